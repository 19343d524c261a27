"""`contacts lock` on the command line: somebody else looks at every digit, and approves."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bundled import SAMPLE
from tests.commands.conftest import TODAY
from tests.projects import copied, edit, files_of

pytestmark = pytest.mark.slow  # whole builds, or processes of their own

CONTACTS, REGIONS, LOCK = "cards/contacts.yaml", "cards/regions.yaml", "cards/contacts.lock"
Run = Callable[..., int]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


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
    assert changed == [
        f'  date: "{TODAY.isoformat()}"',
        '      dial: "+18885737888"',
        '      print: "1-888-573-7888"',
    ]


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


def test_team_that_compares_stands_in_the_lock(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing differs, and still everything is shown: a team vouches for all of it."""
    assert run("contacts", "lock", "--by", "Night team") == 2
    said = capsys.readouterr().out
    assert said.count(": as locked; ") == said.count("compare with") == 4
    assert run("contacts", "lock", "--by", "Night team", "--yes") == 0
    assert 'compared:\n  by: "Night team"\n  date: "2026-11-23"\n' in (root / LOCK).read_text("utf-8")
    run("contacts")
    assert "compared on 2026-11-23 by Night team" in capsys.readouterr().out
    assert run("check") == 0
    _new_number(root)
    assert run("contacts", "lock", "--yes") == 0
    assert 'by: "unknown"' in (root / LOCK).read_text("utf-8")


@pytest.mark.parametrize("team", ["", " ", "somebody@example.org", "a\nb", "x" * 61])
def test_lock_by_what_is_no_team_writes_nothing(root: Path, run: Run, team: str) -> None:
    _new_number(root)
    before = files_of(root)
    assert run("contacts", "lock", "--yes", "--by", team) == 2
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
    before = (SAMPLE / LOCK).read_text("utf-8").replace("2026-11-22", TODAY.isoformat(), 1)
    assert (root / LOCK).read_text("utf-8") == before


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
    assert run("contacts", "lock", "--yes") == 3
    assert "No space left" in capsys.readouterr().err
    assert files_of(root) == before
