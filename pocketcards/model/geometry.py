"""Lengths and rectangles. All lengths are PostScript points (1/72 in) unless a name says otherwise.

The origin is the lower left corner, y grows upwards, as in PDF.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

__all__ = ["Em", "Pt", "Rect", "Size", "inch", "mm"]

Pt: TypeAlias = float
"""A length in points."""

Em: TypeAlias = float
"""A length in multiples of the point size."""


def mm(length: float) -> Pt:
    """Return millimetres as points."""
    return length * 72 / 25.4


def inch(length: float) -> Pt:
    """Return inches as points."""
    return length * 72


class Size(NamedTuple):
    """Width and height."""

    width: Pt
    height: Pt


class Rect(NamedTuple):
    """An upright rectangle, by its lower left corner and its extent."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt

    @property
    def right(self) -> Pt:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def top(self) -> Pt:
        """The y of the upper edge."""
        return self.y + self.height

    def inset(self, by: Pt) -> Rect:
        """Return the rectangle that lies `by` inside this one on every side."""
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def contains(self, other: Rect, slack: Pt = 0.01) -> bool:
        """Tell whether `other` lies inside, give or take `slack`."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )
