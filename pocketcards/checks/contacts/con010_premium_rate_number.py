"""A number that costs extra."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import number
from pocketcards.model.contact import Contact
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON010",
    "premium-rate-number",
    Severity.ERROR,
    "The call would cost the holder money, show on a bill that somebody else reads, or fail without credit.",
    "Find the number that the service has for people who need help; a help line has no premium rate.",
    (
        "libphonenumber, types and costs of numbers <https://github.com/google/libphonenumber>",
        "A link to +1 900 behind right digits <docs/evidence.md#links-and-codes-that-lead-elsewhere>",
    ),
)


def _find(project: Project) -> Iterator[Finding]:
    # In `check` only, as CON009: loading the numbering plans takes 0.1 s.
    for contact in project.printable if project.thorough else ():
        costs_extra = _premium_short_code if contact.short else _premium_number
        if contact.telephone and costs_extra(contact):
            yield RULE.found(f"{contact.id}: {contact.dial} is a number at premium rate", contact.at)


def _premium_number(contact: Contact) -> bool:
    import phonenumbers as plans

    try:
        number = plans.parse(contact.dial)
    except plans.NumberParseException:
        return False  # CON009 says so
    return plans.number_type(number) == plans.PhoneNumberType.PREMIUM_RATE


def _premium_short_code(contact: Contact) -> bool:
    import phonenumbers as plans

    for country in contact.countries:
        try:
            number = plans.parse(contact.dial, country)
        except plans.NumberParseException:
            continue  # CON009 says so
        if plans.expected_cost_for_region(number, country) == plans.ShortNumberCost.PREMIUM_RATE:
            return True
    return False


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (number("+18005550100", "1-800-555-0100", thorough=True),),
    fails=lambda: (number("+19005550123", "1-900-555-0123", "premium", thorough=True),),
)
