"""Latin.

Vietnamese and Yoruba capitals carry two marks: ink reaches 0.94 em.
"""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Latn",
    name="Latin",
    scripts=("Latn",),
    leading=1.26,
    floor=7.0,
    breaking="default",
)
