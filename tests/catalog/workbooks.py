"""A workbook as we write it, as Excel does, and as somebody changed it."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
from PIL import Image

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.faults import Faults
from pocketcards.catalog.table import Table
from pocketcards.catalog.table_reader import read_table
from pocketcards.catalog.workbook import Picture, Wanted, write_workbook
from pocketcards.catalog.writer import new_header
from pocketcards.model.finding import Finding, Location
from pocketcards.model.glossary import GlossaryTerm
from pocketcards.model.message import Message

AT = Location("x")
ENTRIES = (
    Entry("a", "Call {emergency}.", "اتصل بالرقم {emergency}.", extracted=("Note.", "At most 9 characters.")),
    Entry("b", "24/7", "24/7"),
    Entry("c", "=1+1", '=HYPERLINK("http://x")', comments=("by hand",)),
    Entry("d", "Two\nlines", " سطر\nثان  ", flags=("fuzzy",), previous_msgid="Then"),
    Entry("e", "True", "'TRUE"),
    Entry("f", "Text", ""),
    Entry("g", "Name?", "#NAME?"),
    Entry("h", "Khmer", "ជួយខ្ញុំផង"),
    Entry("i", "Old", "قديم", obsolete=True),
)
PO = PoFile(new_header("ar"), ENTRIES)
MESSAGES = {"a": Message("a", "Call {emergency}.", AT, limit=9), "b": Message("b", "24/7", AT)}
TERMS = (GlossaryTerm("debt", "دين", ("قرض", "ديون"), AT),)


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("P", (60, 40)).save(file, "PNG")
    return file.getvalue()


def made(*, rtl: bool = True) -> bytes:
    pictures = (Picture("Help", picture()), Picture("Help", picture()))
    return write_workbook(PO, Wanted("ar", rtl, MESSAGES, 1.25, pictures, TERMS))


@cache
def plain() -> bytes:
    """Return what `made` makes, once: for tests that do something to it."""
    return made()


def read(data: bytes, folder: Path) -> tuple[Table | None, list[Finding]]:
    path = folder / "x.xlsx"
    path.write_bytes(data)
    findings: list[Finding] = []
    return read_table(path, Faults("x.xlsx", None, findings)), findings


def cells(table: Table | None) -> list[tuple[str | None, ...]]:
    assert table
    return [(row.id, row.english, row.translation, row.status) for row in table.rows]


# As Excel writes it: shared strings, in pieces of several fonts, with readings and carriage returns.
SHARED = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<si><t>id</t></si><si><t>English</t></si><si><t>translation (ja)</t></si><si><t>a</t></si>"
    '<si><r><t xml:space="preserve">Call </t></r><r><rPr><b/></rPr><t>now_x000D_\nplease</t></r></si>'
    '<si><t>電話</t><rPh sb="0" eb="2"><t>でんわ</t></rPh></si></sst>'
)
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<dimension ref="A1:XFD1048576"/><sheetData>'
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
    '<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" t="s"><v>4</v></c><c r="C3" t="s"><v>5</v></c></row>'
    "</sheetData></worksheet>"
)


def by_hand(sheet: str | None = None) -> bytes:
    """A workbook of one sheet whose texts stand apart from it."""
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    with zipfile.ZipFile(file) as archive:
        types = archive.read(TYPES).decode()
    strings = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    types = types.replace("</Types>", f'<Override PartName="/{STRINGS}" ContentType="{strings}"/></Types>')
    parts: dict[str, str | bytes] = {TYPES: types, STRINGS: SHARED} | ({SHEET1: sheet} if sheet else {})
    return with_parts(file.getvalue(), parts)


def with_parts(data: bytes, parts: dict[str, str | bytes]) -> bytes:
    new = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            archive.writestr(name, parts[name] if name in parts else old.read(name))
    return new.getvalue()


TYPES, SHEET1, STRINGS = "[Content_Types].xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def changed(cell: str, value: object) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(plain()))
    book["Translation"][cell] = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
