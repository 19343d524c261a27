"""Typeset cards become a sheet: fronts on one side, backs where they meet on the other.

Turned over its long edge, a portrait sheet shows its columns mirrored; over its short edge, its rows, and
what was up is down. A folded card takes two cells above each other, and the line between them is its fold:
seen from outside the back stands upside down above the cover. Its inside reads from the upper cell to the
lower one when the sheet is turned over its short edge, and upside down when over the long one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pocketcards.model.finding import Refused
from pocketcards.model.geometry import Pt, Rect
from pocketcards.model.page import Page, PlacedPanel, TypesetEdition, TypesetPanel
from pocketcards.model.printing import Duplex
from pocketcards.model.sheet import SheetPlan

__all__ = ["Margins", "fill_of", "sheet_pages"]

Cell = tuple[int, int]
"""Column and row, from the upper left."""


@dataclass(frozen=True, slots=True)
class Margins:
    """What stands above and below the cells of one side."""

    top: TypesetPanel
    bottom: TypesetPanel


@dataclass(frozen=True, slots=True)
class _Copy:
    card: TypesetEdition
    cell: Cell
    """Of a folded card the upper one."""


def fill_of(card: TypesetEdition, plan: SheetPlan, *, sides: int = 2) -> int:
    """Return how many copies of a card fill a sheet; 0 where it cannot be folded or paired there."""
    if card.fold:
        return plan.columns * (plan.rows // 2) if plan.folds and sides == 2 else 0
    if sides == 1:
        return plan.columns // 2 * plan.rows if plan.pairs else 0
    return plan.columns * plan.rows


def sheet_pages(
    cards: Sequence[tuple[TypesetEdition, int]],
    plan: SheetPlan,
    duplex: Duplex,
    offset: tuple[Pt, Pt],
    margins: Sequence[Margins],
) -> tuple[Page, ...] | Refused:
    """Return the sides of a sheet, or why it cannot be.

    Args:
        cards: Cards, and how many copies of each.
        plan: The sheet.
        duplex: How it is turned over; both sides are the same for two passes as for the long edge.
        offset: By how much the back is moved, right and up.
        margins: Of each side.
    """
    if any(card.fold for card, _ in cards) and not plan.folds:
        return Refused(
            reason=f"{plan.id} has gaps between its cells, where a folded card would be cut: take avery-5371"
        )
    if duplex is Duplex.OFF:
        return _one_side(cards, plan, margins[0])
    copies = _arranged(cards, plan)
    if isinstance(copies, Refused):
        return copies
    fronts = [placed for copy in copies for placed in _outside(copy, plan)]
    backs = [_moved(placed, offset) for copy in copies for placed in _inside(copy, plan, duplex)]
    return tuple(
        Page(plan.size.width, plan.size.height, (*panels, *_coaches(plan, side)))
        for panels, side in zip((fronts, backs), margins, strict=True)
    )


def _arranged(cards: Sequence[tuple[TypesetEdition, int]], plan: SheetPlan) -> list[_Copy] | Refused:
    """Give every copy its cells: folded ones first, two rows each; flat ones take what is left."""
    pairs = [(column, row) for row in range(0, plan.rows - 1, 2) for column in range(plan.columns)]
    copies = []
    taken: set[Cell] = set()
    folded = [card for card, count in cards if card.fold for _ in range(count)]
    flat = [card for card, count in cards if not card.fold for _ in range(count)]
    for card, (column, row) in zip(folded, pairs, strict=False):
        copies.append(_Copy(card, (column, row)))
        taken |= {(column, row), (column, row + 1)}
    free = [(column, row) for row in range(plan.rows) for column in range(plan.columns)]
    free = [cell for cell in free if cell not in taken]
    copies += [_Copy(card, cell) for card, cell in zip(flat, free, strict=False)]
    if len(copies) < len(folded) + len(flat):
        most = f"{len(pairs)} folded cards, or {plan.columns * plan.rows} flat ones"
        return Refused(
            reason=f"{plan.id} has no room for {len(folded)} folded and {len(flat)} flat cards: "
            f"it takes {most}"
        )
    return copies


def _outside(copy: _Copy, plan: SheetPlan) -> list[PlacedPanel]:
    column, row = copy.cell
    if not copy.card.fold:
        return [_at(copy.card.panels[0], plan.cell(column, row))]
    cover, _, _, back = copy.card.panels
    return [_at(back, plan.cell(column, row), turned=True), _at(cover, plan.cell(column, row + 1))]


def _inside(copy: _Copy, plan: SheetPlan, duplex: Duplex) -> list[PlacedPanel]:
    column, row = copy.cell
    short = duplex is Duplex.SHORT_EDGE
    upper = _behind(plan.cell(column, row), plan, short=short)
    if not copy.card.fold:
        return [_at(copy.card.panels[1], upper, turned=short)]
    lower = _behind(plan.cell(column, row + 1), plan, short=short)
    _, inside_top, inside_bottom, _ = copy.card.panels
    return [_at(inside_bottom, upper, turned=not short), _at(inside_top, lower, turned=not short)]


def _behind(cell: Rect, plan: SheetPlan, *, short: bool) -> Rect:
    """Return where a cell lies when the sheet has been turned over."""
    if short:
        return Rect(cell.x, plan.size.height - cell.top, cell.width, cell.height)
    return Rect(plan.size.width - cell.right, cell.y, cell.width, cell.height)


def _one_side(
    cards: Sequence[tuple[TypesetEdition, int]], plan: SheetPlan, margins: Margins
) -> tuple[Page, ...] | Refused:
    """Put front and back beside each other: folded between them and glued, they are a card."""
    if any(card.fold for card, _ in cards):
        return Refused(reason="a folded card needs both sides of the paper: take --duplex two-pass")
    if not plan.pairs:
        return Refused(
            reason=f"{plan.id} has gaps between its columns, where a pair would be cut: take avery-5371"
        )
    places = [(column, row) for row in range(plan.rows) for column in range(0, plan.columns - 1, 2)]
    wanted = [card for card, count in cards for _ in range(count)]
    if len(wanted) > len(places):
        return Refused(
            reason=f"{plan.id} has no room for {len(wanted)} cards on one side: it takes {len(places)}"
        )
    panels = []
    for card, (column, row) in zip(wanted, places, strict=False):
        panels += [
            _at(card.panels[0], plan.cell(column, row)),
            _at(card.panels[1], plan.cell(column + 1, row)),
        ]
    return (Page(plan.size.width, plan.size.height, (*panels, *_coaches(plan, margins))),)


def _coaches(plan: SheetPlan, margins: Margins) -> list[PlacedPanel]:
    """Place what is said beside the cells: in the middle of the margins."""
    high = plan.size.height - (plan.top + margins.top.size.height) / 2
    lowest = plan.cell(0, plan.rows - 1).y
    low = (lowest - margins.bottom.size.height) / 2
    return [PlacedPanel(margins.top, plan.left, high), PlacedPanel(margins.bottom, plan.left, low)]


def _at(panel: TypesetPanel, cell: Rect, *, turned: bool = False) -> PlacedPanel:
    return PlacedPanel(panel, cell.x, cell.y, turned)


def _moved(placed: PlacedPanel, offset: tuple[Pt, Pt]) -> PlacedPanel:
    return PlacedPanel(placed.panel, placed.x + offset[0], placed.y + offset[1], placed.turned)
