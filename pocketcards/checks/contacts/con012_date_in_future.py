"""A contact that is said to have been seen or called, or numbers compared, on a day to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pocketcards.checks.base import Check, Example
from pocketcards.checks.contact_examples import one_contact
from pocketcards.model.contact import Copy, Seen
from pocketcards.model.day import day_or_month_of
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.lock import Comparison, Lock
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON012",
    "date-in-future",
    Severity.ERROR,
    "The contact would never count as too old, so nobody would look at the number again.",
    "Write the day on which somebody saw the page, or called; `contacts lock` dates the lock anew. If the "
    "day is right, set the clock of this machine.",
    ("Numbers grow old, so each has a day <docs/evidence.md#numbers-grow-old>",),
)


def _find(project: Project) -> Iterator[Finding]:
    if project.as_of is None:
        return
    for contact in project.printable:
        dates = {name: seen.date for name, seen in contact.evidence.items()}
        dates["called"] = contact.called[0] if contact.called else ""
        for name, text in dates.items():
            day = day_or_month_of(text)
            if day and day > project.as_of:
                message = f"{contact.id}: {name} on {text}, which is after {project.as_of.isoformat()}"
                yield RULE.found(message, contact.at)
    for file in project.locks:
        compared = file.lock.compared if file.lock else None
        if compared and compared.day > project.as_of:
            message = f"compared on {compared.day.isoformat()}, which is after {project.as_of.isoformat()}"
            yield RULE.found(message, Location(file.path))


_SOUND = one_contact("").project
_TO_COME = (_SOUND.lock or Lock())._replace(compared=Comparison("Night team", date(2026, 6, 2)))
CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        one_contact("seen today", seen=Seen("https://example.org", "2026-06-01", Copy.LIVE)),
        one_contact("seen this month", seen=Seen("https://example.org", "2026-06", Copy.LIVE)),
    ),
    fails=lambda: (
        one_contact(
            "seen on the day after", "2026-06-02", seen=Seen("https://example.org", "2026-06-02", Copy.LIVE)
        ),
        Example("compared on the day after", _SOUND._replace(lock=_TO_COME), "compared on 2026-06-02"),
        one_contact("called in 2062", "2062-05-01", called=("2062-05-01", "Sample Team")),
    ),
)
