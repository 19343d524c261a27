"""Armenian."""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Armn",
    name="Armenian",
    scripts=("Armn",),
    leading=1.3,
    floor=7.0,
    breaking="default",
)
