"""Workbooks: texts stay texts on the way out and back, nothing acts, nothing says who made them."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.formula import ArrayFormula
from PIL import Image

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.faults import Faults
from pocketcards.catalog.table import Table
from pocketcards.catalog.table_reader import MAX_WORKBOOK, read_table
from pocketcards.catalog.workbook import Picture, Wanted, write_workbook
from pocketcards.catalog.workbook_rows import MAX_XML
from pocketcards.catalog.writer import new_header
from pocketcards.model.finding import Finding, Location
from pocketcards.model.glossary import GlossaryTerm
from pocketcards.model.message import Message
from tests.catalog.test_table import ROWS, po_of
from tests.support.each import each

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
EXPECTED = [
    (entry.msgctxt, entry.msgid, entry.msgstr, status)
    for entry, status in zip(
        ENTRIES,
        ("translated",) * 3 + ("fuzzy", "translated", "missing", "translated", "translated"),
        strict=False,
    )
]


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


def test_every_text_comes_back(tmp_path: Path) -> None:
    table, findings = read(plain(), tmp_path)
    assert not findings
    assert cells(table) == EXPECTED
    assert table
    assert table.locale == "ar"
    assert table.rows[0].note == "Note."
    assert table.terms == [["english", "term", "avoid"], ["debt", "دين", "قرض; ديون"]]


@pytest.mark.slow
@settings(max_examples=40)
@given(ROWS)
@example([("a", "x\ny", "مرحبا\n“{emergency}”"), ("c", "911", "'+1 (800)"), ("d", " a", "_x000D_")])
def test_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    back, findings = read(
        write_workbook(po_of(rows), Wanted("so", False, {})), tmp_path_factory.getbasetemp()
    )
    assert not findings
    assert back
    wanted = [(*row[:2], row[2].replace("_x000D_", "\n")) for row in rows]
    assert [(row.id, row.english, row.translation) for row in back.rows] == wanted


def test_same_catalog_same_bytes() -> None:
    """Whatever openpyxl writes XML with: lxml is installed beside some programs, and not beside others."""
    source = "import hashlib; from tests.catalog.test_workbook import made; "
    source += "print(hashlib.sha256(made()).hexdigest())"
    environment = {**os.environ, "OPENPYXL_LXML": "False"}
    said = subprocess.run(
        [sys.executable, "-c", source], env=environment, capture_output=True, text=True, check=True
    )
    assert made() == made()
    assert said.stdout.strip() == hashlib.sha256(made()).hexdigest()


def test_nothing_says_who_made_it_or_when() -> None:
    with zipfile.ZipFile(io.BytesIO(plain())) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        said = {
            name: archive.read(name).decode() for name in archive.namelist() if name.startswith("docProps")
        }
    assert len(said) == 2
    assert not any(re.search(">[^<]", text) for text in said.values())


@each("rtl", [True, False])
def test_what_a_translator_sees(rtl: bool) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(rtl=rtl)))
    assert book.sheetnames == ["Translation", "Cards", "Glossary"]
    sheet, cards, terms = book.worksheets
    assert [cell.value for cell in sheet[1]][:3] == ["id", "English", "translation (ar)"]
    assert sheet.sheet_view.rightToLeft == terms.sheet_view.rightToLeft == rtl
    assert not cards.sheet_view.rightToLeft
    assert sheet["C2"].alignment.readingOrder == (2 if rtl else 1)
    assert sheet["B2"].alignment.readingOrder == 1
    assert sheet.protection.sheet
    assert not sheet.protection.password
    locked = {cell.coordinate for row in sheet for cell in row if cell.protection.locked}
    assert {f"{column}{row}" for column in "CF" for row in range(2, 10)}.isdisjoint(locked)
    assert {"C1", "A2", "B2", "B9", "G2"} <= locked
    formats = {cell.number_format for row in sheet for cell in row if cell.column != 4}
    assert formats == {"@"}
    # The only formulas count characters: nothing that was translated is one.
    formulas = [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"]
    assert formulas == [f"D{row}" for row in range(2, 10)]
    assert sheet["D2"].value == "=ROUND((LEN(C2)-IF(LEN(C2)=0,0,8))/1.25,0)"
    assert sheet["E2"].value == "at most 9 characters"
    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert rules == {"C2": "D2<=9", "F2:F9": '"translated,fuzzy,missing"'}
    assert len(cards._images) == 2


def test_saved_by_libreoffice(tmp_path: Path) -> None:
    """The workbook that `made` makes, without its pictures, opened and saved by LibreOffice 7.4."""
    data = (Path(__file__).parent.parent / "data" / "tables" / "libreoffice.xlsx").read_bytes()
    table, findings = read(data, tmp_path)
    assert not findings
    assert cells(table) == EXPECTED
    assert table
    assert table.terms == [["english", "term", "avoid"], ["debt", "دين", "قرض; ديون"]]


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


def test_as_excel_writes_it(tmp_path: Path) -> None:
    table, findings = read(by_hand(SHEET), tmp_path)
    assert not findings
    assert table
    assert [(row.number, row.id, row.english, row.translation) for row in table.rows] == [
        (3, "a", "Call now\nplease", "電話")
    ]


def changed(cell: str, value: object) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(plain()))
    book["Translation"][cell] = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
LONG_ROWS = "".join(
    f'<row r="{row}"><c t="inlineStr"><is><t>id</t></is></c></row>' for row in range(1, 20_003)
)


def copied_sheet() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(plain()))
    book.copy_worksheet(book["Translation"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


HOSTILE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "two sheets": (
        copied_sheet,
        "CSV002",
        "several sheets have the headings: Translation, Translation Copy",
    ),
    "formula": (lambda: changed("C3", "=1+1"), "CSV012", "the cell C3 holds a formula, =1+1"),
    "array formula": (
        lambda: changed("C3", ArrayFormula("C3:C4", "=A1:A2")),
        "CSV012",
        "C3 holds a formula, =A1:A2",
    ),
    "formula as id": (lambda: changed("A3", "=A2"), "CSV012", "the cell A3 holds a formula"),
    "number": (lambda: changed("C3", 24.5), "CSV012", "the cell C3 holds a number, 24.5"),
    "truth": (lambda: changed("C6", True), "CSV012", "the cell C6 holds a truth value, True"),
    "error": (lambda: changed("C8", "#REF!"), "CSV012", "the cell C8 holds an error, #REF!"),
    "beside": (lambda: changed("H3", "more"), "CSV003", "more cells than headings"),
    "no headings": (lambda: changed("A1", "Name"), "CSV002", "no column is called id"),
    "nothing of ours": (by_hand, "CSV002", "no sheet has the heading id in row 1; there are: Sheet"),
    "endless": (
        lambda: by_hand(SHEET.replace('<row r="3">', f'{LONG_ROWS}<row r="30000">')),
        "CSV001",
        "more than 20000 rows",
    ),
    "far away": (
        lambda: by_hand(SHEET.replace('r="3"', 'r="1048576"')),
        "CSV001",
        "more than 20000 rows",
    ),
    "bomb": (
        lambda: with_parts(plain(), {"xl/media/x.xml": b" " * (MAX_XML + 1)}),
        "CSV001",
        "unpacked its sheets",
    ),
    "bomb of pictures": (
        lambda: with_parts(plain(), {"xl/media/x.png": b" " * 61_000_000}),
        "CSV001",
        "unpacked it would",
    ),
    "many parts": (
        lambda: with_parts(plain(), {f"x/{i}": "" for i in range(1001)}),
        "CSV001",
        "more than 1000 parts",
    ),
    "entities": (lambda: with_parts(plain(), {SHEET1: ENTITY + "<x>&b;</x>"}), "CSV001", "has a DOCTYPE"),
    "UTF-16": (
        lambda: with_parts(plain(), {SHEET1: ENTITY.encode("utf-16")}),
        "CSV001",
        "not stored as UTF-8",
    ),
    "macros": (lambda: with_parts(plain(), {"xl/vbaProject.bin": b"x"}), "CSV001", "it holds macros"),
    "links": (
        lambda: with_parts(plain(), {"xl/externalLinks/externalLink1.xml": "<x/>"}),
        "CSV001",
        "it takes values from another file",
    ),
    "queries": (
        lambda: with_parts(plain(), {"xl/connections.xml": "<x/>"}),
        "CSV001",
        "it fetches data from elsewhere",
    ),
    "object": (
        lambda: with_parts(plain(), {"xl/embeddings/a.bin": b"x"}),
        "CSV001",
        "another file within it",
    ),
    "broken": (lambda: with_parts(plain(), {SHEET1: "<worksheet"}), "CSV001", "the workbook is damaged"),
    "cut": (lambda: plain()[:-100], "CSV001", "the workbook is damaged"),
    "other zip": (lambda: b"PK\x05\x06" + bytes(18), "CSV001", "this is no workbook"),
    "zip": (lambda: b"PK\x03\x04" + bytes(30), "CSV001", "the workbook is damaged"),
    "locked": (lambda: b"\xd0\xcf\x11\xe0" + bytes(500), "CSV001", "has a password"),
    "table": (lambda: b"id,English,translation (so)\n", "CSV001", "this is no workbook"),
    "empty": (lambda: b"", "CSV001", "this is no workbook"),
    "huge": (lambda: b"PK\x03\x04" + bytes(MAX_WORKBOOK), "CSV001", "more than 20000000 bytes"),
}


@each("name", HOSTILE)
def test_what_is_no_table_of_texts_is_refused(tmp_path: Path, name: str) -> None:
    make, code, says = HOSTILE[name]
    _, findings = read(make(), tmp_path)
    assert [one.code for one in findings] == [code]
    assert says in findings[0].message
    assert findings[0].hint


@pytest.mark.slow
@settings(max_examples=60)
@given(st.data())
def test_no_workbook_raises(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Whatever is cut out of a part, or put into it."""
    with zipfile.ZipFile(io.BytesIO(plain())) as archive:
        name = data.draw(
            st.sampled_from([one for one in archive.namelist() if one.endswith((".xml", ".rels"))])
        )
        part = archive.read(name)
    start = data.draw(st.integers(0, len(part)))
    end = data.draw(st.integers(start, min(len(part), start + 200)))
    new = part[:start] + data.draw(st.binary(max_size=8)) + part[end:]
    table, findings = read(with_parts(plain(), {name: new}), tmp_path_factory.getbasetemp())
    assert (table is None) <= bool(findings)


def test_what_nobody_reads_may_be_a_formula(tmp_path: Path) -> None:
    for cell in ("D3", "G3", "D2"):
        assert not read(changed(cell, "=LEN(C3)"), tmp_path)[1]


def test_names_of_files_decide(tmp_path: Path) -> None:
    findings: list[Finding] = []
    (tmp_path / "x.csv").write_bytes(plain())
    assert read_table(tmp_path / "x.csv", Faults("x.csv", None, findings)) is None
    assert findings[0].hint == "Save a workbook as .xlsx, and let its name end so."
    (tmp_path / "X.XLSX").write_bytes(plain())
    assert read_table(tmp_path / "X.XLSX", Faults("X.XLSX", None, findings))
