"""`build --ready-only`: nothing is written where a card that was asked for is a draft."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests import bundled
from tests.commands.signatures import CONTACTS, INDICATOR, PO, Run, Said, states_of
from tests.projects import copied, edit, files_of

pytestmark = pytest.mark.slow  # whole builds, or processes of their own

READY = "us/card-us-es-card.pdf"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", "es")


def _build(run: Run, root: Path, *words: str) -> int:
    return run("build", "--out", root.parent / "out", *words)


def test_ready_card_has_no_draft_in_its_name(signed: Run, root: Path) -> None:
    assert _build(signed, root, "--ready-only", "--locale", "es", "--card", "hotline") == 0
    files = files_of(root.parent / "out")
    assert READY in files
    assert [entry["status"] for entry in json.loads(files["manifest.json"])["artifacts"]] == ["ready"]


def test_draft_that_was_asked_for_fails(signed: Run, root: Path, capsys: Said) -> None:
    assert _build(signed, root, "--ready-only", "--card", "indicator", "--locale", "es") == 1
    said = capsys.readouterr().err
    assert "error REV003 [es card.indicator.title]: indicator: not ready in us" in said
    assert "nobody has signed the English of 24 texts" in said
    assert not (root.parent / "out").exists()


def test_one_team_for_safety_is_not_enough(signed: Run, root: Path, capsys: Said) -> None:
    assert signed("review", "--safety", "indicator", "--by", "Night team", "--yes") == 0
    assert _build(signed, root, "--ready-only", "--card", "indicator", "--locale", "es") == 1
    said = "not ready in us: one team of two has signed the English of 24 texts (card.indicator.title"
    assert said in capsys.readouterr().err


def test_where_nothing_is_named_every_complete_card_must_be_ready(
    whole: Run, root: Path, capsys: Said
) -> None:
    edit(root / PO, "Hablo español.", "Yo hablo español.")
    edit(root / PO, 'msgctxt "indicator.do"', '#, fuzzy\nmsgctxt "indicator.do"')
    assert _build(whole, root, "--ready-only") == 1
    said = capsys.readouterr().err
    assert said.count("REV003") == 1
    assert "hotline: not ready in us: no speaker has signed 1 text (speak.self)" in said
    assert "warning CRD005 [es indicator.do]" in said


def test_card_that_was_ready_and_is_not_any_more_fails(whole: Run, root: Path, capsys: Said) -> None:
    assert _build(whole, root, "--ready-only") == 0
    before = files_of(root.parent / "out")
    edit(root / PO, "Hablo español.", "Yo hablo español.")
    edit(root / PO, 'msgctxt "indicator.do"', '#, fuzzy\nmsgctxt "indicator.do"')
    capsys.readouterr()
    assert _build(whole, root, "--ready-only") == 1
    said = capsys.readouterr().err
    assert said.count("error REV004") == 2
    assert "REV003" not in said
    assert "hotline: not ready in us: no speaker has signed 1 text (speak.self)" in said
    assert "indicator: was ready in us, and is not made now: indicator: 1 message not translated" in said
    assert files_of(root.parent / "out") == before


@pytest.mark.parametrize(
    ("gone", "said"),
    [("translations/es", "there is no translation any more"), (INDICATOR, "there is no such card any more")],
)
def test_what_has_gone_is_told(whole: Run, root: Path, capsys: Said, gone: str, said: str) -> None:
    assert _build(whole, root, "--ready-only") == 0
    shutil.rmtree(root / gone) if (root / gone).is_dir() else (root / gone).unlink()
    capsys.readouterr()
    assert _build(whole, root, "--ready-only") == 1
    assert said in capsys.readouterr().err


def test_bridge_card_wants_the_signatures_of_names_and_of_its_english(
    signed: Run, root: Path, capsys: Said
) -> None:
    shutil.copy(bundled.ROOT / "cards" / "bridge.yaml", root / "cards")
    for team in ("Night team", "Harbour team"):
        assert signed("review", "--safety", "bridge", "--by", team, "--yes") == 0
    states = states_of(signed, capsys)
    assert {row["state"] for (_, card), row in states.items() if card == "bridge"} == {"ready"}
    words = ["--card", "bridge", "--locale", "es", "--locale", "lo"]
    assert _build(signed, root, "--ready-only", *words) == 1
    said = capsys.readouterr().err
    assert said.count("error REV003") == 1
    assert "[lo language.own-name]: bridge: not ready in us: no speaker has signed 2 texts" in said
    assert not (root.parent / "out").exists()
    assert signed("contacts", "lock", "--by", "Lock team", "--yes") == 0  # the card's labels
    assert signed("review", "lo", "--by", "Vientiane team", "--yes") == 0
    assert _build(signed, root, "--ready-only", *words) == 0
    assert (root.parent / "out" / "us" / "slip-us-lo-card.pdf").exists()


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ('date: "2025-11-24", copy: live}', 0),
        ('date: "2025-11-22", copy: live}', 1),
        ('date: "2026-11-22", copy: stored, page_date: "2026-11-20"}', 1),
        ('date: "2020-11-22", copy: live}\n    called: {date: "2026-11-01", by: "Night team"}', 0),
    ],
)
def test_ready_card_has_no_number_that_nobody_saw_for_a_year(
    signed: Run, root: Path, capsys: Said, new: str, code: int
) -> None:
    text = (root / CONTACTS).read_text("utf-8")
    start = text.index("  nhth-voice:")
    changed = text[start:].replace('date: "2026-11-22", copy: live}', new, 1)
    (root / CONTACTS).write_text(text[:start] + changed, "utf-8")
    words = ("--locale", "es", "--card", "hotline")
    assert _build(signed, root, "--ready-only", *words) == code
    said = capsys.readouterr().err
    assert ("error REV005: nhth-voice: nobody has seen it live, or called it" in said) == bool(code)
    assert said.count("REV005") == code
    assert _build(signed, root, *words) == 0  # a draft may have it


def test_what_is_not_asked_for_is_not_missed(whole: Run, root: Path) -> None:
    assert _build(whole, root, "--ready-only", "--card", "indicator") == 0
    edit(root / PO, 'msgctxt "indicator.do"', '#, fuzzy\nmsgctxt "indicator.do"')
    assert _build(whole, root, "--ready-only", "--card", "hotline") == 0


def test_build_without_the_option_takes_drafts_and_forgets(whole: Run, root: Path) -> None:
    assert _build(whole, root, "--ready-only", "--locale", "es", "--card", "hotline") == 0
    edit(root / PO, "Hablo español.", "Yo hablo español.")
    assert _build(whole, root, "--locale", "es", "--card", "hotline") == 0
    files = files_of(root.parent / "out")
    assert READY not in files
    assert READY.replace(".pdf", "-DRAFT.pdf") in files
