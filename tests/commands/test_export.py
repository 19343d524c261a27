"""`export` on the command line: a table that comes back as it went."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.commands.catalogs import (
    LOCALES,
    Run,
    Said,
    catalog,
    changed,
    exported,
    save,
    translations,
    with_cells,
)
from tests.projects import edit


@pytest.fixture
def root(current: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(current, tmp_path / "project"))


def test_table_that_nobody_has_filled_in_changes_nothing(root: Path, run: Run, capsys: Said) -> None:
    before = translations(root)
    for locale in LOCALES:
        path = save(root, exported(run, root, locale))
        capsys.readouterr()
        assert run("import", path) == 0
        assert "changes nothing" in capsys.readouterr().out
    assert not changed(before, root)


def test_export_refuses_to_lose_work(root: Path, run: Run, capsys: Said) -> None:
    assert run("export", "es") == 0
    assert (root.parent / "cards-es.csv").is_file()
    assert run("export", "es") == 0  # the same bytes
    edit(root.parent / "cards-es.csv", "translated", "my work")
    assert run("export", "es") == 2
    assert "--out" in capsys.readouterr().err
    assert run("export", "es", "--out", root.parent / "nowhere" / "x.csv") == 2
    assert run("export", "es", "--out", root) == 2


def test_formula_stays_a_text(root: Path, run: Run) -> None:
    rows = exported(run, root)
    assert run("import", save(root, with_cells(rows, "channel.text", text="'-Mensaje"))) == 0
    assert 'msgstr "-Mensaje"' in (root / catalog("es")).read_text("utf-8")
    again = next(row for row in exported(run, root) if row[0] == "channel.text")
    assert again[2] == "'-Mensaje"


def test_workbook_that_nobody_has_filled_in_changes_nothing(root: Path, run: Run, capsys: Said) -> None:
    before = translations(root)
    for locale in ("es", "ur"):
        path = root.parent / f"{locale}.xlsx"
        assert run("export", locale, "--out", path) == 0
        assert run("export", locale, "--out", path) == 0  # the same bytes
        capsys.readouterr()
        assert run("import", path) == 0
        assert "changes nothing" in capsys.readouterr().out
        book = openpyxl.load_workbook(path)
        titles = [row[0] for row in book["Cards"].iter_rows(values_only=True) if row[0]]
        assert list(dict.fromkeys(titles[1:])) == ["Help card", "Know the signs"]
        assert len(book["Cards"]._images) >= 4  # each card has two faces or more
    assert not changed(before, root)


def test_workbook_that_somebody_has_filled_in(root: Path, run: Run, capsys: Said) -> None:
    path = root.parent / "es.xlsx"
    assert run("export", "es", "--out", path) == 0
    book = openpyxl.load_workbook(path)
    book.properties.creator = "Ana Pérez"
    sheet = book["Translation"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "channel.text")
    row[2].value = "Mensaje"
    book["Glossary"].append(["coyote", "coyote", ""])
    book.save(path)
    assert run("export", "es", "--out", path) == 2  # somebody's work
    capsys.readouterr()
    assert run("import", path) == 0
    said = capsys.readouterr()
    assert "channel.text\n    Text message\n  - Mensaje de texto\n  + Mensaje\n0 new, 1 changed" in said.out
    assert "warning CSV015 [es]: the sheet Glossary has other rows than the project: coyote" in said.err
    assert "Ana" not in (root / catalog("es")).read_text("utf-8")


def test_ending_decides(root: Path, run: Run, capsys: Said) -> None:
    assert run("export", "es", "--out", root.parent / "es.ods") == 2
    assert "a table ends in .csv or .xlsx" in capsys.readouterr().err
