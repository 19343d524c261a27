"""How messages count things and name the first of many: the same words everywhere."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["counted", "some"]


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 file`, `2 files`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def some(names: Sequence[str], most: int = 3, *, rest: str = " …") -> str:
    """Return the first of many names, and a sign that there are more."""
    return ", ".join(names[:most]) + (rest if len(names) > most else "")
