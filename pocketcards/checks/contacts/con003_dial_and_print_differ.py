"""A printed number that is not the one which is dialled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import number
from pocketcards.model.contact import Contact, ContactKind
from pocketcards.model.digits import by_digit
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON003",
    "dial-and-print-differ",
    Severity.ERROR,
    "One of the two is wrong, and the holder of the card would reach a stranger.",
    "Compare both with the page of the service, digit by digit. `print` may leave out the country code, or "
    'begin with "+" and have it all.',
    (
        "US duck stamp 2008, two digits exchanged <docs/evidence.md#wrong-numbers-in-print>",
        "ITU-T E.164, country code and national number <https://www.itu.int/rec/T-REC-E.164>",
        "ITU-T E.123, how numbers are written <https://www.itu.int/rec/T-REC-E.123>",
    ),
)

_COUNTRY_CODE = re.compile(r"1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{3}")
"""One digit, one of the codes of two digits, or three: by ITU-T E.164 none begins another."""
_TRUNK = {"1": ("1",), "7": ("8",), "36": ("06",), "375": ("8", "80"), "993": ("8",)}
"""What stands before a number within its country, where that is not 0."""


def _find(project: Project) -> Iterator[Finding]:
    for contact in project.printable:
        wanted = list(_printable(contact))
        given = _digits(contact.printed) if contact.telephone else contact.printed.rstrip("/")
        if given not in wanted:
            closest = next((form for form in wanted if form[:1] == given[:1]), wanted[-1])
            shown = by_digit(closest, given)
            message = f"{contact.id}: {contact.printed} is printed for {contact.dial}: {shown}"
            yield RULE.found(message, contact.at)


def _printable(contact: Contact) -> Iterator[str]:
    """Yield what may be printed for what is dialled: of a number the digits."""
    if contact.kind is ContactKind.WEB:
        page = contact.dial.removeprefix("https://").rstrip("/")
        yield from (page, page.removeprefix("www."))
    elif contact.kind is ContactKind.EMAIL or not contact.dial.startswith("+"):
        yield contact.dial
    elif contact.printed.startswith("+"):
        yield _digits(contact.dial)
    else:
        digits = _digits(contact.dial)
        code = _COUNTRY_CODE.match(digits)
        known = code[0] if code else ""
        national = digits[len(known) :]
        # Which of the two a number needs (UK 08000, but Australia 1800) CON009 looks up.
        yield from (prefix + national for prefix in (*_TRUNK.get(known, ("0",)), ""))


def _digits(text: str) -> str:
    return "".join(char for char in text if char in "0123456789")


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        number("+18005550100", "800-555-0100"),
        number("+448000121700", "08000-121-700"),
        number("+448000121700", "+44-8000-121-700"),
    ),
    fails=lambda: (
        number("+18005550100", "1-800-555-0108", "1800555010[0→8]"),
        number("+18005550100", "1-800-555-1000", "[01→10]"),
        number("+448000121700", "0800-121-700", "0800[0→nothing]121700"),
        number("+18005550100", "555-0100", "0100"),
    ),
)
