"""The output folder: staged, proven, then moved, so that it always holds one whole set.

Only a folder that is new, empty or ours is written to, and in it only files that our manifest
lists are replaced or removed. A run that was cut off is completed or undone by the next.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from pocketcards.errors import OutputError
from pocketcards.model.artifact import Artifact
from pocketcards.model.manifest import UNKNOWN, Origin
from pocketcards.sets.manifest import MANIFEST, NUMBERS, SUMS, read_manifest, records

__all__ = ["publish", "recover", "refuse_foreign"]

STAGING = ".pocketcards-staging"
"""Holds the new set in `new` and, while files move, the old one in `old`."""
JOURNAL = ".pocketcards-journal.json"
NOTHING_MORE: Mapping[str, bytes] = MappingProxyType({})
TRIES = 5
PAUSE = 0.2

_DAMAGED = (ValueError, KeyError, TypeError, RecursionError)
"""What a JSON file that somebody edited may raise."""


def refuse_foreign(folder: Path) -> None:
    """Refuse a folder that holds files which are not ours."""
    with _system_errors_named(folder):
        if not folder.exists():
            return
        if not folder.is_dir():
            raise OutputError(f"{folder} is not a folder", "Choose another: --out DIR.")
        names = {path.name for path in folder.iterdir()} - {STAGING}
        if names and JOURNAL not in names and not _listed(folder):
            raise OutputError(
                f"{folder} holds files that this program did not write; nothing was changed",
                "Choose a new or empty folder: --out DIR.",
            )


def recover(folder: Path) -> None:
    """Complete the moves of a run that was cut off, or drop what it had only staged."""
    with _system_errors_named(folder):
        journal = folder / JOURNAL
        if journal.exists():
            try:
                plan = json.loads(journal.read_text("utf-8"))
                moves = _Move.of(folder, plan["moves"])
                removals = _Move.of(folder, plan["removals"])
            except _DAMAGED:
                raise OutputError(
                    f"{journal} is damaged, so an earlier run cannot be completed",
                    "Move the folder away and build into a new one.",
                ) from None
            _carry_out(folder, moves, removals)
        shutil.rmtree(folder / STAGING, ignore_errors=True)


def publish(
    folder: Path,
    artifacts: Sequence[Artifact],
    more: Mapping[str, bytes] = NOTHING_MORE,
    origin: Origin = UNKNOWN,
) -> None:
    """Write the artifacts, the manifest and the sums as one set; remove what the old set had more.

    Args:
        folder: Where.
        artifacts: The files that hold numbers.
        more: Further files of the set, by path: packages and pictures.
        origin: What the set was made with, for its manifest.
    """
    refuse_foreign(folder)
    recover(folder)
    contents = {artifact.path: artifact.data for artifact in artifacts}
    contents |= more
    contents |= records(artifacts, more, contents, origin)
    with _system_errors_named(folder):
        folder.mkdir(parents=True, exist_ok=True)
        old = _listed(folder)
        _refuse_strangers(folder, contents, old)
        # The same bytes stay: a file that a viewer holds open need not be touched.
        changed = [path for path, data in contents.items() if not _holds(folder / path, data)]
        removals = _Move.of(folder, sorted(set(old) - set(contents)))
        moves = _Move.of(folder, changed)
        if moves or removals:
            _stage(folder, moves, removals, contents)
            _carry_out(folder, moves, removals)
            shutil.rmtree(folder / STAGING, ignore_errors=True)


def _listed(folder: Path) -> frozenset[str]:
    """Return the files of the folder's own set; empty where there is none."""
    manifest = read_manifest(folder / MANIFEST, [])
    if manifest is None:
        return frozenset()
    found = (*(one.path for one in manifest.files), *manifest.more)
    for path in found:
        _inside(folder, path)
    return frozenset((*found, MANIFEST, NUMBERS, SUMS))


def _refuse_strangers(folder: Path, paths: Iterable[str], old: frozenset[str]) -> None:
    """Refuse to replace a file that the manifest does not list: somebody else put it there."""
    ours = {path.casefold() for path in old}
    for path in paths:
        if path.casefold() not in ours and _inside(folder, path).exists():
            raise OutputError(
                f"{folder / path} is in the way, and this program did not write it; nothing was changed",
                "Move the file away, or choose another folder: --out DIR.",
            )


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _inside(folder: Path, path: str) -> Path:
    """Return the place of a file; refuse one that leaves the folder, whatever a manifest says."""
    parts = Path(path).parts
    target = folder.joinpath(*parts)
    try:
        inside = target.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a NUL, a loop of links
        inside = False
    if not parts or ".." in parts or not inside or target.is_symlink() or target.is_dir():
        raise OutputError(f"{path!r} is not the name of a file inside {folder}; nothing was changed")
    return target


@dataclass(frozen=True, slots=True)
class _Move:
    """A file that changes: where it is staged, where it belongs, and where what stood there is kept."""

    new: Path
    place: Path
    old: Path

    @classmethod
    def of(cls, folder: Path, paths: Iterable[str]) -> list[_Move]:
        places = [(path, _inside(folder, path)) for path in paths]
        return [
            cls(_inside(folder, f"{STAGING}/new/{path}"), place, _inside(folder, f"{STAGING}/old/{path}"))
            for path, place in places
        ]


def _stage(
    folder: Path, moves: Sequence[_Move], removals: Sequence[_Move], contents: dict[str, bytes]
) -> None:
    """Write the new files beside the old ones, and last the journal: from then on the new set counts."""
    written = folder / STAGING / "journal.json"
    names = [[move.place.relative_to(folder).as_posix() for move in some] for some in (moves, removals)]
    plan = {"moves": names[0], "removals": names[1]}
    try:
        for path, move in zip(names[0], moves, strict=True):
            _write(move.new, contents[path])
        _write(written, json.dumps(plan, indent=1).encode())
        written.replace(folder / JOURNAL)  # at once: half a journal would say nothing
    except OSError:
        shutil.rmtree(folder / STAGING, ignore_errors=True)
        raise


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _carry_out(folder: Path, moves: Sequence[_Move], removals: Sequence[_Move]) -> None:
    """Set the old files aside, then put the new ones in their places; what is done is not done again.

    Nothing is lost before every file is known to move: where one cannot, all go back.
    """
    try:
        for move in moves:
            if move.new.exists() and move.place.exists():
                _rename(move.place, move.old)
        for move in removals:
            if move.place.exists():
                _rename(move.place, move.old)
        for move in moves:
            if move.new.exists():
                _rename(move.new, move.place)
    except OutputError:
        with suppress(OSError):
            _undo(moves, removals)
        raise
    for move in removals:
        if move.place.parent != folder:
            with suppress(OSError):  # not empty: somebody else's files live there too
                move.place.parent.rmdir()
    (folder / JOURNAL).unlink(missing_ok=True)


def _undo(moves: Sequence[_Move], removals: Sequence[_Move]) -> None:
    for move in moves:
        if move.place.exists() and not move.new.exists():
            move.place.replace(move.new)
    for move in (*moves, *removals):
        if move.old.exists():
            move.old.replace(move.place)


def _rename(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    _insist(partial(source.replace, target), source)


def _insist(act: Callable[[], object], path: Path) -> None:
    """Try again for a second: on Windows a viewer may hold the file open."""
    for attempt in range(TRIES):
        try:
            act()
            return
        except PermissionError:
            if attempt == TRIES - 1:
                raise OutputError(
                    f"{path} is open in another program; the old and the new set are both kept",
                    "Close the file and run the same command again: it goes on where it stopped.",
                ) from None
            time.sleep(PAUSE)


@contextmanager
def _system_errors_named(folder: Path) -> Iterator[None]:
    """Say which file the system refuses: a full disk is no fault of ours."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{error.filename or folder} cannot be written: {error.strerror or error}",
            "Choose another folder: --out DIR. If the disk is full, make room and run the command again.",
        ) from error
