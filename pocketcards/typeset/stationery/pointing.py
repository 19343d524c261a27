"""A sheet to point at: every language in its own letters, large, and what it is called in English below.

It speaks to both: who reads neither English nor Latin letters finds the own name, and who hands the
sheet over reads which interpreter to ask for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from pocketcards.model.geometry import Pt, Size, mm
from pocketcards.model.locale import Language
from pocketcards.model.page import Color, Element, Shape, TypesetPanel
from pocketcards.typeset.page.box import Box, Placement, stacked, text_box
from pocketcards.typeset.text.composer import ENGLISH, Composer

__all__ = ["OWN_NAME", "pointing_pages"]

MARGIN = mm(12.7)
"""Every office printer reaches so far."""
OWN_NAME: tuple[Pt, ...] = (18.0, 17.0, 16.0, 15.0)
"""Sizes of the own name, the largest first: it is read at arm's length, across a table."""
ENGLISH_NAME: Pt = 8.5
HEADING: Pt = 20.0
HEAD: Pt = 34.0
"""Height of the heading with the white below it."""
FOOT: Pt = 20.0
"""Height of the foot with the white above it."""
FOOT_TEXT: Pt = 8.0
PADDING: tuple[Pt, Pt] = (2.5, 8.0)
"""Least and most white within a cell, above and below."""
GUTTER: Pt = 8.0
"""White between the names of neighbouring cells."""
RULE: Pt = 0.5
MOST_COLUMNS = 6
TITLE = "Point to your language"

_Row: TypeAlias = tuple[Box, ...]


class _Grid(NamedTuple):
    """Cells in rows, and where they stand on the paper."""

    paper: Size
    size: Pt
    """Of the own names."""
    columns: int
    rows: tuple[_Row, ...]

    @property
    def width(self) -> Pt:
        return self.paper.width - 2 * MARGIN

    @property
    def cell(self) -> Pt:
        """Width of a cell, its white included."""
        return self.width / self.columns

    @property
    def order(self) -> tuple[int, Pt]:
        """Fewer pages go before larger names: two are one sheet of paper."""
        return len(_paged(self.rows, _room(self.paper))), -self.size


def pointing_pages(languages: Iterable[Language], composer: Composer, paper: Size) -> list[TypesetPanel]:
    """Return the pages of the sheet, in as many columns as the longest name lets.

    Each pair of names stands there once, sorted by spoken name: what looks alike is one to point at.

    Args:
        languages: Each must have a font: `composer.voice` knows.
        composer: It shapes the names.
        paper: Size of a page.
    """
    named = {(language.endonym, language.spoken_name): language for language in languages}
    ordered = sorted(named.values(), key=_by_spoken_name)
    grid = min((_grid(ordered, composer, paper, size) for size in OWN_NAME), key=lambda grid: grid.order)
    pages = _levelled(grid.rows, _room(paper))
    return [_page(grid, composer, rows, f"{i} / {len(pages)}") for i, rows in enumerate(pages, 1)]


def _grid(languages: Sequence[Language], composer: Composer, paper: Size, size: Pt) -> _Grid:
    width = paper.width - 2 * MARGIN
    widest = max((_natural(language, composer, size) for language in languages), default=width)
    columns = max(1, min(MOST_COLUMNS, math.floor(width / (widest + GUTTER))))
    cells = [_cell(language, composer, size, width / columns - GUTTER) for language in languages]
    rows = [tuple(cells[i : i + columns]) for i in range(0, len(cells), columns)]
    return _Grid(paper, size, columns, tuple(rows))


def _room(paper: Size) -> Pt:
    """Return the height between heading and foot."""
    return paper.height - 2 * MARGIN - HEAD - FOOT


def _by_spoken_name(language: Language) -> tuple[str, str]:
    return language.spoken_name.casefold(), language.locale


def _natural(language: Language, composer: Composer, size: Pt) -> Pt:
    """Return how wide a cell must be to hold both names on a line each."""
    own = text_box(composer.paragraph(language.endonym, language), size, math.inf)
    english = text_box(composer.paragraph(language.spoken_name, ENGLISH), ENGLISH_NAME, math.inf)
    return max(own.width, english.width)


def _cell(language: Language, composer: Composer, size: Pt, width: Pt) -> Box:
    """Return both names of a language; in the middle, they stand well in either direction."""
    own = text_box(
        composer.paragraph(language.endonym, language), size, width, align="center", lang=language.tag
    )
    english = text_box(
        composer.paragraph(language.spoken_name, ENGLISH),
        ENGLISH_NAME,
        width,
        align="center",
        color=Color.QUIET,
        lang=ENGLISH.tag,
    )
    return stacked([own, english], 0.0, width)


def _height(row: Sequence[Box]) -> Pt:
    return max(cell.height for cell in row) + 2 * PADDING[0]


def _paged(rows: Sequence[_Row], room: Pt, most: int = 999) -> list[list[_Row]]:
    """Return the rows of each page: as many as find room, never fewer than one, nor more than `most`."""
    pages: list[list[_Row]] = []
    left = 0.0
    for row in rows:
        if not pages or _height(row) > left or len(pages[-1]) == most:
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= _height(row)
    return pages


def _levelled(rows: Sequence[_Row], room: Pt) -> list[list[_Row]]:
    """Return the rows of each page, about as many on each, on no more pages than need be."""
    pages = _paged(rows, room)
    level = _paged(rows, room, -(-len(rows) // max(1, len(pages))))
    return level if len(level) == len(pages) else pages


def _page(grid: _Grid, composer: Composer, rows: Sequence[_Row], number: str) -> TypesetPanel:
    """Place a page. White that is left goes into its cells: they are easier to point at."""
    top = grid.paper.height - MARGIN
    heading = composer.paragraph(TITLE, ENGLISH, bold=True)
    placed = text_box(heading, HEADING, grid.width, tag="H1", color=Color.BLUE).place(MARGIN, top)
    top -= HEAD
    placed.shapes.append(_rule(grid, top))
    spare = (_room(grid.paper) - sum(map(_height, rows))) / len(rows)
    more = max(0.0, min(spare, 2 * (PADDING[1] - PADDING[0])))
    for row in rows:
        height = _height(row) + more
        for i, cell in enumerate(row):
            place_at = MARGIN + i * grid.cell + GUTTER / 2
            placed.add(cell.place(place_at, top - (height - cell.height) / 2))
        top -= height
        placed.shapes.append(_rule(grid, top))
    foot = text_box(
        composer.paragraph(number, ENGLISH), FOOT_TEXT, grid.width, align="end", color=Color.QUIET, lang="en"
    )
    placed.add(foot.place(MARGIN, MARGIN + foot.height))
    return _panel(placed, grid.paper, f"point {number}")


def _rule(grid: _Grid, y: Pt) -> Shape:
    path = f"0 0 m {grid.width:.3f} 0 l {grid.width:.3f} {RULE} l 0 {RULE} l h"
    return Shape(path, Color.RULE, MARGIN, y - RULE / 2)


def _panel(placed: Placement, paper: Size, name: str) -> TypesetPanel:
    elements = tuple(element for element in placed.elements if isinstance(element, Element))
    return TypesetPanel(name, tuple(placed.shapes), elements, paper)
