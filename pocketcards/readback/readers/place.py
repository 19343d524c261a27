"""Readers `place` and `size`: each number seen, whole, upright, large enough, and where it was set."""

from __future__ import annotations

import math
from collections.abc import Iterator

from pocketcards.model.geometry import Pt
from pocketcards.model.page import Page
from pocketcards.model.proof import Fault
from pocketcards.readback.readers.base import Sight

__all__ = ["place", "size"]

SLACK: Pt = 0.5


def place(sight: Sight) -> Iterator[Fault]:
    """Find numbers that are turned, unseen, outside the safe area, or in the place of another one."""
    areas = sight.expectation.areas[sight.index]
    set_at = list(_places(sight.expected)) if sight.expected else None
    for number in sight.numbers:
        one = number.object
        if one.angle not in (0, 180):
            yield sight.fault("place", f"{number.text} is turned or stretched", number.box)
        elif not one.visible:
            yield sight.fault("place", f"{number.text} is written unseen", number.box)
        elif not any(area.contains(number.box, SLACK) for area in areas):
            yield sight.fault("place", f"{number.text} is not inside a safe area", number.box)
        elif set_at is not None:
            near = [text for text, x, y in set_at if math.hypot(x - one.x, y - one.y) < SLACK]
            if number.text not in near:
                told = f"where {near[0]} was set" if near else "where no number was set"
                yield sight.fault("place", f"{number.text} stands {told}", number.box)


def _places(page: Page) -> Iterator[tuple[str, Pt, Pt]]:
    """Yield the numbers that were set on a page, each with its origin."""
    for placed in page.panels:
        box, sign = placed.box, -1 if placed.turned else 1
        x, y = (box.right, box.top) if placed.turned else (box.x, box.y)
        for line in placed.panel.lines():
            for run in line.line.runs:
                if run.atom:
                    yield run.atom.text, x + sign * (line.x + run.x), y + sign * line.y


def size(sight: Sight) -> Iterator[Fault]:
    """Find numbers that are too small, whatever matrix brought it about."""
    for number in sight.numbers:
        if number.object.size < sight.expectation.smallest - 0.01:
            message = f"{number.text} is {number.object.size:.2f} pt, not {sight.expectation.smallest:g} pt"
            yield sight.fault("size", message, number.box)
