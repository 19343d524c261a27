"""Reader `count`: every number as often on a page as expected, and no text that could be another one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from pocketcards.model.digits import SHORTEST, digits_of, may_be_dialled
from pocketcards.model.geometry import Em
from pocketcards.model.proof import Fault
from pocketcards.readback.readers.base import Sight, count_faults, numbers_set
from pocketcards.readback.textobject import TextObject

__all__ = ["counts", "strays"]

MEASURE = re.compile(
    r"[0-9.]{1,6}( (x|to) [0-9.]{1,6})? ?(%|mm|in\b|g/m2)|\b(PANTONE|HKS) [0-9]{1,4} [A-Z]{1,3}\b"
)
"""Of margins and job tickets, where only the file is at hand: nobody dials what has a unit, or an ink."""
PIECES = re.compile(r"(?:\d\W*){3}")
"""As many digits with no letter between them."""
NEAR: Em = 0.35
"""White between two pieces of a number; labels of lists stand farther from their text."""


def strays(sight: Sight) -> Iterator[Fault]:
    """Find text that could be taken for a number and is none of the expected ones."""
    numbers = {id(number.object) for number in sight.numbers}
    known = sight.expectation.beside or frozenset()
    odd = [
        one
        for one in sight.objects
        if digits_of(one.text) and one.text.strip() not in known and id(one) not in numbers
    ]
    for one in odd:
        text = one.text.strip()
        told = MEASURE.sub("", text) if sight.expectation.beside is None else text
        if may_be_dialled(told):
            yield sight.fault("count", f"{text!r} could be taken for a number and is not approved")
    if len(odd) > 1:
        yield from _pieces(sight, odd, known | sight.expectation.numbers.keys())


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
        if joined and (not near or not digits_of(one.text)):
            yield " ".join(joined)
            joined = []
        if digits_of(one.text) and digits_of(one.text) < SHORTEST:
            joined.append(one.text.strip())
        end = one.left + one.width
    if joined:
        yield " ".join(joined)


def counts(sight: Sight) -> Iterator[Fault]:
    """Find numbers that stand on a page too often or too seldom."""
    if sight.expected:
        expected = Counter(text for text, _, _ in numbers_set(sight.expected))
        found = Counter(number.text for number in sight.numbers)
        yield from count_faults(found, expected, page=sight.page_index)
