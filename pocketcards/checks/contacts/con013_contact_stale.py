"""A contact that nobody has looked at live, or called, for long."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import one_contact
from pocketcards.model.contact import Copy, Seen
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON013",
    "contact-stale",
    Severity.WARNING,
    "Services close, move to another number or change their hours, and old cards keep the old number.",
    "Open the page and compare the number, then write the new date under `seen`, with `copy: live`; or call "
    "it, and `python generate.py contacts confirm ID --by TEAM`. `contacts wanted` lists what to open.",
    (
        "Old numbers of Canada and Mexico stayed on a card <docs/evidence.md#numbers-grow-old>",
        "A stored copy is as old as its page <docs/promise.md#evidence-has-an-age>",
    ),
)

MOST_DAYS = 180
"""A choice: twice a year is little work for a handful of contacts."""


def _find(project: Project) -> Iterator[Finding]:
    if project.as_of is None:
        return
    for contact in project.printable:
        confirmed = contact.last_confirmed
        if confirmed is None and contact.seen.copy is Copy.STORED:
            page = "without a date" if contact.seen.page_day is None else f"of {contact.seen.page_date}"
            message = f"{contact.id}: nobody has seen it live or called it; read in a copy of a page {page}"
            yield RULE.found(message, contact.at)
        elif confirmed and (days := (project.as_of - confirmed).days) > MOST_DAYS:
            message = f"{contact.id}: last seen or called {days} days ago, on {confirmed.isoformat()}"
            yield RULE.found(message, contact.at)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        one_contact("seen 180 days ago", seen=Seen("https://example.org", "2025-12-03", Copy.LIVE)),
        one_contact(
            "read in a stored copy, called this spring",
            seen=Seen("https://example.org", "2026-05-01", Copy.STORED),
            called=("2026-05-01", "Sample Team"),
        ),
        one_contact(
            "seen long ago, called this spring",
            seen=Seen("https://example.org", "2024-01-01", Copy.LIVE),
            called=("2026-05-01", "Sample Team"),
        ),
    ),
    fails=lambda: (
        one_contact(
            "seen 181 days ago", "181 days ago", seen=Seen("https://example.org", "2025-12-02", Copy.LIVE)
        ),
        one_contact(
            "copy: stored, page_date: unknown, read today",
            "a page without a date",
            seen=Seen("https://example.org", "2026-06-01", Copy.STORED),
        ),
        one_contact(
            "copy: stored, page_date: 2026-05, read today",
            "a page of 2026-05",
            seen=Seen("https://example.org", "2026-06-01", Copy.STORED, "2026-05"),
        ),
    ),
)
