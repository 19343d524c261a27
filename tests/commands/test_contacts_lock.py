"""`contacts lock` on the command line: somebody else looks at every digit, and approves."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bundled import SAMPLE
from tests.projects import copied, edit, files_of

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
    "role more": (REGIONS, "      hotline:", "      tipline: nhth-voice\n      hotline:", "us, tipline: new"),
    "lock": (LOCK, '"1-888-373-7888"', '"1-888-373-7880"', "print 1-888-373-788[0→8]"),
    "lock less": (LOCK, '      keyword: "HELP"\n', "", "keyword nothing → HELP"),
}


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


def _new_number(root: Path) -> None:
    edit(root / CONTACTS, "+18883737888", "+18885737888")
    edit(root / CONTACTS, "1-888-373-7888", "1-888-573-7888")


def test_lock_in_a_pipe_wants_a_yes(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    _new_number(root)
    before = files_of(root)
    assert run("contacts", "lock") == 2
    said = capsys.readouterr()
    assert "us, hotline: dial +1888[3→5]737888; print 1-888-[3→5]73-7888" in said.out
    assert "compare with https://humantraffickinghotline.org" in said.out
    assert "--yes" in said.err
    assert files_of(root) == before


def test_lock_with_yes_approves(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    _new_number(root)
    assert run("check") == 1
    assert run("contacts", "lock", "--yes") == 0
    assert run("check") == 0
    changed = [
        line
        for line in (root / LOCK).read_text("utf-8").splitlines()
        if line not in (SAMPLE / LOCK).read_text("utf-8").splitlines()
    ]
    assert changed == ['      dial: "+18885737888"', '      print: "1-888-573-7888"']


@pytest.mark.parametrize(
    ("answer", "code"), [("y\n", 0), ("YES\n", 0), ("n\n", 1), ("\n", 1), ("", 1), ("yeah\n", 1)]
)
def test_lock_asks_on_a_terminal(
    root: Path, run: Run, terminal: Callable[[str], None], answer: str, code: int
) -> None:
    _new_number(root)
    before = files_of(root)
    terminal(answer)
    assert run("contacts", "lock") == code
    assert (files_of(root) == before) == bool(code)
    assert run("check") == code


def test_lock_without_a_change_asks_nothing(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_of(root)
    assert run("contacts", "lock") == 0
    assert "as locked" in capsys.readouterr().out
    assert files_of(root) == before


@pytest.mark.parametrize("text", [None, "approved: [", "<<<<<<< HEAD\n"])
def test_lock_takes_the_place_of_one_that_is_missing_or_spoilt(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    (root / LOCK).unlink()
    if text:
        (root / LOCK).write_text(text, encoding="utf-8")
    assert run("contacts", "lock") == 2
    assert capsys.readouterr().out.count(": new; contact ") == 4
    assert run("contacts", "lock", "--yes") == 0
    assert (root / LOCK).read_bytes() == (SAMPLE / LOCK).read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"1-888-373-7888"', '"1-888-373-7880"', "CON003"),
        (
            'reach: [us]\n    seen: {url: "https://www.911',
            'reach: [gb]\n    seen: {url: "https://www.911',
            "CON008",
        ),
        ("BEFREE", "BEFREA", "CON004"),
        ("+18883737888", "+19003737888", "CON010"),
        ("    kind: relay\n", '    kind: relay\n    confirmed: "no"\n', "CRD001"),
    ],
)
def test_what_is_wrong_cannot_be_locked(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str], old: str, new: str, code: str
) -> None:
    edit(root / CONTACTS, old, new)
    if code == "CON010":
        edit(root / CONTACTS, "1-888-373-7888", "1-900-373-7888")
    before = files_of(root)
    assert run("contacts", "lock", "--yes") == 1
    assert code in capsys.readouterr().err
    assert files_of(root) == before


def test_lock_of_what_cannot_be_read_is_unreadable_input(root: Path, run: Run) -> None:
    edit(root / CONTACTS, '"911"', "911")
    before = files_of(root)
    assert run("contacts", "lock", "--yes") == 3
    assert files_of(root) == before


def test_disk_that_is_full_leaves_the_old_lock(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _new_number(root)
    before = files_of(root)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run("contacts", "lock", "--yes") == 2
    assert "No space left" in capsys.readouterr().err
    assert files_of(root) == before
