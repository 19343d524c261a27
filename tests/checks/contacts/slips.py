"""Every slip of one finger, and every look-alike, that can happen to a number or a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

DIGITS = "0123456789"
TOLL_FREE = ("800", "833", "844", "855", "866", "877", "888")
SCRIPTS = {
    "Arabic": 0x0660,
    "Persian": 0x06F0,
    "Devanagari": 0x0966,
    "Bengali": 0x09E6,
    "Thai": 0x0E50,
    "Khmer": 0x17E0,
    "full-width": 0xFF10,
    "mathematical": 0x1D7CE,
}
LOOK_ALIKES = {
    "0": "OoΟОo۰",
    "1": "lI|١І",
    "8": "B৪",
    "5": "S",
    "2": "Z",
    "H": "Н",
    "E": "Е",
    "B": "В",
    "P": "Р",
}
SEPARATORS = (" ", ".", "/", "_", ",", "(", ")", "\u00a0", "\u2011", "\u2013", "\u2212", "\u00ad", "--", "")
INVISIBLE = ("\u200b", "\u200c", "\u200e", "\u202e", "\u2060", "\ufeff", " ")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def slips(text: str) -> dict[str, str]:
    """Return every slip of a text, under a name of its own."""
    return {name: changed for name, changed in _all(text) if changed != text}


def _all(text: str) -> Iterator[tuple[str, str]]:
    places = range(len(text))
    for i in places:
        before, char, after = text[:i], text[i], text[i + 1 :]
        yield f"drop {i}", before + after
        yield f"double {i}", before + char + char + after
        for other in DIGITS if char in DIGITS else LETTERS if char in LETTERS else ():
            yield f"substitute {i} {other}", before + other + after
        for script, zero in SCRIPTS.items() if char in DIGITS else ():
            yield f"script {i} {script}", before + chr(zero + int(char)) + after
        for other in LOOK_ALIKES.get(char, ""):
            yield f"look-alike {i} U+{ord(other):04X}", before + other + after
        for other in SEPARATORS if char == "-" else ():
            yield f"separator {i} {other!a}", before + other + after
        if char.isalpha():
            yield f"case {i}", before + char.swapcase() + after
    for i in range(len(text) + 1):
        for other in DIGITS if any(char in DIGITS for char in text) else LETTERS:
            yield f"insert {i} {other}", text[:i] + other + text[i:]
        for other in ("-", "+", *INVISIBLE):
            yield f"insert {i} {other!a}", text[:i] + other + text[i:]
    yield from _swaps(text)
    yield from _wholes(text)


def _swaps(text: str) -> Iterator[tuple[str, str]]:
    """Exchange neighbours, over a separator too, and whole groups."""
    places = [i for i, char in enumerate(text) if char.isalnum()]
    for i, j in pairwise(places):
        yield f"swap {i} {j}", text[:i] + text[j] + text[i + 1 : j] + text[i] + text[j + 1 :]
    groups = text.split("-")
    for i in range(len(groups) - 1):
        moved = [*groups[:i], groups[i + 1], groups[i], *groups[i + 2 :]]
        yield f"swap groups {i}", "-".join(moved)
    yield "groups from the right", "-".join(reversed(groups))
    yield "from the right", text[::-1]


def _wholes(text: str) -> Iterator[tuple[str, str]]:
    for script, zero in SCRIPTS.items():
        yield f"all {script}", "".join(chr(zero + int(char)) if char in DIGITS else char for char in text)
    if prefix := re.search(rf"(?<=^\+1)({'|'.join(TOLL_FREE)})|(?<=^1-)({'|'.join(TOLL_FREE)})(?=-)", text):
        for other in TOLL_FREE:
            yield f"prefix {other}", text[: prefix.start()] + other + text[prefix.end() :]
    yield "country code left out", text.removeprefix("+1").removeprefix("1-")
    yield "without separators", text.replace("-", "")
    yield "nothing", ""
