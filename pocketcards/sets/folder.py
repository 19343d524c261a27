"""The output folder: staged, proven, then moved, so that it always holds one whole set.

Only a folder that is new, empty or ours is written to, by one run at a time, and in it only files that our
manifest lists are replaced or removed. A run that was cut off is completed or undone by the next.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

from pocketcards.errors import OutputError, OutputWriteError
from pocketcards.model.artifact import Artifact, Content, bytes_in
from pocketcards.model.manifest import UNKNOWN, Manifest, Origin
from pocketcards.model.wording import counted, some
from pocketcards.sets.journal import JOURNAL, is_ours, new_stage, place_in, places_in, recover, replace_files
from pocketcards.sets.manifest import MANIFEST, NUMBERS, SUMS, read_kept, records
from pocketcards.sets.one_writer import LOCK, only_writer
from pocketcards.sets.stage import Stage

__all__ = ["OutputFolder", "opened", "refuse_sources"]

NOTHING_MORE: Mapping[str, Content] = MappingProxyType({})
_Old = tuple[Manifest | None, frozenset[str]]
"""What the set in a folder says of itself, and all its files."""
NO_SET: _Old = (None, frozenset())


def refuse_sources(root: Path, out: Path) -> None:
    """Refuse to write among what cards are made from: the next build would read it."""
    for name in ("cards", "translations", "fonts"):
        if out.resolve().is_relative_to((root / name).resolve()):
            hint = "Choose another folder: --out DIR."
            raise OutputError(
                f"{out} is inside {name}/, from which the cards are made; nothing was changed", hint
            )


@contextmanager
def opened(path: Path) -> Iterator[OutputFolder]:
    """Open a folder to write a set into; nobody else writes there meanwhile.

    A run that was cut off is completed, or what it had only staged is dropped.

    Raises:
        OutputError: It holds files that are not ours, cannot be written, or somebody is writing there.
    """
    with ExitStack() as stack:
        with _system_errors_named(path):
            # While somebody writes, it may look like a stranger's folder; with a manifest it is read once.
            if not (path / LOCK).exists() and not (path / MANIFEST).is_file():
                _refuse_foreign(path)
            stack.enter_context(only_writer(path))
            old = _refuse_foreign(path)
            cut_off = (path / JOURNAL).exists()
            recover(path)
            if cut_off:
                old = _old_set(path)
        folder = OutputFolder(path, *old)
        try:
            yield folder
        finally:
            folder.discard()


class OutputFolder:
    """A folder that is ours alone to write to, and holds one whole set or none."""

    def __init__(self, path: Path, before: Manifest | None, listed: frozenset[str]) -> None:
        """Take the folder, what the set in it says of itself, and all files of that set."""
        self.path = path
        self.before = before
        self._listed = listed
        self._stage: Stage | None = None

    @property
    def stage(self) -> Stage:
        """Where the next set waits until it is whole."""
        if self._stage is None:
            with _system_errors_named(self.path):
                self._stage = new_stage(self.path)
        return self._stage

    def put_beside(self, name: str, data: bytes) -> None:
        """Write a file that is ours and no part of the set; the set is whole where it cannot be written."""
        with suppress(OSError):
            self.stage.put_aside(name, data).replace(self.path / name)

    def discard(self) -> None:
        """Drop what waits still: moves that have begun are left to the next run."""
        if self._stage and not (self.path / JOURNAL).exists():
            shutil.rmtree(self._stage.folder, ignore_errors=True)

    def publish(
        self,
        artifacts: Sequence[Artifact],
        more: Mapping[str, Content] = NOTHING_MORE,
        origin: Origin = UNKNOWN,
        *,
        replace: bool = False,
        whole: bool = False,
    ) -> tuple[str, ...]:
        """Write the artifacts, the manifest and the sums as one set; return what of the old set is removed.

        Args:
            artifacts: The files that hold numbers.
            more: Further files of the set, by path: packages and pictures.
            origin: What the set was made with, for its manifest.
            whole: Whether nothing that was asked for is missing: the next build may leave it as it is.
            replace: Let a set take the place of a larger one.

        Raises:
            OutputError: More files would be removed than the set has, or one is in the way or held open.
        """
        folder = self.path
        contents: dict[str, Content] = {artifact.path: artifact.content for artifact in artifacts}
        contents |= more
        with _system_errors_named(folder):
            contents |= records(artifacts, more, origin, whole=whole)
        with _system_errors_named(folder):
            _refuse_strangers(folder, contents, self._listed)
            gone = sorted(path for path in self._listed - contents.keys() if place_in(folder, path).exists())
            if not replace:
                _refuse_to_shrink(folder, gone, len(artifacts) + len(more))
            # The same bytes stay: a file that a viewer holds open need not be touched.
            changed = [path for path, content in contents.items() if not _holds(folder / path, content)]
            if changed or gone:
                for path in changed:
                    if not isinstance(contents[path], Path):
                        self.stage.put(path, bytes_in(contents[path]))
                replace_files(folder, self.stage, changed, gone)
        return tuple(gone)


def _refuse_foreign(folder: Path) -> _Old:
    """Refuse a folder that holds files which are not ours; return its set."""
    if folder.is_symlink() and not folder.exists():
        raise OutputError(f"{folder} is a link that leads nowhere", "Choose another folder: --out DIR.")
    if not folder.exists():
        return NO_SET
    if not folder.is_dir():
        raise OutputError(f"{folder} is not a folder", "Choose another: --out DIR.")
    if (folder / JOURNAL).is_file() and is_ours(folder / JOURNAL):
        return NO_SET  # the manifest may have been on its way when that run was cut off
    old = _old_set(folder)
    if old == NO_SET and any(not is_ours(path) for path in folder.iterdir()):
        raise OutputError(
            f"{folder} holds files that this program did not write; nothing was changed",
            "Choose a new or empty folder: --out DIR.",
        )
    return old


def _old_set(folder: Path) -> _Old:
    """Return what the folder's own set says of itself, and all its files."""
    manifest, paths = read_kept(folder / MANIFEST)
    if manifest is None:
        return NO_SET
    places = dict(zip(paths, places_in(folder, paths), strict=True))
    return manifest._replace(places=places), frozenset((*paths, MANIFEST, NUMBERS, SUMS))


def _refuse_strangers(folder: Path, paths: Iterable[str], old: frozenset[str]) -> None:
    """Refuse to replace a file that the manifest does not list: somebody else put it there."""
    ours = {path.casefold() for path in old}
    for place in places_in(folder, [path for path in paths if path.casefold() not in ours]):
        if place.exists():
            raise OutputError(
                f"{place} is in the way, and this program did not write it; nothing was changed",
                "Move the file away, or choose another folder: --out DIR.",
            )


def _refuse_to_shrink(folder: Path, gone: Sequence[str], new: int) -> None:
    """Refuse to take away more files than there will be: nobody asks for that by leaving out an option."""
    if len(gone) > new:
        raise OutputError(
            f"{folder} holds {counted(len(gone), 'file')} that the new set of {counted(new, 'file')} "
            f"has not: {some(gone)}; nothing was changed",
            "Keep them, and build into another folder: --out DIR. To remove them: --replace.",
        )


def _holds(path: Path, content: Content) -> bool:
    if path == content:  # it was left in its place
        return True
    size = len(content) if isinstance(content, bytes) else content.stat().st_size
    return path.is_file() and path.stat().st_size == size and path.read_bytes() == bytes_in(content)


@contextmanager
def _system_errors_named(folder: Path) -> Iterator[None]:
    """Say which file the system refuses: a full disk is no fault of ours."""
    try:
        yield
    except OSError as error:
        raise OutputWriteError(
            f"{error.filename or folder} cannot be written: {error.strerror or error}",
            "Choose another folder: --out DIR. If the disk is full, make room and run the command again.",
        ) from error
