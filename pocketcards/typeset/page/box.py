"""Boxes: set material of known height that can be put anywhere. Blocks are made of boxes.

A box is measured when it is made and drawn only when it is placed, so that a size that does
not fit costs no drawing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from operator import attrgetter
from typing import NamedTuple

from pocketcards.model.geometry import Pt
from pocketcards.model.page import Color, Element, PlacedLine, Shape
from pocketcards.typeset.page.paragraph import Paragraph, set_line
from pocketcards.typeset.text.breaklines import Setting, break_lines

__all__ = [
    "Box",
    "Overflow",
    "Placement",
    "White",
    "aligned",
    "lines_of",
    "overflows_of",
    "padded",
    "row",
    "spaced",
    "stacked",
    "text_box",
]


class Placement:
    """What a placed box adds to its panel."""

    def __init__(
        self,
        elements: Iterable[Element | PlacedLine] = (),
        shapes: Iterable[Shape] = (),
        codes: Iterable[str] = (),
    ) -> None:
        self.elements = list(elements)
        self.shapes = list(shapes)
        self.codes = list(codes)
        """What the QR codes among the shapes say."""

    def add(self, other: Placement) -> None:
        """Take over what another box added."""
        self.elements += other.elements
        self.shapes += other.shapes
        self.codes += other.codes


class Overflow(NamedTuple):
    """A word that is wider than its measure."""

    msgctxt: str | None
    excess: Pt


class Box(NamedTuple):
    """Set material. `place(x, top)` puts its upper left corner there."""

    width: Pt
    height: Pt
    place: Callable[[Pt, Pt], Placement]
    overflows: tuple[Overflow, ...] = ()
    ascent: Pt = 0.0
    """From its top down to its first baseline; boxes of a row share a baseline."""
    descent: Pt = 0.0
    """From its last baseline down to its bottom."""


_WIDTH, _HEIGHT, _ASCENT, _DESCENT = (attrgetter(name) for name in ("width", "height", "ascent", "descent"))


def overflows_of(boxes: Iterable[Box]) -> tuple[Overflow, ...]:
    """Return the words of boxes that are wider than their measure."""
    found = [box.overflows for box in boxes if box.overflows]
    return tuple(chain.from_iterable(found)) if found else ()


def lines_of(
    paragraph: Paragraph,
    setting: Setting,
    size: Pt,
    x: Pt,
    top: Pt,
    width: Pt,
    *,
    color: Color,
    align: str,
    msgctxt: str | None,
    number: Pt | None = None,
) -> list[PlacedLine]:
    """Return the lines of a setting, placed. `align` is `start`, `center` or `end`."""
    placed = []
    leftwards = (align == "start") == bool(paragraph.base)
    for part in setting.lines:
        line = set_line(paragraph, part.start, part.end, size, number)
        slack = width - line.width
        left = x + (slack / 2 if align == "center" else slack if leftwards else 0.0)
        placed.append(PlacedLine(line, left, top - setting.ascent - part.drop, color, msgctxt))
    return placed


@lru_cache(maxsize=1 << 13)
def text_box(
    paragraph: Paragraph,
    size: Pt,
    width: Pt,
    *,
    tag: str | None = "P",
    color: Color = Color.INK,
    align: str = "start",
    msgctxt: str | None = None,
    lang: str | None = None,
    number: Pt | None = None,
) -> Box:
    """Return a paragraph set to a measure; an infinite one gives a line as wide as its text.

    Without a tag its lines stand bare in what holds them.
    """
    setting = break_lines(paragraph, size, width, number)
    natural = max((line.width for line in setting.lines), default=0.0)
    measure = min(width, natural) if width == math.inf else width

    def place(x: Pt, top: Pt) -> Placement:
        lines = lines_of(
            paragraph,
            setting,
            size,
            x,
            top,
            measure,
            color=color,
            align=align,
            msgctxt=msgctxt,
            number=number,
        )
        return Placement([Element(tag, tuple(lines), lang)] if tag else list(lines))

    over = (Overflow(msgctxt, setting.overflow),) if setting.overflow > 0.01 else ()
    descent = setting.height - setting.ascent - (setting.lines[-1].drop if setting.lines else 0.0)
    return Box(measure, setting.height, place, over, setting.ascent, descent)


class White(NamedTuple):
    """What parts boxes that stand below each other."""

    least: Pt
    """Between the bottom of one and the top of the next."""
    pitch: Pt = 0.0
    """From the last baseline of one down to the first of the next, where that is more."""

    def between(self, above: Box, below: Box) -> Pt:
        """Return the white between two boxes."""
        pitched = self.pitch - above.descent - below.ascent
        return pitched if pitched > self.least else self.least


def stacked(boxes: Sequence[Box], gap: Pt, width: Pt) -> Box:
    """Return boxes below each other, equally far apart."""
    return spaced(boxes, White(gap), width)


def spaced(boxes: Sequence[Box], white: White, width: Pt) -> Box:
    """Return boxes below each other, parted by white that may follow their baselines."""
    if len(boxes) == 1:
        return boxes[0]._replace(width=width)
    gaps = [white.between(one, other) for one, other in pairwise(boxes)]
    height = sum(map(_HEIGHT, boxes)) + sum(gaps)

    def place(x: Pt, top: Pt) -> Placement:
        placed = Placement()
        for box, gap in zip(boxes, [*gaps, 0.0], strict=True):
            placed.add(box.place(x, top))
            top -= box.height + gap
        return placed

    first, last = (boxes[0].ascent, boxes[-1].descent) if boxes else (0.0, 0.0)
    return Box(width, height, place, overflows_of(boxes), first, last)


def aligned(box: Box, width: Pt, *, rtl: bool) -> Box:
    """Put a box at the side of the measure where reading starts."""

    def place(x: Pt, top: Pt) -> Placement:
        return box.place(x + width - box.width if rtl else x, top)

    over = (Overflow(None, box.width - width),) if box.width > width + 0.01 else ()
    return Box(width, box.height, place, box.overflows + over, box.ascent, box.descent)


def padded(box: Box, above: Pt, below: Pt) -> Box:
    """Return a box with white above and below it."""

    def place(x: Pt, top: Pt) -> Placement:
        return box.place(x, top - above)

    height = above + box.height + below
    return Box(box.width, height, place, box.overflows, above + box.ascent, box.descent + below)


def row(boxes: Sequence[Box], gap: Pt, *, rtl: bool, tag: str | None = None, lang: str | None = None) -> Box:
    """Return boxes beside each other on one baseline, in reading direction."""
    width = sum(map(_WIDTH, boxes)) + gap * max(0, len(boxes) - 1)
    ascent = max(map(_ASCENT, boxes))
    height = ascent + max([box.height - box.ascent for box in boxes])

    def place(x: Pt, top: Pt) -> Placement:
        placed = Placement()
        at = x + width if rtl else x
        for box in boxes:
            left = at - box.width if rtl else at
            placed.add(box.place(left, top - (ascent - box.ascent)))
            at = left - gap if rtl else at + box.width + gap
        if tag:
            placed.elements = [Element(tag, tuple(placed.elements), lang)]
        return placed

    return Box(width, height, place, overflows_of(boxes), ascent, max(0.0, *map(_DESCENT, boxes)))
