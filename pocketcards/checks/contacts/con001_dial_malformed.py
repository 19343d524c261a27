"""What a telephone dials, in a form that no telephone dials."""

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
    "CON001",
    "dial-malformed",
    Severity.ERROR,
    "A link or a QR code made of it would call nobody, and nobody could compare it with what is printed.",
    'Write `dial` as "+", country code and number, digits only ("+18883737888"); a short code as it is '
    '("911"); a page as "https://example.org/help".',
    (
        "ITU-T E.164, at most 15 digits with the country code <https://www.itu.int/rec/T-REC-E.164>",
        "RFC 3966, tel: URIs <https://www.rfc-editor.org/rfc/rfc3966>",
    ),
)

_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
"""E.164. Seven digits are the fewest: Niue, +683 and four digits."""
_SHORT = re.compile(r"[0-9]{2,6}")
"""France's 17 is the shortest in use; six digits are the longest (233733, 116 006)."""
_PAGE = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9._~-]+)*/?")
"""No port, no query, no user name: what can be typed from paper."""
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*@[a-z0-9-]+(\.[a-z0-9-]+)+")
_OTHER = {ContactKind.WEB: _PAGE, ContactKind.EMAIL: _ADDRESS}


def _find(project: Project) -> Iterator[Finding]:
    for contact in project.printable:
        # Whether a short code may be a voice line is CON006's question.
        shapes = (_NUMBER, _SHORT) if contact.telephone else (_OTHER[contact.kind],)
        if not any(shape.fullmatch(contact.dial) for shape in shapes):
            message = f"{contact.id}: {contact.dial!r} cannot be dialled by a {contact.kind.value} contact"
            yield RULE.found(message, contact.at)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        number("+18005550100", "1-800-555-0100"),
        one_contact('dial: "911", kind: emergency', kind=ContactKind.EMERGENCY, dial="911", printed="911"),
        one_contact(
            "a page",
            kind=ContactKind.WEB,
            dial="https://example.org/help",
            printed="example.org/help",
        ),
    ),
    fails=lambda: (
        number("18005550100", "1-800-555-0100", "'18005550100'"),
        number("+1-800-555-0100", "1-800-555-0100", "cannot be dialled"),
        one_contact(
            "a page without https", "web", kind=ContactKind.WEB, dial="example.org", printed="example.org"
        ),
    ),
)
