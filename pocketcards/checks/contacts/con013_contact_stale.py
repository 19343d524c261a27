"""A contact that nobody has looked at or called for long."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import one_contact
from pocketcards.model.contact import Seen
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON013",
    "contact-stale",
    Severity.WARNING,
    "Services close, move to another number or change their hours, and old cards keep the old number.",
    "Open the page and compare the number, then write the new date under `seen`; or call it, and "
    "`python generate.py contacts confirm ID --by TEAM`.",
    ("Old numbers of Canada and Mexico stayed on a card <docs/evidence.md#numbers-grow-old>",),
)

MOST_DAYS = 180
"""A choice: twice a year is little work for a handful of contacts."""


def _find(project: Project) -> Iterator[Finding]:
    if project.as_of is None:
        return
    for contact in project.printable:
        confirmed = contact.last_confirmed
        if confirmed and (days := (project.as_of - confirmed).days) > MOST_DAYS:
            message = f"{contact.id}: last seen or called {days} days ago, on {confirmed.isoformat()}"
            yield RULE.found(message, contact.at)


PASSES = (
    one_contact("seen 180 days ago", seen=Seen("https://example.org", "2025-12-03")),
    one_contact(
        "seen long ago, called this spring",
        seen=Seen("https://example.org", "2024-01-01"),
        called=("2026-05-01", "Sample Team"),
    ),
)
FAILS = (one_contact("seen 181 days ago", "181 days ago", seen=Seen("https://example.org", "2025-12-02")),)
CHECK = Check(RULE, _find, PASSES, FAILS)
