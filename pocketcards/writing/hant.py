"""Chinese, traditional.

Kinsoku: no line starts with a closing mark.
"""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Hant",
    name="Chinese, traditional",
    scripts=(
        "Hani",
        "Bopo",
    ),
    leading=1.36,
    floor=7.0,
    breaking="strict",
)
