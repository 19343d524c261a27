"""Text on its way to paper: glyphs, clusters, runs, lines. What stages hand to each other.

Glyph measures are font units, so that one shaping serves every point size; a `Line` is set at
its size and measures points.
"""

from typing import NamedTuple

from pocketcards.model.contact import Contact
from pocketcards.model.font import FontFace
from pocketcards.model.geometry import Pt

__all__ = ["ATOM", "Atom", "Cluster", "FontSubset", "Glyph", "GlyphRun", "Line"]

ATOM = "\ufffc"
"""Stands for a number in a paragraph while it is measured and ordered (UAX #9 class ON)."""


class Glyph(NamedTuple):
    """A positioned glyph, in font units."""

    id: int
    advance: int
    dx: int
    dy: int
    width: int
    """What the face says of its advance, kerning left out: readers of a PDF move by this."""


class Cluster(NamedTuple):
    """HarfBuzz's smallest unbreakable unit: characters and the glyphs that show them."""

    start: int
    """Offset of its first character in the paragraph."""
    text: str
    glyphs: tuple[Glyph, ...]
    advance: int
    top: int
    bottom: int
    """Highest and lowest ink, from the baseline upwards; both 0 where there is none."""


class Atom(NamedTuple):
    """A number that must reach the paper as it is: one run, left to right, one pinned face."""

    role: str
    contact: Contact

    @property
    def text(self) -> str:
        """The exact ASCII on paper."""
        return self.contact.printed


class GlyphRun(NamedTuple):
    """Clusters of one face, size and direction, in visual order from left to right."""

    face: FontFace
    size: Pt
    upem: int
    rtl: bool
    clusters: tuple[Cluster, ...]
    x: Pt
    """Left edge, from the left end of the line."""
    width: Pt
    atom: Atom | None = None

    def __hash__(self) -> int:
        """Quick, because runs are keys of caches: most runs differ in their width."""
        return hash((self.face.id, self.size, self.x, self.width))


class Line(NamedTuple):
    """A set line: runs in visual order on one baseline."""

    text: str
    """Its characters in logical order, numbers in place of atoms."""
    runs: tuple[GlyphRun, ...]
    width: Pt
    ink_ascent: Pt
    """Highest ink above the baseline."""
    ink_descent: Pt
    """Deepest ink below the baseline; positive."""


class FontSubset(NamedTuple):
    """The part of a face that a file embeds. Each is itself alone, so that it can be a key."""

    face: FontFace
    name: str
    """PostScript name."""
    data: bytes
    """A TrueType file with renumbered glyphs."""
    renumbered: dict[int, int]
    """Glyph id in the face to glyph id in `data`."""
    advances: dict[int, int]
    """Glyph id in the face to its advance, in font units."""
    upem: int
    ascent: int
    descent: int
    """1/1000 em; the descent is negative."""

    def __hash__(self) -> int:
        return id(self)
