"""A contact whose page or dates nobody can look up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import one_contact
from pocketcards.model.contact import UNKNOWN, Contact, Copy, Fact, Seen
from pocketcards.model.day import day_or_month_of
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON011",
    "source-unclear",
    Severity.ERROR,
    "A number that nobody can compare with its source stays wrong until somebody in need has called it.",
    'Write `seen: {url: "https://…", date: "2026-11-22", copy: live}`: the page of the service on which you '
    "read the number, and the day. Of a stored copy write `copy: stored` and the date that the page itself "
    "has, or `unknown`, under `page_date`; of `called` the day and the team.",
    ("Wrong numbers were found by those who called <docs/evidence.md#found-by-those-who-called>",),
)

_PAGE = re.compile(r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]+)?(/[!-~]*)?")
_WHOLE_DAY = len("2026-11-22")


def _find(project: Project) -> Iterator[Finding]:
    for contact in project.printable:
        for fault in _faults(contact):
            yield RULE.found(f"{contact.id}: {fault}", contact.at)


def _faults(contact: Contact) -> Iterator[str]:
    for name, seen in contact.evidence.items():
        yield from (f"{name}: {fault}" for fault in _faults_of_source(seen))
    if contact.called:
        day, team = contact.called
        if day_or_month_of(day) is None or len(day) != _WHOLE_DAY:
            yield f"called on {day!r}, which is no day, written as 2026-11-22"
        if not team.strip():
            yield "called by nobody"


def _faults_of_source(seen: Seen) -> Iterator[str]:
    read, page = day_or_month_of(seen.date), seen.page_day
    if not _PAGE.fullmatch(seen.url):
        yield f"{seen.url!r} is no address of a page"
    if read is None:
        yield f"{seen.date!r} is no day, written as 2026-11-22 or 2026-11"
    if page is None and seen.page_date != UNKNOWN:
        yield f"the page is of {seen.page_date!r}, which is no day, month or year; or write unknown"
    elif page and read and page > read:
        yield f"the page is of {seen.page_date}, and was read before, on {seen.date}"


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        one_contact("the day is not known", seen=Seen("https://example.org/help", "2026-05", Copy.LIVE)),
        one_contact("a test call", called=("2026-05-01", "Sample Team")),
    ),
    fails=lambda: (
        one_contact(
            "a page of May, read in April",
            "read before",
            seen=Seen("https://example.org", "2026-04-01", Copy.LIVE, "2026-05-01"),
        ),
        one_contact(
            "who runs it, without a page",
            "run_by: 'phone' is no address",
            facts=(Fact("run_by", ("ngo",), Seen("phone", "2026-05-01", Copy.LIVE)),),
        ),
        one_contact("url: example.org", "no address", seen=Seen("example.org", "2026-05-01", Copy.LIVE)),
        one_contact("date: 2026-02-30", "no day", seen=Seen("https://example.org", "2026-02-30", Copy.LIVE)),
        one_contact("called by nobody", "by nobody", called=("2026-05-01", "")),
    ),
)
