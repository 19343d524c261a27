"""The frame of checks: each listed once, shown by examples, explained, and open about what it skips."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from pocketcards import checks
from pocketcards.checks import CHECKS, not_checked, run_checks
from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import LANGUAGES, SAMPLE, card_of, project_of, translated
from pocketcards.model.finding import Severity
from pocketcards.rules import FAMILIES, RULES, checks_md, explain
from tests import bundled
from tests.builders import approved, project
from tests.support.each import each

FOLDER = Path(checks.__file__).parent
PAGE = bundled.ROOT / "docs" / "checks.md"
HELPERS = {"__init__", "base", "contact_examples", "dates", "disguises", "examples", "figures"}
HELPERS |= {"consequences", "spoken", "spreads", "unchecked", "waivers", "words"}
FAILS = [(check, example) for check in CHECKS for example in check.fails()]


def _name(value: object) -> str:
    return value.rule.code if isinstance(value, Check) else getattr(value, "shown", str(value))[:60]


# Examples are the first tests


@each(("check", "example"), FAILS, ids=_name)
def test_failing_example_gives_its_code_and_no_other(check: Check, example: Example) -> None:
    findings = run_checks(example.project)
    assert {found.code for found in findings} == {check.rule.code}, findings
    assert any(example.says in found.message for found in findings), findings
    assert all(found.path and found.hint for found in findings)


@each("check", CHECKS, ids=_name)
def test_passing_examples_give_nothing(check: Check) -> None:
    assert {one.shown: found for one in check.passes() if (found := run_checks(one.project))} == {}


def test_every_check_shows_what_it_finds_and_what_it_leaves_alone() -> None:
    for check in CHECKS:
        assert check.fails(), check.rule.code
        assert check.passes(), check.rule.code
        assert all(example.shown for example in (*check.fails(), *check.passes())), check.rule.code
        assert all(example.says for example in check.fails()), check.rule.code


def test_every_rule_of_a_check_names_what_it_rests_on() -> None:
    assert [check.rule.code for check in CHECKS if not check.rule.sources] == []


def test_what_is_found_language_by_language_is_what_is_found_in_all() -> None:
    """A build looks again at the languages that have changed, and at all where a check compares them."""
    wrong = {}
    for example in (one for check in CHECKS for one in (*check.fails(), *check.passes())):
        whole = set(run_checks(example.project._replace(bridged={})))
        parts = [(), *((name,) for name in example.project.catalogs)]
        alone = {found for part in parts for found in run_checks(example.project, part)}
        if alone != whole:
            wrong[example.shown] = whole ^ alone
    assert wrong == {}


def test_sound_project_passes() -> None:
    assert {check.rule.code: found for check in CHECKS if (found := [*check.find(project())])} == {}


def test_project_itself_has_no_finding() -> None:
    """But for what nobody has found out yet of a service: a warning until somebody does."""
    assert [found for found in run_checks(bundled.project()) if found.code != "CON020"] == []


@each("locale", LANGUAGES)
def test_languages_of_the_examples_are_as_everywhere_else(locale: str) -> None:
    known = bundled.languages().find(locale)
    assert known is not None
    shown = LANGUAGES[locale]
    assert (shown.script, shown.direction, shown.writing) == (known.script, known.direction, known.writing)


# The registry


def _modules() -> list[Path]:
    found = [path for path in FOLDER.rglob("*.py") if re.match(r"[a-z]{3}[0-9]{3}_", path.name)]
    return sorted(found, key=lambda path: path.name)


def test_every_file_of_the_folder_is_in_the_tuple() -> None:
    listed = [check.find.__module__.rpartition(".")[2] for check in CHECKS]
    assert [path.stem for path in _modules()] == listed
    assert {path.stem for path in FOLDER.glob("*.py")} - set(listed) == HELPERS


def test_no_check_imports_another() -> None:
    for module in _modules():
        imported = [
            node.module
            for node in ast.walk(ast.parse(module.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom)
            and node.module
            and node.module.startswith("pocketcards.checks")
        ]
        assert {name.rpartition(".")[2] for name in imported} <= HELPERS, module.name


def test_file_is_called_as_its_rule() -> None:
    for check in CHECKS:
        module = check.find.__module__.rpartition(".")[2]
        assert module == f"{check.rule.code.lower()}_{check.rule.name.replace('-', '_')}"


# The pages


def test_page_of_the_checks_is_as_the_rules_make_it(request: pytest.FixtureRequest) -> None:
    made = checks_md()
    if request.config.getoption("--accept") and PAGE.read_text("utf-8") != made:
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text("utf-8") == made


def test_every_rule_has_a_section() -> None:
    page = PAGE.read_text("utf-8")
    for rule in RULES:
        assert page.count(f"### {rule.code} {rule.name}\n") == 1
        assert rule.fix in page, rule.code
        assert rule.code[:3] in FAMILIES


def test_explain_prints_the_examples() -> None:
    for check in CHECKS:
        page = explain(check.rule)
        assert all(example.shown.replace("\n", " ") in page for example in (*check.fails(), *check.passes()))


def test_pages_hide_nothing_that_cannot_be_seen() -> None:
    assert all(char.isprintable() or char == "\n" for char in PAGE.read_text("utf-8"))


# What was not looked at


def test_sound_project_leaves_nothing_unchecked() -> None:
    assert not_checked(bundled.sample()) == []


def test_what_is_not_checked_is_said() -> None:
    loaded = translated("Call.", "Llame al 911.", "pt", fuzzy=True).project
    card = card_of({SAMPLE: "Call."}, requires=("relay",))
    contact = loaded.contacts["line"]._replace(confirmed=False)
    changed = loaded._replace(cards={"sample": card}, contacts={"line": contact}, languages={})
    changed.catalogs["nv"] = loaded.catalogs["pt"]._replace(locale="nv")
    said = "\n".join(not_checked(changed))
    for words in (
        "sample: no region fills relay",
        "line: not confirmed",
        "pt: 1 text missing, fuzzy or outdated",
        "pt: nobody knows the language",
        "nv: no words are known for confidential, anonymous, safe, free",
    ):
        assert words in said


def test_finding_names_language_message_and_line() -> None:
    (found,) = run_checks(translated("Call {emergency}.", "Llame.").project)
    assert (found.locale, found.msgctxt, found.line) == ("es", SAMPLE, 3)
    assert found.path == "translations/es/LC_MESSAGES/cards.po"


def test_run_has_the_findings_of_all_checks() -> None:
    loaded = translated("Call {emergency}.", "Llame 7.").project._replace(contacts={})
    codes = [found.code for found in run_checks(loaded)]
    assert {"CRD001", "MSG001", "MSG002"} <= set(codes)


@each("changes", [{"fuzzy": True}, {"msgid": "Under 18?"}])
def test_what_is_not_printed_stops_nobody(changes: dict[str, object]) -> None:
    loaded = translated("Under 18? Call {emergency}.", "Llame 7.").project
    assert {"MSG001", "MSG002"} <= {found.code for found in run_checks(loaded)}
    entry = loaded.catalogs["es"].entries[SAMPLE]._replace(**changes)  # type: ignore[arg-type]
    kept = loaded._replace(catalogs={"es": loaded.catalogs["es"]._replace(entries={SAMPLE: entry})})
    assert not any(found.severity is Severity.ERROR for found in run_checks(kept))


def test_project_without_anything_crashes_no_check() -> None:
    empty = project_of(card_of({}))._replace(cards={}, contacts={}, regions={}, messages={}, trims={})
    assert [found.code for found in run_checks(empty._replace(lock=approved(empty)))] == []
