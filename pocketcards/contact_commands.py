"""The command `contacts`: list the numbers, note that one was called, write the lock."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from pocketcards import build as stages
from pocketcards.errors import InputError, UsageError
from pocketcards.load.edit import replace_file, with_called
from pocketcards.load.lock import lock_text
from pocketcards.load.manifest import MANIFEST
from pocketcards.model.contact import Contact, day_of
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.listing import Listing
from pocketcards.model.lock import UNKNOWN, Comparison
from pocketcards.model.lock_file import Change, LockFile, Turned
from pocketcards.model.project import Project
from pocketcards.model.review import fault_of_team
from pocketcards.recalling import listings, recalls
from pocketcards.report import render, safe, summary
from pocketcards.session import Session

__all__ = ["confirm", "listing", "lock"]

SETS = Path("out")
"""Where printed sets are looked for, unless they are named."""
NOT_LOCKED = "CON016"
NEEDED = ("CON", "CRD001")
"""Codes of findings with which no number is approved."""
FINDINGS = 1


def listing(session: Session, options: argparse.Namespace) -> int:
    """Print every contact: where it is used, and how long ago somebody saw or called it."""
    root = session.root
    project = _load(root, session.bundled, options.as_of or session.latest_day, options.overlay)
    rows: list[tuple[str, ...]] = [("contact", "kind", "print", "used as", "seen", "called", "")]
    rows += [_row(project, contact) for contact in project.contacts.values()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print(safe("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()))
    print()
    for file in project.locks:
        print(safe(_state_of_lock(project, file)))
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


def _state_of_lock(project: Project, file: LockFile) -> str:
    if file.lock is None:
        return f"{file.path} is missing: nobody has approved the numbers"
    differ = _differences(project, file)
    if differ:
        return f"not as locked in {file.path}: {', '.join(one.place for one in differ)}"
    if file.lacks:
        return f"{file.path} is of an older kind, without {', '.join(file.lacks)}: `contacts lock` renews it"
    compared = file.lock.compared
    when = f", compared on {compared.day.isoformat()} by {compared.by}" if compared else ""
    return f"every number is as locked in {file.path}{when}"


def _differences(project: Project, file: LockFile) -> list[Change | Turned]:
    return [*file.changes(project.contacts), *file.turned()]


def confirm(session: Session, options: argparse.Namespace) -> int:
    """Note in contacts.yaml, the project's or the overlay's, that a team has called a contact."""
    root = session.root
    name, team = options.contact, options.by
    project = _load(root, session.bundled, None, options.overlay)
    contact = project.contacts.get(name)
    if contact is None:
        raise UsageError(f"there is no contact {name!r}", f"Known: {', '.join(project.contacts)}.")
    day = options.date or session.local_day
    if day > session.latest_day:
        raise UsageError(f"--date {day.isoformat()} is still to come")
    shown = contact.at.path
    added = project.overlay if project.overlay and name in project.overlay.contacts else None
    path = Path(shown) if added else root / shown
    replace_file(path, with_called(path, shown, name, day.isoformat(), team))
    print(safe(f"{name}, {contact.printed}: called on {day.isoformat()} by {team}; {shown} says so now"))
    if not contact.confirmed:
        print('It is still marked confirmed: "no", and is not printed; change that by hand.')
    return 0


def lock(session: Session, options: argparse.Namespace) -> int:
    """Show what differs from the lock and which printed sets are wrong now, ask, and write the lock."""
    by = UNKNOWN if options.by is None else options.by
    if fault := fault_of_team(by):
        raise UsageError(f"--by {by!r} is no name of a team: {fault}", 'As in --by "Night team".')
    root = session.root
    project = _load(root, session.bundled, session.latest_day, options.overlay, without_lock=True)
    file = project.locks[-1]
    sets = _sets(options.sets)
    if _refused(project, file):
        return FINDINGS
    for line in _to_compare(project, file, sets, named=options.by is not None):
        print(safe(line))
    whole = file.lock is not None and not file.lacks
    if whole and options.by is None and not _differences(project, file):
        print(safe(f"every number is as locked; {file.path} is as it was"))
        return 0
    if not options.yes and not _agreed(file.path):
        print(safe(f"{file.path} is as it was"), file=sys.stderr)
        return FINDINGS
    path = Path(file.path) if file.overlay else root / file.path
    replace_file(path, lock_text(file.now(project.contacts, Comparison(by, session.local_day))))
    said = "is written. Commit it apart from the change, as somebody else: see CONTRIBUTING.md"
    print(safe(f"{file.path} {said}"))
    return 0


def _to_compare(project: Project, file: LockFile, sets: Sequence[Listing], *, named: bool) -> Iterator[str]:
    """Yield what somebody who approves must look at: what differs; all of it, where a team vouches for it."""
    differ = file.changes(project.contacts)
    for change in differ:
        yield str(change)
        if change.new:
            yield f"    compare with {change.new.url}"
    yield from map(str, file.turned())
    if file.lacks:
        yield f"{file.path} is written anew with {', '.join(file.lacks)}"
    if named or file.lacks:
        told = {change.place for change in differ}
        for approved in file.now(project.contacts).approved.values():
            if (place := f"{approved.region}, {approved.role}") not in told:
                yield f"{place}: as locked; {approved.printed}"
                yield f"    compare with {approved.url}"
    yield from _recalled(sets, project, differ)


def _refused(project: Project, file: LockFile) -> bool:
    """Tell what keeps a lock from being written."""
    faults = [finding for finding in stages.check(project) if finding.code.startswith(NEEDED)]
    faults = [finding for finding in faults if finding.code != NOT_LOCKED]
    faults += stages.face_of_numbers(project)
    if faults:
        print(render(faults, "text"), file=sys.stderr)
    if any(finding.severity is Severity.ERROR for finding in faults):
        print(safe(f"{summary(faults)}; mend them first. {file.path} is as it was"), file=sys.stderr)
        return True
    own = project.locks[0]
    if file.overlay and (own.lock is None or own.lacks or _differences(project, own)):
        print(safe(f"{_state_of_lock(project, own)}. {file.path} is as it was"), file=sys.stderr)
        print("The project's own numbers come first: `contacts lock` without --overlay.", file=sys.stderr)
        return True
    return False


def _sets(folders: Sequence[Path] | None) -> list[Listing]:
    """Read the printed sets; none where none is named and there is no `out`."""
    if folders is None and not (SETS / MANIFEST).is_file():
        return []
    findings: list[Finding] = []
    sets = listings([SETS] if folders is None else folders, findings)
    _tell(findings)
    if findings and folders is not None:
        raise InputError("not every set that is named can be read", "Take the folders as they were built.")
    return sets


def _recalled(sets: Sequence[Listing], project: Project, differ: Sequence[Change]) -> Iterator[str]:
    """Yield which paper must come back, so that nobody goes on handing it out."""
    found = recalls(sets, project, differ)
    for recall in found:
        count = f"{len(recall.files)} file{'' if len(recall.files) == 1 else 's'}"
        yield f"{recall.region}, {recall.role}: recall what was printed of {count} with {recall.number}"
        for file in recall.files:
            codes = " ".join(file.listed.codes) or "no code"
            yield f"    {codes}  {file.path}"
    if sets and not found:
        yield f"no number is wrong in {', '.join(str(one.folder) for one in sets)}"


def _agreed(shown: str) -> bool:
    """Ask somebody who can see the question."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        hint = "Compare every digit with the service's page, then run it on a terminal, or with --yes."
        raise UsageError(f"nobody is here to ask; {shown} is as it was", hint)
    print("Compare every digit with the page of the service. Is each as it says? [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _load(
    root: Path, bundled: Path, as_of: date | None, overlay: Path | None, *, without_lock: bool = False
) -> Project:
    """Load the numbers. A lock that cannot be read does not keep a new one from being written."""
    findings: list[Finding] = []
    project = stages.load_project(
        root, bundled, findings, locales=(), as_of=as_of, thorough=True, overlay=overlay
    )
    unread = [finding for finding in findings if _is_of(overlay, finding.path or "")]
    if without_lock:
        written = project.locks[-1].path
        _tell([finding for finding in unread if finding.path == written])
        unread = [finding for finding in unread if finding.path != written]
    if unread:
        _tell(unread)
        where = f"cards/ or {overlay}" if overlay else "cards/"
        raise InputError(f"{where} cannot be read", "Mend what is named above; `check` says more.")
    return project


def _is_of(overlay: Path | None, path: str) -> bool:
    """Tell whether a file holds numbers: those of the project, or those of the overlay."""
    return path.startswith("cards/") or (overlay is not None and Path(path).parent == overlay)


def _tell(findings: Sequence[Finding]) -> None:
    if findings:
        print(render(findings, "text"), file=sys.stderr)
