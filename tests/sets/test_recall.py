"""From paper back to the set: what a print code stands for, and which sets carry a wrong number."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pocketcards.cli import main
from pocketcards.model.edition import CODE_LETTERS
from tests.bundled import SAMPLE

OLD, NEW = "1-888-373-7888", "1-888-573-7888"
SPANISH = "us/indicator-us-es-card-DRAFT.pdf"

Run = Callable[..., int]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("set") / "out"
    only = ["--locale", "en", "--locale", "es", "--format", "card"]
    assert main(["build", "--project", str(SAMPLE), "--out", str(out), *only]) == 0
    return out


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE / "cards", tmp_path / "project" / "cards")
    return tmp_path / "project"


@pytest.fixture
def folder(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printed set, in the folder `out` of where somebody works."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(built, tmp_path / "out"))


@pytest.fixture
def run(root: Path, folder: Path) -> Run:
    def runs(*words: object) -> int:
        return main([*map(str, words), "--project", str(root)])

    return runs


def _listing(folder: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((folder / "manifest.json").read_text("utf-8"))["artifacts"]
    return found


def _code(folder: Path, path: str = SPANISH) -> str:
    codes = next(one["codes"] for one in _listing(folder) if one["path"] == path)
    assert isinstance(codes, list)
    return str(codes[0])


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _new_number(root: Path) -> None:
    _edit(root / "cards" / "contacts.yaml", "+18883737888", "+18885737888")
    _edit(root / "cards" / "contacts.yaml", OLD, NEW)


def _same_codes(folder: Path, code: str) -> None:
    """Let every file have one code, as four letters may by chance."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    for one in manifest["artifacts"]:
        one["codes"] = [code]
    path.write_text(json.dumps(manifest), encoding="utf-8")


# verify --code


def test_code_tells_file_card_language_region_status_day_and_numbers(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.utime(folder / "manifest.json", (1_789_214_400, 1_789_214_400))  # 2026-09-12, noon
    assert run("verify", "--code", _code(folder)) == 0
    said = capsys.readouterr().out
    assert f"{_code(folder)} stands on 1 file\n\nout/{SPANISH}\n" in said
    assert "card indicator, es (Spanish), region us, card\n    draft; set written on 2026-09-12\n" in said
    assert f"hotline {OLD}: approved" in said
    assert "The day is that of manifest.json" in said
    assert "Every number is approved." in said


@pytest.mark.parametrize("change", [str.lower, lambda code: f" {code} "])
def test_code_as_people_type_it(run: Run, folder: Path, change: Callable[[str], str]) -> None:
    assert run("verify", "--code", change(_code(folder))) == 0


@pytest.mark.parametrize("where", ["out", "out/us", "out/manifest.json", f"out/{SPANISH}", "."])
def test_set_is_found_from_wherever_in_it(run: Run, folder: Path, where: str) -> None:
    assert run("verify", "--code", _code(folder), where) == 0


def test_sets_below_a_folder_are_searched(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for month in ("2026-10", "2026-11"):
        shutil.copytree(folder, tmp_path / "printed" / month)
    assert run("verify", "--code", _code(folder), "printed", "printed/2026-11") == 0
    said = capsys.readouterr().out
    assert "stands on 2 files" in said
    assert f"printed/2026-10/{SPANISH}" in said


@pytest.mark.parametrize("code", ["ABCD", "BBBB", "1234", "", "BCDFG"])
def test_unknown_code_says_how_codes_look(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str], code: str
) -> None:
    assert code not in [_code(folder, str(one["path"])) for one in _listing(folder)]
    assert run("verify", f"--code={code}", "out") == 1
    said = capsys.readouterr().out
    assert f"error VER007: no card of out has the code '{code}'" in said
    assert f"4 letters out of {CODE_LETTERS}" in said


def test_codes_that_meet_by_chance_are_all_listed(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _same_codes(folder, "BCDF")
    assert run("verify", "--code", "BCDF") == 0
    said = capsys.readouterr().out
    assert "BCDF stands on 4 files" in said
    assert "may meet by chance" in said
    assert all(f"out/{one['path']}" in said for one in _listing(folder))


@pytest.mark.parametrize("locked", [False, True])
def test_number_that_is_approved_no_longer(
    run: Run, root: Path, folder: Path, capsys: pytest.CaptureFixture[str], locked: bool
) -> None:
    _new_number(root)
    if locked:
        assert run("contacts", "lock", "--yes") == 0
    capsys.readouterr()
    assert run("verify", "--code", _code(folder)) == 1
    said = capsys.readouterr().out
    assert f"hotline {OLD}: the file has {OLD}, the project has {NEW}" in said
    assert "Recall the paper" in said
    assert run("verify", "--code", _code(folder), "--output-format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in found] == ["VER005"]


def test_number_that_the_lock_does_not_approve(
    run: Run, root: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(root / "cards" / "contacts.lock", OLD, NEW)
    assert run("verify", "--code", _code(folder)) == 1
    assert f"the lock approves {NEW}" in capsys.readouterr().out


def test_region_of_an_overlay_that_was_not_named(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = _code(folder)
    _edit(folder / "manifest.json", '"region": "us"', '"region": "us_mo_boone"')
    assert run("verify", "--code", code) == 1
    assert "no region us_mo_boone is known here (--overlay?)" in capsys.readouterr().out


def test_json_of_a_code_that_holds_is_an_empty_list(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("verify", "--code", _code(folder), "--output-format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_set_that_cannot_be_read(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = _code(folder)
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    assert run("verify", "--code", code) == 3
    assert "VER001" in capsys.readouterr().out


def test_where_nothing_can_be_looked_up_is_a_usage_error(run: Run, folder: Path, tmp_path: Path) -> None:
    code = _code(folder)
    (tmp_path / "empty").mkdir()
    assert run("verify", "--code", code, "empty") == 2
    assert run("verify", "--code", code, "nowhere") == 3
    assert run("verify") == 2
    shutil.rmtree(folder)
    assert run("verify", "--code", code) == 2


# contacts lock --sets


def test_lock_names_the_paper_that_must_come_back(
    run: Run, root: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _new_number(root)
    assert run("contacts", "lock", "--yes", "--sets", "out") == 0
    said = capsys.readouterr().out
    assert f"us, hotline: recall what was printed of 4 files with {OLD}" in said
    listed = {(path, code) for code, path in re.findall(r"    ([A-Z]{4})  (out/\S+)", said)}
    assert listed == {(f"out/{one['path']}", _code(folder, str(one["path"]))) for one in _listing(folder)}
    assert "textline" not in said


def test_lock_looks_into_out_by_itself(
    run: Run, root: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _new_number(root)
    assert run("contacts", "lock") == 2  # nobody has said yes, but what is wrong is said
    assert "recall what was printed of 4 files" in capsys.readouterr().out
    shutil.rmtree(folder)
    assert run("contacts", "lock", "--yes") == 0
    assert "recall" not in capsys.readouterr().out


def test_lock_is_silent_on_paper_that_is_right(
    run: Run, root: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("contacts", "lock", "--sets", "out") == 0
    assert capsys.readouterr().out.startswith("no number is wrong in out\n")
    _edit(root / "cards" / "contacts.yaml", "https://www.911.gov", "https://www.911.gov/about")
    assert run("contacts", "lock", "--yes") == 0  # the page is not on paper
    assert "recall" not in capsys.readouterr().out


def test_set_of_an_earlier_change_is_named_again(
    run: Run, root: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _new_number(root)
    assert run("contacts", "lock", "--yes") == 0
    capsys.readouterr()
    assert run("contacts", "lock") == 0
    assert "recall what was printed of 4 files" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("contacts.yaml", '"HELP"', '"INFO"', "us, textline: recall"),
        ("regions.yaml", "      textline: nhth-text\n", "", "us, textline: recall"),
    ],
)
def test_word_and_lost_role_are_on_paper_too(
    run: Run, root: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, said: str
) -> None:
    _edit(root / "cards" / file, old, new)
    assert run("contacts", "lock", "--yes") == 0
    assert said in capsys.readouterr().out


def test_sets_of_a_county_carry_the_number_of_the_project(
    run: Run, root: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its region is not known here; a number that has changed is wrong there too, and nothing else is."""
    _edit(folder / "manifest.json", '"region": "us"', '"region": "us_mo_boone"')
    assert run("contacts", "lock") == 0
    assert "recall" not in capsys.readouterr().out
    _new_number(root)
    assert run("contacts", "lock", "--yes") == 0
    assert f"us_mo_boone, hotline: recall what was printed of 4 files with {OLD}" in capsys.readouterr().out


def test_set_that_is_none_keeps_the_lock_as_it_is(run: Run, root: Path, folder: Path, tmp_path: Path) -> None:
    _new_number(root)
    before = (root / "cards" / "contacts.lock").read_bytes()
    (tmp_path / "empty").mkdir()
    assert run("contacts", "lock", "--yes", "--sets", "empty") == 2
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    assert run("contacts", "lock", "--yes", "--sets", "out") == 3
    assert (root / "cards" / "contacts.lock").read_bytes() == before


def test_spoilt_out_that_nobody_named_does_not_stop_the_lock(
    run: Run, root: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _new_number(root)
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    assert run("contacts", "lock", "--yes") == 0
    assert "VER001" in capsys.readouterr().err
