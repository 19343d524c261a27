"""Glossaries: what is damaged is told with its line, and the rest is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pocketcards.load.glossary import MAX_BYTES, RULES, load_glossaries, read_glossary
from pocketcards.load.project import load_project
from pocketcards.model.finding import Finding
from pocketcards.model.glossary import Glossary
from tests import bundled
from tests.support.each import each

HEAD = "english,term,avoid,note\n"
DEBT = HEAD + "debt,deuda,,\n"
SHOWN = "translations/es/glossary.csv"


def read(path: Path, data: bytes | str) -> tuple[Glossary | None, list[Finding]]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    findings: list[Finding] = []
    return read_glossary(path, SHOWN, findings), findings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "glossary.csv"


def test_rows_become_terms_with_their_lines(path: Path) -> None:
    text = HEAD + 'debt,deuda,,\n\n"human trafficking",trata,"tráfico; contrabando ;","a, b"\n'
    glossary, findings = read(path, text)
    assert not findings
    assert glossary
    debt, trafficking = glossary.terms
    assert (debt.english, debt.term, debt.avoid, debt.at.line) == ("debt", "deuda", (), 2)
    assert trafficking.avoid == ("tráfico", "contrabando")
    assert str(trafficking.at) == f"{SHOWN}:4"


def test_row_after_one_of_two_lines_has_the_line_of_its_file(path: Path) -> None:
    glossary, findings = read(path, HEAD + 'debt,deuda,,"two\nlines"\npassport,pasaporte,,\n')
    assert not findings
    assert glossary
    assert [term.at.line for term in glossary.terms] == [2, 4]


@pytest.mark.parametrize(
    "text",
    ["\ufeff" + DEBT, DEBT.replace("\n", "\r\n"), DEBT.rstrip("\n")],
    ids=["mark", "windows", "no end"],
)
def test_what_spreadsheets_save_is_read(path: Path, text: str) -> None:
    glossary, findings = read(path, text)
    assert not findings
    assert glossary
    assert glossary.terms[0].term == "deuda"


def test_no_file_is_no_fault(path: Path) -> None:
    findings: list[Finding] = []
    assert read_glossary(path, SHOWN, findings) is None
    assert not findings


@each(
    ("text", "line", "says"),
    [
        ("", 1, "empty"),
        ("english;term;avoid;note\ndebt;deuda;;\n", 1, "first line"),
        ("english,term,avoid\n", 1, "first line"),
        (HEAD + "debt,deuda\n", 2, "2 columns"),
        (HEAD + "debt,deuda,,a, b\n", 2, "5 columns"),
        (HEAD + ",deuda,,\n", 2, "no English"),
        (HEAD + "debt,deuda,,\ndebt,adeudo,,\n", 3, "second time"),
        (HEAD + 'debt,deuda,,"never ends\npassport,pasaporte,,\n', 2, "not CSV"),
        (HEAD + 'debt,"deuda"x,,\n', 2, "not CSV"),
    ],
)
def test_damage_is_told_with_its_line(path: Path, text: str, line: int, says: str) -> None:
    _, findings = read(path, text)
    (found,) = findings
    assert found.code == RULES[0].code
    assert (found.path, found.line) == (SHOWN, line)
    assert says in found.message
    assert found.hint


def test_sound_rows_beside_a_damaged_one_stay(path: Path) -> None:
    glossary, findings = read(path, HEAD + "debt,deuda\npassport,pasaporte,,\n")
    assert len(findings) == 1
    assert glossary
    assert [term.english for term in glossary.terms] == ["passport"]


@pytest.mark.parametrize(
    ("data", "says"),
    [(HEAD.encode() + b"debt,\xff,,\n", "not UTF-8"), (b"x" * (MAX_BYTES + 1), "larger than")],
    ids=["bytes", "large"],
)
def test_file_that_cannot_be_read_is_told(path: Path, data: bytes, says: str) -> None:
    glossary, findings = read(path, data)
    assert glossary is None
    assert says in findings[0].message
    assert findings[0].path == SHOWN


def test_link_and_folder_are_not_followed(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to("/dev/zero")
    for path in (link, tmp_path):
        findings: list[Finding] = []
        assert read_glossary(path, SHOWN, findings) is None
        assert "plain file" in findings[0].message


ANY = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: (HEAD + text).encode("utf-8", "replace")),
)


@given(data=ANY)
def test_no_bytes_crash_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    glossary, findings = read(tmp_path_factory.getbasetemp() / "any.csv", data)
    assert glossary is not None or findings


def test_project_has_the_glossaries_of_its_catalogs(tmp_path: Path) -> None:
    findings: list[Finding] = []
    loaded = load_project(bundled.ROOT, bundled.ROOT, findings, locales=["es"])
    assert list(loaded.glossaries) == ["es"]
    assert load_glossaries(tmp_path, ["es"], findings) == {}


def test_every_draft_has_a_glossary_of_the_six_terms() -> None:
    project = bundled.project()
    for locale, catalog in project.catalogs.items():
        if any(entry.msgstr for entry in catalog.entries.values()):
            english = [term.english for term in project.glossaries[locale].terms if term.term]
            assert len(english) == 6, locale
