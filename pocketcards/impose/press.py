"""Card sides become press pages: trim, bleed, marks outside the bleed, and a slug for people.

Nothing on a card reaches its edge, so the bleed is white; shops ask for the box all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pocketcards.model.geometry import Pt, Rect, Size, mm
from pocketcards.model.page import Color, Page, PlacedPanel, Shape, TypesetEdition, TypesetPanel

__all__ = ["BLEED", "press_pages"]

BLEED = mm(3.0)
"""On every side (docs/evidence.md#what-print-shops-ask-for)."""
MARK = mm(5.0)
"""Length of a mark; it begins outside the bleed."""
STROKE: Pt = 0.25
GAP = mm(4.0)
"""Between marks and slug."""
TALLER = mm(10.0)
"""A page is so much taller than wide, or more: over its long edge tops come to tops, as in a shop."""


def press_pages(
    laid_out: TypesetEdition, sides: Sequence[Page], slugs: Sequence[TypesetPanel]
) -> tuple[Page, ...]:
    """Return a page for each side, with its slug below it."""
    return tuple(_page(laid_out, side, slug) for side, slug in zip(sides, slugs, strict=True))


def _page(laid_out: TypesetEdition, side: Page, slug: TypesetPanel) -> Page:
    around = BLEED + MARK + mm(1.0)
    width = max(side.width + 2 * around, slug.size.width + 2 * GAP)
    x = (width - side.width) / 2
    y = around + slug.size.height + GAP
    height = max(y + side.height + around, width + TALLER)
    trim = Rect(x, y, side.width, side.height)
    marks = TypesetPanel("marks", tuple(_marks(laid_out, trim)), (), Size(width, height))
    panels = [PlacedPanel(one.panel, one.x + x, one.y + y, one.turned) for one in side.panels]
    placed_slug = PlacedPanel(slug, (width - slug.size.width) / 2, GAP / 2)
    return Page(width, height, (PlacedPanel(marks, 0.0, 0.0), *panels, placed_slug), trim, trim.inset(-BLEED))


def _marks(laid_out: TypesetEdition, trim: Rect) -> Iterator[Shape]:
    """Yield crop marks at the corners, and fold marks where the card folds."""
    for x in (trim.x, trim.right):
        for start in (trim.top + BLEED, trim.y - BLEED - MARK):
            yield _bar(x - STROKE / 2, start, STROKE, MARK)
    for y in (trim.y, trim.top):
        for start in (trim.x - BLEED - MARK, trim.right + BLEED):
            yield _bar(start, y - STROKE / 2, MARK, STROKE)
    if laid_out.fold:
        middle = trim.y + trim.height / 2
        for start in (trim.x - BLEED - MARK, trim.right + BLEED):
            for dash in range(4):  # dashed, so that nobody cuts there
                yield _bar(start + dash * MARK / 4, middle - STROKE / 2, MARK / 8, STROKE, Color.FOLD)


def _bar(x: Pt, y: Pt, width: Pt, height: Pt, color: Color = Color.BLACK) -> Shape:
    path = f"0 0 m {width:.3f} 0 l {width:.3f} {height:.3f} l 0 {height:.3f} l h"
    return Shape(path, color, x, y)
