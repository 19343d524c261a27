"""Lists: what stands before an item hangs at the side where reading starts, and items stand apart."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from pocketcards.model.card import Block
from pocketcards.model.geometry import Em, Pt
from pocketcards.model.page import Element, Shape
from pocketcards.model.picture import GRID
from pocketcards.typeset.page import icons
from pocketcards.typeset.page.box import Box, Placement, spaced, text_box
from pocketcards.typeset.page.columns import columns, grid
from pocketcards.typeset.page.look import Look

__all__ = ["GUTTER", "Mark", "circle_mark", "hung", "ring_mark", "set_signs", "set_steps", "tagged"]

GUTTER: Em = 1.3
MIDDLE: Em = 0.27
"""From a baseline up to the middle of its small letters."""
PICTURE: Em = 1.9
"""A picture is two lines high where items run over two; in one column its item is one line."""
LOW_PICTURE: Em = 1.5
LEAST_PICTURE: Em = 1.2
"""Where white has given way as far as it may."""
BULLET: Em = 0.42
AMONG: Em = 0.6
"""A bullet among pictures, beside which a smaller one looks like dirt."""
HANGS: Em = 0.5
"""White between a mark and its item."""

Mark = Callable[[Look, Pt, Pt], Shape]
"""Draws what stands before an item, around the middle (x, y) of its place."""


def set_signs(look: Look, block: Block, width: Pt) -> Box:
    """Set a list in as many columns as make it lowest: long words want fewer."""
    most = min(block.columns, look.columns)
    boxes = [_in_columns(look, block, count, width) for count in range(1, most + 1)]
    return tagged(min(boxes, key=lambda box: (bool(box.overflows), box.height)), "L")


def _in_columns(look: Look, block: Block, count: int, width: Pt) -> Box:
    gutter = look.size * (0.8 if look.dense else GUTTER)
    measure = (width - gutter * (count - 1)) / count
    side = _side(look, block, low=count == 1 and look.design.columns > 1)
    items = look.once(
        (block.id, "items", count, look.dense),
        lambda: [_item(look, name, side, measure) for name in block.messages],
    )
    put = columns if look.dense else grid
    return put(items, count, look.apart(), gutter, width, rtl=look.rtl)


def _side(look: Look, block: Block, *, low: bool) -> Pt:
    """Return how wide is what stands before items.

    Where some item of the list has a picture, all leave it room, so that they stand on one edge.
    """
    if any(name in look.edition.card.pictograms for name in block.messages):
        return look.size * (LEAST_PICTURE if look.dense else LOW_PICTURE if low else PICTURE)
    return look.size * BULLET


def _item(look: Look, msgctxt: str, side: Pt, width: Pt) -> Box:
    """Set an item with what stands before it."""
    pictures = look.edition.card.pictograms
    body = look.message(msgctxt, width - side - look.size * HANGS * (0.7 if look.dense else 1.0), tag="LBody")
    if msgctxt in pictures and (path := look.edition.card.drawings.get(pictures[msgctxt])):
        return hung(look, body, partial(_picture, path, side), side, width)
    dot = circle_mark if side < look.size else partial(circle_mark, across=AMONG)
    return hung(look, body, ring_mark if look.edition.card.discreet else dot, side, width)


def _picture(path: str, side: Pt, look: Look, x: Pt, y: Pt) -> Shape:
    """Draw a picture, as wide as the column that is kept for it."""
    return Shape(path, look.warm, x - side / 2, y - side / 2, side / GRID)


def circle_mark(look: Look, x: Pt, y: Pt, across: Em = BULLET) -> Shape:
    """Draw a dot."""
    r = look.size * across / 2
    return Shape(icons.circle(r, r, r), look.warm, x - r, y - r)


def ring_mark(look: Look, x: Pt, y: Pt) -> Shape:
    """Draw a ring, as before a question that one answers in silence."""
    r = look.size * BULLET * 0.6
    path = f"{icons.circle(r, r, r)} {icons.circle(r, r, r * 0.6, hole=True)}"
    return Shape(path, look.warm, x - r, y - r)


def hung(look: Look, body: Box, mark: Mark, side: Pt, width: Pt) -> Box:
    """Put a mark beside the middle of a body of text, or the text beside the middle of a taller mark."""
    middle = body.ascent - look.size * MIDDLE
    if side > look.size:  # a picture: it belongs to all the lines
        middle += (body.height - body.ascent - body.descent) / 2
    drop = max(0.0, side / 2 - middle)
    height = max(drop + body.height, drop + middle + side / 2)

    def place(x: Pt, top: Pt) -> Placement:
        placed = body.place(x if look.rtl else x + width - body.width, top - drop)
        centre = x + width - side / 2 if look.rtl else x + side / 2
        placed.shapes.append(mark(look, centre, top - drop - middle))
        placed.elements = [Element("LI", tuple(placed.elements))]
        return placed

    descent = height - drop - body.height + body.descent
    return Box(width, height, place, body.overflows, drop + body.ascent, descent)


def set_steps(look: Look, block: Block, width: Pt) -> Box:
    """Set a list whose order matters, with a numeral before each item."""
    items = [_numbered(look, i, name, width) for i, name in enumerate(block.messages, 1)]
    return tagged(spaced(items, look.apart(), width), "L")


def _numbered(look: Look, number: int, msgctxt: str, width: Pt) -> Box:
    indent = look.size * 1.72
    body = look.message(msgctxt, width - indent, tag="LBody")
    numeral = look.composer.paragraph(str(number), look.voice.language, bold=True)
    label = text_box(numeral, look.size, math.inf, tag="Lbl", color=look.ground)
    r = look.size * 0.66

    def place(x: Pt, top: Pt) -> Placement:
        centre, middle = (x + width - r if look.rtl else x + r), top - body.ascent + look.size * 0.36
        placed = label.place(centre - label.width / 2, middle - look.size * 0.36 + label.ascent)
        placed.shapes.append(Shape(icons.circle(r, r, r), look.warm, centre - r, middle - r))
        placed.add(body.place(x if look.rtl else x + indent, top))
        placed.elements = [Element("LI", tuple(placed.elements))]
        return placed

    alone = body.height - body.ascent - body.descent < 0.01  # one line, which the numeral may reach below
    below = max(0.0, r - look.size * 0.36 - body.descent) if alone else 0.0
    return Box(width, body.height + below, place, body.overflows, body.ascent, body.descent + below)


def tagged(box: Box, tag: str) -> Box:
    """Return a box whose elements stand in one of their own."""

    def place(x: Pt, top: Pt) -> Placement:
        placed = box.place(x, top)
        placed.elements = [Element(tag, tuple(placed.elements))]
        return placed

    return Box(box.width, box.height, place, box.overflows, box.ascent, box.descent)
