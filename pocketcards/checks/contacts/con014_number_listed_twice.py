"""One number in two contacts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import contacts
from pocketcards.checks.examples import CONTACT
from pocketcards.model.contact import Contact, ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON014",
    "number-listed-twice",
    Severity.WARNING,
    "One of the two will be kept up to date, and the other printed.",
    "Keep one contact and name it in every region that uses it; or one of the two numbers is a slip.",
    ("An old and a new address side by side <docs/evidence.md#numbers-grow-old>",),
)


def _find(project: Project) -> Iterator[Finding]:
    for one, other in combinations(project.contacts.values(), 2):
        if (one.dial, one.kind) == (other.dial, other.kind) and _same_service(one, other):
            yield RULE.found(f"{other.id} has the number of {one.id}: {other.dial}", other.at)


def _same_service(one: Contact, other: Contact) -> bool:
    """A short code is another service in another country: 911 here and 911 there."""
    return not one.short or bool(set(one.countries) & set(other.countries))


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        contacts(
            "the voice and the text line of one number",
            CONTACT,
            CONTACT._replace(id="text", kind=ContactKind.TEXT),
        ),
    ),
    fails=lambda: (
        contacts(
            "one number, two contacts",
            CONTACT,
            CONTACT._replace(id="twin"),
            says="twin has the number of line",
        ),
    ),
)
