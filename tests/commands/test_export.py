"""`export` on the command line: a table that comes back as it went."""

from __future__ import annotations

import shutil
from pathlib import Path

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
