"""The checks of contacts: bad ones are found, sound ones left alone, nonsense crashes nothing."""

from __future__ import annotations

import random
from datetime import date

import phonenumbers

from pocketcards.checks import CHECKS, run_checks
from pocketcards.checks.contacts.con003_dial_and_print_differ import _COUNTRY_CODE, _TRUNK
from pocketcards.model.contact import Contact, ContactKind, Copy, Seen
from pocketcards.model.day import day_or_month_of
from pocketcards.model.digits import by_digit
from pocketcards.model.finding import Severity
from pocketcards.model.project import Project
from tests import bundled
from tests.builders import contact, project
from tests.checks.contacts.bad import BAD
from tests.checks.contacts.example import Example
from tests.checks.contacts.good import GOOD
from tests.support.each import each

BY_CODE = {check.rule.code: check for check in CHECKS if check.rule.code.startswith("CON")}


@each(("code", "said", "bad"), BAD)
def test_bad_contact_is_found(code: str, said: str, bad: Example) -> None:
    findings = list(BY_CODE[code].find(bad()))
    assert [found.code for found in findings] == [code]
    assert said in findings[0].message
    assert findings[0].path


def test_sound_contacts_are_left_alone() -> None:
    assert [found for code, good in GOOD for found in BY_CODE[code].find(good())] == []


def test_every_check_of_contacts_is_tried() -> None:
    assert {code for code, _, _ in BAD} == {code for code, _ in GOOD} == set(BY_CODE)


def _contacts_only(loaded: Project) -> list[str]:
    return [found.message for check in BY_CODE.values() for found in check.find(loaded)]


@each("days", [0, 180])
def test_project_itself_has_no_finding(days: int) -> None:
    seen = max(one.last_confirmed for one in bundled.sample().contacts.values() if one.last_confirmed)
    as_of = date.fromordinal(seen.toordinal() + days)
    assert _contacts_only(bundled.sample()._replace(as_of=as_of, thorough=True)) == []


def test_age_warns_and_the_rest_stops() -> None:
    kinds = {code: check.rule.severity for code, check in BY_CODE.items()}
    warnings = {code for code, severity in kinds.items() if severity is Severity.WARNING}
    assert warnings == {"CON013", "CON014", "CON015", "CON018", "CON020"}
    assert set(kinds.values()) == {Severity.WARNING, Severity.ERROR}


def test_unconfirmed_contact_stops_nobody() -> None:
    spare = contact(
        "spare", dial="1", printed="?", vanity="z", keyword="z", seen=Seen("u", "d", Copy.LIVE), reach=()
    )
    loaded = project(contacts={"line": contact(), "spare": spare._replace(confirmed=False)})
    assert _contacts_only(loaded._replace(thorough=True, as_of=date(2026, 6, 1))) == []


NONSENSE = (
    "+",
    "+0",
    "https://",
    "https:///",
    "-",
    "0",
    "1",
    "99",
    "@",
    "+1",
    "+" + "9" * 40,
    "9" * 40,
    '"',
    "\\",
    "A",
)


@each("kind", ContactKind)
def test_nonsense_crashes_nothing(kind: ContactKind) -> None:
    chance = random.Random(kind.value)
    texts = [
        *NONSENSE,
        *("".join(chance.choices("0123456789+-:/.@Ax", k=chance.randint(1, 12))) for _ in range(60)),
    ]
    for dial in texts:
        one = contact(kind=kind, dial=dial, printed=chance.choice(texts), vanity=chance.choice(texts))
        two = one._replace(
            id="two", keyword=chance.choice(texts), reach=chance.choice([(), ("us",), ("001",), ("",)])
        )
        loaded = project(contacts={"line": one, "two": two}, thorough=True, as_of=date(2026, 6, 1))
        run_checks(loaded)


# By the world's numbering plans


def _codes() -> list[tuple[int, str]]:
    known = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items()
    return [(code, region) for code, regions in known for region in regions]


def test_country_codes_are_cut_where_they_end() -> None:
    for code, _ in _codes():
        found = _COUNTRY_CODE.match(f"{code}23456789")
        assert found
        assert found[0] == str(code)


def test_prefixes_within_a_country_are_those_of_the_plans() -> None:
    for code, region in _codes():
        plan = None if region == "001" else phonenumbers.PhoneMetadata.metadata_for_region(region, None)
        prefix = plan.national_prefix if plan else None
        if prefix and code != 692:  # the Marshall Islands dial 1 and their own code from abroad alone
            assert _TRUNK.get(str(code), ("0",))[0] == prefix


def test_what_libphonenumber_writes_is_not_refused() -> None:
    """Its example numbers of every country and type, written as they are dialled there."""
    tried, refused = 0, set()
    for _, region in _codes():
        for kind in range(10) if region != "001" else ():
            number = phonenumbers.example_number_for_type(region, kind)
            if number is None:
                continue
            national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
            dial = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            printed = "-".join("".join(char if char.isdigit() else " " for char in national).split())
            tried += 1
            if _faults(contact(dial=dial, printed=printed, reach=(region.lower(),))):
                refused.add((region, kind))
    # Mobile telephones of Argentina have a 9 abroad and a 15 at home; in Iran one example has six digits.
    assert refused == {("AR", phonenumbers.PhoneNumberType.MOBILE), ("IR", phonenumbers.PhoneNumberType.UAN)}
    assert tried > 1000


def _faults(one: Contact) -> list[str]:
    loaded = project(contacts={"line": one}, regions={}, thorough=True)
    return [found for code in ("CON001", "CON002", "CON003", "CON009") for found in _messages(code, loaded)]


def _messages(code: str, loaded: Project) -> list[str]:
    return [found.message for found in BY_CODE[code].find(loaded)]


# Small things


@each(
    ("old", "new", "shown"),
    [
        ("1-888-373-7888", "1-888-373-7880", "1-888-373-788[8→0]"),
        ("1-888-373-7888", "1-888-373-788", "1-888-373-788[8→nothing]"),
        ("1-888-373-788", "1-888-373-7888", "1-888-373-788[nothing→8]"),
        ("1-888-373-7888", "1-888-737-7888", "1-888-[373→737]-7888"),
        ("1-888-373-7888", "1-800-373-7888", "1-8[88→00]-373-7888"),
        ("1-888-373-7888", "1-888-3737-888", "1-888-373[-7→7-]888"),
        ("911", "112", "911 → 112"),
        ("BEFREE", "", "BEFREE → nothing"),
        ("", "BEFREE", "nothing → BEFREE"),
    ],
)
def test_change_is_shown_where_it_stands(old: str, new: str, shown: str) -> None:
    assert by_digit(old, new) == shown


@each("old", ["911", "233733", "1-888-373-7888"])
def test_change_can_be_read_back(old: str) -> None:
    """The brackets hold both numbers whole: no digit is lost in showing it."""
    for new in ("", "9", "991", "23733", "1-888-377-3888", "18883737888", "+1-888-373-7888"):
        if new != old:
            shown = by_digit(old, new)
            if " → " in shown:
                assert shown == f"{old} → {new or 'nothing'}"
                continue
            before = after = ""
            for i, part in enumerate(shown.replace("]", "[").split("[")):
                one, _, other = part.partition("→") if i % 2 else (part, "", part)
                before, after = before + one.replace("nothing", ""), after + other.replace("nothing", "")
            assert (before, after) == (old, new)


def test_days_are_days_of_the_calendar() -> None:
    assert day_or_month_of("2024-02-29") == date(2024, 2, 29)
    assert day_or_month_of("2026-11") == date(2026, 11, 1)
    for text in ("2026-02-29", "20261122", "2026-W47-7", "2026", "٢٠٢٦-١١-٢٢", "", " 2026-11-22"):
        assert day_or_month_of(text) is None
