"""Vendored font families and their faces."""

from pathlib import Path
from typing import NamedTuple

from pocketcards.model.geometry import Em

__all__ = ["NUMBER_FAMILY", "FontFace", "FontFamily"]

NUMBER_FAMILY = "noto-sans"
"""The pinned family of every number (DESIGN §6)."""


class FontFace(NamedTuple):
    """One font file."""

    id: str
    """`noto-sans/bold`: family and style."""
    path: Path
    sha256: str


class FontFamily(NamedTuple):
    """Faces that belong together."""

    id: str
    name: str
    scripts: tuple[str, ...]
    """ISO 15924 codes that it sets, or a style of one: `Arab-Nastaliq`."""
    scale: float
    """How much larger than Noto Sans it must be set to look as large."""
    ascent: Em
    """Ink above the baseline in real text: the strut of a line."""
    descent: Em
    """Ink below the baseline in real text; positive."""
    regular: FontFace
    bold: FontFace | None
    fallbacks: tuple[str, ...] = ()
    """Families that supply the characters it lacks, before `noto-sans`."""

    def face(self, bold: bool) -> FontFace:
        """Return the bold face, or the regular where none exists: no faked bold."""
        return self.bold if bold and self.bold else self.regular
