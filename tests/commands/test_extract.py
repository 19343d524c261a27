"""`extract` on the command line: the template says what the cards say."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.commands.catalogs import (
    COMMON,
    POT,
    Run,
    Said,
    changed,
    translations,
)
from tests.projects import edit
from tests.support.programs import program


@pytest.fixture
def root(current: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(current, tmp_path / "project"))


def test_extract_writes_the_template_once(root: Path, run: Run, capsys: Said) -> None:
    before = translations(root)
    assert run("extract") == 0
    assert run("extract", "--check") == 0
    assert not changed(before, root)
    edit(root / COMMON, "Please call an interpreter.", "Please call an interpreter now.")
    assert run("extract", "--check") == 1
    assert "not up to date" in capsys.readouterr().err
    assert not changed(before, root)
    assert run("extract") == 0
    assert changed(before, root) == {POT}
    assert "Please call an interpreter now." in (root / POT).read_text("utf-8")
    assert run("extract", "--check") == 0


def test_extract_begins_where_nothing_is(root: Path, run: Run) -> None:
    shutil.rmtree(root / "translations")
    assert run("extract", "--check") == 1
    assert not (root / "translations").exists()
    assert run("extract") == 0
    assert (root / POT).is_file()


def test_template_with_line_ends_of_windows_is_up_to_date(root: Path, run: Run) -> None:
    (root / POT).write_bytes((root / POT).read_bytes().replace(b"\n", b"\r\n"))
    assert run("extract", "--check") == 0


def test_msgfmt_accepts_the_template_and_new_catalogs(root: Path, run: Run) -> None:
    assert run("init", "so") == 0
    for path in [root / POT, *sorted((root / "translations").glob("*/LC_MESSAGES/cards.po"))]:
        subprocess.run(
            [program("msgfmt"), "-c", "-o", os.devnull, str(path)], check=True, capture_output=True
        )


def test_cards_that_cannot_be_read_are_unreadable_input(root: Path, run: Run) -> None:
    before = translations(root)
    (root / COMMON).write_text("messages: [\n", "utf-8")
    table = root / "t.csv"
    table.write_text("id,English,translation (es)\n", "utf-8")
    for words in (["extract"], ["update"], ["init", "so"], ["export", "es"], ["import", table]):
        assert run(*words) == 3
    assert not changed(before, root)


def test_volunteers_are_told_every_command_by_help(capsys: Said) -> None:
    for command in ("extract", "update", "init", "export", "import"):
        assert main([command, "--help"]) == 0
    assert "--same-meaning" in capsys.readouterr().out
