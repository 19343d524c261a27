"""A short code for texts, or for emergencies, that is said to be a line to talk on."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import number, one_contact, text_line
from pocketcards.model.contact import ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON006",
    "short-code-as-voice",
    Severity.ERROR,
    "Text lines have short codes; who calls one hears nothing, and gives up.",
    "Make it a contact of the kind `text`, or `emergency` or `relay`, or write the full "
    "number of the voice line. In North America only three digits, such as 211, are talked to.",
    (
        "Exchanged numbers pass every comparison of sets <docs/evidence.md#exchanged-numbers>",
        "Short numbers that one talks to <docs/promise.md#short-numbers-one-talks-to>",
    ),
)

_SPOKEN = 3
"""Digits of a short number for talking where texts have short codes: 211, 988."""
_TEXT_CODES = ("US", "CA", "PR", "VI", "GU", "AS", "MP")
"""Countries and territories whose networks give four to six digits to text lines."""


def _find(project: Project) -> Iterator[Finding]:
    for contact in project.printable:
        if contact.short and contact.kind is ContactKind.VOICE:
            faults = (_fault(contact.dial, one, thorough=project.thorough) for one in contact.countries)
            if fault := next(filter(None, faults), None):
                message = f"{contact.id}: {contact.dial} is {fault}, and not for talking"
                yield RULE.found(message, contact.at)


def _fault(dial: str, country: str, *, thorough: bool) -> str:
    if country in _TEXT_CODES and len(dial) > _SPOKEN:
        return f"a short code for texts in {country}"
    if not thorough:  # In `check` only, as CON009: loading the numbering plans takes 0.1 s.
        return ""
    import phonenumbers as plans

    return f"the emergency number of {country}" if plans.is_emergency_number(dial, country) else ""


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        text_line(),
        one_contact("an emergency number", kind=ContactKind.EMERGENCY, dial="911", printed="911"),
        number("211", "211", thorough=True),
        number("988", "988", thorough=True),
        number("116123", "116 123", thorough=True, reach=("gb", "de")),
    ),
    fails=lambda: (
        number("233733", "233733", "233733 is a short code"),
        number("3737", "3737", "3737 is a short code"),
        number("911", "911", "the emergency number of US", thorough=True),
    ),
)
