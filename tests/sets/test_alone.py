"""One file, from a mail: `verify` says what it is, and whether it is as it was made."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.sets.forgeries import sentence
from tests.sets.forging import CARD, OTHER, SHEET, ZIP, alone, answer, build, picture_of_a_card
from tests.sets.verifying import DAY, Known, verified
from tests.support.clock import morning_of

pytestmark = pytest.mark.slow


def test_zip_alone_and_unpacked_is_as_made(honest: Path, root: Path, known: Known, tmp_path: Path) -> None:
    lone = alone(honest, ZIP, tmp_path)
    found = verified(lone, root=root, known=known)
    assert answer(found) == (set(), "as made by this program")
    assert found.notes == [f"{lone}: cards-us.zip, as made by this program"]
    with zipfile.ZipFile(lone) as archive:
        archive.extractall(tmp_path / "unpacked")
    assert answer(verified(tmp_path / "unpacked", root=root, known=known)) == (
        set(),
        "as made by this program",
    )
    (tmp_path / "unpacked" / "sheets" / "es" / "more.pdf").write_bytes(picture_of_a_card())
    assert answer(verified(tmp_path / "unpacked", root=root, known=known)) == ({"VER004"}, "wrong")


def test_sheet_from_a_mail(honest: Path, root: Path, known: Known, tmp_path: Path) -> None:
    assert answer(verified(alone(honest, SHEET, tmp_path), root=root, known=known)) == (
        set(),
        "as made by this program",
    )
    renamed = alone(honest, SHEET, tmp_path, "print me.pdf")
    assert answer(verified(renamed, root=root, known=known)) == (set(), "as made by this program")


def test_card_under_the_name_of_another(honest: Path, root: Path, known: Known, tmp_path: Path) -> None:
    found = verified(alone(honest, OTHER, tmp_path, Path(CARD).name), root=root, known=known)
    assert answer(found) == ({"VER004"}, "wrong")
    assert f"it is {OTHER} under the name of another" in found.findings[0].message


def test_card_from_a_mail_that_was_changed(folder: Path, root: Path, known: Known, tmp_path: Path) -> None:
    sentence(folder)
    found = verified(alone(folder, CARD, tmp_path), root=root, known=known)
    assert answer(found)[0] == {"VER008"}
    image = tmp_path / "card-us-es-sheet.pdf"
    image.write_bytes(picture_of_a_card())
    assert answer(verified(image, root=root, known=known)) == ({"VER006"}, "wrong")


def test_card_with_options_from_a_mail_has_its_numbers_read(root: Path, tmp_path: Path) -> None:
    build(root, tmp_path / "out", "--ink", "black", "--locale", "es", "--card", "hotline", "--format", "card")
    lone = alone(tmp_path / "out", CARD, tmp_path)
    found = verified(lone, root=root)
    assert answer(found) == ({"VER008"}, "numbers approved, words not provable with this program or text")
    other = alone(tmp_path / "out", CARD, tmp_path, "renamed.pdf")
    assert "it shows 1-888-373-7888" in verified(other, root=root).findings[0].message


def test_folders_are_searched_for_what_can_be_verified(
    root: Path, honest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Path(shutil.copytree(root, tmp_path / "project"))
    assert answer(verified(mine, root=root)) == ({"VER009"}, "nothing was verified")
    shutil.copytree(honest, mine / "out")
    alone(honest, OTHER, mine)
    (mine / "manifest.json").write_text('{"name": "of a web page"}', encoding="utf-8")
    found = verified(mine, root=root)
    assert (found.findings, found.count) == ([], 9)
    monkeypatch.chdir(mine)
    assert main(["verify", ".", "--project", str(root)], now=morning_of(DAY)) == 0
    assert answer(verified(mine / "out" / "us", root=root)) == (set(), "as made by this program")


def test_nobody_is_told_to_delete_his_own_files(
    honest: Path, root: Path, known: Known, tmp_path: Path
) -> None:
    mine = tmp_path / "letter.pdf"
    mine.write_bytes(picture_of_a_card())
    found = verified(mine, tmp_path, Path(__file__), root=root, known=known)
    assert found.findings
    assert not any("elete" in finding.hint for finding in found.findings)
