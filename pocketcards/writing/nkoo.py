"""N'Ko.

No bold face exists; none is faked.
"""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Nkoo",
    name="N'Ko",
    scripts=("Nkoo",),
    leading=1.4,
    floor=8.0,
    breaking="default",
    invisible="\u200c\u200d",  # joiners decide the shape of letters
)
