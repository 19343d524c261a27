"""A printed number in a form that could be misread, or that the finished page cannot prove."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import number, one_contact
from pocketcards.model.contact import ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON002",
    "print-malformed",
    Severity.ERROR,
    "The holder has to type it from paper, perhaps in a hurry and in another script.",
    "Write digits, with single hyphens or spaces between groups as the service does: "
    '"1-888-373-7888", "08000 121 700", "116 123". A word such as BEFREE goes into `vanity`.',
    (
        "One number in five groupings, parentheses that mirror <docs/evidence.md#one-number-in-many-forms>",
        "Not everybody knows the keypad <docs/evidence.md#words-that-stand-for-numbers>",
    ),
)

_NUMBER = re.compile(r"\+?[0-9]+([- ][0-9]+)*")
"""A plus only where the service prints it so that it can be dialled from abroad."""
_SHORT = re.compile(r"[0-9]+")
"""Without separators: 911 is one word to those who know it, 9-1-1 is not."""
_SPOKEN = re.compile(r"[0-9]{2,}( [0-9]{2,})*")
"""A short number that one talks to may have groups: 116 123."""
_PAGE = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9._~-]+)*")
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*@[a-z0-9-]+(\.[a-z0-9-]+)+")
_OTHER = {ContactKind.WEB: _PAGE, ContactKind.EMAIL: _ADDRESS}


def _find(project: Project) -> Iterator[Finding]:
    for contact in project.printable:
        short = _SPOKEN if contact.kind is ContactKind.VOICE else _SHORT
        shape = _OTHER.get(contact.kind, short if contact.short else _NUMBER)
        if not shape.fullmatch(contact.printed):
            shown = f"{contact.printed!r} is not how a {contact.kind.value} contact is printed"
            yield RULE.found(f"{contact.id}: {shown}", contact.at)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        number("+18005550100", "1-800-555-0100"),
        number("+18005550100", "800-555-0100"),
        number("+18005550100", "+1-800-555-0100"),
        number("+448000121700", "08000 121 700"),
        number("116123", "116 123", reach=("gb",)),
    ),
    fails=lambda: (
        number("116123", "116-123", "not how", reach=("gb",)),
        number("211", "2 1 1", "not how"),
        one_contact(
            "a text code in groups", "'66 008'", kind=ContactKind.TEXT, dial="66008", printed="66 008"
        ),
        number("+18005550100", "(800)555-0100", "not how"),
        number("+18005550100", "800.555.0100", "not how"),
        number("+18005550100", "1-800-5550-100-SAFE", "not how"),
        one_contact("9-1-1", "'9-1-1'", kind=ContactKind.EMERGENCY, dial="911", printed="9-1-1"),
    ),
)
