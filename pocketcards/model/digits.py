"""Which digits could be dialled, and how two numbers differ, digit by digit, for people who compare them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

__all__ = ["NOTHING", "SHORTEST", "by_digit", "digits_of", "may_be_dialled"]

NOTHING = "nothing"
SHORTEST = 3
"""A run of so many digits could be dialled; ordinary figures on cards are shorter."""
DIALLED = re.compile(r"[0-9+][0-9+-]+[0-9+]")
"""Digits and what stands between them. A hyphen at the end belongs to a word: 18-летних, I-94."""


def may_be_dialled(text: str) -> bool:
    """Tell whether a text could be taken for a number to call: no card prints it, but as an approved one."""
    return digits_of(text) >= SHORTEST or any(digits_of(run) for run in DIALLED.findall(text))


@lru_cache(maxsize=4096)
def digits_of(text: str) -> int:
    """Return how many characters of a text are numeric; ideographs are counted by checks of their own."""
    return sum(char.isnumeric() and not "\u3400" <= char <= "\u9fff" for char in text)


def by_digit(old: str, new: str) -> str:
    """Return a text with each change where it stands: `1-888-373-788[8→0]`."""
    if not old or not new:
        return f"{old or NOTHING} → {new or NOTHING}"
    pairs = list(zip(old, new, strict=True)) if len(old) == len(new) else _around(old, new)
    if sum(len(before) for before, after in pairs if before != after) * 2 > len(old):
        return f"{old} → {new}"  # another number altogether
    shown = ""
    for same, run in groupby(pairs, lambda pair: pair[0] == pair[1]):
        before, after = map("".join, zip(*run, strict=True))
        shown += before if same else f"[{before or NOTHING}→{after or NOTHING}]"
    return shown


def _around(old: str, new: str) -> list[tuple[str, str]]:
    """Pair what two texts begin and end with; what lies between is one pair."""
    shorter = min(len(old), len(new))
    start = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    most = shorter - start
    end = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    middle = (old[start : len(old) - end], new[start : len(new) - end])
    tail = old[len(old) - end :]
    return [*((char, char) for char in old[:start]), middle, *((char, char) for char in tail)]
