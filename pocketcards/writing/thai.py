"""Thai.

No spaces between words: ICU's dictionary finds them. Looped letters, tone over vowel.
"""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Thai",
    name="Thai",
    scripts=("Thai",),
    leading=1.46,
    floor=7.5,
    breaking="default",
    invisible="\u200b\u2060",  # where a line may end, and where not
)
