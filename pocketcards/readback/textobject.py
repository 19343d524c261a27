"""Objects of a finished page that show text, as pdfium sees them, and where they stand."""

from __future__ import annotations

import ctypes
import math
from functools import cached_property
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pocketcards.model.geometry import Pt

__all__ = ["IDENTITY", "Matrix", "TextObject", "matrix_of"]


class Matrix(NamedTuple):
    """A transformation (ISO 32000-1 §8.3.4)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def then(self, other: Matrix) -> Matrix:
        """Return this matrix followed by another."""
        return Matrix(
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


IDENTITY = Matrix(1, 0, 0, 1, 0, 0)


class TextObject:
    """One show operator, as pdfium sees it. Where it stands is worked out when somebody asks."""

    def __init__(self, text: str, handle: Any, outer: Matrix, drawn: int, own: Matrix | None = None) -> None:
        self.text = text
        """What ToUnicode says; may lie."""
        self.handle = handle
        """pdfium's object; lives as long as the page."""
        self.drawn = drawn
        """Which object of the page it is, or is in: the first, the second …"""
        self._outer = outer
        self._own = own or matrix_of(handle)

    def again(self, outer: Matrix, drawn: int) -> TextObject:
        """Return the same operator of a form that the page places once more: its place alone differs."""
        return TextObject(self.text, self.handle, outer, drawn, self._own)

    @cached_property
    def _matrix(self) -> Matrix:
        return self._own if self._outer is IDENTITY else self._own.then(self._outer)

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

    @property
    def own_angle(self) -> int:
        """The same within the form that holds it: so pdfium draws it when it is drawn alone."""
        return self._own.angle()

    @cached_property
    def size(self) -> Pt:
        """Font size times the scale of its matrix: what is seen."""
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(self.handle, size)
        return size.value * math.hypot(self._matrix.a, self._matrix.b)

    @cached_property
    def width(self) -> Pt:
        """How far its ink reaches from its left end to its right end."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(self.handle, left, bottom, right, top)
        return abs(right.value - left.value) * math.hypot(self._outer.a, self._outer.b)

    @property
    def left(self) -> Pt:
        """Its left end on the page, upright or upside down."""
        return self.x - self.width if self.angle == 180 else self.x

    @property
    def visible(self) -> bool:
        """Whether it is drawn at all."""
        return pdfium.FPDFTextObj_GetTextRenderMode(self.handle) not in _UNSEEN

    @property
    def marked(self) -> int:
        """The number of the marked content that it belongs to; -1 for none."""
        return int(pdfium.FPDFPageObj_GetMarkedContentID(self.handle))


_UNSEEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


def matrix_of(handle: Any) -> Matrix:
    """Return the matrix of an object, within the form that holds it."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, matrix)
    return Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
