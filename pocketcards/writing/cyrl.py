"""Cyrillic."""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Cyrl",
    name="Cyrillic",
    scripts=("Cyrl",),
    leading=1.26,
    floor=7.0,
    breaking="default",
)
