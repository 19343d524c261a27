"""Tifinagh.

No bold face exists; none is faked.
"""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Tfng",
    name="Tifinagh",
    scripts=("Tfng",),
    leading=1.32,
    floor=7.5,
    breaking="default",
)
