"""A set with its manifest: every file of it is accounted for, and made again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from pocketcards.model.artifact import Artifact, bytes_in
from pocketcards.model.finding import Location
from pocketcards.model.manifest import Listed, Manifest, Place, Remade
from pocketcards.model.wording import counted, some
from pocketcards.sets.alone import Maker
from pocketcards.sets.judge import CHANGED, MISSING, STRANGER, Judge, Weighed, bytes_of, why
from pocketcards.sets.manifest import MANIFEST, NUMBERS, SUMS, numbers_table, sums
from pocketcards.sets.origin import Reason, reasons
from pocketcards.sets.same import same

__all__ = ["WholeSet"]

_ENDING = re.compile(r"(-DRAFT)?\.(?=(pdf|png)\Z)")
"""How the name of a card's file ends, draft or not."""
LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What file managers put into every folder that they show."""
OURS = ".pocketcards-"
"""How names begin of what a build that is running has in the folder."""


class WholeSet:
    """A set, and how its files are weighed."""

    def __init__(self, manifest: Manifest, maker: Maker, judge: Judge) -> None:
        self._manifest = manifest
        self._maker = maker
        self._judge = judge
        self._at = Location(str(manifest.folder / MANIFEST))
        self._digests: dict[str, str] = {}
        """SHA-256 of what was read, by path."""

    def weigh(self, asked: Sequence[Listed] | None) -> int:
        """Weigh these files of the set, or all of it; return how many."""
        manifest = self._manifest
        whole = asked is None
        listed = manifest.files if asked is None else tuple(asked)
        places = None if whole else frozenset(one.place for one in listed)
        remade = self._again(places, () if whole else frozenset(one.format for one in listed))
        because = list(reasons(manifest.origin, remade.origin, whole=whole)) if remade.origin.schema else []
        if remade.lacking:
            because.append((remade.lacking, ""))
        made = {_key(artifact.path): artifact for artifact in remade.artifacts}
        for one in listed:
            self._file(one, made.get(_key(one.path)), because)
        if whole:
            self._rest(remade, because)
        self._judge.close(self._at)
        return len(listed)

    def _again(self, places: Collection[Place] | None, formats: Collection[str]) -> Remade:
        if not self._manifest.origin.schema:
            return Remade(lacking="its manifest does not say how it was made: another program wrote it")
        return self._maker(self._manifest.origin, places, formats)

    def _file(self, listed: Listed, made: Artifact | None, because: Sequence[Reason]) -> None:
        judge, at = self._judge, self._place(listed.path)
        wrong = list(judge.reader.outdated(listed, at))
        judge.findings += wrong
        data = self._read(listed.path, at, listed.locale)
        if data is None:
            return
        changed = self._digests[listed.path] != listed.sha256
        if changed:
            judge.tell(CHANGED, "its bytes are not those of the manifest", at, listed.locale)
        named = made is not None and made.path != listed.path
        if named and made and same(data, made.data):
            judge.tell(CHANGED, f"it is {made.path} under another name", at, listed.locale)
            return
        twin = made.data if made and not named else None
        known = why(because, listed.locale)
        judge.weigh(Weighed(at, data, listed.path, listed, made, twin, known), told=changed or bool(wrong))

    def _rest(self, remade: Remade, because: Sequence[Reason]) -> None:
        """Look at everything of the set that is no card, and at what should not be there or is not."""
        manifest, judge = self._manifest, self._judge
        if not manifest.files:
            judge.tell(MISSING, "the set holds no card", self._at)
        known = why(because)
        for path in manifest.more:
            self._further(path, remade, known)
        here = {_key(one.path) for one in manifest.files}
        absent = [artifact.path for artifact in remade.artifacts if _key(artifact.path) not in here]
        absent += [path for path in remade.more if path not in manifest.more]
        if absent:
            message = f"{counted(len(absent), 'file')} of these options are not in the set: {some(absent)}"
            if known:
                judge.doubt(f"this project makes more ({some(absent)}): {'; '.join(known)}", "the set")
            else:
                judge.tell(MISSING, message, self._at)
        self._strangers()
        self._records()

    def _further(self, path: str, remade: Remade, known: Sequence[str]) -> None:
        """Look at a package, a picture, or a sheet that belongs to no language."""
        judge, at = self._judge, self._place(path)
        data = self._read(path, at)
        if data is None:
            return
        changed = self._digests[path] != self._manifest.more[path]
        if changed:
            judge.tell(CHANGED, "its bytes are not those of the manifest", at)
        made = remade.more.get(path)
        one = Weighed(at, data, path, None, None, None if made is None else bytes_in(made), known)
        if path.casefold().endswith(".zip"):
            if one.made is None and not known:
                judge.tell(CHANGED, "these options make no such file", at)
            judge.zip(one, {listed.path.rpartition("/")[2]: listed for listed in self._manifest.files})
        else:
            judge.weigh(one, told=changed)

    def _strangers(self) -> None:
        """Find files that the manifest does not list, whatever they are called."""
        manifest = self._manifest
        folder = manifest.folder
        listed = {listed.path for listed in manifest.files}
        known = {*listed, *manifest.more, MANIFEST, NUMBERS, SUMS}
        digests = {listed.sha256: listed.path for listed in manifest.files}
        for path in sorted(_everything(folder)):
            name = path.relative_to(folder).as_posix()
            if name in known or path.name in LITTER or _of_a_build(path, folder):
                continue
            data = bytes_of(path)
            twin = digests.get(hashlib.sha256(data).hexdigest()) if data is not None else None
            message = f"it is {twin} under another name" if twin else "the manifest does not list it"
            self._judge.tell(STRANGER, message, Location(str(path)))

    def _records(self) -> None:
        """Compare the table of numbers and the sums with what they must be."""
        manifest = self._manifest
        must = {NUMBERS: numbers_table(manifest.files)}
        digests = {**{one.path: one.sha256 for one in manifest.files}, **manifest.more}
        said = {MANIFEST: bytes_of(manifest.folder / MANIFEST) or b"", **must}
        digests |= {name: hashlib.sha256(data).hexdigest() for name, data in said.items()}
        must[SUMS] = sums(digests)
        for name, right in must.items():
            data = self._read(name, self._place(name))
            if data is not None and data != right:
                self._judge.tell(CHANGED, "it does not say what the set holds", self._place(name))

    def _place(self, path: str) -> Location:
        return Location(str(self._manifest.folder / path))

    def _read(self, path: str, at: Location, locale: str | None = None) -> bytes | None:
        """Return the bytes of a file; None after a finding."""
        place = self._manifest.folder / path
        data = bytes_of(place) if place.is_file() else None
        if data is None:
            there = "it cannot be read" if place.exists() else "it is not there"
            self._judge.tell(MISSING, f"the manifest lists it, and {there}", at, locale)
        else:
            self._digests[path] = hashlib.sha256(data).hexdigest()
        return data


def _key(path: str) -> str:
    """Return the path of a file, whether it is a draft or not."""
    return _ENDING.sub(".", path)


def _of_a_build(path: Path, folder: Path) -> bool:
    """Tell whether a build that is running, or was cut off, has put a file there."""
    return path.parent == folder and path.name.startswith(OURS) and path.suffix in (".json", ".lock", "")


def _everything(folder: Path) -> Iterator[Path]:
    """Yield whatever lies in a folder and is no folder."""
    return (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
