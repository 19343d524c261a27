"""Khmer.

No spaces between words: ICU's dictionary finds them. Stacks reach 0.57 em down.
"""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Khmr",
    name="Khmer",
    scripts=("Khmr",),
    leading=1.5,
    floor=7.5,
    breaking="default",
    invisible="\u200b\u200c\u200d\u2060",  # where a line may end; joiners hold a shifted vowel
)
