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
    invisible="\u200b\u2060",  # where a line may end, and where not
)
