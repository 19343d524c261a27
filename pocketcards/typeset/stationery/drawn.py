"""Drawings of the printing guide: lines of one width, in a field of 60 by 48 points."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeAlias

from pocketcards.model.geometry import Pt, Size
from pocketcards.model.page import Color, Shape

__all__ = ["CARD", "COMPARE", "CUT", "FIELD", "HAND_OUT", "MEASURE", "PRINT", "Drawing", "drawn"]

FIELD = Size(60.0, 48.0)
WIDTH: Pt = 1.4

_Point: TypeAlias = tuple[float, float]
Drawing: TypeAlias = tuple[tuple[_Point, ...], ...]
"""Lines that are drawn through points, from the lower left corner of the field."""


def _box(x: float, y: float, width: float, height: float) -> tuple[_Point, ...]:
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))


def _dashes(x: float, y: float, right: float, count: int = 6) -> tuple[tuple[_Point, ...], ...]:
    step = (right - x) / count
    return tuple(((x + i * step, y), (x + (i + 0.55) * step, y)) for i in range(count))


CARD: Drawing = (
    _box(13, 2, 34, 44),
    *(((13, y), (47, y)) for y in (10.8, 19.6, 28.4, 37.2)),
    ((30, 2), (30, 46)),
)
"""A sheet of cards."""
PRINT: Drawing = (
    ((16, 30), (16, 46), (44, 46), (44, 30)),
    ((16, 14), (8, 14), (8, 30), (52, 30), (52, 14), (44, 14)),
    _box(16, 2, 28, 18),
    ((21, 14), (39, 14)),
    ((21, 8), (39, 8)),
)
"""A printer, with paper above and below."""
MEASURE: Drawing = (
    _box(6, 6, 48, 14),
    *(((6 + 6 * i, 20), (6 + 6 * i, 20 - (7 if i % 4 == 0 else 4))) for i in range(1, 8)),
    ((6, 38), (54, 38)),
    ((6, 33), (6, 43)),
    ((54, 33), (54, 43)),
)
"""A ruler along the line that is to be measured."""
COMPARE: Drawing = (
    _box(2, 8, 22, 32),
    *(((6, y), (20, y)) for y in (15, 24, 33)),
    _box(36, 8, 22, 32),
    *(((40, y), (54, y)) for y in (15, 24, 33)),
    ((26, 24), (29.5, 20), (34, 30)),
)
"""Two lists, line by line the same."""
CUT: Drawing = (
    _box(4, 4, 24, 40),
    *_dashes(4, 24, 28),
    ((36, 6), (46, 40), (56, 6)),
    ((40, 6), (46, 27), (52, 6)),
)
"""A card with the line of its fold, and the card folded."""
HAND_OUT: Drawing = (
    _box(4, 24, 22, 15),
    ((30, 31), (44, 31)),
    ((39, 36), (44, 31), (39, 26)),
    ((34, 20), (34, 4), (56, 4), (56, 20), (34, 20)),
    ((34, 15), (56, 15)),
)
"""A card that goes into a pocket."""


def drawn(drawing: Drawing, x: Pt, top: Pt) -> Iterator[Shape]:
    """Yield the lines of a drawing, its upper left corner at a place."""
    for points in drawing:
        for start, end in pairwise(points):
            yield Shape(_stroke(start, end), Color.BLUE, x, top - FIELD.height)


def _stroke(start: _Point, end: _Point) -> str:
    """Return the outline of a line with square ends."""
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    along = ((end[0] - start[0]) / length * WIDTH / 2, (end[1] - start[1]) / length * WIDTH / 2)
    corners = (
        (start[0] - along[0] - along[1], start[1] - along[1] + along[0]),
        (start[0] - along[0] + along[1], start[1] - along[1] - along[0]),
        (end[0] + along[0] + along[1], end[1] + along[1] - along[0]),
        (end[0] + along[0] - along[1], end[1] + along[1] + along[0]),
    )
    return _outline(corners)


def _outline(corners: Iterable[_Point]) -> str:
    steps = [f"{x:.3f} {y:.3f}" for x, y in corners]
    return " ".join([f"{steps[0]} m", *(f"{step} l" for step in steps[1:]), "h"])
