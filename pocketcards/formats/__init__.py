"""One file per format: how it wants cards set, and which files it makes of them."""

from __future__ import annotations

from pocketcards.formats import card, large, press, sheet
from pocketcards.formats.base import Format

__all__ = ["FORMATS"]

FORMATS: tuple[Format, ...] = (
    card.FORMAT,
    *sheet.FORMATS,
    press.FORMAT,
    large.LARGE_PRINT,
    large.POSTER,
)
