"""The text and the picture of a finished file, by programs that did not write it.

poppler runs in its default mode. Measured on two cards in eleven languages: it finds 415 of 421
messages, -raw 350, -layout 373. -raw takes every page for left-to-right and so reverses Arabic
lines; -layout pulls lines that stand side by side into one.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata

import pypdfium2
from PIL import Image

from tests.support.programs import program
from tests.support.source import Source, as_bytes

__all__ = ["holds", "holds_beside", "pdfium_text", "poppler_text", "render", "words_found"]

_CONTROLS = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Bidi controls, the soft hyphen, and U+200B: like white space, a place where a line may end."""
_SLACK = 3
"""Words of other messages that may stand among those of a message: labels, list numbers."""


def poppler_text(source: Source) -> str:
    """Return the text of all pages as `pdftotext` reads them."""
    run = subprocess.run(
        [program("pdftotext"), "-enc", "UTF-8", "-", "-"],
        input=as_bytes(source),
        capture_output=True,
        check=True,
    )
    return run.stdout.decode("utf-8")


def pdfium_text(source: Source) -> str:
    """Return the text of all pages as pdfium, and so Chrome, reads them."""
    document = pypdfium2.PdfDocument(as_bytes(source))
    try:
        return "\f".join(_page_text(page) for page in document)
    finally:
        document.close()


def _page_text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()


def holds(text: str, message: str) -> bool:
    """Return whether a message stands in extracted text; white space and controls do not count."""
    return _solid(message) in _solid(text)


def holds_beside(text: str, message: str, number: str) -> bool:
    """Return whether a message stands in extracted text, whole or around the number of its row.

    A sentence of two lines stands beside the middle of its number, which a reader gives between them.
    """
    return holds(text, message) or holds(text.replace(number, ""), message)


def words_found(text: str, message: str) -> float:
    """Return which share of a message's words stand in the text, in order and close together.

    For right-to-left text, where readers disagree about punctuation and the order of Latin words.
    """
    words = _clean(message).split()
    if not words:
        return 1.0
    given = _clean(text).split()
    span = len(words) + _SLACK
    starts = [i for i, word in enumerate(given) if word in words]
    return max((_common(words, given[i : i + span]) for i in starts), default=0) / len(words)


def render(source: Source, page: int, dpi: float, *, color: bool = False) -> Image.Image:
    """Return the picture of a page (the first is 0) as pdfium draws it, in grey or in colour."""
    document = pypdfium2.PdfDocument(as_bytes(source))
    try:
        drawn = document[page]
        picture: Image.Image = drawn.render(scale=dpi / 72, grayscale=not color).to_pil()
        drawn.close()
        return picture
    finally:
        document.close()


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


def _solid(text: str) -> str:
    return "".join(_clean(text).split())


def _common(left: list[str], right: list[str]) -> int:
    """Return the length of the longest common subsequence."""
    row = [0] * (len(right) + 1)
    for word in left:
        above = row[:]
        for i, other in enumerate(right):
            row[i + 1] = above[i] + 1 if word == other else max(above[i + 1], row[i])
    return row[-1]
