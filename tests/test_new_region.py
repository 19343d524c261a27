"""A language, a region and a role that the program has never heard of: in data alone, and proven."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.projects import copied, edit
from tests.support.clock import morning_of
from tests.support.readers import holds, pdfium_text

pytestmark = pytest.mark.slow  # whole builds, or processes of their own

Run = Callable[..., int]
CONTACTS, REGIONS, HOTLINE = (f"cards/{name}.yaml" for name in ("contacts", "regions", "hotline"))
PO, WORDS = "translations/eu/LC_MESSAGES/cards.po", "translations/eu/words.yaml"
NUMBERS = {"emergency": "112", "hotline": "1800-555-010", "legalline": "1800-600-700"}
CARD = "ie/card-ie-eu-card-DRAFT.pdf"


def _contact(name: str, kind: str, dial: str, printed: str) -> str:
    return f"""\
  {name}:
    kind: {kind}
    dial: "{dial}"
    print: "{printed}"
    name: "{name}"
    hours: {{always: "yes"}}
    languages: [en]
    interpreters: "yes"
    reach: [ie]
    facts:
      run_by: {{is: ngo, seen: {{url: "https://example.org/about", date: "2026-11-22", copy: live}}}}
      recorded: {{is: "no", seen: {{url: "https://example.org/about", date: "2026-11-22", copy: live}}}}
    seen: {{url: "https://example.org/{name}", date: "2026-11-22", copy: live}}
"""


REGION = """\
  ie:
    name: "Ireland"
    trim: eu
    paper: a4
    roles:
      emergency: ie-112
      hotline: ie-voice
      legalline: ie-legal
"""
MESSAGE = """\
  hotline.legal:
    text: "Call a lawyer."
    names: [voice]
    why: "A lawyer is bound to keep a secret."
    source: ["niwap"]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The help card of the small project, with Ireland, and with a line of lawyers on it."""
    root = copied(tmp_path / "project", "es")
    (root / "cards" / "indicator.yaml").unlink()
    with (root / CONTACTS).open("a", encoding="utf-8") as file:
        file.write(_contact("ie-112", "emergency", "112", NUMBERS["emergency"]))
        file.write(_contact("ie-voice", "voice", "+3531800555010", NUMBERS["hotline"]))
        file.write(_contact("ie-legal", "voice", "+3531800600700", NUMBERS["legalline"]))
    edit(root / REGIONS, "regions:\n", f"  legalline: {{kind: [voice]}}\nregions:\n{REGION}")
    edit(root / HOTLINE, "\nblocks:\n", f"{MESSAGE}\nblocks:\n")
    line = "      - {role: hotline, label: hotline.call}\n"
    edit(root / HOTLINE, line, f"{line}      - {{role: legalline, label: hotline.legal}}\n")
    return root


@pytest.fixture
def run(root: Path) -> Run:
    def runs(*words: object) -> int:
        return main([*map(str, words), "--project", str(root)], now=morning_of(date(2026, 11, 23)))

    return runs


@pytest.fixture
def translated(root: Path, run: Run) -> Run:
    """Approve the numbers; write Basque, which stands here as English with other vowels, and its words."""
    assert run("contacts", "lock", "--by", "Dublin team", "--yes") == 0
    assert run("extract") == 0
    assert run("init", "eu") == 0
    (root / PO).write_text(_filled((root / PO).read_text("utf-8")), encoding="utf-8")
    (root / WORDS).write_text('promises:\n  free: ["doain*"]\ntelling: ["polizia*"]\n', encoding="utf-8")
    return run


def _filled(catalog: str) -> str:
    def filled(entry: re.Match[str]) -> str:
        text = re.sub(r"\{\w+\}|\w+", lambda word: _other(word[0]), entry[1])
        return f'msgid "{entry[1]}"\nmsgstr "{text}"\n'

    whole = re.sub(r'msgid "(.+)"\nmsgstr ""\n', filled, catalog)
    # A cover names the reader's own language, and never English.
    own = re.compile(rf'(msgctxt "(?:speak\.self|say\.sound)"\n.*\nmsgstr ".*){_other("English")}')
    return own.sub(r"\1Eoskere", whole)


def _other(word: str) -> str:
    return word if word.startswith("{") else word.translate(str.maketrans("aeiouAEIOU", "xaeioXAEIO"))


def test_the_new_card_is_built_and_every_number_on_it_is_proven(
    root: Path, translated: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert translated("check") == 0, capsys.readouterr().out
    out = tmp_path / "out"
    assert translated("build", "--region", "ie", "--locale", "eu", "--card", "hotline", "--out", out) == 0
    (entry,) = [
        one
        for one in json.loads((out / "manifest.json").read_text("utf-8"))["artifacts"]
        if one["path"] == CARD
    ]
    assert entry["contacts"] == NUMBERS
    assert entry["copies_read"] == len(NUMBERS)
    text = pdfium_text(out / CARD)
    assert {role for role, number in NUMBERS.items() if number in text} == set(NUMBERS)
    assert holds(text, " ".join(map(_other, ["Call", "a", "lawyer"])))
    assert translated("verify", out) == 0


def test_the_new_words_are_looked_for(
    root: Path, translated: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    text = (root / PO).read_text("utf-8")
    call = f'msgstr "{_other("Call")} {_other("a")} {_other("lawyer")}."'
    assert call in text
    (root / PO).write_text(text.replace(call, 'msgstr "Doainik."'), encoding="utf-8")
    assert translated("check") == 1
    said = capsys.readouterr().out
    assert "error MSG022 [eu hotline.legal]" in said
    assert "eu: no words are known for confidential, anonymous, safe" in said


def test_a_region_without_the_role_has_its_cards_as_before(translated: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert translated("build", "--region", "us", "--locale", "en", "--card", "hotline", "--out", out) == 0
    text = pdfium_text(out / "us" / "card-us-en-card-DRAFT.pdf")
    assert "1-888-373-7888" in text
    assert not holds(text, "Call a lawyer.")


@pytest.mark.parametrize(("declared", "code"), [("", "CON017"), ("  legalline: {kind: [text]}\n", "CON007")])
def test_a_role_that_is_not_declared_or_of_another_kind_stops_everything(
    root: Path, translated: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], declared: str, code: str
) -> None:
    edit(root / REGIONS, "  legalline: {kind: [voice]}\n", declared)
    assert translated("check") == 1
    assert f"error {code}" in capsys.readouterr().out
    assert translated("build", "--region", "ie", "--locale", "eu", "--out", tmp_path / "out") == 1
    assert not (tmp_path / "out").exists()


def test_a_number_of_the_new_region_that_nobody_approved_stops_everything(
    root: Path, translated: Run, tmp_path: Path
) -> None:
    edit(root / CONTACTS, NUMBERS["legalline"], "1800-600-070")
    assert translated("build", "--region", "ie", "--locale", "en", "--out", tmp_path / "out") == 1
    assert not (tmp_path / "out").exists()
