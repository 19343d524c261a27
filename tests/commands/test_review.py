"""Signing, seeing how far it is, and building what is ready, as people and scripts do it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pocketcards.cli import main
from pocketcards.editions.edition import edition_of
from pocketcards.model.edition import Edition, Status
from pocketcards.model.page import TypesetEdition
from pocketcards.typeset.page.fit import typeset
from tests import bundled
from tests.bundled import SAMPLE
from tests.support.clock import morning_of

TODAY = date(2026, 11, 23)
PO, COMMON, CONTACTS = "translations/es/LC_MESSAGES/cards.po", "cards/common.yaml", "cards/contacts.yaml"
ES, SAFETY, LOCK = "translations/es/review.yaml", "cards/review.yaml", "cards/contacts.lock"
HOTLINE, INDICATOR = "cards/hotline.yaml", "cards/indicator.yaml"
READY = "us/card-us-es-card.pdf"

Run = Callable[..., int]
Said = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Copy the cards and Spanish; fonts are the bundled ones."""
    root = tmp_path / "project"
    shutil.copytree(SAMPLE / "cards", root / "cards")
    (root / "translations").mkdir()
    shutil.copy(SAMPLE / "translations" / "languages.yaml", root / "translations")
    shutil.copytree(SAMPLE / "translations" / "es", root / "translations" / "es")
    return root


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:

    def runs(*words: object) -> int:
        return main([*map(str, words), "--project", str(root)], now=morning_of(TODAY))

    return runs


@pytest.fixture
def signed(run: Run, capsys: Said) -> Run:
    """Sign Spanish and the English of the help card."""
    assert run("review", "es", "--by", "Madrid team", "--date", "2026-11-22", "--yes") == 0
    assert run("review", "--safety", "hotline", "--by", "Night team", "--date", "2026-11-22", "--yes") == 0
    capsys.readouterr()
    return run


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _states(run: Run, capsys: Said, *words: str) -> dict[tuple[str, str], dict[str, Any]]:
    capsys.readouterr()
    assert run("status", *words, "--output-format", "json") == 0
    rows = json.loads(capsys.readouterr().out)["cards"]
    return {(row["locale"], row["card"]): row for row in rows}


def _lines_of(root: Path, path: str) -> int:
    return sum(line.strip().endswith('"') and len(line.split('"')[1]) == 32 for line in _text(root, path))


def _text(root: Path, path: str) -> list[str]:
    return (root / path).read_text("utf-8").splitlines()


# Signing


def test_signing_makes_ready(run: Run, root: Path, capsys: Said) -> None:
    assert {row["state"] for row in _states(run, capsys).values()} == {"DRAFT"}
    before = _files(root)
    assert run("review", "Spanish", "--by", "Madrid team", "--yes") == 0
    assert "Spanish (es): 38 texts signed by Madrid team" in capsys.readouterr().out
    assert {row["state"] for row in _states(run, capsys).values()} == {"DRAFT"}
    assert run("review", "--safety", "hotline", "--by", "Night team", "--yes") == 0
    states = {key: row["state"] for key, row in _states(run, capsys).items()}
    assert [key for key, state in states.items() if state == "ready"] == [
        ("en", "hotline"),
        ("es", "hotline"),
    ]
    after = _files(root)
    assert set(after) - set(before) == {ES, SAFETY}
    assert {name: after[name] for name in before} == before
    assert run("check", "--strict") == 0


def test_one_line_a_message(signed: Run, root: Path) -> None:
    assert _lines_of(root, ES) == 38
    assert _lines_of(root, SAFETY) == 22
    assert _text(root, ES)[2:6] == [
        'locale: "es"',
        "language:",
        '  - by: "Madrid team"',
        '    date: "2026-11-22"',
    ]


def test_signing_again_changes_nothing(signed: Run, root: Path, capsys: Said) -> None:
    before = _files(root)
    assert signed("review", "es", "--by", "Other team", "--changed", "--yes") == 0
    assert "everything is signed as it is" in capsys.readouterr().out
    assert signed("review", "es", "--by", "Madrid team", "--date", "2026-11-22", "--yes") == 0
    assert _files(root) == before


def test_diff_of_a_changed_message_is_its_line(signed: Run, root: Path) -> None:
    before = _text(root, ES)
    _edit(root / PO, "Por favor, llame a un intérprete.", "Llame a un intérprete.")
    assert signed("review", "es", "--by", "Madrid team", "--date", "2026-11-22", "--changed", "--yes") == 0
    after = _text(root, ES)
    differ = [one for one, two in zip(before, after, strict=True) if one != two]
    assert [line.split(":")[0].strip() for line in differ] == ["speak.interpreter"]


def test_card_limits_what_is_signed(run: Run, root: Path, capsys: Said) -> None:
    assert run("review", "es", "--by", "Team", "--card", "indicator", "--yes") == 0
    states = _states(run, capsys, "es")
    assert states["es", "indicator"]["signed"] == states["es", "indicator"]["messages"] == 23
    assert states["es", "hotline"]["signed"] < states["es", "hotline"]["messages"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["es", "--yes"], "--by"),
        (["es", "--by", "", "--yes"], "empty"),
        (["es", "--by", "ana@example.org", "--yes"], "may endanger"),
        (["es", "--by", "a\nb", "--yes"], "one line"),
        (["es", "--by", "Team", "--date", "2026-11-24", "--yes"], "still to come"),
        (["es", "--by", "Team", "--date", "tomorrow", "--yes"], "no day"),
        (["--by", "Team", "--yes"], "name a language"),
        (["es", "--safety", "hotline", "--by", "Team", "--yes"], "name a language"),
        (["--safety", "hotline", "--card", "hotline", "--by", "Team", "--yes"], "name a language"),
        (["--safety", "nothing", "--by", "Team", "--yes"], "no card 'nothing'"),
        (["es", "--card", "nothing", "--by", "Team", "--yes"], "no card 'nothing'"),
        (["en", "--by", "Team", "--yes"], "English is the source"),
        (["xx", "--by", "Team", "--yes"], "no translation into 'xx'"),
        (["es", "--by", "Team"], "nobody is here to ask"),
        (["--safety", "hotline", "--by", "Team"], "nobody is here to ask"),
    ],
)
def test_what_makes_no_sense_writes_nothing(
    run: Run, root: Path, capsys: Said, words: list[str], said: str
) -> None:
    before = _files(root)
    assert run("review", *words) == 2
    assert said in capsys.readouterr().err
    assert _files(root) == before


def test_what_is_not_translated_cannot_be_signed(run: Run, root: Path, capsys: Said) -> None:
    _edit(root / PO, 'msgctxt "speak.self"', '#, fuzzy\nmsgctxt "speak.self"')
    _edit(root / PO, 'msgid "Text message"', 'msgid "A text message"')
    _edit(root / PO, 'msgstr "Diga en inglés:"', 'msgstr ""')
    assert run("review", "es", "--by", "Team", "--yes") == 0
    said = capsys.readouterr()
    assert "cannot be signed, missing: say.in-english\n" in said.err
    assert "cannot be signed, fuzzy: speak.self\n" in said.err
    assert "cannot be signed, outdated: channel.text\n" in said.err
    assert "35 texts signed" in said.out
    assert not any(f"{name}:" in "\n".join(_text(root, ES)) for name in ("speak.self", "channel.text"))
    assert run("review", "es", "--by", "Team", "--changed", "--yes") == 1
    assert "nothing that can be signed" in capsys.readouterr().out


# On a terminal


def test_terminal_shows_each_text_and_asks(
    run: Run, root: Path, capsys: Said, terminal: Callable[[str], None]
) -> None:
    terminal("y\nwhat?\nNO\nyes\nq\n")
    assert run("review", "es", "--by", "Team") == 0
    said = capsys.readouterr()
    assert said.out.count("[y]es, [n]o, [q]uit") == 5
    assert "1/38  speak.self" in said.out
    assert "English:     I speak English." in said.out
    assert 'Note:        Write "I speak …"' in said.out
    assert "Translation: Hablo español.\n" in said.out
    assert "<U+" not in said.out
    assert "not signed: speak.interpreter" in said.err
    assert _lines_of(root, ES) == 2


@pytest.mark.parametrize(("answers", "code"), [("q\n", 1), ("", 1), ("n\nq\n", 1)])
def test_who_signs_nothing_writes_nothing(
    run: Run, root: Path, terminal: Callable[[str], None], answers: str, code: int
) -> None:
    before = _files(root)
    terminal(answers)
    assert run("review", "es", "--by", "Team") == code
    assert _files(root) == before


def test_changed_asks_only_for_what_is_not_signed(
    signed: Run, root: Path, capsys: Said, terminal: Callable[[str], None]
) -> None:
    _edit(root / PO, "Hablo español.", "Yo hablo español.")
    terminal("y\n")
    assert signed("review", "es", "--by", "Other team", "--changed") == 0
    said = capsys.readouterr().out
    assert "1/1  speak.self" in said
    assert _lines_of(root, ES) == 38


def test_no_takes_back_what_the_team_had_signed(
    signed: Run, root: Path, capsys: Said, terminal: Callable[[str], None]
) -> None:
    terminal("n\nq\n")
    assert signed("review", "es", "--by", "Madrid team") == 0
    assert _lines_of(root, ES) == 37
    assert _states(signed, capsys)["es", "hotline"]["state"] == "DRAFT"


def test_safety_shows_the_english_and_the_title(
    run: Run, root: Path, capsys: Said, terminal: Callable[[str], None]
) -> None:
    terminal("y\ny\nq\n")
    assert run("review", "--safety", "indicator", "--by", "Team") == 0
    said = capsys.readouterr().out
    assert "1/24  card.indicator.title" in said
    assert "Does it endanger nobody" in said
    assert "Translation" not in said
    assert _lines_of(root, SAFETY) == 2


def test_control_characters_of_a_catalog_do_not_reach_the_terminal(
    run: Run, root: Path, capsys: Said, terminal: Callable[[str], None]
) -> None:
    _edit(root / PO, "Hablo español.", "Hablo \u202eespañol.")
    terminal("q\n")
    run("review", "es", "--by", "Team")
    said = capsys.readouterr().out
    assert "<U+202E>" in said
    assert "\u202e" not in said


def test_what_a_card_says_no_longer_is_signed_no_longer(signed: Run, root: Path, capsys: Said) -> None:
    assert signed("review", "--safety", "indicator", "--by", "Team", "--yes") == 0
    _edit(root / HOTLINE, "messages: [hotline.name, hotline.list]", "messages: [hotline.name]")
    _edit(root / HOTLINE, "  know-list: {kind: signs, messages: [hotline.list]}\n", "")
    _edit(root / HOTLINE, "know-list, ", "")
    assert signed("review", "--safety", "hotline", "--by", "Night team", "--date", "2026-11-22", "--yes") == 0
    assert "hotline.list" not in "\n".join(_text(root, SAFETY))
    assert _lines_of(root, SAFETY) == 21 + 24


def test_disk_that_is_full_leaves_the_old_file(
    signed: Run, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    _edit(root / PO, "Hablo español.", "Yo hablo español.")
    before = _files(root)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert signed("review", "es", "--by", "Team", "--yes") == 2
    assert "No space left" in capsys.readouterr().err
    assert _files(root) == before


# What voids, on real files: which of the four (en, es) x (hotline, indicator) stay ready

ALL = {("en", "hotline"), ("es", "hotline"), ("en", "indicator"), ("es", "indicator")}
NUMBER = [
    (path, old, new)
    for path in (CONTACTS, LOCK)
    for old, new in (("888-373-7888", "888-573-7888"), ("+18883737888", "+18885737888"))
]
VOIDS: dict[str, tuple[list[tuple[str, str, str]], set[tuple[str, str]]]] = {
    "translation": ([(PO, "Hablo español.", "Yo hablo español.")], {("es", "hotline")}),
    "translation of common words": (
        [(PO, "Mensaje de texto", "Mensaje")],
        {("es", "hotline"), ("es", "indicator")},
    ),
    "english": (
        [(path, "Know the signs", "Know these signs") for path in (PO,)]
        + [(INDICATOR, 'text: "Know the signs"', 'text: "Know these signs"')],
        {("en", "indicator"), ("es", "indicator")},
    ),
    "common english": ([(path, "Text message", "A text message") for path in (PO, COMMON)], ALL),
    "name of a contact": (
        [
            (path, '"National Human Trafficking Hotline"', '"Human Trafficking Hotline"')
            for path in (PO, CONTACTS)
        ],
        {("en", "indicator"), ("es", "indicator")},
    ),
    "hours in words": ([(path, '"Day and night"', '"Always"') for path in (PO, CONTACTS)], ALL),
    "title of a card": (
        [(INDICATOR, 'title: "Know the signs"\naudience', 'title: "Signs"\naudience')],
        {("en", "indicator"), ("es", "indicator")},
    ),
}
KEEPS: dict[str, list[tuple[str, str, str]]] = {
    "number": NUMBER,
    "hours as data": [(CONTACTS, '{always: "yes", say:', '{open: "Mo-Fr 09:00-17:00", say:')],
    "layout": [(HOTLINE, "[numbers, say, danger, credit]", "[danger, numbers, say, credit]")],
    "note": [(COMMON, "Label of the relay number 711.", "Another note.")],
    "limit": [(COMMON, 'limit: "24"', 'limit: "30"')],
    "why": [(COMMON, "Some people cannot speak where they are.", "Another reason.")],
    "extracted comment": [(PO, "#. At most 24 characters.\n", "")],
    "comment": [(PO, 'msgctxt "channel.text"', '# A thought.\nmsgctxt "channel.text"')],
}


@pytest.fixture
def whole(signed: Run, capsys: Said) -> Run:
    assert signed("review", "--safety", "indicator", "--by", "Night team", "--yes") == 0
    capsys.readouterr()
    return signed


@pytest.mark.parametrize("name", VOIDS)
def test_change_of_words_voids_what_prints_them(whole: Run, root: Path, capsys: Said, name: str) -> None:
    edits, voided = VOIDS[name]
    for path, old, new in edits:
        _edit(root / path, old, new)
    states = {key: row["state"] for key, row in _states(whole, capsys).items()}
    assert {key for key, state in states.items() if state != "ready"} == voided
    assert whole("check") == 0
    assert "warning REV002" in capsys.readouterr().out


@pytest.mark.parametrize("name", KEEPS)
def test_change_of_anything_else_voids_nothing(whole: Run, root: Path, capsys: Said, name: str) -> None:
    for path, old, new in KEEPS[name]:
        _edit(root / path, old, new)
    assert {row["state"] for row in _states(whole, capsys).values()} == {"ready"}
    assert whole("check", "--strict") == 0


def test_stale_signatures_are_one_finding_a_language(whole: Run, root: Path, capsys: Said) -> None:
    for old in ("Hablo español.", "Mensaje de texto", "Diga en inglés:"):
        _edit(root / PO, old, f"{old} x")
    _edit(root / COMMON, "I speak English.", "I am speaking English.")
    assert whole("check", "--output-format", "json") == 0
    found = [one for one in json.loads(capsys.readouterr().out) if one["code"] == "REV002"]
    assert [(one["path"], one["locale"], one["msgctxt"]) for one in found] == [
        (SAFETY, None, "speak.self"),
        (ES, "es", "channel.text"),
    ]
    assert found[0]["message"] == "hotline: 1 text changed since signed: speak.self"
    assert found[1]["message"].startswith("3 texts changed since signed: channel.text")
    assert "--safety hotline" in found[0]["hint"]


# Damaged files


@pytest.mark.parametrize("path", [ES, SAFETY])
@pytest.mark.parametrize("text", ["<<<<<<< HEAD\n", "language: [", "", "safety: x\n"])
def test_damaged_file_stops_and_is_not_written_over(
    signed: Run, root: Path, capsys: Said, path: str, text: str
) -> None:
    (root / path).write_text(text, encoding="utf-8")
    before = _files(root)
    assert signed("check") == 1
    assert "error REV001: " in capsys.readouterr().out
    assert signed("build", "--locale", "es", "--out", root.parent / "out") == 1
    assert not (root.parent / "out").exists()
    words = ["es"] if path == ES else ["--safety", "hotline"]
    assert signed("review", *words, "--by", "Team", "--yes") == 3
    assert f"{path}" in capsys.readouterr().err
    assert signed("status") == 1
    assert _files(root) == before


def test_damaged_file_of_one_language_hinders_no_other(signed: Run, root: Path, capsys: Said) -> None:
    (root / ES).write_text("x", encoding="utf-8")
    assert signed("build", "--locale", "en", "--card", "hotline", "--out", root.parent / "out") == 0


# status


def test_status_is_a_table(signed: Run, root: Path, capsys: Said) -> None:
    _edit(root / PO, 'msgctxt "indicator.do"', '#, fuzzy\nmsgctxt "indicator.do"')
    _edit(root / PO, "Mensaje de texto", "Mensaje de texto por teléfono")
    assert signed("status") == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        "language card translated fuzzy too long signed safe state",
        "en English hotline 18/18 - - - 19/19 ready",
        "en English indicator 23/23 - - - 0/24 DRAFT",
        "es Spanish hotline 21/21 - 1 20/21 22/22 DRAFT",
        "es Spanish indicator 22/23 1 1 21/23 0/24 incomplete",
        "",
        "4 cards in 2 languages (us): 1 ready, 2 DRAFT, 1 incomplete",
    ]


def test_status_of_some_languages(run: Run, capsys: Said) -> None:
    assert set(_states(run, capsys, "spanish")) == {("es", "hotline"), ("es", "indicator")}
    assert run("status", "xx") == 2
    assert run("status", "--region", "xx") == 2
    assert run("status", "--region", "us") == 0


def test_status_says_what_a_number_does_not_serve(run: Run, root: Path, capsys: Said) -> None:
    _edit(
        root / CONTACTS,
        'languages: [en, es]\n    interpreters: "yes"',
        'languages: [en]\n    interpreters: "no"',
    )
    states = {key: row["state"] for key, row in _states(run, capsys).items()}
    assert states["es", "hotline"] == states["es", "indicator"] == "not served"
    assert states["en", "hotline"] == "DRAFT"


def test_status_names_a_catalog_that_cannot_be_read(run: Run, root: Path, capsys: Said) -> None:
    _edit(root / PO, 'msgstr "Mensaje de texto"', 'msgstr "Mensaje de texto')
    assert run("status") == 1
    said = capsys.readouterr()
    assert "es" not in {line.split()[0] for line in said.out.splitlines() if line}
    assert "CAT009" in said.err


def test_json_is_the_interface(run: Run, capsys: Said) -> None:
    row = _states(run, capsys)["en", "indicator"]
    assert row == {
        "locale": "en",
        "language": "English",
        "card": "indicator",
        "messages": 23,
        "translated": 23,
        "fuzzy": 0,
        "over_length": 0,
        "signed": None,
        "safe": 0,
        "safe_of": 24,
        "state": "DRAFT",
    }


# build --ready-only


def _build(run: Run, root: Path, *words: str) -> int:
    return run("build", "--out", root.parent / "out", *words)


def test_ready_card_has_no_draft_in_its_name(signed: Run, root: Path) -> None:
    assert _build(signed, root, "--ready-only", "--locale", "es", "--card", "hotline") == 0
    files = _files(root.parent / "out")
    assert READY in files
    assert [entry["status"] for entry in json.loads(files["manifest.json"])["artifacts"]] == ["ready"]


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


def test_draft_that_was_asked_for_fails(signed: Run, root: Path, capsys: Said) -> None:
    assert _build(signed, root, "--ready-only", "--card", "indicator", "--locale", "es") == 1
    said = capsys.readouterr().err
    assert "error REV003 [es card.indicator.title]: indicator: not ready in us" in said
    assert "nobody has signed the English of 24 texts" in said
    assert not (root.parent / "out").exists()


def test_where_nothing_is_named_every_complete_card_must_be_ready(
    whole: Run, root: Path, capsys: Said
) -> None:
    _edit(root / PO, "Hablo español.", "Yo hablo español.")
    _edit(root / PO, 'msgctxt "indicator.do"', '#, fuzzy\nmsgctxt "indicator.do"')
    assert _build(whole, root, "--ready-only") == 1
    said = capsys.readouterr().err
    assert said.count("REV003") == 1
    assert "hotline: not ready in us: no speaker has signed 1 text (speak.self)" in said
    assert "warning CRD005 [es indicator.do]" in said


def test_card_that_was_ready_and_is_not_any_more_fails(whole: Run, root: Path, capsys: Said) -> None:
    assert _build(whole, root, "--ready-only") == 0
    before = _files(root.parent / "out")
    _edit(root / PO, "Hablo español.", "Yo hablo español.")
    _edit(root / PO, 'msgctxt "indicator.do"', '#, fuzzy\nmsgctxt "indicator.do"')
    capsys.readouterr()
    assert _build(whole, root, "--ready-only") == 1
    said = capsys.readouterr().err
    assert said.count("error REV004") == 2
    assert "REV003" not in said
    assert "hotline: not ready in us: no speaker has signed 1 text (speak.self)" in said
    assert "indicator: was ready in us, and is not made now: indicator: 1 message not translated" in said
    assert _files(root.parent / "out") == before


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


def test_what_is_not_asked_for_is_not_missed(whole: Run, root: Path) -> None:
    assert _build(whole, root, "--ready-only", "--card", "indicator") == 0
    _edit(root / PO, 'msgctxt "indicator.do"', '#, fuzzy\nmsgctxt "indicator.do"')
    assert _build(whole, root, "--ready-only", "--card", "hotline") == 0


def test_build_without_the_option_takes_drafts_and_forgets(whole: Run, root: Path) -> None:
    assert _build(whole, root, "--ready-only", "--locale", "es", "--card", "hotline") == 0
    _edit(root / PO, "Hablo español.", "Yo hablo español.")
    assert _build(whole, root, "--locale", "es", "--card", "hotline") == 0
    files = _files(root.parent / "out")
    assert READY not in files
    assert READY.replace(".pdf", "-DRAFT.pdf") in files


# On paper


@pytest.mark.parametrize("card", ["hotline", "indicator"])
@pytest.mark.parametrize("locale", ["en", "es", "ur"])
def test_reviewed_card_differs_from_its_draft_in_the_strip_alone(card: str, locale: str) -> None:
    loaded, language = bundled.sample(), bundled.languages().find(locale)
    assert language
    draft = edition_of(loaded, loaded.cards[card], language, loaded.regions["us"])
    assert isinstance(draft, Edition)
    assert draft.status is Status.DRAFT
    panels = [_panels(edition) for edition in (draft, replace(draft, status=Status.READY))]
    for before, after in zip(*panels, strict=True):
        strip = [line for line in before if line[0] in ("DRAFT", "not checked by a speaker")]
        assert len(strip) == 2
        assert [line for line in before if line not in strip] == after


def _panels(edition: Edition) -> list[list[tuple[str, float, float]]]:
    laid_out = typeset(edition, bundled.composer())
    assert isinstance(laid_out, TypesetEdition)
    return [[(line.line.text, line.x, line.y) for line in panel.lines()] for panel in laid_out.panels]
