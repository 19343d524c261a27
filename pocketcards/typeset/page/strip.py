"""The strip at the foot of every side. It is the only place that speaks to the giver."""

from __future__ import annotations

from pocketcards.model.design import Brand
from pocketcards.model.edition import Edition, Status, in_words
from pocketcards.model.geometry import Pt
from pocketcards.model.page import Color, Shape
from pocketcards.typeset.page import icons
from pocketcards.typeset.page.box import Box, Placement, row
from pocketcards.typeset.page.brand import name_box
from pocketcards.typeset.page.look import Look

__all__ = ["OUTSIDE", "set_strip"]

OUTSIDE = ("cover", "back")
"""The panels of a folded card that anybody can see."""
STRIP_TEXT: Pt = 5.6
"""It is not for the holder; it may be small."""


def set_strip(look: Look, brand: Brand | None, *, alone: bool) -> Placement:
    """Set the strip: a rule, DRAFT and what is missing, who hands it out, and the language in English.

    Args:
        look: On paper.
        brand: Who hands it out, where a panel says so.
        alone: Whether DRAFT is all that is said: the outside of a discreet card explains nothing.
    """
    edition = look.edition
    width = edition.trim.width - 2 * look.margin
    size = STRIP_TEXT * look.design.scale
    placed = Placement()
    rule = f"0 0 m {width:.3f} 0 l {width:.3f} 0.4 l 0 0.4 l h"
    color = Color.BLACK if look.design.black else Color.RULE
    placed.shapes.append(Shape(rule, color, look.margin, look.strip + look.design.scale))
    # As high as the rule lets it: no ink within 1/16 in of the trim, where sheets are torn.
    top = look.strip + 0.6 * look.design.scale
    left = _status_of(look, edition, size, alone=alone)
    right = look.english(_tail_of(edition), size)
    boxes = [(left, 0.0)] if left else []
    boxes.append((right, width - right.width))
    if brand and not brand.pixels:
        taken = left.width + size if left else 0.0
        name = name_box(look, brand, size)
        boxes.append((name, taken + (width - taken - right.width - name.width) / 2))
    for box, along in boxes:
        x = width - along - box.width if look.rtl else along
        placed.add(box.place(look.margin + x, top))
    return placed


def _status_of(look: Look, edition: Edition, size: Pt, *, alone: bool) -> Box | None:
    """Set DRAFT and what is missing, or DRAFT alone."""
    if edition.status is Status.READY:
        return None
    word = look.english("DRAFT", size, bold=True, color=Color.WHITE, tag=None)
    said = [] if alone else [look.english(in_words(edition.lacks), size, tag=None)]
    pad = size * 0.4

    def place(x: Pt, top: Pt) -> Placement:
        ground = icons.rounded(word.width + 2 * pad, size * 1.1, size * 0.18)
        inner = word.place(x + pad, top)
        inner.shapes.append(Shape(ground, look.ink, x, top - word.ascent - size * 0.2))
        return inner

    boxed = Box(word.width + 2 * pad, word.height, place, ascent=word.ascent)
    lang = None if edition.language.locale == "en" else "en"
    return row([boxed, *said], size * 0.55, rtl=look.rtl, tag="P", lang=lang)


def _tail_of(edition: Edition) -> str:
    name = edition.language.spoken_name
    return name if edition.card.discreet else f"{name} · {edition.code}"
