"""Faces in a file: Type0 fonts with Identity-H, cut to what the file shows.

Codes are our own. Each pair of a glyph and the text it shows gets its own code (CID), so that
ToUnicode can say of every use what it stands for; CIDToGIDMap leads back to the glyph.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

from pocketcards.model.font import FontFace
from pocketcards.model.text import FontSubset
from pocketcards.output.pdf.objects import Stream, array, dictionary, name, text, utf16

__all__ = ["EmbeddedFont", "Subsetter"]

Subsetter = Callable[[FontFace, frozenset[int]], FontSubset]
"""Cuts a face down to some glyphs; handed in, because HarfBuzz belongs to `typeset`."""

SYMBOLIC = 4
"""Font descriptor flag: the font uses no standard encoding (ISO 32000-1, table 123)."""


class EmbeddedFont:
    """One face as one file uses it. Collects codes while text is drawn, then makes the objects."""

    def __init__(self, resource: str, cut: FontSubset) -> None:
        self.resource = resource
        self._cut = cut
        self._codes: dict[tuple[int, str], int] = {}

    def code(self, glyph: int, shown: str) -> int:
        """Return the code for a glyph that stands for the text `shown`."""
        key = (glyph, shown)
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = len(self._codes) + 1
        return found

    def width(self, glyph: int) -> float:
        """Return how far a reader moves after the glyph, in 1/1000 em."""
        return _short(self._cut.widths[glyph])

    def add_to(self, document: Any) -> None:
        """Make the font's objects and enter it in the resources of every page."""
        cut = self._cut
        tag = "".join(chr(65 + (zlib.crc32(cut.data) >> (4 * i)) % 16) for i in range(6))
        base = f"{tag}+{cut.name}"
        reference = document.Reference
        descriptor = dictionary(
            {
                "Type": name("FontDescriptor"),
                "FontName": name(base),
                "Flags": SYMBOLIC,
                "FontBBox": array(list(cut.bbox)),
                "ItalicAngle": 0,
                "Ascent": cut.ascent,
                "Descent": cut.descent,
                "CapHeight": 714,
                "StemV": 80,
                "FontFile2": reference(Stream(cut.data, {"Length1": len(cut.data)})),
            }
        )
        descendant = dictionary(
            {
                "Type": name("Font"),
                "Subtype": name("CIDFontType2"),
                "BaseFont": name(base),
                "CIDSystemInfo": dictionary(
                    {"Registry": text("Adobe"), "Ordering": text("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": reference(descriptor),
                "DW": 0,
                "W": array([1, array([self.width(glyph) for glyph, _ in self._codes])]),
                "CIDToGIDMap": reference(Stream(self._glyph_map())),
            }
        )
        font = dictionary(
            {
                "Type": name("Font"),
                "Subtype": name("Type0"),
                "BaseFont": name(base),
                "Encoding": name("Identity-H"),
                "DescendantFonts": array([reference(descendant)]),
                "ToUnicode": reference(Stream(self._to_unicode())),
            }
        )
        document.idToObject["BasicFonts"].dict[self.resource] = reference(font)

    def _glyph_map(self) -> bytes:
        """Return two bytes a code: the glyph in the subset (ISO 32000-1, table 117)."""
        glyphs = [0, *(self._cut.renumbered[glyph] for glyph, _ in self._codes)]
        return b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)

    def _to_unicode(self) -> bytes:
        """Return the CMap from codes to text, in blocks of at most 100 (Adobe TN 5014)."""
        pairs = [f"<{code:04X}> <{utf16(shown)}>" for (_, shown), code in self._codes.items()]
        blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
        body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")


def _short(width: float) -> float:
    rounded = round(width, 2)
    return int(rounded) if rounded == int(rounded) else rounded
