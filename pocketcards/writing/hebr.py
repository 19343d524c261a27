"""Hebrew.

Small x-height and no ascenders: a point larger than Latin to read alike.
"""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Hebr",
    name="Hebrew",
    scripts=("Hebr",),
    leading=1.32,
    floor=8.0,
    breaking="default",
)
