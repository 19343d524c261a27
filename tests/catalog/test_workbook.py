"""Workbooks: texts stay texts on the way out and back, and nothing says who made them."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings

from pocketcards.catalog.faults import Faults
from pocketcards.catalog.table_reader import read_table
from pocketcards.catalog.workbook import Wanted, write_workbook
from pocketcards.model.finding import Finding
from tests.catalog.test_table import ROWS, po_of
from tests.catalog.workbooks import ENTRIES, SHEET, by_hand, cells, made, plain, read
from tests.support.each import each

EXPECTED = [
    (entry.msgctxt, entry.msgid, entry.msgstr, status)
    for entry, status in zip(
        ENTRIES,
        ("translated",) * 3 + ("fuzzy", "translated", "missing", "translated", "translated"),
        strict=False,
    )
]


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
    source = "import hashlib; from tests.catalog.workbooks import made; "
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


def test_as_excel_writes_it(tmp_path: Path) -> None:
    table, findings = read(by_hand(SHEET), tmp_path)
    assert not findings
    assert table
    assert [(row.number, row.id, row.english, row.translation) for row in table.rows] == [
        (3, "a", "Call now\nplease", "電話")
    ]


def test_names_of_files_decide(tmp_path: Path) -> None:
    findings: list[Finding] = []
    (tmp_path / "x.csv").write_bytes(plain())
    assert read_table(tmp_path / "x.csv", Faults("x.csv", None, findings)) is None
    assert findings[0].hint == "Save a workbook as .xlsx, and let its name end so."
    (tmp_path / "X.XLSX").write_bytes(plain())
    assert read_table(tmp_path / "X.XLSX", Faults("X.XLSX", None, findings))
