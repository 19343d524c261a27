"""The cells of a workbook (.xlsx) that somebody has sent: texts alone, and nothing that acts.

A workbook is a zip archive of XML files. It is looked at as such before openpyxl opens it: what it would
unpack to, whether it brings macros or fetches from elsewhere, whether its XML defines entities. Values are
read, never formulas; who has written it is not read at all.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from pocketcards.catalog.faults import Faults, excerpt
from pocketcards.catalog.table import Grid
from pocketcards.catalog.table_faults import COLUMNS_UNCLEAR, MAX_ROWS, NO_TABLE
from pocketcards.catalog.workbook import GLOSSARY

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["workbook_rows"]

MAX_PARTS = 1000
MAX_XML = 20_000_000
"""Bytes of all XML parts together; our own have 200,000."""
MAX_UNPACKED = 60_000_000
"""Pictures included: openpyxl does not open them."""
MAX_COLUMNS = 100

ACTING = {
    "vbaproject": 'it holds macros. In Excel choose Save As, "Excel Workbook (*.xlsx)"',
    "macrosheets/": 'it holds macros. In Excel choose Save As, "Excel Workbook (*.xlsx)"',
    "externallinks/": "it takes values from another file. In Excel choose Data, Edit Links, Break Link",
    "connections.xml": "it fetches data from elsewhere. In Excel choose Data, Queries & Connections, Delete",
    "embeddings/": "it holds another file within it. Delete that object from the sheet",
    "activex/": "it holds control elements. Delete them from the sheet",
}
"""By a piece of the names of parts, in small letters: what such a part is, and the way out."""

_ESCAPED = re.compile(r"_x(000[9ADad])_")
_KINDS = {"f": "a formula", "b": "a truth value", "e": "an error", "d": "a date or a time", "n": "a number"}

Headings = Callable[[list[str]], int]


def workbook_rows(data: bytes, headings: Headings, faults: Faults) -> Grid | None:
    """Return the cells of the sheet that has the headings; None after a finding."""
    if fault := _fault_of_archive(data):
        fact, _, hint = fault.partition(". ")
        faults.add(NO_TABLE, fact, 1, hint=f"{hint}, and send it again." if hint else "")
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not know, and we do not read
            return _grid(_opened(data), headings, faults)
    except Exception as error:  # openpyxl has no error of its own for what it cannot read
        faults.add(NO_TABLE, f"the workbook is damaged: {type(error).__name__}: {excerpt(str(error))}", 1)
        return None


def _fault_of_archive(data: bytes) -> str:
    """Return why a workbook is not opened, and after a full stop the way out; nothing where it may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = [part.filename.casefold() for part in parts]
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                return f"unpacked it would have more than {MAX_PARTS} parts or {MAX_UNPACKED} bytes"
            for piece, fault in ACTING.items():
                if any(piece in name for name in names):
                    return fault
            if "[content_types].xml" not in names or not any(name.startswith("xl/") for name in names):
                return "this is a zip archive, but no workbook"
            xml = [part for part in parts if part.filename.casefold().endswith((".xml", ".rels", ".vml"))]
            if sum(part.file_size for part in xml) > MAX_XML:
                return f"unpacked its sheets would have more than {MAX_XML} bytes"
            return next((fault for part in xml if (fault := _fault_of_xml(archive.read(part)))), "")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        return f"the workbook is damaged: {excerpt(str(error))}"


def _fault_of_xml(data: bytes) -> str:
    """Return why a part is not parsed: no spreadsheet writes a DOCTYPE, and entities can fill the memory."""
    if b"\0" in data[:200] or not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return "a part of the workbook is not stored as UTF-8"
    return "a part of the workbook has a DOCTYPE" if b"<!DOCTYPE" in data or b"<!ENTITY" in data else ""


def _opened(data: bytes) -> Workbook:
    from openpyxl import load_workbook  # 0.2 s, for tables alone

    return load_workbook(io.BytesIO(data), read_only=True, keep_vba=False, data_only=False, keep_links=False)


def _grid(book: Workbook, headings: Headings, faults: Faults) -> Grid | None:
    sheets = book.worksheets
    counts = [headings(_first_row(one)) for one in sheets]
    most = max(counts, default=0)
    alike = [one for one, count in zip(sheets, counts, strict=True) if count == most]
    names = ", ".join(excerpt(one.title) for one in (alike if most else sheets)) or "none"
    if not most:
        faults.add(COLUMNS_UNCLEAR, f"no sheet has the heading id in row 1; there are: {names}", 1)
        return None
    if len(alike) > 1:
        hint = "Keep the one that is right, and delete the other."
        faults.add(COLUMNS_UNCLEAR, f"several sheets have the headings: {names}", 1, hint=hint)
        return None
    best, grid = alike[0], Grid([])
    for number, cells in enumerate(_rows(best)):
        if number == MAX_ROWS:
            faults.add(NO_TABLE, f"the table has more than {MAX_ROWS} rows", number + 1)
            return None
        grid.rows.append([_text(cell.value) for cell in cells])
        grid.odd.update({(number, i): odd for i, cell in enumerate(cells) if (odd := _odd(cell))})
    terms = next((one for one in sheets if one.title == GLOSSARY and one is not best), None)
    return Grid(grid.rows, grid.odd, _terms(terms) if terms is not None else None)


def _terms(sheet: Any) -> list[list[str]]:
    rows = ([_text(cell.value) for cell in cells] for cells in islice(_rows(sheet), MAX_ROWS))
    return [row for row in rows if any(cell.strip() for cell in row)]


def _first_row(sheet: Any) -> list[str]:
    return [_text(cell.value) for cell in next(iter(_rows(sheet)), ())]


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a sheet; what it says of its own size is not believed. Without cells, it has none."""
    if not hasattr(sheet, "reset_dimensions"):
        return
    sheet.reset_dimensions()
    rows: Iterable[tuple[Any, ...]] = sheet.iter_rows()
    for row in rows:
        yield row[:MAX_COLUMNS]


def _text(value: object) -> str:
    """Return the text of a cell. Excel writes a carriage return as `_x000D_`."""
    if not isinstance(value, str):
        return "" if value is None else str(value)
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _odd(cell: Any) -> str:
    """Say what a cell holds that is no text; nothing where it holds one."""
    kind = getattr(cell, "data_type", "s")
    if kind not in _KINDS or cell.value is None:
        return ""
    shown = getattr(cell.value, "text", cell.value)  # of an array formula
    return f"the cell {cell.coordinate} holds {_KINDS[kind]}, {excerpt(str(shown))}"
