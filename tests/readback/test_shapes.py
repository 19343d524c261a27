"""The shape of a number is the same wherever it stands, and another number has another at every scale."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pocketcards.readback.document import FinishedPage
from pocketcards.readback.readers.pixels import pixels_off
from pocketcards.readback.reference import Reference, References, shape_of
from tests.bundled import ROOT

FACE = ROOT / "fonts" / "noto-sans" / "NotoSans-Bold.ttf"
SAME_SHAPE = 12
"""As in pocketcards/readback/readers/outlines.py."""
NUMBERS = {"1-800-392-3738": "1-800-392-3733", "314-531-7273": "314-537-7273", "711": "771", "911": "977"}
SIZES = (11.904, 13.37, 21.6)
PLACES = tuple((10 + 0.113 * step, 30 + 0.071 * step) for step in range(6))


def placed(text: str, size: float) -> Iterator[FinishedPage | Any]:
    """Yield a page and the number on it, at places that differ by parts of a pixel."""
    document = pypdfium2.PdfDocument.new()
    data = FACE.read_bytes()
    buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    font = pdfium.FPDFText_LoadFont(document.raw, buffer, len(data), pdfium.FPDF_FONT_TRUETYPE, True)
    for x, y in PLACES:
        page = document.new_page(400, 100)
        handle = pdfium.FPDFPageObj_CreateTextObj(document.raw, font, size)
        wide = ctypes.create_string_buffer((text + "\0").encode("utf-16-le"))
        pdfium.FPDFText_SetText(handle, ctypes.cast(wide, ctypes.POINTER(pdfium.FPDF_WCHAR)))
        pdfium.FPDFPageObj_Transform(handle, 1, 0, 0, 1, x, y)
        pdfium.FPDFPage_InsertObject(page.raw, handle)
        yield FinishedPage(document, page), handle


def off(page: Any, handle: Any, reference: Reference, length: int) -> Iterator[int]:
    """Yield, for each scale, by how many cells the nearest cut differs."""
    for scale in reference.scales:
        ink = page.render_alone(handle, scale)
        shapes = [shape_of(ink, length, wider) for wider in (0, 1, -1)]
        yield min(pixels_off(shape, reference.shape(0, scale)) for shape in shapes)


def test_the_place_of_a_number_changes_nothing_and_a_wrong_digit_is_seen_at_every_scale() -> None:
    references = References(FACE)
    alarms, missed = [], []
    for text, wrong in NUMBERS.items():
        for size in SIZES:
            reference = references.of(text, size)
            for place, (page, handle) in zip(PLACES, placed(text, size), strict=True):
                if min(off(page, handle, reference, len(text))) > SAME_SHAPE:
                    alarms.append((text, size, place))
            for place, (page, handle) in zip(PLACES, placed(wrong, size), strict=True):
                if min(off(page, handle, reference, len(text))) <= SAME_SHAPE:
                    missed.append((wrong, size, place))
    assert (alarms, missed) == ([], [])
