"""How messages count things, name the first of many, and guess what was meant: the same words everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

__all__ = ["counted", "nearest", "some", "write_nearest"]


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 file`, `2 files`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def some(names: Sequence[str], most: int = 3, *, rest: str = " …") -> str:
    """Return the first of many names, and a sign that there are more."""
    return ", ".join(names[:most]) + (rest if len(names) > most else "")


def nearest(typed: str, known: Iterable[str]) -> str:
    """Return the known name that comes nearest to one that nobody knows; empty where none is near."""
    return next(iter(get_close_matches(typed, list(known), 1, 0.7)), "")


def write_nearest(typed: str, known: Iterable[str]) -> str:
    """Return the way out for a mistyped name; empty where none comes near."""
    near = nearest(typed, known)
    return f"Write {near}." if near else ""
