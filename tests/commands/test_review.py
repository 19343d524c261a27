"""`review` on the command line: who vouches for what, text by text."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.signatures import (
    ES,
    HOTLINE,
    PO,
    SAFETY,
    Run,
    Said,
    lines_of,
    states_of,
    text_of,
)
from tests.projects import copied, edit, files_of
from tests.support.each import each


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", "es")


# Signing


def test_signing_makes_ready(run: Run, root: Path, capsys: Said) -> None:
    assert {row["state"] for row in states_of(run, capsys).values()} == {"DRAFT"}
    before = files_of(root)
    assert run("review", "Spanish", "--by", "Madrid team", "--yes") == 0
    assert "Spanish (es): 40 texts signed by Madrid team" in capsys.readouterr().out
    assert {row["state"] for row in states_of(run, capsys).values()} == {"DRAFT"}
    assert run("review", "--safety", "hotline", "--by", "Night team", "--yes") == 0
    assert run("review", "--safety", "hotline", "--by", "night  Team", "--yes") == 0
    assert {row["state"] for row in states_of(run, capsys).values()} == {"DRAFT"}  # one team, twice
    assert run("review", "--safety", "hotline", "--by", "Harbour team", "--changed", "--yes") == 0
    assert "23 texts signed by Harbour team" in capsys.readouterr().out
    states = {key: row["state"] for key, row in states_of(run, capsys).items()}
    assert [key for key, state in states.items() if state == "ready"] == [
        ("en", "hotline"),
        ("es", "hotline"),
    ]
    after = files_of(root)
    assert set(after) - set(before) == {ES, SAFETY}
    assert {name: after[name] for name in before} == before
    assert run("check", "--strict") == 0


def test_one_line_a_message(signed: Run, root: Path) -> None:
    assert lines_of(root, ES) == 40
    assert lines_of(root, SAFETY) == 2 * 25
    assert text_of(root, ES)[2:6] == [
        'locale: "es"',
        "language:",
        '  - by: "Madrid team"',
        '    date: "2026-11-22"',
    ]


def test_signing_again_changes_nothing(signed: Run, root: Path, capsys: Said) -> None:
    before = files_of(root)
    assert signed("review", "es", "--by", "Other team", "--changed", "--yes") == 0
    assert "nothing waits for your signature" in capsys.readouterr().out
    assert signed("review", "es", "--by", "Madrid team", "--date", "2026-11-22", "--yes") == 0
    assert files_of(root) == before


def test_diff_of_a_changed_message_is_its_line(signed: Run, root: Path) -> None:
    before = text_of(root, ES)
    edit(root / PO, "Por favor, llame a un intérprete.", "Llame a un intérprete.")
    assert signed("review", "es", "--by", "Madrid team", "--date", "2026-11-22", "--changed", "--yes") == 0
    after = text_of(root, ES)
    differ = [one for one, two in zip(before, after, strict=True) if one != two]
    assert [line.split(":")[0].strip() for line in differ] == ["speak.interpreter"]


def test_card_limits_what_is_signed(run: Run, root: Path, capsys: Said) -> None:
    assert run("review", "es", "--by", "Team", "--card", "indicator", "--yes") == 0
    states = states_of(run, capsys, "es")
    assert states["es", "indicator"]["signed"] == states["es", "indicator"]["messages"] == 23
    assert states["es", "hotline"]["signed"] < states["es", "hotline"]["messages"]


@each(
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
    before = files_of(root)
    assert run("review", *words) == 2
    assert said in capsys.readouterr().err
    assert files_of(root) == before


def test_what_is_not_translated_cannot_be_signed(run: Run, root: Path, capsys: Said) -> None:
    edit(root / PO, 'msgctxt "speak.self"', '#, fuzzy\nmsgctxt "speak.self"')
    edit(root / PO, 'msgid "Text message"', 'msgid "A text message"')
    edit(root / PO, 'msgstr "Diga en inglés:"', 'msgstr ""')
    assert run("review", "es", "--by", "Team", "--yes") == 0
    said = capsys.readouterr()
    assert "cannot be signed, missing: say.in-english\n" in said.err
    assert "cannot be signed, fuzzy: speak.self\n" in said.err
    assert "cannot be signed, outdated: channel.text\n" in said.err
    assert "37 texts signed" in said.out
    assert not any(f"{name}:" in "\n".join(text_of(root, ES)) for name in ("speak.self", "channel.text"))
    assert run("review", "es", "--by", "Team", "--changed", "--yes") == 1
    assert "nothing that can be signed" in capsys.readouterr().out


def test_a_language_without_a_catalog_has_its_names_signed(run: Run, root: Path, capsys: Said) -> None:
    """And a signature of a name ends with the name."""
    assert run("review", "Dari", "--by", "Kabul team", "--yes") == 0
    assert "Dari (prs): 2 texts signed by Kabul team" in capsys.readouterr().out
    assert lines_of(root, "translations/prs/review.yaml") == 2
    assert run("check", "--strict") == 0
    assert run("review", "prs", "--by", "Other team", "--changed", "--yes") == 0
    assert "nothing waits for your signature" in capsys.readouterr().out
    languages = root / "translations" / "languages.yaml"
    edit(languages, 'endonym: "دری"', 'endonym: "فارسی دری"')
    assert run("check") == 0
    assert "warning REV002" in (said := capsys.readouterr().out)
    assert "1 text changed since signed: language.own-name" in said
    assert run("review", "prs", "--by", "Other team", "--changed", "--yes") == 0
    assert "1 text signed by Other team" in capsys.readouterr().out
    assert run("review", "fr", "--card", "indicator", "--by", "Team", "--yes") == 1  # it names no language
    assert "nothing that can be signed" in capsys.readouterr().out


# On a terminal


def test_terminal_shows_each_text_and_asks(
    run: Run, root: Path, capsys: Said, terminal: Callable[[str], None]
) -> None:
    terminal("y\nwhat?\ns\nNO\n\nyes\nq\n")
    assert run("review", "es", "--by", "Team") == 0
    said = capsys.readouterr()
    assert said.out.count("[y]es, [n]o, [s]kip, [q]uit") == 6
    assert "1/40  say.sound" in said.out  # the translator was not sure of it, so it comes first
    assert "English:     English" in said.out
    assert "Note:        How the ENGLISH NAME of your language sounds" in said.out
    assert "Translation: espánish\n" in said.out
    assert 'Doubt:       Respelling as popularly heard; "spánish" is nearer' in said.out
    assert "<U+" not in said.out
    assert "not signed: channel.interpreters" in said.err
    assert lines_of(root, ES) == 2


@pytest.mark.parametrize(("answers", "code"), [("q\n", 1), ("", 1), ("n\nq\n", 1)])
def test_who_signs_nothing_writes_nothing(
    run: Run, root: Path, terminal: Callable[[str], None], answers: str, code: int
) -> None:
    before = files_of(root)
    terminal(answers)
    assert run("review", "es", "--by", "Team") == code
    assert files_of(root) == before


def test_changed_asks_only_for_what_is_not_signed(
    signed: Run, root: Path, capsys: Said, terminal: Callable[[str], None]
) -> None:
    edit(root / PO, "Hablo español.", "Yo hablo español.")
    terminal("y\n")
    assert signed("review", "es", "--by", "Other team", "--changed") == 0
    said = capsys.readouterr().out
    assert "1/1  speak.self" in said
    assert lines_of(root, ES) == 40


def test_no_takes_back_what_the_team_had_signed(
    signed: Run, root: Path, capsys: Said, terminal: Callable[[str], None]
) -> None:
    terminal("n\nq\n")
    assert signed("review", "es", "--by", "Madrid team") == 0
    assert lines_of(root, ES) == 39
    assert states_of(signed, capsys)["es", "hotline"]["state"] == "DRAFT"


def test_safety_shows_the_english_and_the_title(
    run: Run, root: Path, capsys: Said, terminal: Callable[[str], None]
) -> None:
    terminal("y\ny\nq\n")
    assert run("review", "--safety", "indicator", "--by", "Team") == 0
    said = capsys.readouterr().out
    assert "1/23  card.indicator.title" in said
    assert "Is this safe to print" in said
    assert "Translation" not in said
    assert lines_of(root, SAFETY) == 3  # the title of the card is that on it, and is asked once


def test_control_characters_of_a_catalog_do_not_reach_the_terminal(
    run: Run, root: Path, capsys: Said, terminal: Callable[[str], None]
) -> None:
    edit(root / PO, "Hablo español.", "Hablo \u202eespañol.")
    terminal("q\n")
    run("review", "es", "--by", "Team")
    said = capsys.readouterr().out
    assert "<U+202E>" in said
    assert "\u202e" not in said


def test_what_a_card_says_no_longer_is_signed_no_longer(signed: Run, root: Path, capsys: Said) -> None:
    assert signed("review", "--safety", "indicator", "--by", "Team", "--yes") == 0
    edit(root / HOTLINE, "messages: [hotline.name, hotline.list]", "messages: [hotline.name]")
    edit(root / HOTLINE, "  know-list: {kind: signs, messages: [hotline.list]}\n", "")
    edit(root / HOTLINE, "know-list, ", "")
    assert signed("review", "--safety", "hotline", "--by", "Night team", "--date", "2026-11-22", "--yes") == 0
    assert "hotline.list" not in "\n".join(text_of(root, SAFETY))
    assert lines_of(root, SAFETY) == 2 * 24 + 24


def test_disk_that_is_full_leaves_the_old_file(
    signed: Run, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    edit(root / PO, "Hablo español.", "Yo hablo español.")
    before = files_of(root)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert signed("review", "es", "--by", "Team", "--yes") == 3
    assert "No space left" in capsys.readouterr().err
    assert files_of(root) == before


# Damaged files


@pytest.mark.slow
@pytest.mark.parametrize("path", [ES, SAFETY])
@pytest.mark.parametrize("text", ["<<<<<<< HEAD\n", "language: [", "", "safety: x\n"])
def test_damaged_file_stops_and_is_not_written_over(
    signed: Run, root: Path, capsys: Said, path: str, text: str
) -> None:
    (root / path).write_text(text, encoding="utf-8")
    before = files_of(root)
    assert signed("check") == 1
    assert "error REV001: " in capsys.readouterr().out
    assert signed("build", "--locale", "es", "--out", root.parent / "out") == 1
    assert not (root.parent / "out").exists()
    words = ["es"] if path == ES else ["--safety", "hotline"]
    assert signed("review", *words, "--by", "Team", "--yes") == 3
    assert f"{path}" in capsys.readouterr().err
    assert signed("status") == 1
    assert files_of(root) == before


def test_damaged_file_of_one_language_hinders_no_other(signed: Run, root: Path, capsys: Said) -> None:
    (root / ES).write_text("x", encoding="utf-8")
    assert signed("build", "--locale", "en", "--card", "hotline", "--out", root.parent / "out") == 0
