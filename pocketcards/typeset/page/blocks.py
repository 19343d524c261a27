"""How each kind of block is set. One function a kind, and the table of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from pocketcards.model.card import Block, BlockKind
from pocketcards.model.geometry import Em, Pt
from pocketcards.model.page import Color, Shape
from pocketcards.typeset.page.box import Box, Placement, aligned, padded, row, spaced
from pocketcards.typeset.page.columns import pairs
from pocketcards.typeset.page.cover import set_endonym, set_say, set_speak
from pocketcards.typeset.page.ground import ground, on_tint, reversed_look
from pocketcards.typeset.page.lists import (
    GUTTER,
    Mark,
    circle_mark,
    hung,
    ring_mark,
    set_signs,
    set_steps,
    tagged,
)
from pocketcards.typeset.page.look import Look
from pocketcards.typeset.page.numbers import set_numbers

__all__ = ["set_banner", "set_block"]

LARGEST_TITLE: Pt = 20.0
"""Of the cover of a folded card."""
CALM = 0.94
"""A title is no wider than this part of its measure: one that fills it looks cut off."""
TITLE: Em = 1.62
HEADING: Em = 1.36


def set_block(look: Look, block: Block, width: Pt) -> Box:
    """Return a block set to a measure."""
    return SETTERS[block.kind](look, block, width)


def set_banner(look: Look, block: Block, width: Pt, height: Pt = 0.0) -> Box:
    """Set a title in white on a dark banner that reaches from margin to margin, and above the text.

    Args:
        look: On paper.
        block: The title.
        width: Of the text.
        height: The least of the banner; on the cover of a folded card its title grows with it.
    """
    on_dark, scale = reversed_look(look), HEADING if look.design.tight else TITLE
    if height:
        natural = look.message(block.messages[0], bold=True).width / look.size
        largest = LARGEST_TITLE * look.design.scale / look.size
        scale = max(scale, min(CALM * width / natural / look.size, largest))
    title = _headline(on_dark, block, width, scale, "H1")
    above, below = (look.pad * (0.6 if look.design.tight else 0.8),) * 2
    grown = max(height, title.height + above + below)
    box = padded(title, (grown - title.height) / 2 - look.pad, (grown - title.height) / 2)

    def place(x: Pt, top: Pt) -> Placement:
        placed = box.place(x, top)
        bottom = top - box.height
        placed.shapes.insert(0, ground(look, x - look.pad, bottom, width + 2 * look.pad, grown))
        return placed

    return box._replace(place=place)


def _heading(look: Look, block: Block, width: Pt) -> Box:
    return _headline(look, block, width, HEADING, "H2")


def _headline(look: Look, block: Block, width: Pt, scale: float, tag: str) -> Box:
    # Tall scripts look large enough with less, and have no height to give away.
    scale = 1 + (scale - 1) * min(1.0, 1.26 / look.voice.writing.leading)
    return look.message(block.messages[0], width, scale=scale, bold=True, color=look.accent, tag=tag)


def _text(look: Look, block: Block, width: Pt) -> Box:
    return spaced([look.message(name, width) for name in block.messages], look.apart(), width)


def _strong(look: Look, block: Block, width: Pt) -> Box:
    boxes = [look.message(name, width, bold=True, color=look.accent) for name in block.messages]
    return spaced(boxes, look.apart(), width)


def _offer(look: Look, block: Block, width: Pt) -> Box:
    """Set what is offered on a tint: the offer in bold, and below it what one should know."""
    first, *rest = block.messages
    offer = look.message(first, width, bold=True, color=look.accent)
    known = [look.message(name, width) for name in rest]
    return on_tint(look, spaced([offer, *known], look.apart(1), width))


def _versus(look: Look, block: Block, width: Pt) -> Box:
    """Set pairs below two headings: what is believed and what is true, one thing and another.

    Beside each other; below each other where one column is all that a script has room for.
    """
    if look.columns == 1:
        return _in_one_column(look, block, width)
    gutter = look.size * (0.8 if look.dense else GUTTER)
    measure = (width - gutter) / 2
    heads = [look.message(name, measure, bold=True, color=look.accent) for name in block.messages[:2]]
    texts = [
        look.message(name, measure, color=None if i % 2 else look.quiet)
        for i, name in enumerate(block.messages[2:])
    ]
    body = pairs([*heads, *texts], look.apart(), gutter, width, rtl=look.rtl)

    def place(x: Pt, top: Pt) -> Placement:
        placed = body.place(x, top)
        rule = f"0 0 m 0.5 0 l 0.5 {body.height:.3f} l 0 {body.height:.3f} l h"
        placed.shapes.append(Shape(rule, Color.RULE, x + width / 2 - 0.25, top - body.height))
        return placed

    return Box(width, body.height, place, body.overflows, body.ascent, body.descent)


def _in_one_column(look: Look, block: Block, width: Pt) -> Box:
    """Set a legend of the two sides, and below it the pairs, each text with the mark of its side."""
    marks: tuple[Mark, Mark] = (ring_mark, circle_mark)
    side = look.size * 0.5

    indent = side + look.size * 0.5

    def marked(i: int, measure: Pt = math.inf, *, bold: bool = False) -> Box:
        color = look.accent if bold else None if i % 2 else look.quiet
        body = look.message(block.messages[i], measure - indent, bold=bold, color=color, tag="LBody")
        return hung(look, body, marks[i % 2], side, min(measure, body.width + indent))

    legend = row([marked(i, bold=True) for i in (0, 1)], look.size * GUTTER, rtl=look.rtl)
    heads: Sequence[Box] = [aligned(legend, width, rtl=look.rtl)]
    if legend.width > width:
        heads = [marked(i, width, bold=True) for i in (0, 1)]
    texts = [marked(i, width) for i in range(2, len(block.messages))]
    couples = [spaced(texts[i : i + 2], look.apart(0), width) for i in range(0, len(texts), 2)]
    return tagged(spaced([*heads, *couples], look.apart(), width), "L")


SETTERS: dict[BlockKind, Callable[[Look, Block, Pt], Box]] = {
    BlockKind.TITLE: set_banner,
    BlockKind.HEADING: _heading,
    BlockKind.TEXT: _text,
    BlockKind.STRONG: _strong,
    BlockKind.OFFER: _offer,
    BlockKind.SIGNS: set_signs,
    BlockKind.STEPS: set_steps,
    BlockKind.NUMBERS: set_numbers,
    BlockKind.SPEAK: set_speak,
    BlockKind.SAY: set_say,
    BlockKind.VERSUS: _versus,
    BlockKind.ENDONYM: set_endonym,
}
