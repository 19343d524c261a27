"""A proof sheet as one page for phone and mail: read, tap, copy the answer into any message.

It keeps nothing and sends nothing. Mail programs and file viewers of phones run no script: then it is a
numbered list whose first line says what to write back.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pocketcards.model.asked import OUTSIDE, ProofSheet
from pocketcards.model.font import FontFamily
from pocketcards.model.page import TypesetPanel
from pocketcards.site.environment import Page, page_bytes
from pocketcards.site.faces import font_faces
from pocketcards.typeset.page.places import places

__all__ = ["proof_page"]

RADIUS = 4.4
"""Of a number on the card, in points of the card."""
FOREIGN = re.compile(r"[\u0370-\u1dff\u2c00-\uffef\U00010000-\U0003ffff]+(?: [\u0370-\u1dff\u2c00-\uffef]+)*")
"""Words in another script than Latin."""
PAGE = Page("proof.html", styles=("proof.css",), scripts=("proof.js",))


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number on a picture, in points from its upper left corner."""

    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Face:
    """One face of the card."""

    width: float
    height: float
    picture: str
    """PNG, as base64."""
    marks: tuple[_Mark, ...]
    numbers: str
    """Which sentences stand on it, for who does not see it."""


def proof_page(
    sheet: ProofSheet, pictures: Sequence[bytes], fonts: Mapping[str, FontFamily], letters: str = ""
) -> bytes:
    """Return the page.

    Args:
        sheet: What is asked.
        pictures: A PNG of each of its panels.
        fonts: The vendored families; what the page needs of them goes with it.
        letters: Of the language, which somebody may type that it does not show.
    """
    language = sheet.language
    own = [one for one in sheet.questions if not one.in_english]
    texts = [letters, *(text for one in own for text in (one.text, one.older, *_own_words(one.doubt)))]
    faces = (
        ""
        if sheet.asked.of_safety
        else font_faces({language.locale: texts}, {language.locale: language}, fonts)
    )
    values = {
        "sheet": sheet,
        "language": language,
        "faces": [_face(sheet, *one) for one in zip(sheet.panels, pictures, strict=True)],
        "outside": OUTSIDE,
        "radius": RADIUS,
        "quoted": quoted,
    }
    return page_bytes(PAGE, values, faces=faces)


def quoted(text: str) -> list[tuple[str, bool]]:
    """Cut an English remark at the words of other scripts; tell of each part whether it is such words."""
    parts, at = [], 0
    for found in FOREIGN.finditer(text):
        parts += [(text[at : found.start()], False), (found[0], True)]
        at = found.end()
    return [(part, own) for part, own in [*parts, (text[at:], False)] if part]


def _own_words(text: str) -> list[str]:
    return [part for part, own in quoted(text) if own]


def _face(sheet: ProofSheet, panel: TypesetPanel, picture: bytes) -> _Face:
    size, numbers, rtl = panel.size, sheet.numbers, sheet.language.is_rtl and sheet.own
    spots = {
        numbers[place.id]: place.spot(panel, RADIUS, rtl=rtl)
        for place in places(panel)
        if place.id in numbers
    }
    marks = tuple(_Mark(number, round(x, 2), round(size.height - y, 2)) for number, (x, y) in spots.items())
    shown = ", ".join(str(mark.number) for mark in marks)
    return _Face(size.width, size.height, base64.b64encode(picture).decode("ascii"), marks, shown)
