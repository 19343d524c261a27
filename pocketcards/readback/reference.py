"""How a number looks when the vendored face draws it, by pdfium alone: what the finished page must show.

Nothing of our writer takes part: pdfium loads the face itself, finds its glyphs by its own reading of
the cmap, and draws them on a page of its own.
"""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from pocketcards.model.geometry import Pt, Rect
from pocketcards.readback.document import FinishedPage

__all__ = ["DPI", "PHASES", "Reference", "References", "shape_of"]

DPI = 200.0
"""A wrong digit changes hundreds of pixels at this resolution."""
PHASES = (0.0, 0.37, 0.71)
"""pdfium puts glyphs on whole pixels. One that falls on the border may land on either side; moved by
a part of a pixel it does not."""
ASCENT = 0.75
DESCENT = 0.03
"""Em of the box that is looked at: digits and hyphens reach from -0.012 to 0.714."""
FINE: Pt = 30.0
"""At DPI numbers of this size have pixels enough for the grid (measured: 4 cells off at most, 50 for one
wrong digit, over 120 sizes)."""
GRID = (10, 16)
"""Cells a character and cells high, on which shapes are compared."""
REMEMBERED = 256
"""How many numbers are kept at hand; pdfium keeps a page for each."""
_PAGE = Rect(0, 0, 2000.0, 400.0)


class Reference:
    """A number as it must look. Drawn when somebody asks: most files need one phase and one angle."""

    def __init__(self, page: FinishedPage, handles: dict[int, Any], size: Pt, length: int) -> None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(handles[0], left, bottom, right, top)
        self.box = Rect(0.0, -DESCENT * size, right.value - 100.0, (ASCENT + DESCENT) * size)
        """The box, relative to the origin of the number."""
        fine = DPI * max(1.0, FINE / size)
        self.scales = (fine, 1.07 * fine, 1.13 * fine)
        """Pixels an inch at which shapes are compared: small numbers are drawn larger. A stroke that ends on
        the border of a pixel is cut there in one place of the page and not in another; at another scale it
        ends elsewhere, while a wrong digit is wrong at each."""
        self._page, self._handles, self._length = page, handles, length
        self._pixels: dict[float, Image.Image] = {}
        self._shapes: dict[tuple[int, float], Image.Image] = {}

    def pixels(self, phase: float) -> Image.Image:
        """Return the ink, from 0 to 255, in the box of the number."""
        found = self._pixels.get(phase)
        if found is None:
            grey = self._page.render_at(100.0, 100.0, self.box, DPI, turned=False, phase=phase)
            found = self._pixels[phase] = ImageChops.invert(grey)
        return found

    def shape(self, angle: int, scale: float) -> Image.Image:
        """Return the shape of the text object by itself, upright or upside down, at one of `scales`."""
        found = self._shapes.get((angle, scale))
        if found is None:
            alone = self._page.render_alone(self._handles[angle], scale)
            found = self._shapes[angle, scale] = shape_of(alone, self._length)
        return found

    def close(self) -> None:
        """Free what pdfium holds."""
        self._page.close()


class References:
    """Draws numbers from the vendored face, and remembers the last ones by text and size."""

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
            if len(self._known) >= REMEMBERED:
                self._known.pop(next(iter(self._known))).close()
                del self._document[0]  # the page of the one that was drawn first
            found = self._known[key] = self._draw(*key)
        return found

    def _draw(self, text: str, size: Pt) -> Reference:
        page = self._document.new_page(_PAGE.width, _PAGE.height)
        handles = {angle: self._place(page, text, size, angle) for angle in (0, 180)}
        return Reference(FinishedPage(self._document, page), handles, size, len(text))

    def _place(self, page: Any, text: str, size: Pt, angle: int) -> Any:
        handle = pdfium.FPDFPageObj_CreateTextObj(self._document.raw, self._font, size)
        wide = ctypes.create_string_buffer((text + "\0").encode("utf-16-le"))
        pdfium.FPDFText_SetText(handle, ctypes.cast(wide, ctypes.POINTER(pdfium.FPDF_WCHAR)))
        sign = -1.0 if angle == 180 else 1.0
        pdfium.FPDFPageObj_Transform(handle, sign, 0, 0, sign, 100.0 if angle == 0 else 1900.0, 100.0)
        pdfium.FPDFPage_InsertObject(page.raw, handle)
        return handle


def shape_of(ink: Image.Image, length: int, wider: int = 0) -> Image.Image:
    """Return ink cut to what is drawn and put on a coarse grid, so that a shift by half a pixel is none.

    Args:
        ink: What is drawn.
        length: How many characters it has.
        wider: By how many pixels the cut is made wider: where a stroke ends between two pixels, one
            picture has it on this side and another on that.
    """
    left, top, right, bottom = ink.convert("1", dither=Image.Dither.NONE).getbbox() or (0, 0, 1, 1)
    cut = ink.crop((left, top, max(left + 1, right + wider), bottom))
    return cut.resize((GRID[0] * length, GRID[1]), Image.Resampling.BOX)
