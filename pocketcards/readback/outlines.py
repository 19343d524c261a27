"""What characters of a face look like, as pictures that can be compared: drawn by pdfium, a bit a pixel."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from pocketcards.model.geometry import Pt

__all__ = ["Drawer", "Seen", "drawn"]

EM = 32
"""Pixels; the page is drawn at one a point."""
WIDE, HIGH, BELOW = 40, 40, 10
"""Pixels of a cell, and below the baseline in it. Whole bytes wide."""
CELL = WIDE // 8 * HIGH
_INK = [255] * 128 + [0] * 128
_AS_IT_IS = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)

Seen = tuple[int, ...]
"""For each character of an alphabet the bits of its cell: 0 without ink. Empty where there is no face."""


class Drawer(NamedTuple):
    """A face that draws characters."""

    data: bytes
    """A TrueType file; what is none draws nothing."""
    glyphs: Mapping[str, int] | None = None
    """The glyph of each character; None: pdfium reads the cmap."""
    whole: bool = False
    """Whether all of it is loaded, as for references and finished files; else what a byte can name, in
    a tenth of the time."""


def drawn(drawers: Sequence[Drawer], alphabet: str) -> list[Seen]:
    """Return what is seen of an alphabet, for each face.

    Each character stands on the baseline of its cell with its ink in the middle, so that side bearings do
    not matter, and height does: - and _, 1 and l differ. One page holds all of them; a page each costs
    ten times as much.
    """
    document = pypdfium2.PdfDocument.new()
    try:
        chars = {char: _wide(char) for char in alphabet}
        texts = [_texts(document, drawer, chars) for drawer in drawers]
        every = [text for row in texts for text in row]
        cells = iter(_cells(document, every))
        return [tuple(islice(cells, len(row))) for row in texts]
    finally:
        document.close()


def _wide(char: str) -> Any:
    text = ctypes.create_string_buffer(f"{char}\0".encode("utf-16-le"))
    return ctypes.cast(text, ctypes.POINTER(pdfium.FPDF_WCHAR))


def _texts(document: Any, drawer: Drawer, chars: Mapping[str, Any]) -> list[Any]:
    """Return a text object for each character; none where pdfium finds no face."""
    start = ctypes.cast(ctypes.c_char_p(drawer.data), ctypes.POINTER(ctypes.c_uint8))  # pdfium keeps a copy
    size = len(drawer.data)
    font = pdfium.FPDFText_LoadFont(document.raw, start, size, pdfium.FPDF_FONT_TRUETYPE, drawer.whole)
    texts = []
    for char, wide in chars.items() if font else ():
        text = pdfium.FPDFPageObj_CreateTextObj(document.raw, font, EM)
        if drawer.glyphs is None:
            pdfium.FPDFText_SetText(text, wide)
        else:
            pdfium.FPDFText_SetCharcodes(text, (ctypes.c_uint32 * 1)(drawer.glyphs[char]), 1)
        texts.append(text)
    if font:
        pdfium.FPDFFont_Close(font)  # texts hold it for themselves; who forgets it keeps the face for ever
    return texts


def _cells(document: Any, texts: Sequence[Any]) -> list[int]:
    """Draw texts one below the other, so that the bytes of a cell follow each other."""
    if not texts:
        return []
    height = HIGH * len(texts)
    page = document.new_page(WIDE, height)
    for row, text in enumerate(texts, 1):
        _put(text, WIDE / 2, height - HIGH * row + BELOW)
        pdfium.FPDFPage_InsertObject(page.raw, text)
    bitmap = pypdfium2.PdfBitmap.new_native(WIDE, height, pdfium.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, WIDE, height)
    everything = pdfium.FS_RECTF(0, 0, WIDE, height)
    pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap.raw, page.raw, _AS_IT_IS, everything, pdfium.FPDF_GRAYSCALE)
    ink = bitmap.to_pil().point(_INK, "1").tobytes()
    return [int.from_bytes(ink[start : start + CELL], "big") for start in range(0, len(ink), CELL)]


def _put(text: Any, middle: Pt, baseline: Pt) -> None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(text, left, bottom, right, top)
    pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, middle - (left.value + right.value) / 2, baseline)
