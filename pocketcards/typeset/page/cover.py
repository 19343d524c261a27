"""The outside of a discreet card: the language's own sentence, and the one that gets an interpreter."""

from __future__ import annotations

import math

from pocketcards.model.card import Block
from pocketcards.model.geometry import Em, Pt, mm
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.page import Shape
from pocketcards.typeset.page.box import Box, Overflow, Placement, aligned, row, spaced, stacked, text_box
from pocketcards.typeset.page.icons import hole, rounded
from pocketcards.typeset.page.look import Look

__all__ = ["set_endonym", "set_say", "set_speak"]

SPEAK = "speak.self"
LINE = mm(7.0)
"""From one empty line to the next: as in a school notebook."""
LINES = 4
COVER: tuple[Pt, Pt] = (13.0, 25.0)
"""Smallest and largest size of "I speak …" on the cover."""
BETWEEN: Pt = 3.0


def set_speak(look: Look, block: Block, width: Pt) -> Box:
    """Set "I speak …", large, in the language and in English: the outside of a discreet card."""
    look = _in_own_style(look)
    if block.notes in look.edition.texts:
        return _notes(look, block, width)
    own, request = block.messages
    boxes = [_own_sentence(look, own, width)]
    if request not in look.edition.texts:  # the card is in English
        return stacked(boxes, 0.0, width)
    boxes += _asked_in_english(look, block, width)
    small = max(look.voice.writing.floor, 8.5 * look.design.scale)
    boxes.append(look.message(request, width, scale=small / look.size, color=look.quiet, align="center"))
    return stacked(boxes, BETWEEN * look.design.scale, width)


def _in_own_style(look: Look) -> Look:
    """Return the look in the style that its readers write in: a cover has room for it."""
    own = look.composer.voice(look.edition.language)
    return look._replace(voice=own) if own else look


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


def set_endonym(look: Look, block: Block, width: Pt) -> Box:
    """Set the language's own name, large, and the English that gets an interpreter.

    Where the language has a catalog, "I speak …" stands in place of the bare name.
    """
    look = _in_own_style(look)
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
    return stacked(boxes, BETWEEN * look.design.scale, width)


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


def _centred(box: Box, width: Pt) -> Box:
    def place(x: Pt, top: Pt) -> Placement:
        return box.place(x + (width - box.width) / 2, top)

    over = (Overflow(None, box.width - width),) if box.width > width else ()
    return Box(width, box.height, place, box.overflows + over, box.ascent, box.descent)


def set_say(look: Look, block: Block, width: Pt) -> Box:
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
        parts.append(look.english("·", look.size, tag=None))
        parts.append(look.message(sound, tag=None))
    whole = row(parts, look.size * 0.35, rtl=look.rtl, tag="P")
    if whole.width <= width:
        return aligned(whole, width, rtl=look.rtl)
    first = row(parts[:1], 0, rtl=look.rtl, tag="P")
    second = row(parts[1:], look.size * 0.35, rtl=look.rtl, tag="P")
    return spaced([aligned(part, width, rtl=look.rtl) for part in (first, second)], look.apart(0), width)
