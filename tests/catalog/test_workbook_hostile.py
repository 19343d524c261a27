"""A workbook that is none of ours, acts, or would fill the memory is refused, and none raises."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.formula import ArrayFormula

from pocketcards.catalog.table_reader import MAX_WORKBOOK
from pocketcards.catalog.workbook_rows import MAX_XML
from tests.catalog.workbooks import SHEET, SHEET1, by_hand, changed, plain, read, with_parts
from tests.support.each import each

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
