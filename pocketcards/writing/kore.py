"""Korean.

Lines break at spaces only; ICU would break between any two syllables.
"""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Kore",
    name="Korean",
    scripts=(
        "Hang",
        "Hani",
    ),
    leading=1.36,
    floor=7.0,
    breaking="keep-all",
)
