"""Greek."""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Grek",
    name="Greek",
    scripts=("Grek",),
    leading=1.26,
    floor=7.0,
    breaking="default",
)
