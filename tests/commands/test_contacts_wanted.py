"""`contacts wanted`: what somebody should open, call or find out, the oldest first."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.projects import copied, edit

CONTACTS, LOCK = "cards/contacts.yaml", "cards/contacts.lock"
Run = Callable[..., int]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


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
    edit(
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
    assert before["unknown"] == ["answered_by", "tells", "papers"]
    assert (before["standing"], before["discreet"]) == ("printed", [])
    said = (root / CONTACTS).read_text("utf-8")
    (root / CONTACTS).write_text(said.replace("run_by: {is: ngo", "answered_by: {is: person"), "utf-8")
    assert run("check") == 1
    found = capsys.readouterr().out
    assert found.count("error CRD015: hotline: nobody knows who runs nhth-voice (hotline)") == 1
    assert found.count("error CRD015: hotline: nobody knows who runs nhth-text (textline)") == 1
    after = row()
    assert after["unknown"] == ["run_by", "tells", "papers"]
    assert after["facts"] == {}  # they were read on a live page
    edit(root / CONTACTS, 'about", date: "2026-11-22", copy: live}', 'about", date: "2026-11-22"}')
    assert row()["facts"] == {"https://example.org/about": ["answered_by"]}
    assert run("contacts", "wanted") == 0
    assert "    facts   answered_by: https://example.org/about\n" in capsys.readouterr().out
    assert after["discreet"] == ["hotline"]


def test_what_is_wanted_is_in_no_lock_and_on_no_card(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "cards" / "wanted.yaml").write_text(FOUND, "utf-8")
    assert run("check") == 0
    assert run("contacts", "lock", "--yes") == 0
    assert "116123" not in (root / LOCK).read_text("utf-8")
    assert run("contacts", "list") == 0
    assert "spare" not in capsys.readouterr().out
