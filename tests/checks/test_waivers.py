"""Waivers: they let pass what they name until their day, and nothing that protects a number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pocketcards.checks import CHECKS, not_checked, run_checks
from pocketcards.checks.examples import SAMPLE, translated
from pocketcards.load.project import load_project
from pocketcards.load.waivers import read_waivers
from pocketcards.load.yaml import ShapeError
from pocketcards.model.finding import Finding, Location, Severity
from pocketcards.model.project import Project
from pocketcards.model.waiver import Waiver
from tests.builders import node_of, write_cards
from tests.bundled import ROOT
from tests.support.each import each

DAY = date(2026, 6, 1)
SAME = "The same words in both languages."
ENTRY = """\
waivers:
  - code: MSG019
    where: {locale: pcm, msgctxt: channel.text}
    reason: "Nigerian Pidgin has the same words"
    until: "2027-06-30"
"""


def _waiver(code: str = "MSG019", until: date = DAY, **changes: str) -> Waiver:
    return Waiver(code, SAME, until, Location("cards/waivers.yaml", 2), **(changes or {"locale": "es"}))


def _same(*waivers: Waiver, **changes: object) -> Project:
    """A project in which a translation is the English: MSG019."""
    loaded = translated("Call when you are alone.", "Call when you are alone.").project
    return loaded._replace(**{"waivers": waivers, "as_of": DAY, "thorough": True, **changes})  # type: ignore[arg-type]


def _codes(project: Project) -> list[str]:
    return [found.code for found in run_checks(project)]


@each(
    "where",
    [
        {"locale": "es"},
        {"msgctxt": SAMPLE},
        {"path": "translations/es/LC_MESSAGES/cards.po"},
        {"says": "is the English"},
        {"locale": "es", "msgctxt": SAMPLE, "says": "English"},
    ],
)
def test_waived_finding_passes(where: dict[str, str]) -> None:
    assert _codes(_same()) == ["MSG019"]
    assert _codes(_same(_waiver(**where))) == []


@each("where", [{"locale": "pt"}, {"msgctxt": "other"}, {"path": "cards"}, {"locale": "es", "says": "x"}])
def test_waiver_of_something_else_is_unused(where: dict[str, str]) -> None:
    assert _codes(_same(_waiver(**where))) == ["MSG019", "WVR002"]


def test_waiver_ends_with_its_day() -> None:
    assert _codes(_same(_waiver(until=DAY))) == []
    found = run_checks(_same(_waiver(until=date(2026, 5, 31))))
    assert [one.code for one in found] == ["MSG019", "WVR001"]
    assert "2026-05-31" in found[1].message
    assert found[1].path == "cards/waivers.yaml"


def test_without_a_day_no_waiver_is_over() -> None:
    assert _codes(_same(_waiver(until=date(2000, 1, 1)), as_of=None)) == []


def test_build_of_some_languages_calls_no_waiver_unused() -> None:
    assert _codes(_same(_waiver(locale="pt"), thorough=False)) == ["MSG019"]


def test_two_waivers_of_one_finding_are_both_used() -> None:
    assert _codes(_same(_waiver(), _waiver(msgctxt=SAMPLE))) == []


BY_CODE = {check.rule.code: check for check in CHECKS}
NOT_WAIVABLE = sorted(check.rule.code for check in CHECKS if not check.rule.waivable)


@each("code", [*NOT_WAIVABLE, "CAT009", "PRF001", "XXX999"])
def test_what_protects_a_number_cannot_be_waived(code: str) -> None:
    (found,) = [one for one in run_checks(_same(_waiver(code), _waiver())) if one.code == "WVR003"]
    assert code in found.message
    assert found.severity is Severity.ERROR


def test_waiver_of_everything_lets_no_number_pass() -> None:
    for code in NOT_WAIVABLE:
        loaded = BY_CODE[code].fails()[0].project
        assert code in _codes(loaded._replace(waivers=_all_of(code, loaded))), code


def test_what_may_be_waived_can_be() -> None:
    for code in sorted({*BY_CODE} - {*NOT_WAIVABLE}):
        loaded = BY_CODE[code].fails()[0].project
        assert _codes(loaded._replace(waivers=_all_of(code, loaded))) == [], code


def _all_of(code: str, loaded: Project) -> tuple[Waiver, ...]:
    """Waivers of everything that is found in the files where something is found."""
    paths = {found.path or "" for found in run_checks(loaded)}
    return tuple(_waiver(code, date(2099, 1, 1), path=path) for path in sorted(paths))


def test_checks_of_numbers_and_of_contacts_are_not_waivable() -> None:
    numbers = {f"MSG{number:03}" for number in (1, 2, 7, 8, 9, 10, 11, 12, 13, 16)}
    addresses = {"MSG014", "MSG015", "MSG017"}  # hidden in a word, in the open, in letters of another script
    assert numbers | addresses | {"CRD001", "CON016"} <= set(NOT_WAIVABLE)


def test_waiver_that_holds_is_told() -> None:
    (line,) = (line for line in not_checked(_same(_waiver())) if "waived" in line)
    assert line == f"MSG019 (es): waived until 2026-06-01: {SAME}"


def test_file_is_read(tmp_path: Path) -> None:
    (waiver,) = read_waivers(node_of(tmp_path, ENTRY, "waivers.yaml"))
    assert (waiver.code, waiver.until, waiver.at.line) == ("MSG019", date(2027, 6, 30), 2)
    assert (waiver.locale, waiver.msgctxt, waiver.path, waiver.says) == ("pcm", "channel.text", None, None)
    assert str(waiver) == "MSG019 (pcm channel.text)"


@each(
    ("old", "new"),
    [
        ("MSG019", "msg019"),
        ("MSG019", "MSG"),
        ("2027-06-30", "2027-06"),
        ("2027-06-30", "20270630"),
        ("2027-06-30", "2027-02-30"),
        ("2027-06-30", "for ever"),
        ("Nigerian Pidgin has the same words", "ok"),
        ("{locale: pcm, msgctxt: channel.text}", "{}"),
        ("{locale: pcm, msgctxt: channel.text}", "{anything: '*'}"),
        ("{locale: pcm, msgctxt: channel.text}", "everywhere"),
        ("    until:", "    til:"),
        ("waivers:", "waiver:"),
    ],
)
def test_unclear_entry_is_refused(tmp_path: Path, old: str, new: str) -> None:
    assert old in ENTRY
    with pytest.raises(ShapeError):
        read_waivers(node_of(tmp_path, ENTRY.replace(old, new), "waivers.yaml"))


def test_project_has_its_waivers(tmp_path: Path) -> None:
    root = write_cards(tmp_path, waivers=ENTRY)
    findings: list[Finding] = []
    loaded = load_project(root, ROOT, findings)
    assert not findings
    assert [str(waiver) for waiver in loaded.waivers] == ["MSG019 (pcm channel.text)"]
    assert list(loaded.cards) == ["help"]


def test_broken_file_of_waivers_stops_everything(tmp_path: Path) -> None:
    findings: list[Finding] = []
    load_project(write_cards(tmp_path, waivers="waivers: 1\n"), ROOT, findings)
    assert any(found.path == "cards/waivers.yaml" for found in findings)
