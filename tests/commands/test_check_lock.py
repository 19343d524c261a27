"""`check` and `build` beside the lock: a change of one file alone stops everything."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.projects import copied, edit

CONTACTS, REGIONS, LOCK = "cards/contacts.yaml", "cards/regions.yaml", "cards/contacts.lock"
Run = Callable[..., int]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


EDITS = {
    "digit": (CONTACTS, 'print: "1-888-373-7888"', 'print: "1-888-373-7880"', "print 1-888-373-788[8→0]"),
    "dial": (CONTACTS, "+18883737888", "+18883737808", "dial +188837378[8→0]8"),
    "both, another prefix": (CONTACTS, "888", "800", "CON"),
    "separator": (
        CONTACTS,
        'print: "1-888-373-7888"',
        'print: "1-888-3737-888"',
        "print 1-888-373[-7→7-]888",
    ),
    "text line": (CONTACTS, 'print: "233733"', 'print: "233722"', "print 2337[33→22]"),
    "vanity": (CONTACTS, "BEFREE", "BEFRED", "vanity BEFRE[E→D]"),
    "keyword": (CONTACTS, '"HELP"', '"INFO"', "keyword HELP → INFO"),
    "kind": (CONTACTS, "kind: relay", "kind: tty", "kind relay → tty"),
    "page": (CONTACTS, "https://www.911.gov", "https://www.112.gov", "url https://www.911.gov"),
    "role": (REGIONS, "hotline: nhth-voice", "hotline: us-711", "contact nhth-voice → us-711"),
    "role more": (REGIONS, "      hotline:", "      local: nhth-voice\n      hotline:", "us, local: new"),
    "lock": (LOCK, '"1-888-373-7888"', '"1-888-373-7880"', "print 1-888-373-788[0→8]"),
    "lock less": (LOCK, '      keyword: "HELP"\n', "", "keyword nothing → HELP"),
}
HOTLINE = "cards/hotline.yaml"
BESIDE = {
    "a language more": (
        CONTACTS,
        "languages: [en, es]",
        "languages: [en, es, km]",
        "us, hotline: languages en es → en es km",
    ),
    "a language less": (
        CONTACTS,
        "languages: [en, es]",
        "languages: [es]",
        "us, hotline: languages en es → es",
    ),
    "interpreters": (
        CONTACTS,
        'interpreters: "no"',
        'interpreters: "yes"',
        "us, textline: interpreters no → yes",
    ),
    "label": (
        HOTLINE,
        "label: hotline.call",
        "label: hotline.list",
        "card hotline: hotline labelled hotline.call → hotline.list",
    ),
    "label in the lock": (
        LOCK,
        'hotline: "hotline.call"',
        'hotline: "hotline.name"',
        "card hotline: hotline labelled hotline.name → hotline.call",
    ),
    "label less in the lock": (
        LOCK,
        '    hotline: "hotline.call"\n',
        "",
        "hotline labelled nothing → hotline.call",
    ),
    "face": (LOCK, 'sha256: "13a8', 'sha256: "31a8', "face of the numbers: sha256 31a8"),
    "another face": (
        LOCK,
        "NotoSans-Bold",
        "NotoSans-Black",
        "file noto-sans/NotoSans-Black.ttf → noto-sans/NotoSans-Bold.ttf",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BESIDE)
def test_change_beside_the_numbers_is_one_finding(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path, old, new, said = BESIDE[name]
    edit(root / HOTLINE, '    why: "A watched', '    names: [voice]\n    why: "A watched')
    assert run("check") == 0
    capsys.readouterr()
    edit(root / path, old, new)
    assert run("check") == 1
    shown = capsys.readouterr().out
    (found,) = [line for line in shown.splitlines() if " error " in line]
    assert "error CON016" in found
    assert said in found
    assert run("contacts", "lock", "--yes") == 0
    assert said in capsys.readouterr().out
    assert run("check") == 0


def test_finding_of_a_label_points_to_its_block(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root / HOTLINE, "label: hotline.call", "label: hotline.list")
    lines = (root / HOTLINE).read_text("utf-8").splitlines()
    block = next(i for i, line in enumerate(lines, 1) if "label: hotline.list" in line)
    run("check", "--output-format", "json")
    (found,) = [one for one in json.loads(capsys.readouterr().out) if one["code"] == "CON016"]
    assert found["path"] == HOTLINE
    assert 0 <= block - found["line"] <= 3


OLDER = re.compile(r"(?m)^      (?:languages|interpreters): .*\n|^(?:compared|face|labels):\n(?:  .*\n)+")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("what", "lacks"),
    [
        (
            OLDER,
            "without the languages of each channel, the labels of each card, the face of the numbers, who",
        ),
        (r"(?m)^labels:\n(?:  .*\n)+", "without the labels of each card"),
        (r"(?m)^face:\n(?:  .*\n)+", "without the face of the numbers"),
        (r"(?m)^compared:\n(?:  .*\n)+", "without who compared them, and when"),
        (r"(?m)^      interpreters: .*\n", "without the languages of each channel"),
    ],
)
def test_older_lock_is_one_finding_with_the_way_out(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str], what: str | re.Pattern[str], lacks: str
) -> None:
    text = (root / LOCK).read_text("utf-8")
    (root / LOCK).write_text(re.sub(what, "", text), encoding="utf-8")
    assert run("check") == 1
    shown = capsys.readouterr().out
    (found,) = [line for line in shown.splitlines() if " error " in line]
    assert found.startswith(f"{LOCK}: error CON016: the lock is of an older kind, {lacks}")
    assert "run `python generate.py contacts lock`" in shown
    assert run("contacts", "lock") == 2
    assert "compare with https://humantraffickinghotline.org" in capsys.readouterr().out
    assert run("contacts", "lock", "--yes") == 0
    assert run("check") == 0


def test_number_that_differs_is_told_beside_an_older_lock(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (root / LOCK).read_text("utf-8")
    (root / LOCK).write_text(
        OLDER.sub("", text).replace("1-888-373-7888", "1-888-373-7880"), encoding="utf-8"
    )
    assert run("check") == 1
    shown = capsys.readouterr().out
    assert shown.count(" error CON016") == 2
    assert "us, hotline: print 1-888-373-788[0→8] (approved → now)" in shown


@pytest.mark.slow
@pytest.mark.parametrize("name", EDITS)
def test_change_of_one_file_stops_check_and_build(
    root: Path, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path, old, new, said = EDITS[name]
    edit(root / path, old, new)
    assert run("check") == 1
    assert said in capsys.readouterr().out
    assert run("build", "--locale", "en", "--card", "hotline", "--out", tmp_path / "out") == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_missing_lock_stops_check_and_build(
    root: Path, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / LOCK).unlink()
    assert run("check") == 1
    assert f"{LOCK}: error CON016: there is no lock" in capsys.readouterr().out
    assert run("build", "--locale", "en", "--out", tmp_path / "out") == 1


@pytest.mark.parametrize(
    "text", ["approved: [\n", "<<<<<<< HEAD\napproved: {}\n", 'approved: {us: {hotline: "x"}}\n']
)
def test_spoilt_lock_is_unreadable_input(root: Path, run: Run, text: str) -> None:
    (root / LOCK).write_text(text, encoding="utf-8")
    assert run("check") == 3
    assert run("contacts") == 3
