"""Canadian syllabics."""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Cans",
    name="Canadian syllabics",
    scripts=("Cans",),
    leading=1.34,
    floor=7.5,
    breaking="default",
)
