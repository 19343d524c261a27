"""The command `contacts`: list the numbers, note that one was called, write the lock."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from pocketcards import build as stages
from pocketcards.errors import InputError, UsageError
from pocketcards.load.edit import replace_file, with_called
from pocketcards.load.lock import LOCK, lock_text
from pocketcards.load.project import find_root
from pocketcards.model.contact import Contact, day_of
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.lock import changes, lock_of
from pocketcards.model.project import Project
from pocketcards.report import render, safe, summary

__all__ = ["confirm", "listing", "lock"]

CONTACTS = "cards/contacts.yaml"
SHOWN_LOCK = f"cards/{LOCK}"
NOT_LOCKED = "CON016"
NEEDED = ("CON", "CRD001")
"""Codes of findings with which no number is approved."""
FINDINGS = 1


def listing(start: Path, bundled: Path, as_of: date | None) -> int:
    """Print every contact: where it is used, and how long ago somebody saw or called it."""
    project = _load(find_root(start.resolve(), bundled), bundled, as_of or stages.today())
    rows: list[tuple[str, ...]] = [("contact", "kind", "print", "used as", "seen", "called", "")]
    rows += [_row(project, contact) for contact in project.contacts.values()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print(safe("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()))
    print()
    print(_state_of_lock(project))
    return 0


def _row(project: Project, contact: Contact) -> tuple[str, ...]:
    roles = [
        f"{region.id}: {role}"
        for region in project.regions.values()
        for role, name in region.roles.items()
        if name == contact.id
    ]
    called = f"{_aged(contact.called[0], project.as_of)} {contact.called[1]}" if contact.called else "never"
    confirmed = "" if contact.confirmed else "not confirmed, not printed"
    seen = _aged(contact.seen.date, project.as_of)
    return (contact.id, contact.kind.value, contact.printed, ", ".join(roles) or "-", seen, called, confirmed)


def _aged(text: str, as_of: date | None) -> str:
    """Return a date with its age in days."""
    day = day_of(text)
    if day is None or as_of is None:
        return text
    days = (as_of - day).days
    return f"{text} ({days} d)" if days >= 0 else f"{text} (to come)"


def _state_of_lock(project: Project) -> str:
    if project.lock is None:
        return f"{SHOWN_LOCK} is missing: nobody has approved the numbers"
    differ = changes(project.lock, lock_of(project.regions, project.contacts))
    if not differ:
        return f"every number is as locked in {SHOWN_LOCK}"
    return f"not as locked in {SHOWN_LOCK}: {', '.join(change.place for change in differ)}"


def confirm(start: Path, bundled: Path, name: str, team: str, day: date | None) -> int:
    """Note in contacts.yaml that a team has called a contact."""
    root = find_root(start.resolve(), bundled)
    project = _load(root, bundled, None)
    contact = project.contacts.get(name)
    if contact is None:
        raise UsageError(f"there is no contact {name!r}", f"Known: {', '.join(project.contacts)}.")
    day = day or datetime.now().astimezone().date()
    if day > stages.today():
        raise UsageError(f"--date {day.isoformat()} is still to come")
    text = with_called(root / CONTACTS, CONTACTS, name, day.isoformat(), team)
    replace_file(root / CONTACTS, text)
    print(safe(f"{name}, {contact.printed}: called on {day.isoformat()} by {team}; {CONTACTS} says so now"))
    if not contact.confirmed:
        print('It is still marked confirmed: "no", and is not printed; change that by hand.')
    return 0


def lock(start: Path, bundled: Path, *, yes: bool) -> int:
    """Show what differs from the lock, ask, and write it."""
    root = find_root(start.resolve(), bundled)
    project = _load(root, bundled, stages.today(), without_lock=True)
    faults = [finding for finding in stages.check(project) if finding.code.startswith(NEEDED)]
    faults = [finding for finding in faults if finding.code != NOT_LOCKED]
    if faults:
        print(render(faults, "text"), file=sys.stderr)
    if any(finding.severity is Severity.ERROR for finding in faults):
        print(f"{summary(faults)}; mend them first. {SHOWN_LOCK} is as it was", file=sys.stderr)
        return FINDINGS
    wanted = lock_of(project.regions, project.contacts)
    differ = changes(project.lock or {}, wanted)
    if not differ and project.lock is not None:
        print(f"every number is as locked; {SHOWN_LOCK} is as it was")
        return 0
    for change in differ:
        print(safe(str(change)))
        if change.new:
            print(safe(f"    compare with {change.new.url}"))
    if not yes and not _agreed():
        print(f"{SHOWN_LOCK} is as it was", file=sys.stderr)
        return FINDINGS
    replace_file(root / SHOWN_LOCK, lock_text(wanted))
    print(f"{SHOWN_LOCK} is written. Commit it apart from the change, as somebody else: see CONTRIBUTING.md")
    return 0


def _agreed() -> bool:
    """Ask somebody who can see the question."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        hint = "Compare every digit with the service's page, then run it on a terminal, or with --yes."
        raise UsageError(f"nobody is here to ask; {SHOWN_LOCK} is as it was", hint)
    print("Compare every digit with the page of the service. Is each as it says? [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _load(root: Path, bundled: Path, as_of: date | None, *, without_lock: bool = False) -> Project:
    """Load what stands in cards/. A lock that cannot be read does not keep a new one from being written."""
    findings: list[Finding] = []
    project = stages.load_project(root, bundled, findings, locales=(), as_of=as_of, thorough=True)
    unread = [finding for finding in findings if (finding.path or "").startswith("cards/")]
    if without_lock:
        _tell([finding for finding in unread if finding.path == SHOWN_LOCK])
        unread = [finding for finding in unread if finding.path != SHOWN_LOCK]
    if unread:
        _tell(unread)
        raise InputError("cards/ cannot be read", "Mend what is named above; `check` says more.")
    return project


def _tell(findings: Sequence[Finding]) -> None:
    if findings:
        print(render(findings, "text"), file=sys.stderr)
