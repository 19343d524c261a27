"""A short number to talk to that the numbering plans do not know."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import number
from pocketcards.model.contact import ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON018",
    "short-number-unknown",
    Severity.WARNING,
    "Short numbers are national and change often: a digit may be missing, or the list may be out of date.",
    "Compare the number with the page of the service, digit by digit, and call it from that country.",
    (
        "Short numbers that one talks to <docs/promise.md#short-numbers-one-talks-to>",
        "libphonenumber, metadata of short numbers <https://github.com/google/libphonenumber>",
    ),
)


def _find(project: Project) -> Iterator[Finding]:
    # In `check` only, as CON009: loading the numbering plans takes 0.1 s.
    for contact in project.printable if project.thorough else ():
        if contact.short and contact.kind is ContactKind.VOICE:
            for country in contact.countries:
                if not _known(contact.dial, country):
                    message = f"{contact.id}: {contact.dial} is in no list of short numbers of {country}"
                    yield RULE.found(message, contact.at)


def _known(dial: str, country: str) -> bool:
    """Tell whether the plans have the number; of what is no country CON009 tells."""
    import phonenumbers as plans

    if plans.country_code_for_region(country) == 0:
        return True
    try:
        return plans.is_valid_short_number_for_region(plans.parse(dial, country), country)
    except plans.NumberParseException:
        return False


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        number("211", "211", thorough=True),
        number("116123", "116 123", thorough=True, reach=("gb",)),
    ),
    fails=lambda: (
        number("1109", "1109", "no list of short numbers of GR", thorough=True, reach=("gr",)),
        number("212", "212", "no list of short numbers of US", thorough=True),
    ),
)
