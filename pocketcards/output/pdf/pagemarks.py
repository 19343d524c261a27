"""Marks that tell a reader which way a page reads, where its letters would tell it wrong.

PDF cannot say it of a page. poppler goes by majority: a page with more Latin than Arabic letters
(the outside of a discreet card) is left-to-right to it, and full stops come out at the wrong end;
a page with more text upside down than upright is read from its foot. Direction marks count as
letters and draw nothing, so some of them tip the scale. docs/extraction.md has the measurements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil

from pocketcards.model.geometry import Em
from pocketcards.model.page import Element, Page, PlacedLine
from pocketcards.output.pdf.rtl import LRM, RLM
from pocketcards.unicode import bidi_class

__all__ = ["page_marks"]

LOOSE: Em = 1.5
"""Lines farther apart are no paragraph to poppler: their order depends on the page's."""
KNOWN = ((0x0590, 0x07BF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF))
"""Letters that poppler has as right-to-left; those of N'Ko and Adlam count for nothing."""
RUN = 50
"""The longest text of one code: poppler reads at most 63 characters of it."""


def page_marks(page: Page) -> list[str]:
    """Return runs of direction marks that a page needs; none on most pages."""
    lines = [line for placed in page.panels for line in placed.panel.lines()]
    leftwards = _reads_leftwards(lines)
    needed = max(_to_read_leftwards(lines) if leftwards else 0, _to_stand_upright(page))
    mark = RLM if leftwards else LRM
    return [mark * min(RUN, needed - at) for at in range(0, needed, RUN)]


def _reads_leftwards(lines: Sequence[PlacedLine]) -> bool:
    """Return whether most letters of the messages are right-to-left: the language of the card is."""
    if not any(run.rtl for line in lines for run in line.line.runs):
        return False
    classes = [bidi_class(char) for line in lines if line.msgctxt for char in line.line.text]
    return classes.count("R") + classes.count("AL") > classes.count("L")


def _to_read_leftwards(lines: Iterable[PlacedLine]) -> int:
    """Return how many marks outweigh the letters that read from left to right."""
    text = "".join(line.line.text for line in lines)
    rightward = sum(bidi_class(char) == "L" for char in text)
    leftward = sum(bidi_class(char) in ("R", "AL") and _is_known(char) for char in text)
    return max(0, rightward - leftward + 1)


def _is_known(char: str) -> bool:
    return any(low <= ord(char) <= high for low, high in KNOWN)


def _to_stand_upright(page: Page) -> int:
    upright = [placed.panel for placed in page.panels if not placed.turned]
    if not any(_is_loose(element) for panel in upright for element in panel.elements):
        return 0
    above = sum(_length(placed.panel.lines()) for placed in page.panels if placed.turned)
    below = sum(_length(panel.lines()) for panel in upright)
    return max(0, ceil(1.25 * above) - below)  # right-to-left text brings marks of its own


def _length(lines: Iterable[PlacedLine]) -> int:
    return sum(len(placed.line.text) for placed in lines)


def _is_loose(element: Element) -> bool:
    """Return whether a message of an element is more loosely set than poppler expects."""
    return any(
        one.msgctxt == other.msgctxt and one.y - other.y > LOOSE * one.line.runs[0].size
        for one, other in _neighbours(element)
    )


def _neighbours(element: Element) -> Iterator[tuple[PlacedLine, PlacedLine]]:
    for one, other in pairwise(element.children):
        if isinstance(one, PlacedLine) and isinstance(other, PlacedLine):
            yield one, other
    for child in element.children:
        if isinstance(child, Element):
            yield from _neighbours(child)
