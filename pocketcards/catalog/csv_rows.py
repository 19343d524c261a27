"""The cells of a CSV file, in whatever dialect a spreadsheet has written it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

from pocketcards.catalog.cells import disarmed
from pocketcards.catalog.faults import Faults, excerpt
from pocketcards.catalog.table import Grid
from pocketcards.catalog.table_faults import COLUMNS_UNCLEAR, MAX_ROWS, MENDED, NO_TABLE
from pocketcards.unicode import named

__all__ = ["csv_rows"]

USUAL = ",;\t"
UNUSUAL = "|\u061b\u060c\uff0c\uff1b\u3001"
"""What stands on the key of the comma or the semicolon of other keyboards, and what databases write."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_ID = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)*")

Headings = Callable[[list[str]], int]
"""Tells how many of the cells are headings of a table."""


def csv_rows(data: bytes, headings: Headings, faults: Faults) -> Grid | None:
    """Return the cells of a file; None after a finding. What was put right is told as a note."""
    text = _decoded(data, faults)
    if text is None:
        return None
    first, rest = _first_line(text)
    if re.fullmatch(r"sep=.", first):  # a line for Excel alone, which shows no row for it
        text = rest
    head, _ = _first_line(text)
    separator = max(USUAL + UNUSUAL, key=lambda one: headings(_split(head, one)))
    if not headings(_split(head, separator)):
        _say_no_heading(head, faults)
        return None
    if separator in UNUSUAL:
        faults.add(MENDED, f"the cells are separated by {named(separator)}; they are read all the same", 1)
    if text[len(head) : len(head) + 2] not in ("\r\n", "") and text[len(head)] == "\r":
        faults.add(MENDED, "the lines end with U+000D alone, as on an old Mac; they are read all the same", 1)
    rows = _rows(text, separator, faults)
    return Grid(rows) if rows else None


def _decoded(data: bytes, faults: Faults) -> str | None:
    # "Unicode text" of Excel is UTF-16 with a mark; everything else writes UTF-8 today.
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        hint = 'Letters may be lost already. Open the file you had before, and save it as "CSV UTF-8".'
        faults.add(NO_TABLE, f"the letters in line {row} are not stored as UTF-8", row, hint=hint)
        return None


def _first_line(text: str) -> tuple[str, str]:
    parts = _LINE_END.split(text, maxsplit=1)
    return parts[0], parts[1] if len(parts) > 1 else ""


def _split(head: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([head], delimiter=separator), [])
    except csv.Error:
        return []


def _say_no_heading(head: str, faults: Faults) -> None:
    """Say what stands in row 1 in the place of the headings."""
    cells = max((_split(head, one) for one in USUAL + UNUSUAL), key=len, default=[])
    first = cells[0].strip() if cells else ""
    whole = head.strip('"\ufeff ')
    if '""' in head or (len(cells) == 1 and whole.startswith("id")):
        hint = "In Excel choose Data, From Text/CSV, and the comma; do not open the file with a double click."
        faults.add(COLUMNS_UNCLEAR, "each row stands in one cell", 1, hint=hint)
    elif len(cells) > 1 and _ID.fullmatch(first):
        hint = "Put the row of headings back above it; copy it from a new `export`."
        message = f"the headings are missing: row 1 is a text already, {excerpt(first)}"
        faults.add(COLUMNS_UNCLEAR, message, 1, hint=hint)
    else:
        faults.add(COLUMNS_UNCLEAR, f"row 1 has no heading id: {excerpt(head)}", 1)


def _rows(text: str, separator: str, faults: Faults) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            rows.append([disarmed(_LINE_END.sub("\n", cell)) for cell in row])
            if len(rows) > MAX_ROWS:
                faults.add(NO_TABLE, f"the table has more than {MAX_ROWS} rows", len(rows))
                return []
    except csv.Error as error:
        faults.add(NO_TABLE, f"row {len(rows) + 1} cannot be read: {error}", len(rows) + 1)
        return []
    return rows
