"""Ticks in the margins of a sheet: where to cut, and where to fold. They stand outside of every cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pocketcards.model.geometry import Pt, Rect, Size
from pocketcards.model.page import Color, PlacedPanel, Shape, TypesetPanel
from pocketcards.model.sheet import TICK_GAP, TICK_LENGTH, TICK_STROKE

__all__ = ["Block", "FoldTicks", "ticks"]

NEAR: Pt = 0.3
"""Edges that lie no farther apart are one line."""


class FoldTicks(NamedTuple):
    """Dashed ticks with the words that keep people from tearing there."""

    beside: TypesetPanel
    """For a line across the sheet: it stands left and right of the cells."""
    above: TypesetPanel
    """For a line down the sheet: its left edge stands on the line."""


class Block(NamedTuple):
    """What is cut out as one piece, and where it folds."""

    box: Rect
    across: Pt | None = None
    """Height of the fold that runs across."""
    down: Pt | None = None
    """Place of the fold that runs down."""


def ticks(blocks: Sequence[Block], cells: Rect, folds: FoldTicks) -> Iterator[PlacedPanel]:
    """Yield the ticks of a side.

    Args:
        blocks: What is on the sheet.
        cells: The place of all cells together: ticks stand around it, also where cells are used up.
        folds: Ticks where something folds.
    """
    across, down = _bar(TICK_LENGTH, TICK_STROKE), _bar(TICK_STROKE, TICK_LENGTH)
    left, right = cells.x - TICK_GAP, cells.right + TICK_GAP
    low, high = cells.y - TICK_GAP, cells.top + TICK_GAP
    for y in _lines([y for block in blocks for y in (block.box.y, block.box.top, block.across)]):
        touching = [block for block in blocks if block.box.y - NEAR < y < block.box.top + NEAR]
        for at_left, nearest in ((True, min(touching, key=_x)), (False, max(touching, key=_x))):
            folded = nearest.across is not None and abs(nearest.across - y) < NEAR
            tick = folds.beside if folded else across
            x = left - tick.size.width if at_left else right
            yield PlacedPanel(tick, x, y - tick.size.height / 2)
    for x in _lines([x for block in blocks for x in (block.box.x, block.box.right, block.down)]):
        touching = [block for block in blocks if block.box.x - NEAR < x < block.box.right + NEAR]
        for at_top, nearest in ((True, max(touching, key=_y)), (False, min(touching, key=_y))):
            folded = nearest.down is not None and abs(nearest.down - x) < NEAR
            tick = folds.above if folded else down
            yield PlacedPanel(tick, x - TICK_STROKE / 2, high if at_top else low - tick.size.height)


def _x(block: Block) -> Pt:
    return block.box.x


def _y(block: Block) -> Pt:
    return block.box.y


def _lines(places: Sequence[Pt | None]) -> list[Pt]:
    """Return the places, each once."""
    found: list[Pt] = []
    for place in sorted(place for place in places if place is not None):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found


def _bar(width: Pt, height: Pt) -> TypesetPanel:
    path = f"0 0 m {width:.3f} 0 l {width:.3f} {height:.3f} l 0 {height:.3f} l h"
    return TypesetPanel("cut", (Shape(path, Color.BLACK),), (), Size(width, height))
