"""Reader `count`: every number as often on a page as expected, and no text that could be another one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from pocketcards.model.geometry import Em
from pocketcards.model.proof import Fault
from pocketcards.readback.readers.base import Sight, count_faults
from pocketcards.readback.textobject import TextObject

__all__ = ["counts", "is_stray", "strays"]

MEASURE = re.compile(
    r"[0-9.]{1,6}( (x|to) [0-9.]{1,6})? ?(%|mm|in\b|g/m2)|\b(PANTONE|HKS) [0-9]{1,4} [A-Z]{1,3}\b"
)
"""Of margins and job tickets, where only the file is at hand: nobody dials what has a unit, or an ink."""
DIALLED = re.compile(r"[0-9+-]{3,}")
"""Digits and what stands between them, in a row."""
PIECES = re.compile(r"(?:\d\W*){3}")
"""As many digits with no letter between them."""
NEAR: Em = 0.35
"""White between two pieces of a number; labels of lists stand farther from their text."""
SHORTEST = 3
"""A run of so many digits could be dialled; ordinary figures on cards are shorter."""


def strays(sight: Sight) -> Iterator[Fault]:
    """Find text that could be taken for a number and is none of the expected ones."""
    numbers = {id(number.object) for number in sight.numbers}
    known = sight.expectation.beside or frozenset()
    odd = [
        one
        for one in sight.objects
        if _digits(one.text) and one.text.strip() not in known and id(one) not in numbers
    ]
    for one in odd:
        text = one.text.strip()
        told = MEASURE.sub("", text) if sight.expectation.beside is None else text
        if is_stray(told):
            yield sight.fault("count", f"{text!r} could be taken for a number and is not approved")
    if len(odd) > 1:
        yield from _pieces(sight, odd, known | sight.expectation.numbers.keys())


def is_stray(text: str) -> bool:
    """Tell whether a text could be taken for a number to call."""
    return _digits(text) >= SHORTEST or any(_digits(run) for run in DIALLED.findall(text))


@lru_cache(maxsize=4096)
def _digits(text: str) -> int:
    return sum(char.isnumeric() and not "\u3400" <= char <= "\u9fff" for char in text)


def _pieces(sight: Sight, odd: list[TextObject], known: frozenset[str] | set[str]) -> Iterator[Fault]:
    """Find numbers in pieces: neighbours on one line that have too few digits, each by itself."""
    rows = {round(one.y) for one in odd}
    lines = defaultdict(list)
    for one in sight.objects:
        if round(one.y) in rows:
            lines[round(one.y), one.angle].append(one)
    for line in lines.values():
        for text in _joined(line):
            if text not in known and PIECES.search(text):
                yield sight.fault("count", f"{text!r}, in pieces, could be taken for a number")


def _joined(line: list[TextObject]) -> Iterator[str]:
    """Yield the texts of neighbours with digits, joined where more than white parts them no more."""
    joined: list[str] = []
    end = 0.0
    for one in sorted(line, key=lambda one: one.left):
        near = abs(one.left - end) < NEAR * one.size
        if joined and (not near or not _digits(one.text)):
            yield " ".join(joined)
            joined = []
        if _digits(one.text) and _digits(one.text) < SHORTEST:
            joined.append(one.text.strip())
        end = one.left + one.width
    if joined:
        yield " ".join(joined)


def counts(sight: Sight) -> Iterator[Fault]:
    """Find numbers that stand on a page too often or too seldom."""
    if sight.expected:
        runs = (run for placed in sight.expected.panels for run in placed.panel.runs())
        expected = Counter(run.atom.text for run in runs if run.atom)
        found = Counter(number.text for number in sight.numbers)
        yield from count_faults(found, expected, page=sight.index)
