"""Tibetan.

Lines break after a tsheg; stacks span 1.9 em.
"""

from __future__ import annotations

from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEM"]

WRITING_SYSTEM = WritingSystem(
    tag="Tibt",
    name="Tibetan",
    scripts=("Tibt",),
    leading=1.75,
    floor=9.0,
    breaking="default",
)
