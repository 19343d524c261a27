"""Reads the table that a spreadsheet has written back, in whatever form it has: never a traceback."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from pocketcards.catalog.cells import disarmed
from pocketcards.catalog.faults import Faults, excerpt
from pocketcards.catalog.table import COLUMNS, Row, Table
from pocketcards.model.finding import Rule, Severity
from pocketcards.model.locale import LOCALE_ID

__all__ = ["COLUMNS_UNCLEAR", "NO_TABLE", "RULES", "read_table"]

NO_TABLE = Rule(
    "CSV001",
    "table-unreadable",
    Severity.ERROR,
    "Nothing of it is taken over: a table that is guessed at would put wrong words on a card.",
    'Save the table as "CSV UTF-8 (Comma delimited)" in Excel; in Google Sheets, File, Download, '
    "Comma-separated values.",
)
COLUMNS_UNCLEAR = Rule(
    "CSV002",
    "table-columns-unclear",
    Severity.ERROR,
    "Without its headings nobody can tell which column is the translation, and into which language.",
    "Row 1 has the headings id, English and translation (so), with the id of your language in the brackets. "
    "Copy it from a new `export`.",
)
EXTRA_CELLS = Rule(
    "CSV003",
    "cells-without-heading",
    Severity.ERROR,
    "A comma may have cut a translation in two; only its first half would be printed.",
    "Compare the row with its neighbours, and put what belongs together into one cell.",
)
RULES = (NO_TABLE, COLUMNS_UNCLEAR, EXTRA_CELLS)

MAX_BYTES = 4_000_000
MAX_ROWS = 20_000
SEPARATORS = ",;\t"
REQUIRED = COLUMNS[:3]
_HEADING = re.compile(r"translation\s*\(\s*([A-Za-z0-9_-]+)\s*\)", re.IGNORECASE)
_OTHER_FILES = {
    b"PK\x03\x04": "this is a workbook (.xlsx or .ods), not a CSV file",
    b"\xd0\xcf\x11\xe0": "this is a workbook (.xls), not a CSV file",
    b"%PDF": "this is a PDF file",
}


def read_table(path: Path, faults: Faults) -> Table | None:
    """Read a table; None after a finding. Lines of findings are the rows of the spreadsheet."""
    try:
        if path.stat().st_size > MAX_BYTES:
            faults.add(NO_TABLE, f"the file has more than {MAX_BYTES} bytes", 1)
            return None
        data = path.read_bytes()
    except OSError as error:
        faults.add(NO_TABLE, f"cannot be read: {error.strerror}", 1)
        return None
    text = _decoded(data, faults)
    return _table(text, faults) if text is not None else None


def _decoded(data: bytes, faults: Faults) -> str | None:
    other = next((name for start, name in _OTHER_FILES.items() if data.startswith(start)), None)
    # "Unicode text" of Excel is UTF-16 with a mark; everything else writes UTF-8 today.
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if other:
        faults.add(NO_TABLE, other, 1)
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        hint = 'Letters may be lost already. Open the file you had before, and save it as "CSV UTF-8".'
        faults.add(NO_TABLE, f"the letters in line {row} are not stored as UTF-8", row, hint=hint)
        return None


def _table(text: str, faults: Faults) -> Table | None:
    first, _, rest = text.partition("\n")
    if re.fullmatch(r"sep=.\r?", first):  # a line for Excel alone, which shows no row for it
        text = rest
    head = text.partition("\n")[0]
    separator = next((one for one in SEPARATORS if "id" in _names(_split(head, one))), None)
    if separator is None:
        _say_no_heading(head, faults)
        return None
    rows = _rows(text, separator, faults)
    if not rows:
        return None
    columns = _columns(rows[0], faults)
    if columns is None:
        return None
    places, locale = columns
    return Table(locale, tuple(_read_rows(rows, places, faults)))


def _split(head: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([head.rstrip("\r")], delimiter=separator), [])
    except csv.Error:
        return []


def _names(cells: list[str]) -> list[str]:
    """Return the headings; the one of the translations without its language."""
    return [_HEADING.sub("translation", cell.strip(" \ufeff")).casefold() for cell in cells]


def _say_no_heading(head: str, faults: Faults) -> None:
    if '""' in head or head.strip('"\ufeff').startswith("id"):
        hint = "In Excel choose Data, From Text/CSV, and the comma; do not open the file with a double click."
        faults.add(COLUMNS_UNCLEAR, "each row stands in one cell", 1, hint=hint)
    else:
        faults.add(COLUMNS_UNCLEAR, f"row 1 has no heading id: {excerpt(head)}", 1)


def _rows(text: str, separator: str, faults: Faults) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            rows.append(row)
            if len(rows) > MAX_ROWS:
                faults.add(NO_TABLE, f"the table has more than {MAX_ROWS} rows", len(rows))
                return []
    except csv.Error as error:
        faults.add(NO_TABLE, f"row {len(rows) + 1} cannot be read: {error}", len(rows) + 1)
        return []
    return rows


def _columns(cells: list[str], faults: Faults) -> tuple[dict[str, int], str] | None:
    names = _names(cells)
    doubled = [name for name in COLUMNS if names.count(name) > 1]
    missing = [name for name in REQUIRED if name not in names]
    if doubled or missing:
        message = f"two columns are called {doubled[0]}" if doubled else f"no column is called {missing[0]}"
        faults.add(COLUMNS_UNCLEAR, message, 1)
        return None
    heading = _HEADING.fullmatch(cells[names.index("translation")].strip(" \ufeff"))
    locale = heading[1].replace("-", "_") if heading else ""
    if not LOCALE_ID.fullmatch(locale):
        faults.add(COLUMNS_UNCLEAR, "the heading of the translations names no language", 1)
        return None
    return {name: names.index(name) for name in COLUMNS if name in names}, locale


def _read_rows(rows: list[list[str]], places: dict[str, int], faults: Faults) -> list[Row]:
    found = []
    for number, cells in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        texts = {name: _text(cells, place) for name, place in places.items()}
        if any(cell.strip() for cell in cells[len(rows[0]) :]):
            name = texts["id"].strip()
            faults.add(EXTRA_CELLS, "more cells than headings", number, msgctxt=name or None)
        found.append(
            Row(
                number=number,
                id=texts["id"].strip(),
                english=texts["english"],
                translation=texts["translation"],
                status=texts.get("status", "").strip().casefold(),
            )
        )
    return found


def _text(cells: list[str], place: int) -> str:
    cell = cells[place] if place < len(cells) else ""
    return disarmed(cell.replace("\r\n", "\n").replace("\r", "\n"))
