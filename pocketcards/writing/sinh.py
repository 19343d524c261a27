"""Sinhala."""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Sinh",
    name="Sinhala",
    scripts=("Sinh",),
    leading=1.38,
    floor=7.5,
    breaking="default",
    invisible="\u200c\u200d",  # joiners decide the shape of letters
)
