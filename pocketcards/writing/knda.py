"""Kannada.

Marks below the base reach 0.53 em down.
"""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Knda",
    name="Kannada",
    scripts=("Knda",),
    leading=1.44,
    floor=7.5,
    breaking="default",
    invisible="\u200c\u200d",  # joiners decide the shape of letters
)
