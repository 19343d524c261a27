"""A short code that is said to be a line to talk on."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import one_contact, text_line
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
    "number of the voice line.",
    ("Exchanged numbers pass every comparison of sets <docs/evidence.md#exchanged-numbers>",),
)


def _find(project: Project) -> Iterator[Finding]:
    for contact in project.printable:
        if contact.short and contact.kind is ContactKind.VOICE:
            yield RULE.found(f"{contact.id}: {contact.dial} is a short code, and not for talking", contact.at)


PASSES = (
    text_line(),
    one_contact("an emergency number", kind=ContactKind.EMERGENCY, dial="911", printed="911"),
)
FAILS = (
    one_contact('kind: voice, dial: "233733"', "233733 is a short code", dial="233733", printed="233733"),
)
CHECK = Check(RULE, _find, PASSES, FAILS)
