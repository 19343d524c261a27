"""A finished file, opened with pdfium: its pages, their boxes, text objects and pixels.

Wraps the calls that the readers need; knows nothing of cards.
"""

from __future__ import annotations

import ctypes
import io
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import TracebackType
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from pocketcards.model.geometry import Pt, Rect
from pocketcards.readback.textobject import IDENTITY, Matrix, TextObject, matrix_of

__all__ = ["FinishedFile", "FinishedPage", "UnreadableFileError"]


PICTURE_DPI = 150.0
"""Of pictures that show people a fault."""
MOST_PAGES = 1000
"""More are not looked at: a set has some hundred files of two pages."""


class UnreadableFileError(Exception):
    """The bytes are not a PDF file that pdfium opens, or a page of it cannot be loaded."""


class FinishedFile:
    """An opened file. Use it as a context manager."""

    def __init__(self, data: bytes) -> None:
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise UnreadableFileError(str(error)) from None

    def __enter__(self) -> FinishedFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def sizes(self) -> list[tuple[Pt, Pt]]:
        """Return width and height of every page; loads none."""
        return [self._document.get_page_size(i) for i in range(min(len(self), MOST_PAGES))]

    def about(self, key: str) -> str:
        """Return an entry of the document information, such as `Title`."""
        length = pdfium.FPDF_GetMetaText(self._document.raw, key.encode(), None, 0)
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDF_GetMetaText(self._document.raw, key.encode(), buffer, length)
        return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")

    def pages(self) -> Iterator[FinishedPage]:
        """Yield the pages; each is closed when the next is asked for."""
        self._document.init_forms()  # or the appearances of form fields would not be drawn
        for i in range(len(self._document)):
            try:
                page = FinishedPage(self._document, self._document[i])
            except pypdfium2.PdfiumError as error:
                raise UnreadableFileError(f"page {i + 1}: {error}") from None
            try:
                yield page
            finally:
                page.close()


class FinishedPage:
    """A page of a finished file."""

    def __init__(self, document: Any, page: Any) -> None:
        self._document = document
        self._page = page
        self._buffer = (pdfium.FPDF_WCHAR * 256)()
        self.width, self.height = page.get_size()

    def close(self) -> None:
        """Free what pdfium holds, what it made of its text first."""
        self._page.close()

    @cached_property
    def _text(self) -> Any:
        return self._page.get_textpage()

    @property
    def raw(self) -> Any:
        """Pdfium's own page."""
        return self._page.raw

    @property
    def document(self) -> Any:
        """Pdfium's own document."""
        return self._document.raw

    def box(self, name: str) -> Rect | None:
        """Return a box that the page or its parent sets, by its name: `MediaBox`, `CropBox` and others."""
        edges = [ctypes.c_float() for _ in range(4)]
        if not getattr(pdfium, f"FPDFPage_Get{name}")(self.raw, *edges):
            return None
        left, bottom, right, top = (edge.value for edge in edges)
        return Rect(left, bottom, right - left, top - bottom)

    @property
    def rotation(self) -> int:
        """By how many quarters viewers turn it."""
        return int(pdfium.FPDFPage_GetRotation(self.raw))

    @property
    def count(self) -> int:
        """How many objects the page has; a form is one, whatever it holds."""
        return int(pdfium.FPDFPage_CountObjects(self.raw))

    def text_objects(self, again: Mapping[int, int], plain: Callable[[str], bool]) -> Iterator[TextObject]:
        """Yield every show operator of the page and of the forms on it.

        Args:
            again: Objects of the page that are the form of an earlier one once more, and the first of them.
            plain: Tells which texts say there what they said before; others are read anew.
        """
        first: dict[int, list[tuple[int, TextObject]]] = {i: [] for i in again.values()}
        for i in range(self.count):
            handle = pdfium.FPDFPage_GetObject(self.raw, i)
            if i in again:
                yield from self._once_more(handle, first[again[i]], i, plain)
            elif i in first:
                first[i] = list(self._texts_in(handle, IDENTITY, i))
                yield from (one for _, one in first[i])
            else:
                yield from self._texts_of(handle, IDENTITY, i)

    def _once_more(
        self, form: Any, first: Sequence[tuple[int, TextObject]], drawn: int, plain: Callable[[str], bool]
    ) -> Iterator[TextObject]:
        outer = matrix_of(form)
        for i, one in first:
            if plain(one.text):
                yield one.again(outer, drawn)
            else:
                yield from self._texts_of(pdfium.FPDFFormObj_GetObject(form, i), outer, drawn)

    def _texts_of(self, handle: Any, outer: Matrix, drawn: int) -> Iterable[TextObject]:
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            return (TextObject(self._text_of(handle), handle, outer, drawn),)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            return ()
        return (one for _, one in self._texts_in(handle, outer, drawn))

    def _texts_in(self, form: Any, outer: Matrix, drawn: int) -> Iterator[tuple[int, TextObject]]:
        """Yield the show operators of a form, each with its place in it."""
        inner, at = matrix_of(form).then(outer), pdfium.FPDFFormObj_GetObject
        for i in range(pdfium.FPDFFormObj_CountObjects(form)):
            for one in self._texts_of(at(form, i), inner, drawn):
                yield i, one

    def _text_of(self, handle: Any) -> str:
        size = pdfium.FPDFTextObj_GetText(handle, self._text.raw, self._buffer, len(self._buffer) * 2)
        if size > len(self._buffer) * 2:
            self._buffer = (pdfium.FPDF_WCHAR * size)()
            return self._text_of(handle)
        return _from_utf16(ctypes.string_at(self._buffer, size - 2))

    def render_at(
        self,
        x: Pt,
        y: Pt,
        box: Rect,
        dpi: float,
        *,
        turned: bool = False,
        phase: float = 0.0,
        screen: bool = False,
    ) -> Image.Image:
        """Return the pixels of a box in grey: everything that is drawn there, annotations and forms too.

        Args:
            x: A point of the page that falls on a whole pixel: the origin of a number.
            y: The same.
            box: What is shown, relative to that point, in the direction of the text.
            dpi: Pixels an inch.
            turned: Whether the text is upside down; the picture is turned back.
            phase: By which part of a pixel the point is moved to the right.
            screen: As a screen shows it; else as it is printed.
        """
        scale = dpi / 72
        width, height = math.ceil(box.width * scale), math.ceil(box.height * scale)
        left, above = round(-box.x * scale), round(box.top * scale)
        sign = -1 if turned else 1
        matrix = pdfium.FS_MATRIX(
            sign * scale,
            0,
            0,
            sign * scale,
            left + phase - sign * x * scale,
            above - sign * (self.height - y) * scale,
        )
        white = bytearray(b"\xff" * (width * height))
        start = ctypes.byref(ctypes.c_char.from_buffer(white))  # an array of each length would be a type each
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, start, width)
        clip = pdfium.FS_RECTF(0, 0, width, height)
        flags = _FLAGS if screen else _FLAGS | pdfium.FPDF_PRINTING
        pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, self.raw, matrix, clip, flags)
        pdfium.FPDFBitmap_Destroy(bitmap)
        return Image.frombuffer("L", (width, height), white, "raw", "L", 0, 1)

    def whole(self, dpi: float, *, screen: bool) -> Image.Image:
        """Return the page in grey, as a screen shows it or as it is printed, its form fields too."""
        shown: Image.Image = self._page.render(
            scale=dpi / 72, grayscale=True, optimize_mode=None if screen else "print"
        ).to_pil()
        return shown

    def render_alone(self, handle: Any, dpi: float) -> Image.Image:
        """Return the ink of one text object, without anything else of the page (alpha channel)."""
        raw = pdfium.FPDFTextObj_GetRenderedBitmap(self._document.raw, self.raw, handle, dpi / 72)
        if not raw:
            return Image.new("L", (0, 0))
        width, height = pdfium.FPDFBitmap_GetWidth(raw), pdfium.FPDFBitmap_GetHeight(raw)
        stride = pdfium.FPDFBitmap_GetStride(raw)
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(raw), stride * height)
        pdfium.FPDFBitmap_Destroy(raw)
        return Image.frombuffer("L", (width, height), pixels[3::4], "raw", "L", stride // 4, 1)

    def render(self, dpi: float) -> Image.Image:
        """Return the whole page in colour."""
        shown = self._page.render(scale=dpi / 72, rev_byteorder=True, prefer_bgrx=True)  # as Pillow keeps it
        return Image.frombytes(
            "RGB", (shown.width, shown.height), shown.buffer, "raw", "RGBX", shown.stride, 1
        )

    def picture(self, box: Rect | None) -> bytes:
        """Return a PNG of the page, or of what lies around a box of it, for people to look at."""
        shown = self._pictured
        if box:
            scale, around = PICTURE_DPI / 72, 24.0
            left, top = (box.x - around) * scale, (self.height - box.top - around) * scale
            right, bottom = (box.right + around) * scale, (self.height - box.y + around) * scale
            left, top = max(0.0, left), max(0.0, top)
            right, bottom = min(float(shown.width), right), min(float(shown.height), bottom)
            if right - left >= 1 and bottom - top >= 1:  # else it lies beyond the page: show all of that
                shown = shown.crop((int(left), int(top), int(right), int(bottom)))
        file = io.BytesIO()
        shown.save(file, "PNG")
        return file.getvalue()

    @cached_property
    def _pictured(self) -> Image.Image:
        return self.render(PICTURE_DPI)


_FLAGS = pdfium.FPDF_GRAYSCALE | pdfium.FPDF_ANNOT
_HALVES = re.compile("([\udc00-\udfff])([\ud800-\udbff])")


def _from_utf16(data: bytes) -> str:
    """Return a text as pdfium gives it: it turns right-to-left text round, the halves of a character too.

    Only Adlam is written with such letters. What is still half a character is none.
    """
    try:
        return data.decode("utf-16-le")
    except UnicodeDecodeError:
        text = _HALVES.sub(r"\2\1", data.decode("utf-16-le", "surrogatepass"))
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
