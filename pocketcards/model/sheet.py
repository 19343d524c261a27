"""Sheets of paper with cells for cards."""

from collections.abc import Sequence
from typing import NamedTuple

from pocketcards.model.geometry import Pt, Rect, Size, mm

__all__ = ["TICK_GAP", "TICK_LENGTH", "TICK_STROKE", "SheetPlan", "Stock"]

TICK_STROKE: Pt = 0.5
TICK_LENGTH = mm(3.2)
"""Seen by who lays a ruler on two of them; print shops use no shorter ones."""
TICK_GAP = mm(0.8)
"""Between a tick and the cells: a printer that shifts puts no ink on a card."""
GAPLESS: Pt = 0.2
"""Cells that lie no farther apart touch: the perforation between them can be a fold."""


class SheetPlan(NamedTuple):
    """A product: paper, and a grid of cells. Points from the lower left corner; rows count from the top."""

    id: str
    paper: str
    size: Size
    trim: str
    cell_size: Size
    columns: int
    rows: int
    left: Pt
    """From the left edge of the paper to the first cell."""
    top: Pt
    """From the upper edge of the paper to the first cell."""
    across: Pt
    """From the left edge of a cell to that of its neighbour."""
    down: Pt
    """From the upper edge of a cell to that of the one below it."""
    also: tuple[str, ...] = ()
    """Products of the same geometry."""
    laser: tuple[str, ...] = ()
    """Those for laser printers, of it and them; empty: their boxes say so."""
    inkjet: tuple[str, ...] = ()

    def cell(self, column: int, row: int) -> Rect:
        """Return the place of a cell."""
        x = self.left + column * self.across
        y = self.size.height - self.top - row * self.down - self.cell_size.height
        return Rect(x, y, self.cell_size.width, self.cell_size.height)

    def cells(self) -> tuple[Rect, ...]:
        """Return every cell, row by row."""
        return tuple(self.cell(column, row) for row in range(self.rows) for column in range(self.columns))

    def copies(self, *, folded: bool, glued: bool = False) -> int:
        """Return how many cards a sheet has: a folded one takes two cells, a glued one two abreast."""
        return self.rows // (2 if folded else 1) * (self.columns // (2 if glued else 1))

    def closed(self) -> "SheetPlan":
        """Return the same cells without gaps, in the middle of plain paper: for what is cut, not torn."""
        if self.folds and self.pairs:
            return self
        return self._replace(
            across=self.cell_size.width,
            down=self.cell_size.height,
            left=(self.size.width - self.columns * self.cell_size.width) / 2,
            top=(self.size.height - self.rows * self.cell_size.height) / 2,
        )

    @property
    def products(self) -> tuple[str, ...]:
        """What to ask for in a shop."""
        return self.names((self.id, *self.also))

    @staticmethod
    def names(products: Sequence[str]) -> tuple[str, ...]:
        """Return ids of products as their boxes have them."""
        parts = (name.partition("-") for name in products)
        return tuple(f"{maker.capitalize()} {number.upper()}" for maker, _, number in parts)

    @property
    def folds(self) -> bool:
        """Whether cells touch those below them."""
        return self.down - self.cell_size.height < GAPLESS

    @property
    def pairs(self) -> bool:
        """Whether cells touch those beside them."""
        return self.across - self.cell_size.width < GAPLESS


class Stock(NamedTuple):
    """The papers and the sheets that a project knows."""

    papers: dict[str, Size]
    plans: dict[str, SheetPlan]

    def plan_for(self, paper: str) -> SheetPlan | None:
        """Return the plan of a format `sheet` on a paper: the first one listed that folds."""
        return next((plan for plan in self.plans.values() if plan.paper == paper and plan.folds), None)
