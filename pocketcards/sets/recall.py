"""From paper back to its file: what a print code stands for, and which printed sets carry an old number.

Files have no date on purpose. Manifests know which number each file shows; the project knows which is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from pocketcards.errors import UsageError
from pocketcards.model.edition import CODE_LENGTH, CODE_LETTERS
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.lock_file import Change
from pocketcards.model.manifest import Listed, Manifest, outdated
from pocketcards.model.project import Project
from pocketcards.sets.manifest import MANIFEST, manifest_of, read_manifest
from pocketcards.sets.numbers import OUTDATED

__all__ = ["RULES", "Found", "Recall", "look_up", "manifests", "recalls", "unknown", "written"]

LOOKS = f"A code is {CODE_LENGTH} letters out of {CODE_LETTERS}: no vowel, no Y, no digit"
UNKNOWN = Rule(
    "VER007",
    "code-unknown",
    Severity.ERROR,
    "Nobody can tell from it which numbers are on the paper, or whether they are still right.",
    f"{LOOKS}. Read it again at the edge of the card or of the sheet, and name the folder of the set "
    "that was printed: verify --code CODE FOLDER. If it stays unknown, collect the paper.",
)
RULES = (UNKNOWN,)
BELOW = ("*", "*/*")
"""Where sets lie in a folder that holds several of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file whose card bears a code."""

    manifest: Manifest
    listed: Listed
    wrong: dict[str, str]
    """By role, why its number is not the approved one."""

    def outdated(self) -> Iterator[Finding]:
        """Yield why its numbers are not the approved ones."""
        at = Location(str(self.path))
        for role, message in self.wrong.items():
            yield OUTDATED.found(f"{role}: {message}", at, locale=self.listed.locale)

    @property
    def path(self) -> Path:
        """The file, as the folder was named."""
        return self.manifest.folder / self.listed.path


@dataclass(frozen=True, slots=True)
class Recall:
    """A number that is wrong now, and the files that carry it."""

    region: str
    role: str
    number: str
    files: tuple[Found, ...]


def manifests(folders: Sequence[Path], findings: list[Finding]) -> list[Manifest]:
    """Read the manifests of folders, and of the sets that lie in them.

    Raises:
        UsageError: A folder holds no set.
    """
    manifests: dict[Path, Path] = {}
    for folder in folders:
        some = list(_manifests(folder))
        if not some:
            hint = f"Name the folder that a build wrote: it holds {MANIFEST}."
            raise UsageError(f"there is no {MANIFEST} in {folder} or above it", hint)
        for path in some:
            manifests.setdefault(path.resolve(), path)
    read = [read_manifest(path, findings) for path in manifests.values()]
    return [manifest for manifest in read if manifest]


def _manifests(folder: Path) -> Iterator[Path]:
    nearest = manifest_of(folder) or manifest_of(folder.resolve())
    if nearest and nearest.is_file():
        yield nearest
    for depth in BELOW:
        yield from sorted(path for path in folder.glob(f"{depth}/{MANIFEST}") if path.is_file())


def written(manifest: Manifest) -> date:
    """Return the day of the manifest: on which the set was written, or copied without its dates."""
    stamp = (manifest.folder / MANIFEST).stat().st_mtime
    return datetime.fromtimestamp(stamp, UTC).astimezone().date()


def look_up(code: str, sets: Sequence[Manifest], project: Project) -> list[Found]:
    """Return every file that bears a code. Four letters are few: several cards may have the same."""
    wanted = code.strip().upper()
    return [
        Found(manifest, listed, outdated(listed, project))
        for manifest in sets
        for listed in manifest.files
        if wanted in listed.codes
    ]


def unknown(code: str, sets: Sequence[Manifest]) -> Finding:
    """Return what to say of a code that no set bears."""
    folders = ", ".join(str(manifest.folder) for manifest in sets)
    at = Location(str(sets[0].folder / MANIFEST)) if len(sets) == 1 else None
    return UNKNOWN.found(f"no card of {folders} has the code {code!r}", at)


def recalls(sets: Sequence[Manifest], project: Project, differ: Sequence[Change]) -> list[Recall]:
    """Return which numbers of printed sets are wrong now: with these changes, or by an earlier one."""
    files: dict[tuple[str, str, str], list[Found]] = {}
    for manifest in sets:
        for listed in manifest.files:
            for role, number in listed.contacts.items():
                if _wrong(listed.region, role, number, project, differ):
                    found = Found(manifest, listed, {})
                    files.setdefault((listed.region, role, number), []).append(found)
    return [Recall(*place, tuple(some)) for place, some in sorted(files.items())]


def _wrong(region: str, role: str, number: str, project: Project, differ: Sequence[Change]) -> bool:
    known = project.regions.get(region)
    if known:
        contact = project.contacts.get(known.roles.get(role, ""))
        if contact is None or contact.printed != number:
            return True
    changed = [change for change in differ if change.old and change.old.printed == number]
    return any(
        change.old.role == role and (change.old.region == region or known is None) and change.on_paper
        for change in changed
        if change.old
    )
