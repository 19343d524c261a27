"""One file is weighed: as this program makes it, or with approved numbers at least, or wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from pocketcards.model.artifact import Artifact
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.manifest import Listed
from pocketcards.model.order import MIXED, is_mixed
from pocketcards.model.wording import counted, some
from pocketcards.sets.numbers import BUILD_ANEW, Reader
from pocketcards.sets.origin import Reason
from pocketcards.sets.same import same
from pocketcards.sets.unzip import UNREADABLE, members_of
from pocketcards.sets.zip_file import GUIDE, POINT

__all__ = ["CHANGED", "MISSING", "NOT_PROVABLE", "RULES", "STRANGER", "Judge", "Weighed", "bytes_of", "why"]

MISSING = Rule(
    "VER002",
    "listed-file-missing",
    Severity.ERROR,
    "The set is not whole; somebody may print the rest and miss a language.",
    BUILD_ANEW,
)
CHANGED = Rule(
    "VER003",
    "file-changed-after-build",
    Severity.ERROR,
    "The file is not the one that was proven: it was edited, cut off or exchanged.",
    BUILD_ANEW,
)
STRANGER = Rule(
    "VER004",
    "file-not-in-manifest",
    Severity.ERROR,
    "It lies among proven files and is none of them; somebody may print it for one of these.",
    "Keep it in a folder of its own. To know what a PDF or a zip is, ask about it alone: verify FILE.",
)
NOT_PROVABLE = Rule(
    "VER008",
    "words-not-provable",
    Severity.ERROR,
    "Every number that was read is an approved one, but nobody can tell from here whether the words are "
    "those that a team has read: this program, this project or these options make another file.",
    "Build the set anew, or verify it with the program, the project and the options that made it.",
)
RULES = (MISSING, CHANGED, STRANGER, NOT_PROVABLE)
LARGEST = 500_000_000
"""Bytes of a file that is read at all."""
BESIDE = (GUIDE.removesuffix(".pdf"), POINT.removesuffix(".pdf"))
"""How the names of PDF files begin that are no cards: figures of another kind stand in them."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A file that is looked at."""

    at: Location
    data: bytes
    name: str
    """Its path in the set, as doubts name it."""
    listed: Listed | None = None
    """What the manifest says of it."""
    artifact: Artifact | None = None
    """The file that was made for it."""
    made: bytes | None = None
    """The bytes of that; None: nothing was made for it."""
    reasons: Sequence[str] = ()
    """Why it may be another today; empty: it must not be."""

    @property
    def is_pdf(self) -> bool:
        """Whether somebody could print it as a card, and its numbers can be read."""
        name = PurePosixPath(self.name).name.casefold()
        return not name.startswith(BESIDE) and (b"%PDF-" in self.data[:1024] or name.endswith(".pdf"))


@dataclass(slots=True)
class Judge:
    """Weighs files one after the other, and keeps what it found."""

    reader: Reader
    findings: list[Finding] = field(default_factory=list)
    unread: bool = False
    """Whether some doubt is about a file whose numbers nobody can read: a picture, a page, a table."""
    _read_before: set[tuple[str, bytes]] = field(default_factory=set)
    """By path and sum: a sheet lies in the zip too."""
    _doubts: dict[tuple[str, bool], list[str]] = field(default_factory=dict)
    """Why, and whether it is a PDF, to paths."""

    def tell(self, rule: Rule, message: str, at: Location, locale: str | None = None) -> None:
        """Add a finding."""
        self.findings.append(rule.found(message, at, locale=locale))

    def weigh(self, one: Weighed, *, told: bool = False) -> bool:
        """Tell whether a file is as this program makes it; if not, find out what it is.

        Args:
            one: The file.
            told: Whether it is known, and told, that the file was changed.
        """
        if one.made is not None and same(one.data, one.made):
            if one.listed and one.artifact:
                self.findings += _lies(one.listed, one.artifact, one.at)
            return True
        key = (one.listed.path, hashlib.sha256(one.data).digest()) if one.listed else None
        if key in self._read_before:
            return False
        if key:
            self._read_before.add(key)
        locale = one.listed.locale if one.listed else None
        wrong = list(self._read(one)) if one.is_pdf else []
        self.findings += wrong
        if one.reasons and not (wrong or told):
            self.doubt("; ".join([*one.reasons, *_otherwise(one)]), one.name, pdf=one.is_pdf)
        elif not one.reasons and not told:
            other = "this program makes other bytes" if one.made else "these options make no such file"
            self.tell(CHANGED, "; ".join([other, *_otherwise(one)]), one.at, locale)
        return False

    def doubt(self, reason: str, path: str, *, pdf: bool = True) -> None:
        """Keep that nothing is wrong with the numbers of a file, and nobody can vouch for its words."""
        self.unread |= not pdf
        self._doubts.setdefault((reason, pdf), []).append(path)

    def close(self, at: Location) -> None:
        """Tell the doubts about a set: one finding for each reason, however many files it has."""
        for (reason, pdf), paths in self._doubts.items():
            proven = "numbers approved, words not provable" if pdf else "not provable"
            message = f"{proven}: {counted(len(paths), 'file')} ({some(paths)}), because {reason}"
            self.tell(NOT_PROVABLE, message, at)
        self._doubts.clear()

    def zip(self, one: Weighed, listed: Mapping[str, Listed]) -> None:
        """Weigh what is in a zip, member by member.

        Args:
            one: The zip.
            listed: What the manifest says of sheets, by their file names.
        """
        if one.made is not None and one.data == one.made:
            return
        found = members_of(one.data, one.made)
        for fault in found.faults:
            self.tell(UNREADABLE, fault, one.at)
        made = members_of(one.made).contents if one.made is not None else None
        self.members(one, found.contents, made, listed)

    def members(
        self,
        one: Weighed,
        found: Mapping[str, bytes],
        made: Mapping[str, bytes] | None,
        listed: Mapping[str, Listed],
    ) -> None:
        """Weigh the members of a zip, packed or unpacked; `made` is None where it was not made again."""
        for path, data in found.items():
            at = Location(f"{one.at.path}/{path}")
            if made is not None and path not in made:
                self.tell(STRANGER, "this program puts no such file into the zip", at)
                continue
            name = PurePosixPath(path).name
            twin = made[path] if made is not None else None
            reasons = one.reasons or (("the zip was not made again",) if made is None else ())
            self.weigh(Weighed(at, data, f"{one.name}/{path}", listed.get(name), None, twin, reasons))
        for path in made or ():
            if path not in found:
                self.tell(MISSING, f"{path} is not in it", one.at)

    def _read(self, one: Weighed) -> Iterator[Finding]:
        """Yield what is wrong with the numbers of a file that is not as it was made."""
        if one.listed is None:
            yield from self.reader.unlisted(one.data, one.at)[0]
            return
        wanted: Collection[str] | None = one.artifact.contacts.values() if one.artifact else None
        yield from self.reader.listed(one.listed, one.data, one.at, wanted)


def bytes_of(path: Path) -> bytes | None:
    """Return what a file holds; None where it cannot be read, or is too large for anything of ours."""
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else None
    except OSError:
        return None


def why(reasons: Sequence[Reason], locale: str = MIXED) -> tuple[str, ...]:
    """Return which reasons hold for a file in a locale; for files of several languages all do."""
    return tuple(text for text, only in reasons if not only or only == locale or is_mixed(locale))


def _lies(listed: Listed, made: Artifact, at: Location) -> Iterator[Finding]:
    """Find where a manifest says something else of a file than what it is."""
    for key in ("card", "locale", "region", "format", "status", "pages", "contacts", "copies_read", "codes"):
        said, right = getattr(listed, key), getattr(made, key)
        if said != right:
            message = f"its manifest says {key} {said!r}, and it is {right!r}"
            yield CHANGED.found(message, at, locale=made.locale)


def _otherwise(one: Weighed) -> Iterator[str]:
    """Yield what of a file is another than in the one that was made for it, as far as a manifest tells."""
    if one.listed is None or one.artifact is None:
        return
    if one.listed.status != one.artifact.status:
        yield f"it passes for {one.listed.status} and is {one.artifact.status} here"
    if one.listed.codes != one.artifact.codes:
        yield "its text is another (another print code)"
