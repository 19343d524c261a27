"""How each kind of block is set. One function a kind, and the table of them."""

from __future__ import annotations

import math
from collections.abc import Callable

from pocketcards.model.card import Block, BlockKind
from pocketcards.model.geometry import Em, Pt, mm
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.page import Color, Element, Shape
from pocketcards.typeset.page.box import Box, Overflow, Placement, columns, pairs, row, stacked, text_box
from pocketcards.typeset.page.icons import hole, rounded
from pocketcards.typeset.page.look import Look
from pocketcards.typeset.page.numbers import set_numbers

__all__ = ["set_block"]

SPEAK = "speak.self"
LINE = mm(7.0)
"""From one empty line to the next: as in a school notebook."""
LINES = 4
COVER: tuple[Pt, Pt] = (13.0, 25.0)
"""Smallest and largest size of "I speak …" on the cover."""


def set_block(look: Look, block: Block, width: Pt) -> Box:
    """Return a block set to a measure."""
    return SETTERS[block.kind](look, block, width)


def _title(look: Look, block: Block, width: Pt) -> Box:
    return _headline(look, block, width, 1.36 if look.design.tight else 1.62, "H1")


def _heading(look: Look, block: Block, width: Pt) -> Box:
    return _headline(look, block, width, 1.36, "H2")


def _headline(look: Look, block: Block, width: Pt, scale: float, tag: str) -> Box:
    # Tall scripts look large enough with less, and have no height to give away.
    scale = 1 + (scale - 1) * min(1.0, 1.26 / look.voice.writing.leading)
    return look.message(block.messages[0], width, scale=scale, bold=True, color=look.accent, tag=tag)


def _text(look: Look, block: Block, width: Pt) -> Box:
    return stacked([look.message(name, width) for name in block.messages], look.gap(0.3), width)


def _strong(look: Look, block: Block, width: Pt) -> Box:
    return stacked([look.message(name, width, bold=True) for name in block.messages], look.gap(0.3), width)


def _signs(look: Look, block: Block, width: Pt) -> Box:
    """Set a bulleted list in as many columns as make it lowest: long words want fewer."""
    boxes = [_in_columns(look, block, count, width) for count in range(1, block.columns + 1)]
    return _tagged(min(boxes, key=lambda box: (bool(box.overflows), box.height)), "L")


def _in_columns(look: Look, block: Block, count: int, width: Pt) -> Box:
    gutter = look.size * 1.1
    measure = (width - gutter * (count - 1)) / count
    items = [_bulleted(look, name, measure) for name in block.messages]
    return columns(items, count, look.gap(0.18 if look.design.tight else 0.32), gutter, width, rtl=look.rtl)


def _steps(look: Look, block: Block, width: Pt) -> Box:
    items = [_numbered(look, i, name, width) for i, name in enumerate(block.messages, 1)]
    return _tagged(stacked(items, look.gap(0.34), width), "L")


def _tagged(box: Box, tag: str) -> Box:
    def place(x: Pt, top: Pt) -> Placement:
        placed = box.place(x, top)
        placed.elements = [Element(tag, tuple(placed.elements))]
        return placed

    return Box(box.width, box.height, place, box.overflows, box.ascent)


def _bulleted(look: Look, msgctxt: str, width: Pt) -> Box:
    """Set a list item with a hanging bullet on the side where reading starts."""
    indent, side = look.size * 0.92, look.size * 0.42
    body = look.message(msgctxt, width - indent, tag="LBody")

    def place(x: Pt, top: Pt) -> Placement:
        placed = body.place(x if look.rtl else x + indent, top)
        left = x + width - side if look.rtl else x
        bottom = top - body.ascent + look.size * 0.12
        placed.shapes.append(Shape(rounded(side, side, side * 0.22), look.warm, left, bottom))
        placed.elements = [Element("LI", tuple(placed.elements))]
        return placed

    return Box(width, body.height, place, body.overflows, body.ascent)


def _numbered(look: Look, number: int, msgctxt: str, width: Pt) -> Box:
    """Set a list item with a hanging numeral."""
    indent = look.size * 1.35
    body = look.message(msgctxt, width - indent, tag="LBody")
    numeral = look.composer.paragraph(str(number), look.voice.language, bold=True)
    label = text_box(numeral, look.size * 1.12, indent, tag="Lbl", color=look.warm)

    def place(x: Pt, top: Pt) -> Placement:
        placed = label.place(x + width - indent if look.rtl else x, top - body.ascent + label.ascent)
        placed.add(body.place(x if look.rtl else x + indent, top))
        placed.elements = [Element("LI", tuple(placed.elements))]
        return placed

    return Box(width, body.height, place, body.overflows, body.ascent)


def _speak(look: Look, block: Block, width: Pt) -> Box:
    """Set "I speak …", large, in the language and in English: the outside of a discreet card."""
    if block.notes in look.edition.texts:
        return _notes(look, block, width)
    own, request = block.messages
    boxes = [_own_sentence(look, own, width)]
    if request not in look.edition.texts:  # the card is in English
        return stacked(boxes, 0, width)
    boxes += _asked_in_english(look, block, width)
    small = max(look.voice.writing.floor, 8.5 * look.design.scale)
    boxes.append(look.message(request, width, scale=small / look.size, color=look.quiet, align="center"))
    return stacked(boxes, 2.4, width)


def _asked_in_english(look: Look, block: Block, width: Pt) -> list[Box]:
    """Return "I speak Khmer. Please call an interpreter.", as its English stands in the card's data."""
    speak, call = (look.edition.card.messages[name].text for name in block.english[:2])
    middle: Pt = 11.5 * look.design.scale
    small: Pt = 9.5 * look.design.scale
    parts = [look.english(speak, middle, tag=None)]
    *others, last = look.voice.language.spoken_names
    for name in (*others, f"{last}."):
        spoken = look.english(name, middle, bold=True, tag=None)
        parts.append(row([_tick_box(look, middle), spoken], middle * 0.26, rtl=False) if others else spoken)
    english = _centred(row(parts, middle * (0.6 if others else 0.26), rtl=False, tag="P", lang="en"), width)
    request = look.english(call, small, width, align="center", color=look.quiet)
    return [english, request]


def _tick_box(look: Look, size: Pt) -> Box:
    """Return an empty square to tick: the holder's language among those that share its writing."""
    side, edge = size * 0.72, max(0.5, size * 0.055)
    path = f"{rounded(side, side, edge)} {hole(edge, side, side, edge)}"

    def place(x: Pt, top: Pt) -> Placement:
        return Placement(shapes=[Shape(path, look.ink, x, top - side)])

    return Box(side, side, place, ascent=side)


def _endonym(look: Look, block: Block, width: Pt) -> Box:
    """Set the language's own name, large, and the English that gets an interpreter.

    Where the language has a catalog, "I speak …" stands in place of the bare name.
    """
    if block.notes in look.edition.texts:
        return _notes(look, block, width)
    if SPEAK in look.edition.texts:
        own = _own_sentence(look, SPEAK, width)
    else:
        paragraph = look.composer.paragraph(look.voice.language.endonym, look.voice.language, bold=True)
        natural = text_box(paragraph, 1.0, math.inf).width
        own = text_box(
            paragraph, _cover_size(look, natural, width), width, tag="H1", color=look.accent, align="center"
        )
    if look.voice.language.locale == SOURCE_LOCALE:
        return own  # who speaks English says so, and needs no interpreter
    boxes = [own, *_asked_in_english(look, block, width)]
    if look.voice.language.variants:
        boxes.append(_town(look, look.edition.card.messages[block.english[2]].text, width))
    return stacked(boxes, 2.4, width)


def _town(look: Look, label: str, width: Pt) -> Box:
    """Set "Pueblo / town:" before a line to write on: interpreters of such languages ask for it."""
    said = look.english(label, 9.5 * look.design.scale, tag=None)
    line = _line(look, width * 0.42)
    return _centred(row([said, line], 4.0, rtl=False, tag="P", lang="es"), width)


def _line(look: Look, width: Pt) -> Box:
    """Return a line to write on, with room above it."""
    height = LINE * look.design.scale
    path = f"0 0 m {width:.3f} 0 l {width:.3f} 0.5 l 0 0.5 l h"

    def place(x: Pt, top: Pt) -> Placement:
        return Placement(shapes=[Shape(path, look.quiet, x, top - height)])

    return Box(width, height, place, ascent=height)


def _notes(look: Look, block: Block, width: Pt) -> Box:
    """Set a heading over empty lines: where everybody speaks the language, "I speak …" explains nothing."""
    heading = look.message(block.notes, width, scale=11.5 * look.design.scale / look.size, tag="H1")
    return stacked([heading, *(_line(look, width) for _ in range(LINES))], 0.0, width)


def _own_sentence(look: Look, msgctxt: str, width: Pt) -> Box:
    natural = look.message(msgctxt, bold=True).width / look.size
    scale = _cover_size(look, natural, width) / look.size
    return look.message(msgctxt, width, scale=scale, bold=True, color=look.accent, align="center", tag="H1")


def _cover_size(look: Look, natural: Em, width: Pt) -> Pt:
    smallest, largest = (size * look.design.scale for size in COVER)
    size = max(smallest, min(largest, width / natural))
    return size / max(1.0, look.voice.writing.leading / 1.6)  # tall scripts get their leading first


def _versus(look: Look, block: Block, width: Pt) -> Box:
    """Set pairs side by side below two headings: what is believed and what is true, one thing and another."""
    gutter = look.size * 1.3
    measure = (width - gutter) / 2
    heads = [look.message(name, measure, bold=True, color=look.accent) for name in block.messages[:2]]
    texts = [
        look.message(name, measure, color=None if i % 2 else look.quiet)
        for i, name in enumerate(block.messages[2:])
    ]
    body = pairs([*heads, *texts], look.gap(0.36), gutter, width, rtl=look.rtl)

    def place(x: Pt, top: Pt) -> Placement:
        placed = body.place(x, top)
        rule = f"0 0 m 0.5 0 l 0.5 {body.height:.3f} l 0 {body.height:.3f} l h"
        placed.shapes.append(Shape(rule, Color.RULE, x + width / 2 - 0.25, top - body.height))
        return placed

    return Box(width, body.height, place, body.overflows)


def _centred(box: Box, width: Pt) -> Box:
    def place(x: Pt, top: Pt) -> Placement:
        return box.place(x + (width - box.width) / 2, top)

    over = (Overflow(None, box.width - width),) if box.width > width else ()
    return Box(width, box.height, place, box.overflows + over, box.ascent)


def _say(look: Look, block: Block, width: Pt) -> Box:
    """Set "Say in English: Amharic", with the sound of the name in the reader's letters."""
    language = look.voice.language
    label, sound = block.messages
    if label not in look.edition.texts:  # the card is in English
        return Box(width, 0.0, lambda x, top: Placement())
    parts = [
        look.message(label, tag=None),
        look.english(language.spoken_name, look.size * 1.2, bold=True, color=look.accent, tag="Span"),
    ]
    if look.edition.texts[sound] != language.spoken_name:
        parts.append(look.english("·", look.size, color=look.warm, tag=None))
        parts.append(look.message(sound, tag=None))
    whole = row(parts, look.size * 0.35, rtl=look.rtl, tag="P")
    if whole.width <= width:
        return _aligned(whole, width, rtl=look.rtl)
    first = row(parts[:1], 0, rtl=look.rtl, tag="P")
    second = row(parts[1:], look.size * 0.35, rtl=look.rtl, tag="P")
    return stacked([_aligned(part, width, rtl=look.rtl) for part in (first, second)], look.gap(0.1), width)


def _aligned(box: Box, width: Pt, *, rtl: bool) -> Box:
    def place(x: Pt, top: Pt) -> Placement:
        return box.place(x + width - box.width if rtl else x, top)

    over = (Overflow(None, box.width - width),) if box.width > width + 0.01 else ()
    return Box(width, box.height, place, box.overflows + over, box.ascent)


SETTERS: dict[BlockKind, Callable[[Look, Block, Pt], Box]] = {
    BlockKind.TITLE: _title,
    BlockKind.HEADING: _heading,
    BlockKind.TEXT: _text,
    BlockKind.STRONG: _strong,
    BlockKind.SIGNS: _signs,
    BlockKind.STEPS: _steps,
    BlockKind.NUMBERS: set_numbers,
    BlockKind.SPEAK: _speak,
    BlockKind.SAY: _say,
    BlockKind.VERSUS: _versus,
    BlockKind.ENDONYM: _endonym,
}
