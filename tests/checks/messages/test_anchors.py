"""The checks of messages against altered numbers and placeholders, harmless edits, and nonsense."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pocketcards.checks import run_checks
from pocketcards.checks.examples import (
    CONTACT,
    LANGUAGES,
    REGION,
    SAMPLE,
    card_of,
    catalog_of,
    project_of,
    translated,
)
from pocketcards.model.contact import ContactKind
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.project import Project
from tests import bundled
from tests.checks.messages.anchors import ACCEPTED, BAD, CASES, OK, REFUSED, Case
from tests.checks.messages.harmless import HARMLESS
from tests.sheets import sheets
from tests.support.each import each

LINE = CONTACT._replace(
    kind=ContactKind.TEXT,
    dial="233733",
    printed="233733",
    keyword="HELP",
    vanity="BEFREE",
)


def _project(english: str, text: str, locale: str) -> Project:
    language = LANGUAGES.get(locale) or bundled.languages().find(locale)
    assert language
    card = card_of({SAMPLE: english})
    region = REGION._replace(roles={"textline": "line"})
    loaded = project_of(card, contacts={"line": LINE}, regions={"us": region})
    catalog = catalog_of(locale, card.messages, {SAMPLE: text})
    return loaded._replace(catalogs={locale: catalog}, languages={locale: language})


def _in_translation(loaded: Project) -> list[Finding]:
    return [found for found in run_checks(loaded) if found.locale]


def test_there_are_80_anchor_cases() -> None:
    assert len({case.name for case in CASES}) == len(CASES) == 80
    counts = {want: sum(case.want == want for case in CASES) for want in (BAD, OK, REFUSED, ACCEPTED)}
    assert counts == {BAD: 56, OK: 8, REFUSED: 8, ACCEPTED: 8}


@each("case", CASES, ids=lambda case: case.name)
def test_anchor_case_comes_out_as_it_must(case: Case) -> None:
    found = _in_translation(_project(case.english, case.text, case.locale))
    stopped = [one for one in found if one.severity is Severity.ERROR]
    if (
        case.name == "p16-exchanged-roles"
    ):  # no set and no syntax tells them apart: the English may not have two
        stopped = run_checks(_project(case.english, case.text, case.locale))
        assert "MSG008" in {one.code for one in stopped}
    assert bool(stopped) == (case.want in (BAD, REFUSED)), found


@each(("odd", "locale", "english", "text"), HARMLESS)
def test_harmless_edit_is_left_alone(odd: str, locale: str, english: str, text: str) -> None:
    """The English may have what no card prints: 10,000 is here for the translations of it."""
    assert _in_translation(_project(english, text, locale)) == []


def test_sentences_of_every_script_are_left_alone() -> None:
    """Their words may promise what the English here does not; nothing else may be found."""
    for locale in bundled.SHEETS:
        for text in sheets()[locale].texts:
            found = run_checks(_project("Someone speaks.", text, locale))
            assert {one.code for one in found} <= {"MSG022"}, found


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["es", "ar", "th", "zh_Hans", "km"]))
def test_nonsense_crashes_no_check(english: str, text: str, locale: str) -> None:
    loaded = _project(english or "x", text, locale)
    for found in run_checks(loaded):
        assert found.message


# What the English dropped


@each(
    ("english", "msgid", "text", "fuzzy", "found"),
    [
        ("Call the police.", "Call {emergency}.", "Llame al {emergency}.", False, ["MSG001"]),
        ("Call the police.", "Call {emergency}.", "Llame al {emergency}.", True, []),  # `update` has run
        ("Call the police.", "Call.", "Llame.", False, []),
        ("Call {emergency} now.", "Call {emergency}.", "Llame al {emergency}.", False, []),
        ("Call {emergency}.", "Call.", "Llame.", False, []),
    ],
)
def test_english_that_dropped_a_placeholder_waits_for_update(
    english: str, msgid: str, text: str, fuzzy: bool, found: list[str]
) -> None:
    loaded = translated(english, text, fuzzy=fuzzy, msgid=msgid).project
    errors = [one for one in run_checks(loaded) if one.severity is Severity.ERROR]
    assert [one.code for one in errors] == found
    assert all((one.path, one.line, one.locale) == ("cards/sample.yaml", 1, None) for one in errors)
