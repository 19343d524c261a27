"""Readers `place` and `size`: each number seen, whole, upright, large enough, and where it was set."""

from __future__ import annotations

import math
from collections.abc import Iterator

from pocketcards.model.geometry import Pt
from pocketcards.model.proof import Fault
from pocketcards.readback.readers.base import Sight, numbers_set

__all__ = ["place", "size"]

SLACK: Pt = 0.5


def place(sight: Sight) -> Iterator[Fault]:
    """Find numbers that are turned, unseen, outside the safe area, or in the place of another one."""
    areas = sight.expectation.areas[sight.page_index]
    set_at = list(numbers_set(sight.expected)) if sight.expected else None
    for number in sight.numbers:
        one = number.object
        if one.angle not in (0, 180):
            yield sight.fault("place", f"{number.text} is turned or stretched", number.box)
        elif not one.visible:
            yield sight.fault("place", f"{number.text} is written unseen", number.box)
        elif not any(area.contains(number.box, SLACK) for area in areas):
            yield sight.fault("place", f"{number.text} is not inside a safe area", number.box)
        elif set_at is not None:
            x, y = one.x, one.y
            near = [text for text, left, base in set_at if math.hypot(left - x, base - y) < SLACK]
            if number.text not in near:
                told = f"where {near[0]} was set" if near else "where no number was set"
                yield sight.fault("place", f"{number.text} stands {told}", number.box)


def size(sight: Sight) -> Iterator[Fault]:
    """Find numbers that are too small, whatever matrix brought it about."""
    for number in sight.numbers:
        if number.object.size < sight.expectation.smallest - 0.01:
            message = f"{number.text} is {number.object.size:.2f} pt, not {sight.expectation.smallest:g} pt"
            yield sight.fault("size", message, number.box)
