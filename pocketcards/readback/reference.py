"""How a number looks when the vendored face draws it, by pdfium alone: what the finished page must show.

Nothing of our writer takes part: pdfium loads the face itself, finds its glyphs by its own reading of
the cmap, and draws them on a page of its own.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from pocketcards.model.geometry import Pt, Rect
from pocketcards.readback.document import FinishedPage

__all__ = ["DPI", "PHASES", "Reference", "References"]

DPI = 200.0
"""A wrong digit changes hundreds of pixels at this resolution."""
PHASES = (0.0, 0.37, 0.71)
"""pdfium puts glyphs on whole pixels. One that falls on the border may land on either side; moved by
a part of a pixel it does not."""
ASCENT = 0.75
DESCENT = 0.03
"""Em of the box that is looked at: digits and hyphens reach from -0.012 to 0.714."""
_PAGE = Rect(0, 0, 2000.0, 400.0)


@dataclass(frozen=True, slots=True)
class Reference:
    """A number as it must look."""

    pixels: dict[float, Image.Image]
    """By phase: ink from 0 to 255 in the box of the number."""
    alone: dict[int, Image.Image]
    """By angle: the ink of the text object by itself."""
    box: Rect
    """The box, relative to the origin of the number."""


class References:
    """Draws numbers from the vendored face, and remembers them by text and size."""

    def __init__(self, face: Path) -> None:
        self._document = pypdfium2.PdfDocument.new()
        data = face.read_bytes()
        buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
        self._font = pdfium.FPDFText_LoadFont(
            self._document.raw, buffer, len(data), pdfium.FPDF_FONT_TRUETYPE, True
        )
        self._buffer = buffer
        self._known: dict[tuple[str, float], Reference] = {}

    def of(self, text: str, size: Pt) -> Reference:
        """Return how `text` looks at a size, give or take a hundredth of a point."""
        key = (text, round(size, 2))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._draw(*key)
        return found

    def _draw(self, text: str, size: Pt) -> Reference:
        page = self._document.new_page(_PAGE.width, _PAGE.height)
        handles = {angle: self._place(page, text, size, angle) for angle in (0, 180)}
        pdfium.FPDFPage_GenerateContent(page.raw)
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(handles[0], left, bottom, right, top)
        finished = FinishedPage(self._document, page)
        box = Rect(0.0, -DESCENT * size, right.value - 100.0, (ASCENT + DESCENT) * size)
        pixels = {
            phase: _negative(finished.render_at(100.0, 100.0, box, DPI, turned=False, phase=phase))
            for phase in PHASES
        }
        alone = {angle: finished.render_alone(handle, DPI) for angle, handle in handles.items()}
        return Reference(pixels, alone, box)

    def _place(self, page: Any, text: str, size: Pt, angle: int) -> Any:
        handle = pdfium.FPDFPageObj_CreateTextObj(self._document.raw, self._font, size)
        wide = ctypes.create_string_buffer((text + "\0").encode("utf-16-le"))
        pdfium.FPDFText_SetText(handle, ctypes.cast(wide, ctypes.POINTER(pdfium.FPDF_WCHAR)))
        sign = -1.0 if angle == 180 else 1.0
        pdfium.FPDFPageObj_Transform(handle, sign, 0, 0, sign, 100.0 if angle == 0 else 1900.0, 100.0)
        pdfium.FPDFPage_InsertObject(page.raw, handle)
        return handle


def _negative(grey: Image.Image) -> Image.Image:
    return grey.point([255 - value for value in range(256)])
