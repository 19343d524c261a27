"""How two numbers differ, digit by digit, for people who compare them."""

from __future__ import annotations

from itertools import groupby

__all__ = ["NOTHING", "by_digit"]

NOTHING = "nothing"


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
