"""A finished file, opened with pdfium: its text objects, its links, its pixels.

Wraps the calls that the readers need; knows nothing of cards.
"""

from __future__ import annotations

import ctypes
import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from pocketcards.model.geometry import Pt, Rect

__all__ = ["FinishedFile", "FinishedPage", "Link", "TextObject", "UnreadableFileError"]


class UnreadableFileError(Exception):
    """The bytes are not a PDF file that pdfium opens."""


class TextObject:
    """One show operator, as pdfium sees it. Where it stands is worked out when somebody asks."""

    def __init__(self, text: str, handle: Any, outer: _Matrix) -> None:
        self.text = text
        """What ToUnicode says; may lie."""
        self.handle = handle
        """pdfium's object; lives as long as the page."""
        self._outer = outer

    @cached_property
    def _matrix(self) -> _Matrix:
        return _matrix_of(self.handle).then(self._outer)

    @property
    def x(self) -> Pt:
        """Its origin on the page."""
        return self._matrix.e

    @property
    def y(self) -> Pt:
        """Its origin on the page."""
        return self._matrix.f

    @property
    def angle(self) -> int:
        """0, 90, 180 or 270 degrees; -1 for anything else, or where the text is stretched or mirrored."""
        return self._matrix.angle()

    @cached_property
    def own_angle(self) -> int:
        """The same within the form that holds it: so pdfium draws it when it is drawn alone."""
        return _matrix_of(self.handle).angle()

    @cached_property
    def size(self) -> Pt:
        """Font size times the scale of its matrix: what is seen."""
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(self.handle, size)
        return size.value * math.hypot(self._matrix.a, self._matrix.b)

    @property
    def visible(self) -> bool:
        """Whether it is drawn at all."""
        return pdfium.FPDFTextObj_GetTextRenderMode(self.handle) not in _UNSEEN


@dataclass(frozen=True, slots=True)
class Link:
    """A link annotation."""

    uri: str
    box: Rect


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

    def pages(self) -> Iterator[FinishedPage]:
        """Yield the pages; each is closed when the next is asked for."""
        for i in range(len(self._document)):
            page = FinishedPage(self._document, self._document[i])
            try:
                yield page
            finally:
                page.close()


class FinishedPage:
    """A page of a finished file."""

    def __init__(self, document: Any, page: Any) -> None:
        self._document = document
        self._page = page
        self._text = page.get_textpage()
        self._buffer = (pdfium.FPDF_WCHAR * 256)()
        self.width, self.height = page.get_size()

    def close(self) -> None:
        """Free what pdfium holds."""
        self._text.close()
        self._page.close()

    def text(self) -> str:
        """Return the page's text in pdfium's order."""
        return str(self._text.get_text_range())

    def text_objects(self) -> Iterator[TextObject]:
        """Yield every show operator of the page and of the forms on it."""
        page, at = self._page.raw, pdfium.FPDFPage_GetObject
        count = pdfium.FPDFPage_CountObjects(page)
        return self._objects([at(page, i) for i in range(count)], _IDENTITY)

    def _objects(self, handles: Sequence[Any], outer: _Matrix) -> Iterator[TextObject]:
        kind_of, at, text_kind = pdfium.FPDFPageObj_GetType, pdfium.FPDFFormObj_GetObject, _TEXT
        for handle in handles:
            kind = kind_of(handle)
            if kind == text_kind:
                yield TextObject(self._text_of(handle), handle, outer)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                inner = _matrix_of(handle).then(outer)
                count = pdfium.FPDFFormObj_CountObjects(handle)
                yield from self._objects([at(handle, i) for i in range(count)], inner)

    def _text_of(self, handle: Any) -> str:
        size = pdfium.FPDFTextObj_GetText(handle, self._text.raw, self._buffer, len(self._buffer) * 2)
        if size > len(self._buffer) * 2:
            self._buffer = (pdfium.FPDF_WCHAR * size)()
            return self._text_of(handle)
        return ctypes.string_at(self._buffer, size - 2).decode("utf-16-le", "replace")

    def links(self) -> list[Link]:
        """Return the link annotations of the page."""
        found = []
        for i in range(pdfium.FPDFPage_GetAnnotCount(self._page.raw)):
            annotation = pdfium.FPDFPage_GetAnnot(self._page.raw, i)
            try:
                link = pdfium.FPDFAnnot_GetLink(annotation)
                if link:
                    found.append(Link(self._uri_of(link), _rect_of(annotation)))
            finally:
                pdfium.FPDFPage_CloseAnnot(annotation)
        return found

    def _uri_of(self, link: Any) -> str:
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(self._document.raw, action, None, 0)
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFAction_GetURIPath(self._document.raw, action, buffer, length)
        return buffer.raw[: max(0, length - 1)].decode("utf-8", "replace")

    def render_at(
        self, x: Pt, y: Pt, box: Rect, dpi: float, *, turned: bool, phase: float = 0.0
    ) -> Image.Image:
        """Return the pixels of a box in grey.

        Args:
            x: A point of the page that falls on a whole pixel: the origin of a number.
            y: The same.
            box: What is shown, relative to that point, in the direction of the text.
            dpi: Pixels an inch.
            turned: Whether the text is upside down; the picture is turned back.
            phase: By which part of a pixel the point is moved to the right.
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
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_Gray)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        clip = pdfium.FS_RECTF(0, 0, width, height)
        pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap.raw, self._page.raw, matrix, clip, _RENDER_FLAGS)
        picture: Image.Image = bitmap.to_pil().copy()
        return picture

    def render_alone(self, handle: Any, dpi: float) -> Image.Image:
        """Return the ink of one text object, without anything else of the page (alpha channel)."""
        raw = pdfium.FPDFTextObj_GetRenderedBitmap(self._document.raw, self._page.raw, handle, dpi / 72)
        if not raw:
            return Image.new("L", (0, 0))
        bitmap = pypdfium2.PdfBitmap.from_raw(raw)
        ink: Image.Image = bitmap.to_pil().getchannel("A")  # a picture of its own
        return ink

    def render(self, dpi: float) -> Image.Image:
        """Return the whole page in colour."""
        shown: Image.Image = self._page.render(scale=dpi / 72).to_pil()
        return shown.convert("RGB")

    def grey(self, dpi: float) -> Image.Image:
        """Return the whole page in grey."""
        shown: Image.Image = self._page.render(scale=dpi / 72, grayscale=True).to_pil()
        return shown

    def picture(self, box: Rect | None, dpi: float = 150.0) -> bytes:
        """Return a PNG of the page, or of what lies around a box of it, for people to look at."""
        shown: Image.Image = self._page.render(scale=dpi / 72).to_pil().convert("RGB")
        if box:
            scale, around = dpi / 72, 24.0
            left, top = (box.x - around) * scale, (self.height - box.top - around) * scale
            right, bottom = (box.right + around) * scale, (self.height - box.y + around) * scale
            inside = (max(0, int(left)), max(0, int(top)))
            shown = shown.crop((*inside, min(shown.width, int(right)), min(shown.height, int(bottom))))
        file = io.BytesIO()
        shown.save(file, "PNG")
        return file.getvalue()


@dataclass(frozen=True, slots=True)
class _Matrix:
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def then(self, other: _Matrix) -> _Matrix:
        """Return this matrix followed by another (ISO 32000-1 §8.3.4)."""
        return _Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def angle(self) -> int:
        """Return by how much text is turned; -1 where it is more than turned."""
        turn = round(math.degrees(math.atan2(self.b, self.a))) % 360
        square = abs(self.a - self.d) < 1e-4 and abs(self.b + self.c) < 1e-4
        return turn if square and turn % 90 == 0 else -1


_TEXT = pdfium.FPDF_PAGEOBJ_TEXT
_IDENTITY = _Matrix(1, 0, 0, 1, 0, 0)
_UNSEEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_RENDER_FLAGS = pdfium.FPDF_GRAYSCALE | pdfium.FPDF_ANNOT | pdfium.FPDF_PRINTING


def _matrix_of(handle: Any) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, matrix)
    return _Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _rect_of(annotation: Any) -> Rect:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, box)
    return Rect(box.left, box.bottom, box.right - box.left, box.top - box.bottom)
