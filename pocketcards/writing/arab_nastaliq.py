"""Arabic, in Nastaliq style.

Words slope down to the baseline: ink spans 2.41 em, in bold 2.66 em.
"""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Arab-Nastaliq",
    name="Arabic, in Nastaliq style",
    scripts=("Arab",),
    leading=1.95,
    floor=9.0,
    breaking="default",
    invisible="\u200c\u200d",  # joiners decide the shape of letters
)
