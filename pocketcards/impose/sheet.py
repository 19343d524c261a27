"""Typeset cards become a sheet: fronts on one side, backs where they meet on the other.

Turned over its long edge, a portrait sheet shows its columns mirrored; over its short edge, its rows, and
what was up is down. A folded card takes two cells above each other, and the line between them is its fold:
seen from outside the back stands upside down above the cover. Its inside reads from the upper cell to the
lower one when the sheet is turned over its short edge, and upside down when over the long one.

On one side, what would be behind a card stands in the next column, as it would be seen after a turn over
the long edge: folded between the two and glued, they are the card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pocketcards.impose.ticks import Block, FoldTicks, ticks
from pocketcards.model.finding import Refused
from pocketcards.model.geometry import Pt, Rect
from pocketcards.model.page import Page, PlacedPanel, TypesetEdition, TypesetPanel
from pocketcards.model.printing import Duplex
from pocketcards.model.sheet import SheetPlan

__all__ = ["Margins", "SheetLayout", "fill_of", "sheet_pages"]

Cell = tuple[int, int]
"""Column and row, from the upper left."""


class Margins(NamedTuple):
    """What stands above and below the cells of one side."""

    top: TypesetPanel
    bottom: TypesetPanel


class SheetLayout(NamedTuple):
    """How cards are laid on sheets."""

    plan: SheetPlan
    duplex: Duplex = Duplex.LONG_EDGE
    """Both sides are the same for two passes as for the long edge."""
    start: int = 1
    """The first cell that is free, counted as one reads; those before it are used up."""
    offsets: tuple[tuple[Pt, Pt], tuple[Pt, Pt]] = ((0.0, 0.0), (0.0, 0.0))
    """By how much the front and the back are moved, right and up."""
    folding: str = ""
    """A product of the same paper on which cards fold."""

    @property
    def columns(self) -> int:
        """How many columns a card takes."""
        return 2 if self.duplex is Duplex.OFF else 1

    def places(self, rows: int, taken: frozenset[Cell] = frozenset()) -> list[Cell]:
        """Return the upper left cells of all that find room which takes so many rows."""
        plan, found = self.plan, []
        used = {*taken, *((i % plan.columns, i // plan.columns) for i in range(self.start - 1))}
        for row in range(plan.rows - rows + 1):
            for column in range(0, plan.columns - self.columns + 1, self.columns):
                cells = self._cells((column, row), rows)
                if used.isdisjoint(cells):
                    found.append((column, row))
                    used.update(cells)
        return found

    def _cells(self, first: Cell, rows: int) -> list[Cell]:
        return [(first[0] + right, first[1] + down) for right in range(self.columns) for down in range(rows)]

    def free_of(self, places: Sequence[Cell]) -> list[Cell]:
        """Return where flat cards find room beside folded ones at these places."""
        return self.places(1, frozenset(cell for place in places for cell in self._cells(place, 2)))


class _Copy(NamedTuple):
    card: TypesetEdition
    cell: Cell
    """The upper left one of those that it takes."""


def fill_of(card: TypesetEdition, layout: SheetLayout) -> int:
    """Return how many copies of a card fill a sheet; 0 where it cannot be folded there."""
    if card.fold and not layout.plan.folds:
        return 0
    return len(layout.places(2 if card.fold else 1))


def sheet_pages(
    cards: Sequence[tuple[TypesetEdition, int]],
    layout: SheetLayout,
    margins: Sequence[Margins],
    folds: FoldTicks,
) -> tuple[Page, ...] | Refused:
    """Return the sides of a sheet, or why it cannot be.

    Args:
        cards: Cards, and how many copies of each.
        layout: The sheet, and how it is printed.
        margins: Of each side.
        folds: Ticks where a card folds. Ticks stand on the front alone: it is cut and folded from there.
    """
    plan = layout.plan
    if any(card.fold for card, _ in cards) and not plan.folds:
        return Refused(
            reason=f"{plan.id} has gaps between its cells, where a folded card would be cut"
            + (f": take {layout.folding}" if layout.folding else "")
        )
    copies = _arranged(cards, layout)
    if isinstance(copies, Refused):
        return copies
    blocks = [_block(copy, layout) for copy in copies]
    fronts = [placed for copy in copies for placed in _outside(copy, plan)]
    backs = [placed for copy in copies for placed in _inside(copy, layout)]
    marks = list(ticks(blocks, _around(plan), folds))
    sides = [[*fronts, *marks], backs]
    if layout.duplex is Duplex.OFF:
        sides = [[*fronts, *backs, *marks]]
    return tuple(
        Page(plan.size.width, plan.size.height, (*(_moved(one, by) for one in panels), *_coaches(plan, side)))
        for panels, by, side in zip(sides, layout.offsets, margins, strict=False)
    )


def _arranged(cards: Sequence[tuple[TypesetEdition, int]], layout: SheetLayout) -> list[_Copy] | Refused:
    """Give every copy its cells: folded ones first, two rows each; flat ones take what is left."""
    folded = [card for card, count in cards if card.fold for _ in range(count)]
    flat = [card for card, count in cards if not card.fold for _ in range(count)]
    pairs = layout.places(2)
    copies = [_Copy(card, cell) for card, cell in zip(folded, pairs, strict=False)]
    free = layout.free_of(pairs[: len(copies)])
    copies += [_Copy(card, cell) for card, cell in zip(flat, free, strict=False)]
    used = f" from cell {layout.start} on" if layout.start > 1 else ""
    if not copies:
        return Refused(reason=f"{layout.plan.id} has no room for such a card{used}")
    if len(copies) < len(folded) + len(flat):
        most = f"{len(pairs)} folded cards, or {len(layout.places(1))} flat ones"
        return Refused(
            reason=f"{layout.plan.id} has no room for {len(folded)} folded and {len(flat)} flat cards: "
            f"it takes {most}{used}"
        )
    return copies


def _block(copy: _Copy, layout: SheetLayout) -> Block:
    """Return what is cut out of the sheet."""
    column, row = copy.cell
    first = layout.plan.cell(column, row)
    last = layout.plan.cell(column + layout.columns - 1, row + (1 if copy.card.fold else 0))
    box = Rect(first.x, last.y, last.right - first.x, first.top - last.y)
    return Block(box, first.y if copy.card.fold else None, first.right if layout.columns > 1 else None)


def _outside(copy: _Copy, plan: SheetPlan) -> list[PlacedPanel]:
    column, row = copy.cell
    if not copy.card.fold:
        return [_at(copy.card.panels[0], plan.cell(column, row))]
    cover, _, _, back = copy.card.panels
    return [_at(back, plan.cell(column, row), turned=True), _at(cover, plan.cell(column, row + 1))]


def _inside(copy: _Copy, layout: SheetLayout) -> list[PlacedPanel]:
    column, row = copy.cell
    short = layout.duplex is Duplex.SHORT_EDGE
    upper = _behind((column, row), layout)
    if not copy.card.fold:
        return [_at(copy.card.panels[1], upper, turned=short)]
    lower = _behind((column, row + 1), layout)
    _, inside_top, inside_bottom, _ = copy.card.panels
    return [_at(inside_bottom, upper, turned=not short), _at(inside_top, lower, turned=not short)]


def _behind(cell: Cell, layout: SheetLayout) -> Rect:
    """Return where a cell lies when the sheet has been turned over, or what is beside it on one side."""
    plan = layout.plan
    box = plan.cell(*cell)
    if layout.duplex is Duplex.OFF:
        return plan.cell(cell[0] + 1, cell[1])
    if layout.duplex is Duplex.SHORT_EDGE:
        return Rect(box.x, plan.size.height - box.top, box.width, box.height)
    return Rect(plan.size.width - box.right, box.y, box.width, box.height)


def _around(plan: SheetPlan) -> Rect:
    """Return the place of all cells together."""
    first, last = plan.cell(0, 0), plan.cell(plan.columns - 1, plan.rows - 1)
    return Rect(first.x, last.y, last.right - first.x, first.top - last.y)


def _coaches(plan: SheetPlan, margins: Margins) -> Iterator[PlacedPanel]:
    """Place what is said beside the cells: in the middle of the margins."""
    cells = _around(plan)
    high = plan.size.height - (plan.size.height - cells.top + margins.top.size.height) / 2
    yield PlacedPanel(margins.top, cells.x, high)
    yield PlacedPanel(margins.bottom, cells.x, (cells.y - margins.bottom.size.height) / 2)


def _at(panel: TypesetPanel, cell: Rect, *, turned: bool = False) -> PlacedPanel:
    return PlacedPanel(panel, cell.x, cell.y, turned)


def _moved(placed: PlacedPanel, offset: tuple[Pt, Pt]) -> PlacedPanel:
    return PlacedPanel(placed.panel, placed.x + offset[0], placed.y + offset[1], placed.turned)
