"""Tables: what goes out comes back to the letter, whatever a spreadsheet does to the file between."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.faults import Faults
from pocketcards.catalog.table import Table, table_text, write_table
from pocketcards.catalog.table_reader import MAX_BYTES, read_table
from pocketcards.catalog.writer import new_header
from pocketcards.model.finding import Finding, Location, Severity
from pocketcards.model.message import Message
from tests.catalog.test_writer import TEXT, WORD
from tests.support.each import each

HEAD = ["id", "English", "translation (so)", "note", "limit", "status"]


def read(data: bytes, folder: Path) -> tuple[Table | None, list[Finding]]:
    path = folder / "x.csv"
    path.write_bytes(data)
    findings: list[Finding] = []
    return read_table(path, Faults("x.csv", None, findings)), findings


def sound(data: bytes, folder: Path) -> list[tuple[str, str, str, str]]:
    table, findings = read(data, folder)
    assert findings == []
    assert table
    assert table.locale == "so"
    return [(row.id, row.english, row.translation, row.status) for row in table.rows]


# Round trip


def po_of(pairs: list[tuple[str, str, str]]) -> PoFile:
    return PoFile(new_header("so"), tuple(Entry(*pair) for pair in pairs))


ROWS = st.lists(
    st.tuples(WORD.filter(lambda text: text == text.strip()), WORD, TEXT),
    unique_by=lambda row: row[0],
    max_size=4,
)


@pytest.mark.slow
@given(ROWS)
@example([("a", "=1", '"q" ,;\t=SUM()'), ("b", "x\ny", "مرحبا\n“{emergency}”"), ("c", "911", "'+1 (800)")])
def test_every_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    data = write_table(po_of(rows), "so", {})
    back = sound(data, tmp_path_factory.getbasetemp())
    assert [row[:3] for row in back] == rows


@given(ROWS, st.sampled_from(",;\t"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.booleans())
def test_every_form_a_spreadsheet_writes_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str, str]],
    separator: str,
    encoding: str,
    windows: bool,
) -> None:
    ours = write_table(po_of(rows), "so", {}).decode("utf-8-sig")
    cells = list(csv.reader(io.StringIO(ours, newline="")))
    file = io.StringIO(newline="")
    end = "\r\n" if windows else "\n"
    csv.writer(file, delimiter=separator, lineterminator=end).writerows(
        [row[5], row[2], row[0], "my remark", row[1]] for row in cells
    )
    file.write((separator * 4 + end) * 3)
    back = sound(
        file.getvalue().replace("my remark", "remark", 1).encode(encoding), tmp_path_factory.getbasetemp()
    )
    assert [row[:3] for row in back] == rows


def test_what_the_table_says(tmp_path: Path) -> None:
    po = PoFile(
        new_header("so"),
        (
            Entry(
                "a",
                "Call {emergency}.",
                "Wac.",
                ("by hand",),
                ("Note.", "At most 9 characters."),
            ),
            Entry("b", "24/7", "24/7", previous_msgid=None),
            Entry("c", "Text", ""),
            Entry("d", "Now", "Hadda", flags=("fuzzy",), previous_msgid="Then"),
            Entry("e", "Gone", "Tegay", obsolete=True),
        ),
    )
    data = write_table(po, "so", {"a": Message("a", "Call {emergency}.", Location("x"), limit=9)})
    assert data.startswith(codecs.BOM_UTF8 + b"id,")
    assert data.count(b"\n") == data.count(b"\r\n") == 5
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:] == [
        ["a", "Call {emergency}.", "Wac.", "Note. / by hand", "at most 9 characters", "translated"],
        ["b", "'24/7", "'24/7", "", "", "translated"],
        ["c", "Text", "", "", "", "missing"],
        ["d", "Now", "Hadda", "Translated from an older English: “Then”", "", "fuzzy"],
    ]
    assert [row[3] for row in sound(data, tmp_path)] == ["translated", "translated", "missing", "fuzzy"]


def test_no_direction_marks_are_added() -> None:
    data = write_table(po_of([("a", "Call {emergency}.", "اتصل بالرقم {emergency}.")]), "ar", {}).decode()
    assert not set("\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069") & set(data)


# Damaged tables


GOOD = "id,English,translation (so)\r\na,Call.,Wac.\r\n"
DAMAGED = {
    "empty": (b"", "CSV002", 1, "no heading id"),
    "workbook": (b"PK\x03\x04rest", "CSV001", 1, "a workbook or a zip archive"),
    "old workbook": (b"\xd0\xcf\x11\xe0rest", "CSV001", 1, "workbook (.xls)"),
    "PDF": (b"%PDF-1.7", "CSV001", 1, "PDF"),
    "Windows letters": (GOOD.replace("Wac", "Llám").encode("cp1252"), "CSV001", 2, "not stored as UTF-8"),
    "half a character": ("\ufeff".encode("utf-16-le") + b"\x00", "CSV001", 1, "not stored as UTF-8"),
    "zeros": (b"\x00" * 50, "CSV002", 1, "no heading id"),
    "no headings": (b"a,Call.,Wac.\n", "CSV002", 1, "row 1 is a text already, a"),
    "prose": (b"Dear team, here is my translation.\n", "CSV002", 1, "no heading id"),
    "one cell a row": (b'"id,English,translation (so)"\n"a,Call.,Wac."\n', "CSV002", 1, "in one cell"),
    "another separator": (b"id!English!translation (so)\n", "CSV002", 1, "in one cell"),
    "no id": (b"English,translation (so)\nCall.,Wac.\n", "CSV002", 1, "no column is called id"),
    "no English": (b"id,translation (so)\na,Wac.\n", "CSV002", 1, "no column is called english"),
    "no translation": (b"id,English\na,Call.\n", "CSV002", 1, "no column is called translation"),
    "twice": (
        b"id,English,translation (so),translation (ar)\n",
        "CSV002",
        1,
        "two columns are called translation",
    ),
    "no language": (b"id,English,translation\n", "CSV002", 1, "names no language"),
    "no such language": (b"id,English,translation (Somali)\n", "CSV002", 1, "names no language"),
    "path for a language": (
        b"id,English,translation (../..)\n",
        "CSV002",
        1,
        "no column is called translation",
    ),
    "open quote": (GOOD.encode() + b'b,"Text,Qoraal\r\nc,x,y\r\n', "CSV001", 3, "row 3 cannot be read"),
    "text after a quote": (GOOD.encode() + b'b,"Text"x,Qoraal\r\n', "CSV001", 3, "row 3 cannot be read"),
    "huge cell": (GOOD.encode() + b"b,Text," + b"x" * 200_000, "CSV001", 3, "row 3 cannot be read"),
    "huge": (b"x" * (MAX_BYTES + 1), "CSV001", 1, "more than"),
    "endless": (GOOD.encode() + b"\n" * 30_000, "CSV001", 20_001, "more than 20000 rows"),
    "cut in two": (GOOD.encode() + b"b,Text,Qoraal, fariin\r\n", "CSV003", 3, "more cells than headings"),
}


@each("name", DAMAGED)
def test_damaged_table_is_named_with_its_row(tmp_path: Path, name: str) -> None:
    data, code, row, says = DAMAGED[name]
    table, findings = read(data, tmp_path)
    assert [(one.code, one.line) for one in findings] == [(code, row)]
    assert says in findings[0].message
    assert findings[0].hint
    assert (table is None) == (code != "CSV003")


@each(
    "data",
    [
        GOOD,
        GOOD.replace("\r\n", "\n"),
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        "sep=;\r\n" + GOOD.replace(",", ";"),
        "\ufeff" + GOOD,
        GOOD.rstrip(),
        GOOD + ",,\r\n\r\n,,,,,\r\n",
        '"id","English","translation (so)"\n"a","Call.","Wac."\n',
        "ID,ENGLISH,Translation ( so )\na,Call.,Wac.\n",
        "ID,ENGLISH,TRANSLATION (SO)\na,Call.,Wac.\n",
        "English,mine,translation(so),id\nCall.,x,Wac.,a\n",
        "id,English,translation (so),back translation\na,Call.,Wac.,\n",
        "id,English,translation (so)\n\n\n a ,Call.,Wac.\n",
    ],
)
def test_what_spreadsheets_write_is_sound(tmp_path: Path, data: str) -> None:
    assert sound(data.encode(), tmp_path) == [("a", "Call.", "Wac.", "")]


@each(
    ("data", "says"),
    [
        (GOOD.replace("\r\n", "\r"), "U+000D alone"),
        (GOOD.replace(",", "|"), "U+007C VERTICAL LINE"),
        (GOOD.replace(",", "\u061b"), "U+061B ARABIC SEMICOLON"),
        (GOOD.replace(",", "，"), "U+FF0C FULLWIDTH COMMA"),
        (GOOD.replace("id,", "id\u00a0,"), "the heading “id<U+00A0>” is read as “id”"),
        (GOOD.replace("translation (", "translation\u00a0("), "the heading “translation<U+00A0>(so)”"),
        (GOOD.replace("id,", "\u200fid,"), "the heading “<U+200F>id”"),
        (GOOD.replace("(so)", "（so）"), "is read as “translation (so)”"),
    ],
)
def test_what_is_mended_is_said(tmp_path: Path, data: str, says: str) -> None:
    table, findings = read(data.encode(), tmp_path)
    assert [(one.code, one.severity, one.line) for one in findings] == [("CSV013", Severity.NOTE, 1)]
    assert says in findings[0].message
    assert table
    assert [(row.id, row.english, row.translation) for row in table.rows] == [("a", "Call.", "Wac.")]


def test_rows_are_counted_as_the_spreadsheet_counts_them(tmp_path: Path) -> None:
    table, _ = read(b'id,English,translation (so)\na,"two\nlines",x\n\nb,Text,y\n', tmp_path)
    assert table
    assert [(row.number, row.id) for row in table.rows] == [(2, "a"), (4, "b")]


def test_short_row_and_region(tmp_path: Path) -> None:
    table, findings = read(b"id,English,translation (pt-BR)\na\nb,Text\n", tmp_path)
    assert table
    assert findings == []
    assert table.locale == "pt_BR"
    assert [row.translation for row in table.rows] == ["", ""]


def test_folder_is_no_table(tmp_path: Path) -> None:
    findings: list[Finding] = []
    assert read_table(tmp_path, Faults("x", None, findings)) is None
    assert findings[0].code == "CSV001"


@pytest.mark.slow
@given(
    st.binary(max_size=200)
    | st.text(max_size=100).map(
        lambda text: f"id,English,translation (so)\n{text}".encode("utf-8", "replace")
    )
)
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    table, findings = read(data, tmp_path_factory.getbasetemp())
    assert (table is None) <= bool(findings)


def test_table_text_marks_every_cell() -> None:
    assert table_text([["=a", "b"], ["", "911"]]) == b"\xef\xbb\xbf'=a,b\r\n,'911\r\n"
