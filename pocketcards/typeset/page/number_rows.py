"""Rows of further numbers: icon, number, what it is. Icons, numbers and words each stand on one edge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pocketcards.model.geometry import Em, Pt
from pocketcards.model.page import Color, Shape
from pocketcards.typeset.page.box import Box, Placement, White, aligned, row, spaced
from pocketcards.typeset.page.columns import columns
from pocketcards.typeset.page.look import Look

__all__ = ["Row", "parted", "set_rows", "with_fact"]

CLEAR: Em = 0.14
"""White that never gives way: nothing touches the figures of a number."""
WORDS: Em = 0.8
"""White between a number and the words beside it, in em of the words."""
HAIRLINE: Em = 0.33
"""White on either side of a hairline, which gives way to nothing; with that of its lines, a millimetre."""
LEAST = 0.25
"""Part of the measure that words beside a number have at least."""


class Row(NamedTuple):
    """A further number, set, and what is said of it."""

    icon: Box
    number: Box
    middle: Pt
    """From its top down to the middle of its figures."""
    said: tuple[str, ...]
    """Message ids: its label, or sentences."""
    languages: tuple[str, ...] = ()
    """Message ids of the languages that it serves, where it has no interpreters."""
    warnings: tuple[str, ...] = ()
    """Message ids of what may hurt a caller."""


def parted(look: Look, above: Box, rows: Box, width: Pt) -> Box:
    """Return the main number and the rows of the others, a hairline in the white between."""
    thick = 0.4 * look.design.scale
    free = max(look.line * 0.25 * look.white, thick / 2 + look.size * HAIRLINE)
    pitch = look.level(above.descent + 2 * free + rows.ascent) + look.step * look.air
    white = pitch - above.descent - rows.ascent
    body = spaced([above, rows], White(white), width)

    def place(x: Pt, top: Pt) -> Placement:
        placed = body.place(x, top)
        rule = f"0 0 m {width:.3f} 0 l {width:.3f} {thick:.3f} l 0 {thick:.3f} l h"
        color = Color.BLACK if look.design.black else Color.RULE
        placed.shapes.insert(0, Shape(rule, color, x, top - above.height - (white + thick) / 2))
        return placed

    return body._replace(place=place)


def set_rows(look: Look, rows: Callable[[], Sequence[Row]], name: str, edge: Pt, width: Pt) -> Box:
    """Set rows below each other. Words stand beside their number, or below it where they are too wide.

    Args:
        look: On paper or on the panel.
        rows: In reading order.
        name: Of their block.
        edge: From the side where reading starts to the numbers; icons stand in it.
        width: Of the whole.
    """
    some = look.white > 0  # all that their own lines know of it
    chosen = look.once((name, "rows", width, some), lambda: _chosen(look, rows(), edge, width))
    apart = look.apart()
    box = spaced(chosen, White(max(apart.least, look.size * CLEAR), apart.pitch), width)
    if not look.dense or len(chosen) == 1:
        return box
    # two beside each other, where there is no room for one below the other
    gutter = look.size * 1.1
    cells = look.once(
        (name, "cells", width, some),
        lambda: [_below(look, one, edge, (width - gutter) / 2) for one in rows()],
    )
    across = columns(cells, 2, look.apart(), gutter, width, rtl=look.rtl)
    return min(box, across, key=lambda one: (bool(one.overflows), one.height))


def _chosen(look: Look, rows: Sequence[Row], edge: Pt, width: Pt) -> list[Box]:
    column = edge + max(one.number.width for one in rows) + look.size * WORDS
    beside = width - column > width * LEAST
    return [_placed(look, one, edge, column if beside else width, width) for one in rows]


def _placed(look: Look, one: Row, edge: Pt, column: Pt, width: Pt) -> Box:
    """Set a row with its words beside the number, or below it where that is lower by a line or more."""
    if column >= width:
        return _below(look, one, edge, width)
    beside = _beside(look, one, edge, column, width)
    if not beside.overflows and beside.height < one.number.height + 2 * look.line:
        return beside
    below = _below(look, one, edge, width)
    lower = below.height < beside.height - look.line + 0.01
    return below if beside.overflows or (lower and not below.overflows) else beside


def _words(look: Look, one: Row, width: Pt) -> Box:
    """Set what a number is: its label with the languages that it serves, or sentences below each other."""
    first, *more = (look.message(name, width) for name in (*one.said, *one.warnings))
    if not one.languages:
        return spaced([first, *more], look.apart(0), width)
    served = _languages(look, one.languages)
    natural = look.message(one.said[0], tag="P")
    line = row([natural, served], look.size * 0.7, rtl=look.rtl)
    if line.width <= width:
        return spaced([aligned(line, width, rtl=look.rtl), *more], look.apart(0), width)
    return spaced([first, aligned(served, width, rtl=look.rtl), *more], look.apart(0), width)


def _languages(look: Look, names: Sequence[str]) -> Box:
    """Set the languages that a channel serves, where it has no interpreters."""
    parts = []
    for i, name in enumerate(names):
        if i:
            parts.append(look.english("·", look.size * 0.9, tag=None))
        parts.append(look.message(name, scale=0.9, tag=None))
    return row(parts, look.size * 0.22, rtl=look.rtl, tag="P")


def _beside(look: Look, one: Row, edge: Pt, column: Pt, width: Pt) -> Box:
    """Set words beside the number: on its baseline, or around its middle where they are lines."""
    measure = width - column
    words = _words(look, one, measure)
    drop = _drop_of(look, one.number, one.middle, words)
    lift = max(0.0, -drop)
    number_top, words_top = lift, lift + drop
    height = max(number_top + one.number.height, words_top + words.height)
    first = min(number_top + one.number.ascent, words_top + words.ascent)
    last = max(number_top + one.number.ascent, words_top + words.height - words.descent)

    def place(x: Pt, top: Pt) -> Placement:
        placed = _icon_and_number(look, one, edge, width, x, top - number_top)
        placed.add(words.place(x if look.rtl else x + column, top - words_top))
        return placed

    return Box(width, height, place, words.overflows, first, height - last)


def with_fact(look: Look, line: Box, middle: Pt, msgctxt: str, width: Pt) -> Box:
    """Set the main number, and beside it a fact that has no room in the row of the others."""
    along = line.width + look.size * WORDS
    words = look.message(msgctxt, width - along)
    drop = _drop_of(look, line, middle, words)
    lift = max(0.0, -drop)
    height = lift + max(line.height, drop + words.height)

    def place(x: Pt, top: Pt) -> Placement:
        placed = line.place(x + width - line.width if look.rtl else x, top - lift)
        placed.add(words.place(x if look.rtl else x + along, top - lift - drop))
        return placed

    return Box(width, height, place, words.overflows, lift + line.ascent, height - lift - line.ascent)


def _drop_of(look: Look, number: Box, middle: Pt, words: Box) -> Pt:
    """Return how far below the top of a number the words beside it begin.

    One line shares its baseline; more stand around the middle of its figures.
    """
    lines = words.height - words.ascent - words.descent
    if lines < 0.01:
        return number.ascent - words.ascent
    return middle - (words.ascent + lines / 2 - look.size * 0.3)


def _below(look: Look, one: Row, edge: Pt, width: Pt) -> Box:
    """Set words below their number, on its edge."""
    words = _words(look, one, width - edge)
    gap = look.size * 0.2
    height = one.number.height + gap + words.height

    def place(x: Pt, top: Pt) -> Placement:
        placed = _icon_and_number(look, one, edge, width, x, top)
        placed.add(words.place(x if look.rtl else x + edge, top - one.number.height - gap))
        return placed

    return Box(width, height, place, words.overflows, one.number.ascent, words.descent)


def _icon_and_number(look: Look, one: Row, edge: Pt, width: Pt, x: Pt, top: Pt) -> Placement:
    number = one.number
    placed = number.place(x + width - edge - number.width if look.rtl else x + edge, top)
    at = x + width - one.icon.width if look.rtl else x
    placed.add(one.icon.place(at, top - number.ascent + one.icon.ascent))
    return placed
