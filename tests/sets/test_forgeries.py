"""Sets that somebody forged, manifest and sums with them: `verify` finds each.

What cannot be told from an honest older set is at least never called ours: the words of it are said to be not
provable.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.sets.forgeries import FORGERIES
from tests.sets.forging import said, seal
from tests.sets.verifying import DAY, Known, verified
from tests.support.clock import morning_of
from tests.support.each import each

pytestmark = pytest.mark.slow


@each("name", FORGERIES, shares=6)
def test_forgery_is_found(honest: Path, tmp_path: Path, root: Path, known: Known, name: str) -> None:
    forge, codes = FORGERIES[name]
    folder = Path(shutil.copytree(honest, tmp_path / "out"))
    forge(folder)
    found = verified(folder, root=root, known=known)
    assert codes <= {finding.code for finding in found.findings}, found.findings
    assert found.answer != "as made by this program"


def test_honest_set_is_as_made(folder: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = verified(folder, root=root)
    assert (found.findings, found.answer, found.count) == ([], "as made by this program", 8)
    assert main(["verify", "--project", str(root), str(folder)], now=morning_of(DAY)) == 0
    assert "8 files verified, no findings: as made by this program" in capsys.readouterr().out


# Sets of another day


def older(folder: Path) -> None:
    manifest = said(folder)
    for key in ("schema", "program", "options", "inputs"):
        del manifest[key]
    seal(folder, manifest)


def test_set_of_an_older_program_is_told_what_is_known(
    folder: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older(folder)
    found = verified(folder, root=root)
    assert {finding.code for finding in found.findings} == {"VER008"}
    assert found.answer.startswith("numbers approved, words not provable with this program or text")
    assert len(found.findings) == 2, "one for cards, one for what lies beside them"
    assert main(["verify", "--project", str(root), str(folder)], now=morning_of(DAY)) == 1
    assert "no findings" not in capsys.readouterr().out


def test_program_that_makes_the_same_bytes_is_as_good(folder: Path, root: Path, known: Known) -> None:
    manifest = said(folder)
    manifest["program"] |= {"package": "0" * 64, "zlib": "1.0"}
    seal(folder, manifest)
    assert verified(folder, root=root, known=known).findings == []


def test_text_that_was_changed_since_is_named(folder: Path, root: Path, tmp_path: Path) -> None:
    mine = Path(shutil.copytree(root, tmp_path / "project"))
    catalog = mine / "translations" / "es" / "LC_MESSAGES" / "cards.po"
    text = catalog.read_text("utf-8")
    assert "Hablo español." in text
    catalog.write_text(text.replace("Hablo español.", "Yo hablo español."), encoding="utf-8")
    found = verified(folder, root=mine)
    assert {finding.code for finding in found.findings} == {"VER008"}
    messages = " ".join(finding.message for finding in found.findings)
    assert "translations/es is not what it was made from; its text is another" in messages
    assert "card-us-ar-" not in messages, "Arabic is as it was"
