"""What a finished file must show, and what a reader found instead."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pocketcards.model.geometry import Pt, Rect
from pocketcards.model.page import Page

__all__ = ["Expectation", "Fault", "Reading"]


class Expectation(NamedTuple):
    """The numbers of a file, and the places where they may stand."""

    numbers: Counter[str]
    """How often each number stands in the file, as printed."""
    links: Counter[str]
    """How often each address stands behind a link."""
    smallest: Pt
    """No number is set smaller."""
    areas: tuple[tuple[Rect, ...], ...]
    """For each page the safe areas of its panels; a number lies whole in one of them."""
    targets: Mapping[str, str]
    """For each address that may stand behind a link, the number as it is printed."""
    codes: Counter[str]
    """How often each text stands in a QR code."""
    beside: frozenset[str] | None = None
    """What is said beside cards, in margins and on tickets: no numbers to call. None: not known."""
    exact: bool = True
    """False: only which numbers and links may stand in the file is known, not how often."""
    pages: tuple[Page, ...] = ()
    """What was set, page by page: every text, shape and picture. Empty: not known."""
    icons: frozenset[str] = frozenset()
    """Paths of drawings that may stand beside numbers, where it is not known what was set."""


class Fault(NamedTuple):
    """Something that a reader saw and that must not be."""

    reader: str
    message: str
    page: int | None
    """Counted from 0; None where it is a fault of the file."""
    box: Rect | None = None
    """Where on the page."""
    picture: bytes = b""
    """A PNG of the spot."""

    @property
    def told(self) -> str:
        """The fault as people are told it: where, what, and which reader saw it."""
        place = "" if self.page is None else f"page {self.page + 1}: "
        return f"{place}{self.message} (reader: {self.reader})"


class Reading(NamedTuple):
    """What was read of a file."""

    numbers: Counter[str]
    """Numbers that every reader found right."""
    faults: list[Fault]
    pictures: Sequence[bytes] = ()
    """A PNG of every page, where they are asked for and nothing is wrong."""
