"""Grounds under text: the dark panel of numbers, the banner of a title, the tint of an offer.

With one black ink a frame stands for a dark ground, so that a copy of a copy still reads and toner is
saved; a tint is left out.
"""

from __future__ import annotations

import math

from pocketcards.model.geometry import Pt, mm
from pocketcards.model.page import Color, Shape
from pocketcards.typeset.page import icons
from pocketcards.typeset.page.box import Box, Placement
from pocketcards.typeset.page.look import Look

__all__ = ["ground", "on_tint", "reversed_look"]

RADIUS: Pt = 3.2
FRAME = mm(0.6)
TINT_PAD = mm(0.2), mm(1.5)
"""White above and below text on a tint: where white has given way altogether, and where none has."""


def reversed_look(look: Look) -> Look:
    """Return the look of text on a dark ground; in a frame it stays as it is."""
    return look if look.design.black else look.reversed()


def ground(look: Look, x: Pt, bottom: Pt, width: Pt, height: Pt) -> Shape:
    """Return a dark ground, or the frame that stands for it."""
    radius = RADIUS * look.design.scale
    outline = icons.rounded(width, height, radius)
    if look.design.black:
        frame = FRAME * look.design.scale
        outline += " " + icons.hole(frame, width, height, radius)
    return Shape(outline, Color.BLACK if look.design.black else Color.BLUE, x, bottom)


def on_tint(look: Look, inner: Box) -> Box:
    """Put a box on a tint that reaches into the margins as a panel does, so that its text keeps them."""
    (least, most), width = TINT_PAD, inner.width
    pad = (least + (most - least) * math.sqrt(look.white)) * look.design.scale
    height = inner.height + 2 * pad

    def place(x: Pt, top: Pt) -> Placement:
        placed = inner.place(x, top - pad)
        if not look.design.black:
            radius = RADIUS * look.design.scale
            outline = icons.rounded(width + 2 * look.pad, height, radius)
            placed.shapes.insert(0, Shape(outline, Color.TINT, x - look.pad, top - height))
        return placed

    return Box(width, height, place, inner.overflows, pad + inner.ascent, inner.descent + pad)
