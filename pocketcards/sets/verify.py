"""Finished files are proven again: made anew from the project as it is today, and compared.

No manifest is believed: what it lists is made again, in the way that it says, and the rest is read back.
A file that was changed, cut off, renamed, exchanged, added, taken away or outdated is named; none of them
keeps the others from being looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.font import NUMBER_FAMILY
from pocketcards.model.manifest import Listed, Manifest
from pocketcards.model.project import Project
from pocketcards.model.shown import START
from pocketcards.readback.proof import Prover
from pocketcards.sets import judge
from pocketcards.sets.alone import Alone, Maker
from pocketcards.sets.judge import NOT_PROVABLE, Judge
from pocketcards.sets.manifest import MANIFEST, NUMBERS, SUMS, manifest_of, read_manifest
from pocketcards.sets.number_face import face_as_locked, face_of_numbers
from pocketcards.sets.numbers import Reader
from pocketcards.sets.whole import WholeSet

__all__ = ["RULES", "Verified", "verify"]

NOTHING = Rule(
    "VER009",
    "nothing-to-verify",
    Severity.ERROR,
    "Nothing was looked at, so nothing is known of what will be printed.",
    "Name a PDF, a zip, or the folder that a build wrote.",
)
RULES = (*judge.RULES, NOTHING)
BELOW = ("*", "*/*")
"""Where sets lie in a folder that holds several of them."""
PRINTED = (".pdf", ".zip")


@dataclass(slots=True)
class Verified:
    """What is known of the files that were asked about."""

    count: int = 0
    """How many PDF files were looked at."""
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Of files that were asked about alone: what each is."""
    unread: bool = False
    picture: bool = False
    """Whether the numbers of a picture that was asked about alone were neither made again nor read."""

    @property
    def answer(self) -> str:
        """One of three, for people."""
        codes = {finding.code for finding in self.findings}
        if not self.count and codes <= {NOTHING.code}:
            return "nothing was verified"
        if not codes:
            return "as made by this program"
        if codes - {NOT_PROVABLE.code}:
            return "wrong"
        if self.picture:
            return "not proven: nobody has read the numbers of a picture"
        beside = ", nor what lies beside the cards" if self.unread else ""
        return f"numbers approved, words not provable with this program or text{beside}"


def verify(paths: Sequence[Path], project: Project, maker: Maker) -> Verified:
    """Verify PDF files, zips, folders and manifests.

    Args:
        paths: What is asked about; each exists.
        project: Whose numbers count. Needs no catalogs.
        maker: Makes a set again, or some cards of it; says what it lacks instead of raising.
    """
    if unsound := [*face_as_locked(project), *face_of_numbers(project)]:
        return Verified(findings=unsound)
    face = project.fonts[NUMBER_FAMILY].face(bold=True)
    asked = _Asked()
    for path in paths:
        asked.about(path.resolve())
    weighing = Judge(Reader(project, Prover(face.path)))
    count = 0
    for manifest, some in asked.sets():
        count += WholeSet(manifest, maker, weighing).weigh(some)
    alone = Alone(project, maker, weighing)
    for path in asked.alone:
        count += alone.weigh(path)
    found = sorted(dict.fromkeys([*asked.findings, *weighing.findings]), key=Finding.sort_key)
    return Verified(count, found, alone.notes, weighing.unread, alone.unread)


@dataclass(slots=True)
class _Asked:
    """What is asked about, sorted: whole sets, single files of sets, and what belongs to none."""

    findings: list[Finding] = field(default_factory=list)
    alone: dict[Path, None] = field(default_factory=dict)
    _manifests: dict[Path, Manifest | None] = field(default_factory=dict)
    """By its place; None after a finding."""
    _whole: dict[Path, None] = field(default_factory=dict)
    """Places of the manifests of whole sets."""
    _some: dict[Path, dict[str, Listed]] = field(default_factory=dict)
    """By the place of its manifest, of which files of a set alone something is to be known."""

    def sets(self) -> Iterator[tuple[Manifest, tuple[Listed, ...] | None]]:
        """Yield each set once, with the files that are asked about; None: all."""
        for place in dict.fromkeys([*self._whole, *self._some]):
            manifest = self._manifest(place)
            if manifest:
                yield manifest, None if place in self._whole else tuple(self._some[place].values())

    def about(self, path: Path) -> None:
        """Sort what somebody asks about."""
        if path.is_dir():
            self._folder(path)
        elif path.name == MANIFEST:
            self._set(path)
        elif not self._member(path):
            if path.suffix.casefold() in (*PRINTED, ".png") or _looks_like_pdf(path):
                self.alone[path] = None
            else:
                message = "it is no PDF, no zip, no picture, and belongs to no set"
                self.findings.append(NOTHING.found(message, Location(str(path))))

    def _set(self, place: Path) -> None:
        if self._manifest(place):
            self._whole[place] = None

    def _manifest(self, place: Path) -> Manifest | None:
        """Read a manifest once, however many of its files are asked about."""
        if place not in self._manifests:
            self._manifests[place] = read_manifest(place, self.findings)
        return self._manifests[place]

    def _member(self, path: Path) -> bool:
        """Tell whether a file belongs to a set, and is looked at as a part of it."""
        place = manifest_of(path)
        manifest = self._manifest(place) if place and _is_ours(place) else None
        if place is None or manifest is None:
            return False
        name = path.relative_to(manifest.folder).as_posix()
        if name in manifest.more or name in (NUMBERS, SUMS):
            self._whole[place] = None
            return True
        found = next((listed for listed in manifest.files if listed.path == name), None)
        if found:
            self._some.setdefault(place, {})[name] = found
        return found is not None

    def _folder(self, path: Path) -> None:
        if (path / MANIFEST).is_file() and (_is_ours(path / MANIFEST) or not (path / "cards").is_dir()):
            self._set(path / MANIFEST)
            return
        if unpacked := next((one for one in (path, *path.parents[:2]) if (one / START).is_file()), None):
            self.alone[unpacked] = None
            return
        above = manifest_of(path)
        if above and _is_ours(above):
            self._set(above)
            return
        found = list(_below(path))
        for place in found:
            self.about(place)
        if not found:
            message = "there is no set, no zip and no PDF in it"
            self.findings.append(NOTHING.found(message, Location(str(path))))


def _below(path: Path) -> Iterator[Path]:
    """Yield the sets in a folder, and the files that somebody put there to be asked about."""
    for depth in BELOW:
        yield from (place for place in sorted(path.glob(f"{depth}/{MANIFEST}")) if _is_ours(place))
        yield from (place.parent for place in sorted(path.glob(f"{depth}/{START}")))
    yield from sorted(one for one in path.iterdir() if one.suffix.casefold() in PRINTED and one.is_file())


def _is_ours(place: Path) -> bool:
    """Tell whether a manifest is that of a set, damaged or not: other programs have files of that name."""
    return (place.parent / SUMS).is_file() or read_manifest(place, []) is not None


def _looks_like_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:
        return False
