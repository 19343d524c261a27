"""Arabic, in Naskh style.

Ink spans 1.5 em unvocalised, 1.73 em in bold Pashto.
"""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Arab",
    name="Arabic, in Naskh style",
    scripts=("Arab",),
    leading=1.5,
    floor=8.0,
    breaking="default",
    invisible="\u200c\u200d",  # joiners decide the shape of letters
)
