"""Burmese.

No spaces between words: ICU's dictionary finds them.
"""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Mymr",
    name="Burmese",
    scripts=("Mymr",),
    leading=1.55,
    floor=7.5,
    breaking="default",
)
