"""Every check finds what it is for, is silent on what is sound, and is listed once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pocketcards import checks
from pocketcards.build import RULES
from pocketcards.checks import CHECKS, run_checks
from pocketcards.checks.base import Check
from pocketcards.model.card import BlockKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from tests.builders import block, card, catalog, contact, project, region, with_entry

FOLDER = Path(checks.__file__).parent
BY_CODE = {check.rule.code: check for check in CHECKS}


def _translated(english: str, spanish: str) -> Project:
    only = card({"help.text": english}, block("text", BlockKind.TEXT, "help.text"))
    return project(only, catalogs={"es": catalog("es", only.messages, help__text=spanish)})


def _entry(**changes: object) -> Project:
    loaded = project()
    return replace(loaded, catalogs={"es": with_entry(loaded.catalogs["es"], "help.title", **changes)})


def _signs(count: int, length: int) -> Project:
    texts = {f"help.sign.{i}": "x" * length for i in range(count)}
    return project(card(texts, block("signs", BlockKind.SIGNS, *texts)))


def _extra() -> Project:
    loaded = project()
    entry = replace(loaded.catalogs["es"].entries["help.title"], msgctxt="help.gone")
    entries = {**loaded.catalogs["es"].entries, "help.gone": entry}
    return replace(loaded, catalogs={"es": replace(loaded.catalogs["es"], entries=entries)})


def _empty_catalog() -> Project:
    loaded = project()
    return replace(loaded, catalogs={"es": replace(loaded.catalogs["es"], entries={})})


BAD: list[tuple[str, str, Callable[[], Project]]] = [
    ("CRD001", "unknown contact", lambda: project(regions={"us": region(roles={"hotline": "lost"})})),
    ("CRD001", "not confirmed", lambda: project(contacts={"line": contact(confirmed=False)})),
    ("CRD001", "unknown trim", lambda: project(regions={"us": region(trim="huge")})),
    ("CRD002", "9 signs", lambda: _signs(9, 10)),
    ("CRD002", "61 characters", lambda: _signs(1, 61)),
    ("MSG001", "missing: {emergency}", lambda: _translated("Call {emergency}", "Llame")),
    ("MSG001", "not in the English: {hotline}", lambda: _translated("Call", "Llame {hotline}")),
    ("MSG001", "{emergencia}", lambda: _translated("Call {emergency}", "Llame {emergencia}")),
    ("MSG001", "{emergency}", lambda: _translated("Call {emergency}", "{emergency} {emergency}")),
    ("MSG001", "｛", lambda: _translated("Call {emergency}", "｛emergency｝")),
    ("MSG001", "{", lambda: _translated("Call", "Llame {")),
    ("MSG001", "{ emergency }", lambda: _translated("Call {emergency}", "{ emergency }")),
    ("MSG001", "{emergency\u200b}", lambda: _translated("Call {emergency}", "{emergency\u200b}")),
    ("MSG002", "no figure", lambda: _translated("Help", "Llame al 911")),
    ("MSG002", "English has 18", lambda: _translated("Under 18", "Menor")),
    ("MSG002", "19", lambda: _translated("Under 18", "Menor de 19")),
    ("MSG002", "１８", lambda: _translated("Under 18", "１８")),
    ("MSG002", "⑨", lambda: _translated("Help", "⑨①①")),
    ("MSG002", "888", lambda: _translated("Help", "1-888-373-7888")),
    ("MSG003", "fuzzy", lambda: _entry(fuzzy=True)),
    ("MSG004", "the English is now: Help", lambda: _entry(msgid="Helps")),
    ("MSG005", "help.title", lambda: _entry(msgstr="")),
    ("MSG005", "help.title", _empty_catalog),
    ("MSG006", "'help.gone'", _extra),
]


def _found(code: str, loaded: Project) -> list[Finding]:
    return list(BY_CODE[code].find(loaded))


@pytest.mark.parametrize(("code", "said", "bad"), BAD, ids=[f"{code} {said}" for code, said, _ in BAD])
def test_check_finds_what_it_is_for(code: str, said: str, bad: Callable[[], Project]) -> None:
    findings = _found(code, bad())
    assert {found.code for found in findings} == {code}
    assert said in findings[0].message
    assert findings[0].path


GOOD: list[tuple[str, Callable[[], Project]]] = [
    *((check.rule.code, project) for check in CHECKS),
    ("CRD002", lambda: _signs(8, 60)),
    ("MSG001", lambda: _translated("Call {emergency}", "{emergency}: llame")),
    ("MSG002", lambda: _translated("Under 18", "18 o menos")),
    ("MSG002", lambda: _translated("Help", "一个人三次")),
    ("MSG003", lambda: _entry(fuzzy=True, msgstr="")),
    ("MSG004", lambda: _entry(fuzzy=True, msgid="Helps")),
]


@pytest.mark.parametrize(("code", "good"), GOOD, ids=[code for code, _ in GOOD])
def test_check_is_silent_on_what_is_sound(code: str, good: Callable[[], Project]) -> None:
    assert _found(code, good()) == []


@pytest.mark.parametrize("code", ["MSG001", "MSG002"])
@pytest.mark.parametrize("changes", [{"fuzzy": True}, {"msgid": "Call {emergency} 12"}])
def test_what_is_not_printed_stops_nobody(code: str, changes: dict[str, object]) -> None:
    loaded = _translated("Call {emergency} 18", "Llame 7")
    entry = with_entry(loaded.catalogs["es"], "help.text", **changes)
    assert _found(code, loaded)
    assert _found(code, replace(loaded, catalogs={"es": entry})) == []


def test_finding_names_language_message_and_line() -> None:
    (found,) = _found("MSG001", _translated("Call {emergency}", "Llame"))
    assert (found.locale, found.msgctxt, found.line) == ("es", "help.text", 3)
    assert found.path == "translations/es/LC_MESSAGES/cards.po"


def test_run_has_the_findings_of_all_checks() -> None:
    loaded = replace(_translated("Call {emergency}", "Llame 7"), contacts={})
    assert [found.code for found in run_checks(loaded)] == ["CRD001", "MSG001", "MSG002"]


def _tested(code: str) -> bool:
    return any(code == bad for bad, _, _ in BAD)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.code)
def test_every_check_has_a_bad_example(check: Check) -> None:
    assert _tested(check.rule.code)


def test_every_file_of_the_folder_is_in_the_tuple() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "base"}
    listed = [check.find.__module__.rpartition(".")[2] for check in CHECKS]
    assert sorted(files) == sorted(listed)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.code)
def test_file_is_called_as_its_rule(check: Check) -> None:
    module = check.find.__module__.rpartition(".")[2]
    assert module == f"{check.rule.code.lower()}_{check.rule.name.replace('-', '_')}"


def test_no_two_rules_share_a_code_or_a_name() -> None:
    codes = [rule.code for rule in RULES]
    names = [rule.name for rule in RULES]
    assert sorted(set(codes)) == sorted(codes)
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_says_why_and_what_to_do(rule: Rule) -> None:
    assert len(rule.code) == 6
    assert rule.code[:3].isupper()
    assert rule.code[3:].isdigit()
    assert rule.name == rule.name.lower().replace(" ", "-")
    assert rule.why.endswith((".", "!", "?"))
    assert rule.fix
    assert isinstance(rule.severity, Severity)


def test_checks_of_checks_are_all_rules() -> None:
    assert {check.rule for check in CHECKS} <= set(RULES)
