"""A catalog as a table for Excel, LibreOffice and Google Sheets, and back.

Line ends of Windows and a byte order mark: without them Excel reads Amharic as Western European letters.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from pocketcards.catalog.cells import armed
from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.merge import LIMIT_NOTE
from pocketcards.model.message import Message

__all__ = [
    "COLUMNS",
    "FUZZY",
    "MISSING",
    "OBJECTED",
    "TRANSLATED",
    "Grid",
    "Row",
    "Table",
    "note_of",
    "table_rows",
    "table_text",
    "write_table",
]

OBJECTED = "A reader objected: "
"""Begins what `export` adds to a note for the time being."""
TRANSLATED, FUZZY, MISSING = "translated", "fuzzy", "missing"
# Small letters: a file that begins with "ID" is a damaged SYLK file to Excel.
COLUMNS = ("id", "english", "translation", "note", "limit", "status")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that a volunteer has filled in."""

    number: int
    """As the spreadsheet counts: the headings are row 1."""
    id: str
    english: str
    translation: str
    status: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a file, row by row, before anybody asks what they mean."""

    rows: list[list[str]]
    odd: dict[tuple[int, int], str] = field(default_factory=dict)
    """By row and column, both from 0: what stands in a cell that holds no text."""
    terms: list[list[str]] | None = None
    """The rows of a workbook's glossary, its headings first; None where it has none."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a table says."""

    locale: str
    rows: tuple[Row, ...]
    terms: list[list[str]] | None = None
    """The glossary that came with it."""


def write_table(po: PoFile, locale: str, messages: dict[str, Message]) -> bytes:
    """Return the table of a catalog that is up to date with the cards.

    Args:
        po: The catalog.
        locale: Its language, which the heading of the translations names.
        messages: By id; they know their limits.
    """
    return table_text(table_rows(po, locale, messages))


def table_rows(po: PoFile, locale: str, messages: dict[str, Message]) -> list[tuple[str, ...]]:
    """Return the texts of a table, row by row, the headings first."""
    return [
        ("id", "English", f"translation ({locale})", "note", "limit", "status"),
        *(_cells(entry, messages.get(entry.msgctxt or "")) for entry in po.entries if not entry.obsolete),
    ]


def table_text(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows of texts as a file."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerows([armed(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _cells(entry: Entry, message: Message | None) -> tuple[str, ...]:
    limit = f"at most {message.limit} characters" if message and message.limit else ""
    return (entry.msgctxt or "", entry.msgid, entry.msgstr, note_of(entry), limit, _status(entry))


def note_of(entry: Entry) -> str:
    """Return what is said of a message beside its translation."""
    parts = [line for line in entry.extracted if not line.startswith(LIMIT_NOTE)]
    if entry.previous_msgid:
        parts.append(f"Translated from an older English: “{entry.previous_msgid}”")
    parts += [comment.strip() for comment in entry.comments if comment.strip()]
    return " / ".join(parts)


def _status(entry: Entry) -> str:
    if not entry.msgstr:
        return MISSING
    return FUZZY if entry.fuzzy else TRANSLATED
