"""Japanese.

Lines break between phrases (bunsetsu), not inside them.
"""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Jpan",
    name="Japanese",
    scripts=(
        "Hani",
        "Hira",
        "Kana",
    ),
    leading=1.4,
    floor=7.0,
    breaking="phrase",
)
