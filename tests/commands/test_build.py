"""`build` on the command line: the files it leaves, always the same bytes, and what may be asked for."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pocketcards.cli import main
from pocketcards.sets.texts import TEXTS
from tests.bundled import ROOT
from tests.projects import copied, files_of

LOCALES = ("ar", "es", "km", "zh_Hans")
NAMES = {
    f"us/{stem}-us-{locale}-card-DRAFT.pdf" for stem in ("card", "indicator") for locale in ("en", *LOCALES)
}
ENTRY = ["path", "sha256", "card", "locale", "region", "format", "status", "pages", "contacts"]
ENTRY += ["copies_read", "codes", "proof", "folded", "key"]
Run = Callable[..., int]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", *LOCALES)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything of the small project, built once."""
    folder = tmp_path_factory.mktemp("built")
    copied(folder / "project", *LOCALES)
    with contextlib.redirect_stdout(io.StringIO()):
        assert main(["--project", str(folder / "project"), "--out", str(folder / "out")]) == 0
    return folder


def _generate(*words: str, environment: dict[str, str] | None = None, cwd: Path = ROOT) -> Any:
    """Run generate.py as people do, in a process of its own."""
    return subprocess.run(
        [sys.executable, str(ROOT / "generate.py"), *words],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        timeout=120,
        check=False,
    )


# What a build leaves behind


def test_build_writes_the_files_of_the_contract(built: Path) -> None:
    assert set(files_of(built / "out")) == {*NAMES, "manifest.json", "numbers.csv", "SHA256SUMS", TEXTS}


def test_manifest_has_exactly_the_keys_of_the_contract(built: Path) -> None:
    manifest = json.loads((built / "out" / "manifest.json").read_text("utf-8"))
    assert list(manifest) == ["generator", "artifacts", "schema", "program", "options", "inputs", "key"]
    for entry in manifest["artifacts"]:
        assert list(entry) == ENTRY
        data = (built / "out" / entry["path"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
    assert {entry["path"] for entry in manifest["artifacts"]} == NAMES


def test_manifest_knows_which_card_is_discreet(built: Path) -> None:
    entries = json.loads((built / "out" / "manifest.json").read_text("utf-8"))["artifacts"]
    cards = {Path(entry["path"]).name.split("-")[0]: entry["card"] for entry in entries}
    assert cards == {"card": "hotline", "indicator": "indicator"}


def test_manifest_says_which_number_stands_for_which_role(built: Path) -> None:
    entries = json.loads((built / "out" / "manifest.json").read_text("utf-8"))["artifacts"]
    for entry in entries:
        assert entry["status"] == "draft"
        assert entry["contacts"]["hotline"] == "1-888-373-7888"
        assert entry["contacts"]["emergency"] == "911"
        assert entry["copies_read"] >= len(entry["contacts"])


def test_discreet_file_says_nothing_of_what_it_is(built: Path) -> None:
    for path, data in files_of(built / "out").items():
        if path.startswith("us/card-"):
            head = (path.encode() + data).lower()
            assert b"traffick" not in head
            assert b"hotline" not in head


def test_build_says_what_it_made_and_left_out(build: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert build("--card", "hotline", "--locale", "zh_Hans") == 0
    said = capsys.readouterr().out
    assert "1 file in 1 language" in said
    assert "textline left out" in said
    assert "DRAFT" in said


@pytest.mark.slow
def test_two_runs_write_the_same_bytes(built: Path, tmp_path: Path) -> None:
    assert main(["--project", str(built / "project"), "--out", str(tmp_path / "again")]) == 0
    assert files_of(tmp_path / "again") == files_of(built / "out")


def test_a_file_does_not_depend_on_what_else_is_built(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "one"
    words = ["--card", "indicator", "--locale", "zh_Hans"]
    assert main(["--project", str(built / "project"), "--out", str(out), *words]) == 0
    path = "us/indicator-us-zh_Hans-card-DRAFT.pdf"
    assert (out / path).read_bytes() == (built / "out" / path).read_bytes()


SURROUNDINGS = {
    "one process, far east, no date": {
        "PYTHONHASHSEED": "1",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "yesterday",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii",
        "PATH": "",
    },
    "two processes, far west, another time": {
        "PYTHONHASHSEED": "777",
        "TZ": "America/Adak",
        "LC_ALL": "C.UTF-8",
        "SOURCE_DATE_EPOCH": "1700000000",
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SURROUNDINGS)
def test_bytes_do_not_depend_on_the_surroundings(built: Path, tmp_path: Path, name: str) -> None:
    words = ["--project", str(built / "project"), "--out", "out", "--jobs", "2" if "two" in name else "1"]
    done = _generate(*words, environment=SURROUNDINGS[name], cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert files_of(tmp_path / "out") == files_of(built / "out")


def test_smaller_build_into_the_same_folder_leaves_exactly_what_was_asked_for(
    build: Run, tmp_path: Path
) -> None:
    assert build("--locale", "es") == 0
    assert build("--locale", "es", "--card", "hotline") == 0
    assert set(files_of(tmp_path / "out")) == {
        "us/card-us-es-card-DRAFT.pdf",
        "manifest.json",
        "SHA256SUMS",
        "numbers.csv",
    }


# What may be asked for


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("es", "es"),
        ("español", "es"),
        ("Spanish", "es"),
        ("spanish", "es"),
        ("zh_Hans", "zh_Hans"),
        ("zh-Hans", "zh_Hans"),
        ("简体中文", "zh_Hans"),
        ("English", "en"),
    ],
)
def test_language_by_id_own_name_or_english_name(build: Run, tmp_path: Path, name: str, locale: str) -> None:
    assert build("--locale", name, "--card", "hotline") == 0
    assert f"us/card-us-{locale}-card-DRAFT.pdf" in files_of(tmp_path / "out")


def test_selection_may_be_repeated_and_doubled(build: Run, tmp_path: Path) -> None:
    assert build("--locale", "es", "--locale", "en", "--locale", "Spanish", "--card", "hotline") == 0
    assert len(files_of(tmp_path / "out")) == 5


@pytest.mark.parametrize(
    ("option", "known"),
    [
        ("--card", ["hotline", "indicator"]),
        ("--locale", ["list languages"]),
        ("--region", ["us"]),
        ("--format", ["card"]),
    ],
)
def test_unknown_name_lists_what_there_is(
    build: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, known: list[str]
) -> None:
    assert build(option, "nosuch") == 2
    said = capsys.readouterr().err
    assert "'nosuch'" in said
    for name in known:
        assert name in said
    assert not (tmp_path / "out").exists()


def test_json_is_one_object_that_a_program_can_go_on_with(
    build: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "for-a-program"
    assert build("--output-format", "json", "--locale", "es", "--out", out) == 0
    said = capsys.readouterr().out
    assert said.isascii()
    found = json.loads(said)
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert (found["published"], found["refused"], found["out"]) == (True, "", out.as_posix())
    assert found["files"] == manifest["artifacts"]
    assert {*found["more"]} == {entry["path"] for entry in manifest.get("more", ())}
    assert build("--output-format", "json", "--locale", "es", "--ready-only", "--out", out) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["published"], found["files"]) == (False, [])
    assert {one["code"] for one in found["findings"]} >= {"REV003"}
