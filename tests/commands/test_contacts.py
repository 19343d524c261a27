"""Numbers on the command line: a change stops everything until somebody else has locked it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.bundled import ROOT, SAMPLE
from tests.support.clock import morning_of

CONTACTS, REGIONS, LOCK = "cards/contacts.yaml", "cards/regions.yaml", "cards/contacts.lock"
TODAY = date(2026, 11, 23)

Run = Callable[..., int]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Copy the cards, in English only; fonts are the bundled ones."""
    shutil.copytree(SAMPLE / "cards", tmp_path / "project" / "cards")
    return tmp_path / "project"


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:

    def runs(*words: object, day: date = TODAY) -> int:
        return main([*map(str, words), "--project", str(root)], now=morning_of(day))

    return runs


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "cards").iterdir())}


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


@pytest.mark.parametrize("name", BESIDE)
def test_change_beside_the_numbers_is_one_finding(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path, old, new, said = BESIDE[name]
    _edit(root / HOTLINE, '    why: "A watched', '    names: [voice]\n    why: "A watched')
    assert run("check") == 0
    capsys.readouterr()
    _edit(root / path, old, new)
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
    _edit(root / HOTLINE, "label: hotline.call", "label: hotline.list")
    lines = (root / HOTLINE).read_text("utf-8").splitlines()
    block = next(i for i, line in enumerate(lines, 1) if "label: hotline.list" in line)
    run("check", "--output-format", "json")
    (found,) = [one for one in json.loads(capsys.readouterr().out) if one["code"] == "CON016"]
    assert found["path"] == HOTLINE
    assert 0 <= block - found["line"] <= 3


OLDER = re.compile(r"(?m)^      (?:languages|interpreters): .*\n|^(?:compared|face|labels):\n(?:  .*\n)+")


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


@pytest.mark.parametrize("name", EDITS)
def test_change_of_one_file_stops_check_and_build(
    root: Path, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path, old, new, said = EDITS[name]
    _edit(root / path, old, new)
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


def test_implausible_number_is_found_by_check(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (CONTACTS, LOCK):
        _edit(root / path, "+18883737888", "+18881737888")
        _edit(root / path, "1-888-373-7888", "1-888-173-7888")
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


def test_day_to_come_is_told(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--as-of", "2026-11-21") == 1
    said = capsys.readouterr().out
    assert said.count("error CON012: ") == 5
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
    _edit(root / path, old, new)
    assert run("check") == 1
    (found,) = [line for line in capsys.readouterr().out.splitlines() if " error " in line]
    assert "error CON012" in found
    assert "2099-11-22" in found
    assert run("build", "--locale", "en", "--card", "hotline", "--out", tmp_path / "out") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "day", ["20261122", "2026-W47-7", "2026-11", "2026-02-30", "tomorrow", "", "٢٠٢٦-١١-٢٢"]
)
@pytest.mark.parametrize("command", ["check", "contacts"])
def test_what_is_no_day_is_a_usage_error(run: Run, command: str, day: str) -> None:
    assert run(command, "--as-of", day) == 2


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
    _edit(root / CONTACTS, "    kind: relay\n", '    kind: relay\n    confirmed: "no"\n')
    _edit(root / REGIONS, "      relay: us-711\n", "")
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
    before = _files(root)
    assert run("contacts", "confirm", "nhth-voice", "--by", "St. Louis team", "--date", "2026-11-20") == 0
    assert "1-888-373-7888: called on 2026-11-20 by St. Louis team" in capsys.readouterr().out
    after = _files(root)
    line = b'    called: {date: "2026-11-20", by: "St. Louis team"}\n'
    assert after.pop("contacts.yaml").replace(line, b"", 1) == before.pop("contacts.yaml")
    assert after == before
    assert run("check") == 0


def test_confirm_makes_an_old_contact_young(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("us-911", "nhth-voice", "nhth-text", "us-711"):
        _edit(root / CONTACTS, 'date: "2026-11-22"', 'date: "2025-01-01"')
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
    before = _files(root)
    assert run("contacts", "confirm", *words) == 2
    assert _files(root) == before


def test_confirm_leaves_alone_what_it_cannot_edit_safely(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(
        root / CONTACTS,
        'name: "Emergency"',
        'name: "Emergency"\n    called: # by whom?\n      {date: "2026-11-01", by: "T"}',
    )
    before = _files(root)
    assert run("contacts", "confirm", "us-911", "--by", "Team") == 2
    assert "Write into the entry of us-911: called: {date:" in capsys.readouterr().err
    assert _files(root) == before


# contacts lock


def _new_number(root: Path) -> None:
    _edit(root / CONTACTS, "+18883737888", "+18885737888")
    _edit(root / CONTACTS, "1-888-373-7888", "1-888-573-7888")


def test_lock_in_a_pipe_wants_a_yes(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    _new_number(root)
    before = _files(root)
    assert run("contacts", "lock") == 2
    said = capsys.readouterr()
    assert "us, hotline: dial +1888[3→5]737888; print 1-888-[3→5]73-7888" in said.out
    assert "compare with https://humantraffickinghotline.org" in said.out
    assert "--yes" in said.err
    assert _files(root) == before


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
    before = _files(root)
    terminal(answer)
    assert run("contacts", "lock") == code
    assert (_files(root) == before) == bool(code)
    assert run("check") == code


def test_lock_without_a_change_asks_nothing(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    before = _files(root)
    assert run("contacts", "lock") == 0
    assert "as locked" in capsys.readouterr().out
    assert _files(root) == before


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
    before = _files(root)
    assert run("contacts", "lock", "--yes", "--by", team) == 2
    assert _files(root) == before


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
    _edit(root / CONTACTS, old, new)
    if code == "CON010":
        _edit(root / CONTACTS, "1-888-373-7888", "1-900-373-7888")
    before = _files(root)
    assert run("contacts", "lock", "--yes") == 1
    assert code in capsys.readouterr().err
    assert _files(root) == before


def test_lock_of_what_cannot_be_read_is_unreadable_input(root: Path, run: Run) -> None:
    _edit(root / CONTACTS, '"911"', "911")
    before = _files(root)
    assert run("contacts", "lock", "--yes") == 3
    assert _files(root) == before


def test_disk_that_is_full_leaves_the_old_lock(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _new_number(root)
    before = _files(root)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run("contacts", "lock", "--yes") == 2
    assert "No space left" in capsys.readouterr().err
    assert _files(root) == before


def test_what_a_contact_smuggles_in_never_comes_out_raw(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(root / CONTACTS, 'date: "2026-11-22"', 'date: "\u202e2026::error::"')
    run("contacts")
    run("contacts", "lock")
    said = capsys.readouterr()
    assert all(char.isprintable() or char == "\n" for char in said.out + said.err)


# What it costs


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
    _edit(root / REGIONS, "hotline: nhth-voice", "hotline: us-711")
    assert run("check", "--output-format", "json") == 1
    found = {one["code"]: one for one in json.loads(capsys.readouterr().out)}
    assert set(found) >= {"CON007", "CON016"}
    assert found["CON016"]["path"] == REGIONS
    assert isinstance(found["CON016"]["line"], int)


# wanted


OLD = 'date: "2026-11-22", copy: stored, page_date: "2019"}'
FOUND = """\
contacts:
  spare:
    kind: voice
    dial: "116123"
    print: "116 123"
    name: "Spare"
    hours: {open: "unknown"}
    languages: []
    interpreters: unknown
    reach: [gb]
    seen: {url: "example.org", date: "2026-11-22", copy: stored, page_date: unknown}
"""


def _voice_is_old(root: Path) -> None:
    text = (root / CONTACTS).read_text("utf-8")
    start = text.index("  nhth-voice:")
    changed = text[start:].replace('date: "2026-11-22", copy: live}', OLD, 1)
    (root / CONTACTS).write_text(text[:start] + changed, "utf-8")


def test_wanted_lists_the_oldest_first_and_what_has_no_region_last(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    _voice_is_old(root)
    _edit(
        root / CONTACTS, "    reach: [us]\n", '    reach: [us]\n    called: {date: "2026-11-23", by: team}\n'
    )
    (root / "cards" / "wanted.yaml").write_text(FOUND, "utf-8")
    assert run("contacts", "wanted") == 0
    said = capsys.readouterr().out
    listed = [line[4:].split(",")[0] for line in said.splitlines() if line.startswith("[ ] ")]
    assert listed == ["nhth-voice", "nhth-text", "us-711", "us-911", "spare"]
    assert "a stored copy of a page of 2019" in said
    assert "116 123  (gb)" in said


def test_wanted_tells_what_is_not_known_and_where_it_matters(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    def row() -> dict[str, object]:
        assert run("contacts", "wanted", "--output-format", "json") == 0
        return {one["id"]: one for one in json.loads(capsys.readouterr().out)}["nhth-voice"]

    before = row()
    assert before["unknown"] == ["run_by", "anonymous", "recorded", "tells", "papers", "cost"]
    assert (before["standing"], before["discreet"]) == ("printed", ["hotline"])
    fact = '{is: ngo, seen: {url: "https://example.org", date: "2026-11-22", copy: live}}'
    _edit(
        root / CONTACTS, '    cost: "Free call"\n', f'    cost: "Free call"\n    facts: {{run_by: {fact}}}\n'
    )
    assert run("check") == 0
    capsys.readouterr()
    after = row()
    assert after["unknown"] == ["anonymous", "recorded", "tells", "papers", "cost"]
    assert after["discreet"] == []


def test_what_is_wanted_is_in_no_lock_and_on_no_card(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "cards" / "wanted.yaml").write_text(FOUND, "utf-8")
    assert run("check") == 0
    assert run("contacts", "lock", "--yes") == 0
    assert "116123" not in (root / LOCK).read_text("utf-8")
    assert run("contacts", "list") == 0
    assert "spare" not in capsys.readouterr().out
