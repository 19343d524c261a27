"""Faces in a file: Type0 fonts with Identity-H, cut to what the file shows.

Codes are our own. Each pair of a drawing and the text it stands for gets its own code (CID), so
that ToUnicode is exact; CIDToGIDMap leads back to the glyph.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from pocketcards.model.font import FontFace
from pocketcards.model.text import FontSubset
from pocketcards.output.pdf.glyf import Drawing, with_composites
from pocketcards.output.pdf.objects import Raw, Stream, array, dictionary, name, number, refer, text, utf16
from pocketcards.output.pdf.pieces import Piece

__all__ = ["EmbeddedFont", "Subsetter"]

Subsetter = Callable[[FontFace, frozenset[int]], FontSubset]
"""Cuts a face down to some glyphs; handed in, because HarfBuzz belongs to `typeset`."""

SYMBOLIC = 4
"""Font descriptor flag: the font uses no standard encoding (ISO 32000-1, table 123)."""

ASCENT, DESCENT = 1100, -400
"""The most that a descriptor says, in 1/1000 em. Accents do not count (ISO 32000-1, table 122), and
poppler takes the two for the height of a line: those of Nastaliq would overlap."""


class _Codes(dict[tuple[Drawing, str], str]):
    """Codes by what they draw and say, dealt out as they are asked for."""

    def __missing__(self, key: tuple[Drawing, str]) -> str:
        code = self[key] = f"{len(self) + 1:04X}"
        return code


class EmbeddedFont:
    """One face as one file uses it. Collects codes while text is drawn, then makes the objects."""

    def __init__(self, resource: str, cut: FontSubset) -> None:
        self.resource = resource
        self.cut = cut
        self.codes = _Codes()
        """By what they draw and say, in hexadecimal; who asks for a new one gets the next."""

    def code(self, piece: Piece) -> str:
        """Return the code of a piece in hexadecimal."""
        return self.codes[piece[:2]]

    def add_to(self, document: Any) -> None:
        """Make the font's objects and enter it in the resources of every page."""
        cut = self.cut
        data, glyphs, box = with_composites(cut, frozenset(drawing for drawing, _ in self.codes))
        tag = "".join(chr(65 + (zlib.crc32(data) >> (4 * i)) % 16) for i in range(6))
        base = f"{tag}+{cut.name}"
        descriptor = dictionary(
            {
                "Type": name("FontDescriptor"),
                "FontName": name(base),
                "Flags": SYMBOLIC,
                "FontBBox": array([round(edge * 1000 / cut.upem) for edge in box]),
                "ItalicAngle": 0,
                "Ascent": min(cut.ascent, ASCENT),
                "Descent": max(cut.descent, DESCENT),
                "CapHeight": 714,
                "StemV": 80,
                "FontFile2": refer(document, Stream(data, {"Length1": len(data)})),
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
                "FontDescriptor": refer(document, Raw(descriptor)),
                "DW": 0,
                "W": array([1, array(list(self._widths()))]),
                "CIDToGIDMap": refer(document, Stream(self._glyph_map(glyphs))),
            }
        )
        font = dictionary(
            {
                "Type": name("Font"),
                "Subtype": name("Type0"),
                "BaseFont": name(base),
                "Encoding": name("Identity-H"),
                "DescendantFonts": array([refer(document, Raw(descendant))]),
                "ToUnicode": refer(document, Stream(self.to_unicode)),
            }
        )
        document.idToObject["BasicFonts"].dict[self.resource] = Raw(refer(document, Raw(font)))

    def _widths(self) -> Iterator[str]:
        """Yield how far a reader moves after each code, in 1/1000 em; `hmtx` says the same."""
        scale = 1000 / self.cut.upem
        return (number(drawing.advance * scale) for drawing, _ in self.codes)

    def _glyph_map(self, glyphs: dict[Drawing, int]) -> bytes:
        """Return two bytes a code: the glyph in the file (ISO 32000-1, table 117)."""
        found = [glyphs[drawing] for drawing, _ in self.codes]
        return struct.pack(f">{len(found) + 1}H", 0, *found)

    @cached_property
    def to_unicode(self) -> bytes:
        """The CMap from codes to text, in blocks of at most 100 (Adobe TN 5014); once everything is drawn."""
        pairs = [f"<{code}> <{utf16(said)}>" for (_, said), code in self.codes.items()]
        blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
        body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")
