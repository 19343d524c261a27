"""Who hands the cards out: a name in the strip, or a logo in the corner of the first side.

Never on discreet cards, and never within 3 mm of a number, where it could be taken for a part of it.
"""

from __future__ import annotations

from pocketcards.model.design import Brand
from pocketcards.model.finding import Rule, Severity
from pocketcards.model.geometry import Em, Pt, Rect, Size, mm
from pocketcards.model.locale import Language
from pocketcards.model.page import Element, Picture, PlacedLine
from pocketcards.typeset.page.box import Box, text_box
from pocketcards.typeset.page.look import Look
from pocketcards.typeset.text.composer import ENGLISH

__all__ = ["FIRST", "NO_ROOM", "far_from_numbers", "logo_of", "logo_size", "name_box", "name_fault"]

FIRST = ("front", "cover", "poster")
"""Panels that carry the brand: those that are seen first."""
APART = mm(3.0)
TALLEST: Em = 1.6
"""Of the ink of a name: the strip has room for one line."""
LOGO = Size(mm(18), mm(7))
"""The largest a logo may be."""

NO_ROOM = Rule(
    "FIT003",
    "brand-without-room",
    Severity.ERROR,
    "Beside a number a name could be taken for a part of it; over other text nobody could read either.",
    "Take a shorter name, or a logo.",
)


def name_box(look: Look, brand: Brand, size: Pt) -> Box:
    """Return the name, in whatever script it is."""
    paragraph = look.composer.paragraph(brand.name, _language(look, brand))
    return text_box(paragraph, size, float("inf"), color=look.quiet)


def _language(look: Look, brand: Brand) -> Language:
    language = look.voice.language
    own = not look.composer.missing(brand.name, language) and not brand.name.isascii()
    return language if own else ENGLISH


def name_fault(look: Look, brand: Brand) -> str:
    """Return why a name cannot be set: a letter that no font has, or marks that leave the strip."""
    missing = look.composer.missing(brand.name, _language(look, brand))
    if missing:
        shown = ", ".join(f"U+{ord(char):04X}" for char in sorted(missing))
        return f"no font sets {shown} of the name {brand.name!r}"
    line = look.composer.paragraph(brand.name, _language(look, brand))
    (set_line,) = text_box(line, 1.0, float("inf")).place(0.0, 0.0).elements
    inks = [placed.line for placed in set_line.lines()] if isinstance(set_line, Element) else []
    if any(one.ink_ascent + one.ink_descent > TALLEST for one in inks):
        return f"the name {brand.name!r} is too tall for the strip"
    return ""


def logo_size(look: Look, brand: Brand) -> Size:
    """Return how large a logo is drawn: as large as fits, never stretched."""
    room = Size(LOGO.width * look.design.scale, LOGO.height * look.design.scale)
    scale = min(room.width / brand.width, room.height / brand.height)
    return Size(brand.width * scale, brand.height * scale)


def logo_of(look: Look, brand: Brand) -> Picture:
    """Return the logo in the upper corner where lines end."""
    size, trim = logo_size(look, brand), look.edition.trim
    x = look.margin if look.rtl else trim.width - look.margin - size.width
    box = Rect(x, trim.height - look.margin - size.height, size.width, size.height)
    return Picture(brand.pixels, brand.width, brand.height, box)


def far_from_numbers(box: Rect, lines: list[PlacedLine]) -> bool:
    """Tell whether no number stands within 3 mm of a box."""
    around = box.inset(-APART)
    for placed in lines:
        for run in placed.line.runs:
            if run.atom:
                left, right = placed.x + run.x, placed.x + run.x + run.width
                low, high = placed.y, placed.y + run.size * 0.75
                if left < around.right and right > around.x and low < around.top and high > around.y:
                    return False
    return True
