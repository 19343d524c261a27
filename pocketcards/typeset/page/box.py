"""Boxes: set material of known height that can be put anywhere. Blocks are made of boxes.

A box is measured when it is made and drawn only when it is placed, so that a size that does
not fit costs no drawing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pocketcards.model.geometry import Pt
from pocketcards.model.page import Color, Element, PlacedLine, Shape
from pocketcards.typeset.page.paragraph import Paragraph, set_line
from pocketcards.typeset.text.breaklines import Setting, break_lines

__all__ = ["Box", "Overflow", "Placement", "columns", "lines_of", "row", "stacked", "text_box"]


@dataclass(slots=True)
class Placement:
    """What a placed box adds to its panel."""

    elements: list[Element | PlacedLine] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    """What the QR codes among the shapes say."""

    def add(self, other: Placement) -> None:
        """Take over what another box added."""
        self.elements += other.elements
        self.shapes += other.shapes
        self.codes += other.codes


@dataclass(frozen=True, slots=True)
class Overflow:
    """A word that is wider than its measure."""

    msgctxt: str | None
    excess: Pt


@dataclass(frozen=True, slots=True)
class Box:
    """Set material. `place(x, top)` puts its upper left corner there."""

    width: Pt
    height: Pt
    place: Callable[[Pt, Pt], Placement]
    overflows: tuple[Overflow, ...] = ()
    ascent: Pt = 0.0
    """From its top down to its first baseline; boxes of a row share a baseline."""


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
    return Box(measure, setting.height, place, over, setting.ascent)


def stacked(boxes: Sequence[Box], gap: Pt, width: Pt) -> Box:
    """Return boxes below each other."""
    height = sum(box.height for box in boxes) + gap * max(0, len(boxes) - 1)

    def place(x: Pt, top: Pt) -> Placement:
        placed = Placement()
        for box in boxes:
            placed.add(box.place(x, top))
            top -= box.height + gap
        return placed

    overflows = tuple(over for box in boxes for over in box.overflows)
    return Box(width, height, place, overflows, boxes[0].ascent if boxes else 0.0)


def columns(boxes: Sequence[Box], count: int, gap: Pt, gutter: Pt, width: Pt, *, rtl: bool) -> Box:
    """Return boxes in columns of equal width, filled one after the other, as level as can be.

    The first column stands at the side where reading starts.
    """
    measure = (width - gutter * (count - 1)) / count
    cuts = _level_cuts([box.height for box in boxes], count, gap)
    parts = [
        stacked(boxes[low:high], gap, measure)
        for low, high in zip([0, *cuts], [*cuts, len(boxes)], strict=True)
    ]

    def place(x: Pt, top: Pt) -> Placement:
        placed = Placement()
        for i, part in enumerate(parts):
            place_at = count - 1 - i if rtl else i
            placed.add(part.place(x + place_at * (measure + gutter), top))
        return placed

    height = max((part.height for part in parts), default=0.0)
    return Box(width, height, place, tuple(over for part in parts for over in part.overflows))


def pairs(boxes: Sequence[Box], gap: Pt, gutter: Pt, width: Pt, *, rtl: bool) -> Box:
    """Return boxes two by two beside each other; the tops of a pair are level."""
    measure = (width - gutter) / 2
    rows = list(zip(boxes[::2], boxes[1::2], strict=True))
    heights = [max(one.height, other.height) for one, other in rows]

    def place(x: Pt, top: Pt) -> Placement:
        placed = Placement()
        sides = (x + measure + gutter, x) if rtl else (x, x + measure + gutter)
        for members, height in zip(rows, heights, strict=True):
            for box, left in zip(members, sides, strict=True):
                placed.add(box.place(left, top))
            top -= height + gap
        return placed

    height = sum(heights) + gap * max(0, len(rows) - 1)
    return Box(width, height, place, tuple(over for box in boxes for over in box.overflows))


def _level_cuts(heights: list[Pt], count: int, gap: Pt) -> list[int]:
    """Return where each further column starts, so that the tallest column is as low as can be."""
    if count == 1 or len(heights) <= 1:
        return [len(heights)] * (count - 1)

    def tall(low: int, high: int) -> Pt:
        return sum(heights[low:high]) + gap * max(0, high - low - 1)

    best = min(range(1, len(heights) + 1), key=lambda cut: (max(tall(0, cut), tall(cut, len(heights))), -cut))
    if count == 2:
        return [best]
    rest = _level_cuts(heights[best:], count - 1, gap)
    return [best, *(best + cut for cut in rest)]


def row(boxes: Sequence[Box], gap: Pt, *, rtl: bool, tag: str | None = None, lang: str | None = None) -> Box:
    """Return boxes beside each other on one baseline, in reading direction."""
    width = sum(box.width for box in boxes) + gap * max(0, len(boxes) - 1)
    ascent = max(box.ascent for box in boxes)
    height = ascent + max(box.height - box.ascent for box in boxes)

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

    return Box(width, height, place, tuple(over for box in boxes for over in box.overflows), ascent)
