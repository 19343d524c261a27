"""A number that cannot exist where it is said to be dialled, by the numbering plans of the world."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import number
from pocketcards.model.contact import Contact, ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON009",
    "implausible-number",
    Severity.ERROR,
    "A digit is missing, or the country is the wrong one: the call would fail.",
    "Compare the number with the page of the service. If it is right as it is, the numbering plan has "
    "changed: install a newer phonenumberslite.",
    (
        "libphonenumber, metadata of the numbering plans <https://github.com/google/libphonenumber>",
        "An 800 number that cannot be called from abroad <docs/evidence.md#numbers-out-of-reach>",
    ),
)


def _find(project: Project) -> Iterator[Finding]:
    # Loading the numbering plans takes 0.1 s. The lock holds in `build` what was plausible in `check`.
    for contact in project.printable if project.thorough else ():
        if contact.telephone:
            for fault in _short_faults(contact) if contact.short else _number_faults(contact):
                yield RULE.found(f"{contact.id}: {contact.dial} {fault}", contact.at)


def _number_faults(contact: Contact) -> Iterator[str]:
    import phonenumbers as plans

    try:
        number = plans.parse(contact.dial)
    except plans.NumberParseException:
        yield "begins with the code of no country"
        return
    if not plans.is_valid_number(number):
        length = "" if plans.is_possible_number(number) else ": it has too few or too many digits"
        yield f"is no number of its country{length}"
        return
    code = number.country_code or 0
    if plans.region_code_for_country_code(code) == "001":
        return  # +800 and its like belong to no country
    reached = {country: plans.country_code_for_region(country) for country in contact.countries}
    elsewhere = [country for country, own in reached.items() if own != code]
    if len(elsewhere) == len(reached):
        yield f"is dialled from {', '.join(elsewhere)} only, and belongs to another country"
    elif elsewhere and plans.number_type(number) == plans.PhoneNumberType.TOLL_FREE:
        yield f"is a free number; from {', '.join(elsewhere)} it cannot be dialled"
    if not contact.printed.startswith("+") and code != 1:  # North America writes 1 or leaves it out
        national = plans.format_number(number, plans.PhoneNumberFormat.NATIONAL)
        if _digits(national) != _digits(contact.printed):
            yield f"is dialled as {national} within its country; printed is {contact.printed}"


def _short_faults(contact: Contact) -> Iterator[str]:
    """Yield faults of a short number. Of those that one talks to the plans lack many: CON018."""
    import phonenumbers as plans

    for country in contact.countries:
        if plans.country_code_for_region(country) == 0:
            yield f"is dialled from {country}, which is no country"
        elif contact.kind is ContactKind.EMERGENCY:
            if not plans.is_emergency_number(contact.dial, country):
                yield f"is no emergency number of {country}"
        elif contact.kind is not ContactKind.VOICE and not _is_short_code(contact.dial, country):
            yield f"is no short code of {country}"


def _is_short_code(dial: str, country: str) -> bool:
    import phonenumbers as plans

    try:
        return plans.is_valid_short_number_for_region(plans.parse(dial, country), country)
    except plans.NumberParseException:
        return False


def _digits(text: str) -> str:
    return "".join(char for char in text if char in "0123456789")


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        number("+18005550100", "1-800-555-0100", thorough=True),
        number("+448000121700", "08000-121-700", thorough=True, reach=("gb",)),
    ),
    fails=lambda: (
        number("+1800555010", "1-800-555-010", "too few or too many digits", thorough=True),
        number(
            "+18005550100",
            "1-800-555-0100",
            "from GB it cannot be dialled",
            thorough=True,
            reach=("us", "gb"),
        ),
    ),
)
