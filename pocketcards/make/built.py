"""What was made, and what was found on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from pocketcards.errors import OutputError
from pocketcards.load.project import is_unreadable
from pocketcards.model.artifact import Artifact, Content, Packed
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


class Built:
    """What a build made, and what it found."""

    def __init__(self, findings: Iterable[Finding] = (), origin: Origin = UNKNOWN) -> None:
        self.artifacts: list[Artifact] = []
        self.findings = list(findings)
        self.notes: list[str] = []
        self.pictures: dict[str, bytes] = {}
        """By file name, what a reader saw where a number was not proven."""
        self.stopped = False
        """Whether an error keeps everything from being published."""
        self.left_out: dict[str, str] = {}
        """The languages that have an error of their own, as reports name them, by locale."""
        self.lost: dict[str, int] = {}
        """How many files of theirs the old set loses, by locale."""
        self.removed: tuple[str, ...] = ()
        """The files of the old set that the new one does not have."""
        self.published = False
        """Whether the output folder holds this set now."""
        self.refused: OutputError | None = None
        """Why the set was made, and not published."""
        self.unconfirmed: tuple[Contact, ...] = ()
        """Contacts of the regions that are built, which nobody has confirmed: named, and not printed."""
        self.kept = 0
        """How many of the files were there already."""
        self.more: dict[str, Content] = {}
        """What the set holds beside its files, by path: packages and pictures."""
        self.shown: dict[str, tuple[Content | Packed, ...]] = {}
        """By path of a card, the pictures of it on the page to start with."""
        self.looks: dict[str, tuple[str, str]] = {}
        """By the SHA-256 of a file, by what else it is known: for the pages of a package."""
        self.origin = origin
        self.catalogs: dict[str, Catalog] = {}
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
        self.looks |= made.looks

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
