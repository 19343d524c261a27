"""Finds words of a list in a text: whole ones, beginnings, parts. `model.words` says how they are written."""

from __future__ import annotations

import re
from functools import lru_cache

from pocketcards.unicode import composed

__all__ = ["caseless", "folded", "found_words"]

_CACHED = 16_384
"""More texts than one run meets; many checks ask for the same."""


def found_words(text: str, words: tuple[str, ...]) -> list[str]:
    """Return what of a text is one of these words."""
    said = folded(text)
    near = [word for core, word in _cores(words) if core in said]
    return [match[0] for word in near for match in _pattern(word).finditer(said)] if near else near


@lru_cache(maxsize=4096)
def _cores(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return each word with what a text that has it must hold."""
    return tuple((folded(word.strip("*")), word) for word in words)


@lru_cache(maxsize=_CACHED)
def caseless(text: str) -> str:
    """Return a text without case."""
    return composed(text).casefold()


@lru_cache(maxsize=_CACHED)
def folded(text: str) -> str:
    """Return a text without case. The two letters i of Turkish become one, which Python does not do."""
    return caseless(text).replace("i\u0307", "i").replace("ı", "i")


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    core = re.escape(folded(word.strip("*")))
    before = "" if word.startswith("*") else r"(?<!\w)"
    after = (
        r"\w*" if word.endswith("*") and not word.startswith("*") else "" if word.endswith("*") else r"(?!\w)"
    )
    return re.compile(before + core + after)
