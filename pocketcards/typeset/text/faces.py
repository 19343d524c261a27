"""Faces opened for shaping, and the stack of faces for a language.

Does not read the manifest and does not check hashes: `load.fonts` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import uharfbuzz as hb

from pocketcards.errors import InputError
from pocketcards.model.font import NUMBER_FAMILY, FontFace, FontFamily
from pocketcards.model.locale import Language

__all__ = ["OpenFace", "Stack", "open_face", "stack_for"]


class OpenFace:
    """A face with its HarfBuzz font. Immutable for callers; remembers what it was asked."""

    __slots__ = ("_extents", "_glyphs", "_widths", "face", "font", "hb_face", "upem")

    def __init__(self, face: FontFace) -> None:
        self.face = face
        try:
            blob = hb.Blob.from_file_path(str(face.path))
        except hb.HarfBuzzError:
            raise InputError(f"the font {face.path.name} cannot be opened") from None
        self.hb_face = hb.Face(blob)
        if self.hb_face.glyph_count == 0:  # what HarfBuzz makes of a damaged file
            raise InputError(f"the font {face.path.name} is damaged", "Restore it: fonts/README.md")
        self.font = hb.Font(self.hb_face)
        self.upem: int = self.hb_face.upem
        self._glyphs: dict[str, int] = {}
        self._extents: dict[int, tuple[int, int]] = {}
        self._widths: dict[int, int] = {}

    def glyph(self, char: str) -> int:
        """Return the nominal glyph id of a character; 0 where the face lacks it."""
        found = self._glyphs.get(char)
        if found is None:
            found = self._glyphs[char] = self.font.get_nominal_glyph(ord(char)) or 0
        return found

    def width(self, glyph: int) -> int:
        """Return the advance of a glyph in font units, as the face gives it."""
        found = self._widths.get(glyph)
        if found is None:
            found = self._widths[glyph] = self.font.get_glyph_h_advance(glyph)
        return found

    def ink(self, glyph: int) -> tuple[int, int]:
        """Return the top and bottom of a glyph's ink in font units; (0, 0) for none."""
        found = self._extents.get(glyph)
        if found is None:
            extents = self.font.get_glyph_extents(glyph)
            top = extents.y_bearing if extents else 0
            found = self._extents[glyph] = (top, top + extents.height if extents else 0)
        return found


@lru_cache(maxsize=128)
def open_face(face: FontFace) -> OpenFace:
    """Return the opened face; a pure function of the file, so remembered for the process."""
    return OpenFace(face)


class Stack:
    """The families for a language, in the order in which they are asked for a character."""

    __slots__ = ("families", "main", "scales")

    def __init__(self, families: tuple[FontFamily, ...]) -> None:
        self.families = families
        self.main = families[0]
        self.scales = {face.id: family.scale for family in families for face in _faces_of(family)}

    def faces(self, bold: bool) -> list[OpenFace]:
        """Return the open faces, bold where the family has one."""
        return [open_face(family.face(bold)) for family in self.families]

    def scale_of(self, face: FontFace) -> float:
        """Return the optical size of a face against Noto Sans."""
        return self.scales[face.id]


def _faces_of(family: FontFamily) -> tuple[FontFace, ...]:
    return (family.regular, family.bold) if family.bold else (family.regular,)


def stack_for(language: Language, fonts: Mapping[str, FontFamily]) -> Stack | None:
    """Return the stack for a language, or None where no vendored family sets its writing."""
    main = next((family for family in fonts.values() if language.writing in family.scripts), None)
    if main is None:
        return None
    order = dict.fromkeys((main.id, *main.fallbacks))
    order.pop(NUMBER_FAMILY, None)
    order[NUMBER_FAMILY] = None  # last, always: `itemize` takes figures from it
    return Stack(tuple(fonts[name] for name in order if name in fonts))
