"""Reads the table that a spreadsheet has written back, in whatever form it has: never a traceback."""

from __future__ import annotations

import re
from pathlib import Path

from pocketcards.catalog.csv_rows import csv_rows
from pocketcards.catalog.faults import Faults
from pocketcards.catalog.folders import better_name
from pocketcards.catalog.table import COLUMNS, Grid, Row, Table
from pocketcards.catalog.table_faults import COLUMNS_UNCLEAR, EXTRA_CELLS, MENDED, NO_TABLE, NOT_TEXT
from pocketcards.catalog.workbook_rows import workbook_rows
from pocketcards.model.locale import LOCALE_ID
from pocketcards.unicode import compatible, is_invisible, visible

__all__ = ["WORKBOOK", "read_table"]

WORKBOOK = ".xlsx"
"""The ending that decides: everything else is CSV."""
MAX_BYTES = 4_000_000
MAX_WORKBOOK = 20_000_000
"""With its pictures."""
REQUIRED = COLUMNS[:3]
READ = ("id", "english", "translation", "status")
"""The columns whose cells must hold texts; whatever stands in others is not taken over."""
_HEADING = re.compile(r"translation\s*\(\s*([A-Za-z0-9_-]+)\s*\)", re.IGNORECASE)
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_NO_CSV = {
    _ZIP: (
        "this is a workbook or a zip archive, not a CSV file",
        "Save a workbook as .xlsx, and let its name end so.",
    ),
    _OLD: ("this is a workbook (.xls), not a CSV file", "Save it as a workbook (.xlsx)."),
    b"%PDF": ("this is a PDF file", ""),
}
_NO_WORKBOOK = {
    _OLD: ("the workbook has a password, or is of the old kind (.xls)", "Save it as .xlsx, without one."),
    b"": ("this is no workbook, whatever its name says", "If it is a CSV file, end its name with .csv."),
}


def read_table(path: Path, faults: Faults) -> Table | None:
    """Read a table; None after a finding. Lines of findings are the rows of the spreadsheet."""
    book = path.suffix.casefold() == WORKBOOK
    most = MAX_WORKBOOK if book else MAX_BYTES
    try:
        if path.stat().st_size > most:
            faults.add(NO_TABLE, f"the file has more than {most} bytes", 1)
            return None
        data = path.read_bytes()
    except OSError as error:
        faults.add(NO_TABLE, f"cannot be read: {error.strerror}", 1)
        return None
    kinds = _NO_WORKBOOK if book and not data.startswith(_ZIP) else {} if book else _NO_CSV
    for start, (fact, hint) in kinds.items():
        if data.startswith(start):
            faults.add(NO_TABLE, fact, 1, hint=hint)
            return None
    grid = (workbook_rows if book else csv_rows)(data, _known, faults)
    return _table(grid, faults) if grid else None


def _known(cells: list[str]) -> int:
    """Tell how many of the cells are headings of a table; only one that has some is a row of headings."""
    return sum(name in COLUMNS for name in _names(cells))


def _table(grid: Grid, faults: Faults) -> Table | None:
    _say_mended_headings(grid.rows[0], faults)
    columns = _columns(grid.rows[0], faults)
    if columns is None:
        return None
    places, locale = columns
    return Table(locale, tuple(_read_rows(grid, places, faults)), grid.terms)


def _cleaned(cell: str) -> str:
    """Return a heading in plain letters, without what nobody sees in it: marks, and spaces of other kinds."""
    return " ".join("".join(" " if is_invisible(char) else char for char in compatible(cell)).split())


def _names(cells: list[str]) -> list[str]:
    """Return the headings; the one of the translations without its language."""
    return [_HEADING.sub("translation", _cleaned(cell)).casefold() for cell in cells]


def _say_mended_headings(cells: list[str], faults: Faults) -> None:
    for cell, name in zip(cells, _names(cells), strict=True):
        if name in COLUMNS and not cell.strip(" \ufeff").isascii():
            shown = visible(cell.strip("\ufeff"))
            faults.add(MENDED, f"the heading “{shown}” is read as “{_cleaned(cell)}”", 1)


def _columns(cells: list[str], faults: Faults) -> tuple[dict[str, int], str] | None:
    names = _names(cells)
    doubled = [name for name in COLUMNS if names.count(name) > 1]
    missing = [name for name in REQUIRED if name not in names]
    if doubled or missing:
        message = f"two columns are called {doubled[0]}" if doubled else f"no column is called {missing[0]}"
        faults.add(COLUMNS_UNCLEAR, message, 1)
        return None
    heading = _HEADING.fullmatch(_cleaned(cells[names.index("translation")]))
    locale = heading[1].replace("-", "_") if heading else ""
    locale = locale if LOCALE_ID.fullmatch(locale) else better_name(locale)
    if not LOCALE_ID.fullmatch(locale):
        faults.add(COLUMNS_UNCLEAR, "the heading of the translations names no language", 1)
        return None
    return {name: names.index(name) for name in COLUMNS if name in names}, locale


def _read_rows(grid: Grid, places: dict[str, int], faults: Faults) -> list[Row]:
    found = []
    width = len(grid.rows[0])
    for number, cells in enumerate(grid.rows[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        texts = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
        name = texts["id"].strip()
        for read in READ:
            if odd := grid.odd.get((number - 1, places.get(read, -1))):
                faults.add(NOT_TEXT, odd, number, msgctxt=name or None)
        if any(cell.strip() for cell in cells[width:]):
            faults.add(EXTRA_CELLS, "more cells than headings", number, msgctxt=name or None)
        found.append(
            Row(
                number=number,
                id=name,
                english=texts["english"],
                translation=texts["translation"],
                status=texts.get("status", "").strip().casefold(),
                note=texts.get("note", ""),
            )
        )
    return found
