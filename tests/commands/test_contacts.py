"""`contacts` on the command line: what is known of every number, and who called it when."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.bundled import ROOT
from tests.commands.conftest import TODAY
from tests.projects import copied, edit, files_of
from tests.support.each import each

CONTACTS, REGIONS, LOCK = "cards/contacts.yaml", "cards/regions.yaml", "cards/contacts.lock"
Run = Callable[..., int]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


def test_implausible_number_is_found_by_check(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (CONTACTS, LOCK):
        edit(root / path, "+18883737888", "+18881737888")
        edit(root / path, "1-888-373-7888", "1-888-173-7888")
    assert run("check") == 1
    assert "CON009" in capsys.readouterr().out


# Age


def test_age_warns_and_fails_only_where_strict(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--as-of", "2027-05-21") == 0
    assert capsys.readouterr().out == "no findings\n"
    assert run("check", "--as-of", "2027-05-22") == 0
    assert capsys.readouterr().out.count("warning CON013") == 4
    assert run("check", "--as-of", "2027-05-22", "--strict") == 1


def test_check_reads_the_clock_where_no_day_is_given(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", day=date(2036, 1, 1)) == 0
    assert "CON013" in capsys.readouterr().out


def test_day_to_come_is_told(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--as-of", "2026-11-21") == 1
    said = capsys.readouterr().out
    dated = sum((root / path).read_text("utf-8").count("date: ") for path in (CONTACTS, LOCK))
    assert said.count("error CON012: ") == dated
    assert f"{LOCK}: error CON012: compared on 2026-11-22, which is after 2026-11-21" in said


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (CONTACTS, 'date: "2026-11-22"', 'date: "2099-11-22"'),
        (CONTACTS, '    print: "711"\n', '    print: "711"\n    called: {date: "2099-11-22", by: "Team"}\n'),
        (LOCK, 'date: "2026-11-22"', 'date: "2099-11-22"'),
    ],
)
def test_day_to_come_stops_check_and_build(
    root: Path, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, old: str, new: str
) -> None:
    edit(root / path, old, new)
    assert run("check") == 1
    (found,) = [line for line in capsys.readouterr().out.splitlines() if " error " in line]
    assert "error CON012" in found
    assert "2099-11-22" in found
    assert run("build", "--locale", "en", "--card", "hotline", "--out", tmp_path / "out") == 1
    assert not (tmp_path / "out").exists()


@each("day", ["20261122", "2026-W47-7", "2026-11", "2026-02-30", "tomorrow", "", "٢٠٢٦-١١-٢٢"])
@each("command", ["check", "contacts"])
def test_what_is_no_day_is_a_usage_error(run: Run, command: str, day: str) -> None:
    assert run(command, "--as-of", day) == 2


@pytest.mark.slow
def test_the_day_changes_no_byte(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = []
    for day in (date(2026, 11, 22), TODAY, date(2036, 1, 1)):
        out = tmp_path / day.isoformat()
        assert run("build", "--locale", "en", "--card", "hotline", "--out", out, day=day) == 0
        made.append({path.name: path.read_bytes() for path in out.rglob("*") if path.is_file()})
    said = capsys.readouterr().err
    assert "CON013" in said
    assert made[0] == made[1] == made[2]


# contacts


def test_contacts_lists_what_is_known(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("contacts", "confirm", "us-711", "--by", "Team", "--date", "2026-11-22") == 0
    capsys.readouterr()
    assert run("contacts", "--as-of", "2026-12-02") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].split() == ["contact", "kind", "print", "used", "as", "seen", "called"]
    by_id = {line.split()[0]: line for line in said[1:5]}
    assert by_id["nhth-voice"].split() == [
        *("nhth-voice", "voice", "1-888-373-7888", "us:", "hotline", "2026-11-22", "(10", "d)", "never")
    ]
    assert by_id["us-711"].endswith("2026-11-22 (10 d) Team")
    assert said[-1] == f"every number is as locked in {LOCK}, compared on 2026-11-22 by unknown"


def test_contacts_says_what_is_not_printed_and_not_locked(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root / CONTACTS, "    kind: relay\n", '    kind: relay\n    confirmed: "no"\n')
    edit(root / REGIONS, "      relay: us-711\n", "")
    assert run("contacts") == 0
    said = capsys.readouterr().out
    assert "not confirmed, not printed" in said
    assert f"not as locked in {LOCK}: us, relay" in said
    (root / LOCK).unlink()
    assert run("contacts") == 0
    assert "nobody has approved" in capsys.readouterr().out


def test_options_may_stand_before_the_action_too(root: Path) -> None:
    assert main(["contacts", "--project", str(root), "lock"]) == 0
    assert main(["contacts", "--project", str(root / "nowhere"), "lock"]) == 2
    assert main(["contacts", "lock", "--project", str(root)]) == 0


# contacts confirm


def test_confirm_writes_one_line(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_of(root)
    assert run("contacts", "confirm", "nhth-voice", "--by", "St. Louis team", "--date", "2026-11-20") == 0
    assert "1-888-373-7888: called on 2026-11-20 by St. Louis team" in capsys.readouterr().out
    after = files_of(root)
    line = b'    called: {date: "2026-11-20", by: "St. Louis team"}\n'
    assert after.pop(CONTACTS).replace(line, b"", 1) == before.pop(CONTACTS)
    assert after == before
    assert run("check") == 0


def test_confirm_makes_an_old_contact_young(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("us-911", "nhth-voice", "nhth-text", "us-711"):
        edit(root / CONTACTS, 'date: "2026-11-22"', 'date: "2025-01-01"')
        assert run("contacts", "confirm", name, "--by", "Team", "--date", "2026-11-23") == 0
    assert run("check", "--strict") == 0


@pytest.mark.parametrize(
    "words",
    [
        ["nobody", "--by", "Team"],
        ["us-711"],
        ["us-711", "--by", 'a"b'],
        ["us-711", "--by", "Team", "--date", "2026-13-01"],
        ["us-711", "--by", "Team", "--date", "2026-11-24"],
    ],
)
def test_confirm_that_makes_no_sense_writes_nothing(root: Path, run: Run, words: list[str]) -> None:
    before = files_of(root)
    assert run("contacts", "confirm", *words) == 2
    assert files_of(root) == before


def test_confirm_leaves_alone_what_it_cannot_edit_safely(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(
        root / CONTACTS,
        'name: "Emergency"',
        'name: "Emergency"\n    called: # by whom?\n      {date: "2026-11-01", by: "T"}',
    )
    before = files_of(root)
    assert run("contacts", "confirm", "us-911", "--by", "Team") == 2
    assert "Write into the entry of us-911: called: {date:" in capsys.readouterr().err
    assert files_of(root) == before


def test_what_a_contact_smuggles_in_never_comes_out_raw(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root / CONTACTS, 'date: "2026-11-22"', 'date: "\u202e2026::error::"')
    run("contacts")
    run("contacts", "lock")
    said = capsys.readouterr()
    assert all(char.isprintable() or char == "\n" for char in said.out + said.err)


# What it costs


@pytest.mark.slow
def test_build_does_not_load_the_numbering_plans(root: Path, tmp_path: Path) -> None:
    words = ["--project", str(root), "--locale", "en", "--card", "hotline", "--out", str(tmp_path / "out")]
    for command, loads in (("build", False), ("check", True)):
        done = subprocess.run(
            [
                sys.executable,
                "-X",
                "importtime",
                str(ROOT / "generate.py"),
                command,
                *words[: 2 if loads else None],
            ],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=True,
        )
        imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
        assert ("phonenumbers" in imported) is loads


def test_findings_of_numbers_have_the_fields_of_the_contract(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root / REGIONS, "hotline: nhth-voice", "hotline: us-711")
    assert run("check", "--output-format", "json") == 1
    found = {one["code"]: one for one in json.loads(capsys.readouterr().out)}
    assert set(found) >= {"CON007", "CON016"}
    assert found["CON016"]["path"] == REGIONS
    assert isinstance(found["CON016"]["line"], int)
