"""`status` on the command line: how far each card is in each language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import bundled
from tests.commands.signatures import (
    CONTACTS,
    PO,
    Run,
    Said,
    states_of,
)
from tests.projects import copied, edit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", "es")


def test_status_is_a_table(signed: Run, root: Path, capsys: Said) -> None:
    edit(root / PO, 'msgctxt "indicator.do"', '#, fuzzy\nmsgctxt "indicator.do"')
    edit(root / PO, "Mensaje de texto", "Mensaje de texto por teléfono")
    assert signed("status") == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        "language card translated fuzzy too long signed safe remarks state",
        "en English hotline 18/18 - - - 19/19 - ready",
        "en English indicator 23/23 - - - 0/24 - DRAFT",
        "es Spanish hotline 21/21 - 1 20/21 24/24 - DRAFT",
        "es Spanish indicator 22/23 1 1 21/23 0/24 - incomplete",
        "",
        "4 cards in 2 languages (us): 1 ready, 2 DRAFT, 1 incomplete",
    ]


def test_status_tells_that_nobody_vouches_for_what_the_language_is_called(run: Run, capsys: Said) -> None:
    assert run("status", "es") == 0
    assert "0/21 (names 0/2)" in capsys.readouterr().out
    assert run("review", "es", "--by", "Madrid team", "--yes") == 0
    capsys.readouterr()
    assert run("status", "es") == 0
    said = capsys.readouterr().out
    assert "21/21" in said
    assert "names" not in said


def test_status_of_a_language_without_a_catalog(run: Run, capsys: Said) -> None:
    """It can have the bridge card, and that wants its names signed."""
    row = states_of(run, capsys, "Dari")["prs", "hotline"]
    assert (row["translated"], row["names"], row["names_of"], row["state"]) == (0, 0, 2, "incomplete")
    assert run("review", "prs", "--by", "Kabul team", "--yes") == 0
    assert states_of(run, capsys, "Dari")["prs", "hotline"]["names"] == 2


def test_status_tells_what_waits_for_a_second_team(run: Run, capsys: Said) -> None:
    assert run("review", "--safety", "hotline", "--by", "Night team", "--yes") == 0
    row = states_of(run, capsys)["en", "hotline"]
    assert (row["safe"], row["safe_once"], row["safe_of"], row["state"]) == (0, 19, 19, "DRAFT")
    assert run("status", "en") == 0
    assert "0/19 (19 by one team)  -        DRAFT" in (said := capsys.readouterr().out)
    assert "hotline waits for a second team to find it safe: 19 texts (card.hotline.title, " in said


def test_safe_texts_are_counted_where_a_card_says_less_in_english(run: Run, root: Path, capsys: Said) -> None:
    shutil.copy(bundled.ROOT / "cards" / "bridge.yaml", root / "cards")
    for name in ("common.yaml", "hotline.yaml", "regions.yaml", "contacts.yaml", "contacts.lock"):
        shutil.copy(bundled.ROOT / "cards" / name, root / "cards")
    rows = states_of(run, capsys)
    assert [key for key, row in rows.items() if not 0 <= row["safe"] <= row["safe_of"]] == []
    assert [key for key, row in rows.items() if row["fuzzy"] < 0 or row["translated"] > row["messages"]] == []
    assert all(len(row["missing"]["safety"]) == row["safe_of"] for row in rows.values())


def test_status_of_some_languages(run: Run, capsys: Said) -> None:
    assert set(states_of(run, capsys, "spanish")) == {("es", "hotline"), ("es", "indicator")}
    assert run("status", "xx") == 2
    assert run("status", "--region", "xx") == 2
    assert run("status", "--region", "us") == 0


def test_status_says_what_a_number_does_not_serve(run: Run, root: Path, capsys: Said) -> None:
    edit(
        root / CONTACTS,
        'languages: [en, es]\n    interpreters: "yes"',
        'languages: [en]\n    interpreters: "no"',
    )
    states = {key: row["state"] for key, row in states_of(run, capsys).items()}
    assert states["es", "hotline"] == states["es", "indicator"] == "not served"
    assert states["en", "hotline"] == "DRAFT"


def test_status_names_a_catalog_that_cannot_be_read(run: Run, root: Path, capsys: Said) -> None:
    edit(root / PO, 'msgstr "Mensaje de texto"', 'msgstr "Mensaje de texto')
    assert run("status") == 1
    said = capsys.readouterr()
    assert "es" not in {line.split()[0] for line in said.out.splitlines() if line}
    assert "CAT009" in said.err


def test_json_is_the_interface(run: Run, capsys: Said) -> None:
    row = states_of(run, capsys)["en", "indicator"]
    missing = row.pop("missing")
    assert {key: len(names) for key, names in missing.items()} == {"speaker": 0, "safety": 24, "second": 0}
    assert row == {
        "locale": "en",
        "language": "English",
        "card": "indicator",
        "messages": 23,
        "translated": 23,
        "fuzzy": 0,
        "over_length": 0,
        "signed": None,
        "names": 0,
        "names_of": 0,
        "safe": 0,
        "safe_once": 0,
        "safe_of": 24,
        "remarks": 0,
        "state": "DRAFT",
    }
