"""What was made, and what was found on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pocketcards.errors import OutputError
from pocketcards.load.project import is_unreadable
from pocketcards.model.artifact import Artifact, Content
from pocketcards.model.contact import Contact
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.manifest import UNKNOWN, Origin
from pocketcards.model.message import Catalog

__all__ = ["NUMBER_NOT_PROVEN", "RULES", "Built", "Tell", "same_names"]

NUMBER_NOT_PROVEN = Rule(
    "PRF001",
    "number-not-proven",
    Severity.ERROR,
    "The finished page does not show the approved number as it should; the file was not kept.",
    "This is a fault of the program or of a font, not of the translation: please report it with the picture.",
    ("Swapped glyphs and covered digits pass <docs/evidence.md#what-a-text-extraction-does-not-see>",),
)
SAME_NAME = Rule(
    "PRF002",
    "two-files-of-one-name",
    Severity.ERROR,
    "One of the two files would be lost without a word.",
    "Build the cards into different folders.",
)
RULES = (NUMBER_NOT_PROVEN, SAME_NAME)


Tell = Callable[[str, int, int], None]
"""Told after each card: its label, how many are done, how many there are."""


@dataclass(slots=True)
class Built:
    """What a build made, and what it found."""

    artifacts: list[Artifact] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    """By file name, what a reader saw where a number was not proven."""
    stopped: bool = False
    """Whether an error keeps everything from being published."""
    left_out: dict[str, str] = field(default_factory=dict)
    """The languages that have an error of their own, as reports name them, by locale."""
    lost: dict[str, int] = field(default_factory=dict)
    """How many files of theirs the old set loses, by locale."""
    removed: tuple[str, ...] = ()
    """The files of the old set that the new one does not have."""
    published: bool = False
    """Whether the output folder holds this set now."""
    refused: OutputError | None = None
    """Why the set was made, and not published."""
    unconfirmed: tuple[Contact, ...] = ()
    """Contacts of the regions that are built, which nobody has confirmed: named, and not printed."""
    kept: int = 0
    """How many of the files were there already."""
    more: dict[str, Content] = field(default_factory=dict)
    """What the set holds beside its files, by path: packages and pictures."""
    shown: dict[str, tuple[Content, ...]] = field(default_factory=dict)
    """By path of a card, the pictures of it on the page to start with."""
    origin: Origin = UNKNOWN
    catalogs: dict[str, Catalog] = field(default_factory=dict)
    """Those in which nothing was found, by locale."""

    def add(self, made: Built) -> None:
        """Add what came of some orders."""
        self.artifacts += made.artifacts
        self.findings += made.findings
        self.notes += made.notes
        self.pictures |= made.pictures
        self.kept += made.kept
        self.more |= made.more
        self.shown |= made.shown

    @property
    def failed(self) -> bool:
        """Whether something that was asked for is not made."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def unreadable(self) -> bool:
        """Whether files that everything rests on could not be read."""
        return is_unreadable(self.findings)


def same_names(artifacts: Sequence[Artifact]) -> list[Finding]:
    """Return a finding for every path that several artifacts have, letter case aside."""
    paths = Counter(artifact.path.casefold() for artifact in artifacts)
    return [
        SAME_NAME.found(f"{path} is the name of {count} files") for path, count in paths.items() if count > 1
    ]
