"""`contacts`: list the numbers, list what to look up, note that one was called, write the lock."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command, add_as_of, add_overlay, common_options, day
from pocketcards.commands.wanted import add_wanted, say_wanted
from pocketcards.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from datetime import date

    from pocketcards.commands.session import Session
    from pocketcards.model.contact import Contact
    from pocketcards.model.finding import Finding
    from pocketcards.model.lock_file import Change, LockFile, Turned
    from pocketcards.model.manifest import Manifest
    from pocketcards.model.project import Project

__all__ = ["COMMAND"]

SETS = Path("out")
"""Where printed sets are looked for, unless they are named."""
NOT_LOCKED = "CON016"
NEEDED = ("CON", "CRD001")
"""Codes of findings with which no number is approved."""


def _add(contacts: argparse.ArgumentParser) -> None:
    add_as_of(contacts)
    add_overlay(contacts)
    actions = contacts.add_subparsers(dest="action", metavar="ACTION")
    after = common_options(argparse.SUPPRESS)
    add_overlay(after)
    actions.add_parser("list", parents=[after], help="list the numbers, as without an action")
    wanted = actions.add_parser("wanted", parents=[after], help="list what to open, to call and to find out")
    add_wanted(wanted)
    confirm = actions.add_parser("confirm", parents=[after], help="note that somebody called a number")
    confirm.add_argument("contact", metavar="ID", help="the contact that was called")
    confirm.add_argument("--by", required=True, metavar="TEAM", help="who called; a team, not a person")
    confirm.add_argument("--date", type=day, metavar="DATE", help="the day of the call (default: today)")
    lock = actions.add_parser("lock", parents=[after], help="approve the numbers as they are now")
    lock.add_argument(
        "--by", metavar="TEAM", help="who has compared every number; a team, not a person (default: unknown)"
    )
    lock.add_argument("--yes", action="store_true", help="every digit has been compared; do not ask")
    lock.add_argument(
        "--sets",
        type=Path,
        nargs="+",
        metavar="FOLDER",
        help="printed sets: name the files that carry a wrong number (default: out)",
    )


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    action = {"wanted": _wanted, "confirm": _confirm, "lock": _lock}.get(options.action, _list_contacts)
    return action(session, options)


def _list_contacts(session: Session, options: argparse.Namespace) -> ExitCode:
    """Print every contact: where it is used, and how long ago somebody saw or called it."""
    from pocketcards.commands.report import table

    project = _load(session, options.as_of or session.latest_day)
    rows: list[tuple[str, ...]] = [("contact", "kind", "print", "used as", "seen", "called", "")]
    rows += [_row(project, contact) for contact in project.contacts.values()]
    for line in table(rows):
        session.say(line)
    session.say()
    for file in project.locks:
        session.say(_state_of_lock(project, file))
    return ExitCode.FINE


def _wanted(session: Session, options: argparse.Namespace) -> ExitCode:
    """Print the page to work through. Whatever day it is, the oldest stands first."""
    say_wanted(session, _load(session, None), options.output_format)
    return ExitCode.FINE


def _row(project: Project, contact: Contact) -> tuple[str, ...]:
    roles = [
        f"{region.id}: {role}"
        for region in project.regions.values()
        for role, name in region.roles.items()
        if name == contact.id
    ]
    called = f"{_aged(contact.called[0], project.as_of)} {contact.called[1]}" if contact.called else "never"
    confirmed = "" if contact.confirmed else "not confirmed, not printed"
    seen = _aged(contact.seen.date, project.as_of) if contact.seen.live_on else "in a stored copy"
    return (contact.id, contact.kind.value, contact.printed, ", ".join(roles) or "-", seen, called, confirmed)


def _aged(text: str, as_of: date | None) -> str:
    """Return a date with its age in days."""
    from pocketcards.model.day import day_or_month_of

    found = day_or_month_of(text)
    if found is None or as_of is None:
        return text
    days = (as_of - found).days
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


def _confirm(session: Session, options: argparse.Namespace) -> ExitCode:
    """Note in contacts.yaml, the project's or the overlay's, that a team has called a contact."""
    from pocketcards.load.edit import replace_file, with_called
    from pocketcards.model.wording import write_nearest

    name, team = options.contact, options.by
    project = _load(session, None)
    contact = project.contacts.get(name)
    if contact is None:
        hint = write_nearest(name, project.contacts) or f"There are: {', '.join(project.contacts)}."
        raise UsageError(f"there is no contact {name!r}", hint)
    called = session.dated(options.date).isoformat()
    shown = contact.at.path
    added = project.overlay and name in project.overlay.contacts
    path = Path(shown) if added else session.root / shown
    replace_file(path, with_called(path, shown, name, called, team))
    session.say(f"{name}, {contact.printed}: called on {called} by {team}; {shown} says so now")
    if not contact.confirmed:
        session.say('It is still marked confirmed: "no", and is not printed; change that by hand.')
    return ExitCode.FINE


def _lock(session: Session, options: argparse.Namespace) -> ExitCode:
    """Show what differs from the lock and which printed sets are wrong now, ask, and write the lock."""
    from pocketcards.load.edit import replace_file
    from pocketcards.load.lock import lock_text
    from pocketcards.model.lock import UNKNOWN, Comparison
    from pocketcards.model.review import fault_of_team

    by = UNKNOWN if options.by is None else options.by
    if fault := fault_of_team(by):
        raise UsageError(f"--by {by!r} is no name of a team: {fault}", 'As in --by "Night team".')
    project = _load(session, session.latest_day, without_lock=True)
    file = project.locks[-1]
    sets = _sets(session, options.sets)
    if _refused(session, project, file):
        return ExitCode.FINDINGS
    for line in _to_compare(project, file, sets, named=options.by is not None):
        session.say(line)
    whole = file.lock is not None and not file.lacks
    if whole and options.by is None and not _differences(project, file):
        session.say(f"every number is as locked; {file.path} is as it was")
        return ExitCode.FINE
    if not options.yes and not _agreed(session, file.path):
        session.warn(f"{file.path} is as it was")
        return ExitCode.FINDINGS
    path = Path(file.path) if file.overlay else session.root / file.path
    replace_file(path, lock_text(file.now(project.contacts, Comparison(by, session.local_day))))
    said = "is written. Commit it apart from the change, as somebody else: see CONTRIBUTING.md"
    session.say(f"{file.path} {said}")
    return ExitCode.FINE


def _to_compare(project: Project, file: LockFile, sets: Sequence[Manifest], *, named: bool) -> Iterator[str]:
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


def _refused(session: Session, project: Project, file: LockFile) -> bool:
    """Tell what keeps a lock from being written."""
    from pocketcards.checks import run_checks
    from pocketcards.commands.report import summary
    from pocketcards.sets.number_face import face_of_numbers

    faults = [finding for finding in run_checks(project) if finding.code.startswith(NEEDED)]
    faults = [finding for finding in faults if finding.code != NOT_LOCKED]
    faults += face_of_numbers(project)
    if session.tell(faults):
        session.warn(f"{summary(faults)}; mend them first. {file.path} is as it was")
        return True
    own = project.locks[0]
    if file.overlay and (own.lock is None or own.lacks or _differences(project, own)):
        session.warn(f"{_state_of_lock(project, own)}. {file.path} is as it was")
        session.warn("The project's own numbers come first: `contacts lock` without --overlay.")
        return True
    return False


def _sets(session: Session, folders: Sequence[Path] | None) -> list[Manifest]:
    """Read the printed sets; none where none is named and there is no `out`."""
    from pocketcards.sets.manifest import MANIFEST
    from pocketcards.sets.recall import manifests

    if folders is None and not (SETS / MANIFEST).is_file():
        return []
    findings: list[Finding] = []
    sets = manifests([SETS] if folders is None else folders, findings)
    session.tell(findings)
    if findings and folders is not None:
        raise InputError("not every set that is named can be read", "Take the folders as they were built.")
    return sets


def _recalled(sets: Sequence[Manifest], project: Project, differ: Sequence[Change]) -> Iterator[str]:
    """Yield which paper must come back, so that nobody goes on handing it out."""
    from pocketcards.model.wording import counted
    from pocketcards.sets.recall import recalls

    found = recalls(sets, project, differ)
    for recall in found:
        files = counted(len(recall.files), "file")
        yield f"{recall.region}, {recall.role}: recall what was printed of {files} with {recall.number}"
        for file in recall.files:
            codes = " ".join(file.listed.codes) or "no code"
            yield f"    {codes}  {file.path}"
    if sets and not found:
        yield f"no number is wrong in {', '.join(str(one.folder) for one in sets)}"


def _agreed(session: Session, shown: str) -> bool:
    """Ask somebody who can see the question."""
    if not session.somebody_there:
        hint = "Compare every digit with the service's page, then run it on a terminal, or with --yes."
        raise UsageError(f"nobody is here to ask; {shown} is as it was", hint)
    question = "Compare every digit with the page of the service. Is each as it says? [y/N] "
    print(question, end="", flush=True, file=session.out)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _load(session: Session, as_of: date | None, *, without_lock: bool = False) -> Project:
    """Load the numbers. A lock that cannot be read does not keep a new one from being written."""
    from pocketcards.load.project import load_project

    findings: list[Finding] = []
    project = load_project(
        session.root,
        session.bundled,
        findings,
        locales=(),
        as_of=as_of,
        thorough=True,
        overlay=session.overlay,
    )
    unread = [finding for finding in findings if _is_of(session.overlay, finding.path or "")]
    if without_lock:
        written = project.locks[-1].path
        session.tell([finding for finding in unread if finding.path == written])
        unread = [finding for finding in unread if finding.path != written]
    if unread:
        session.tell(unread)
        where = f"cards/ or {session.overlay}" if session.overlay else "cards/"
        raise InputError(f"{where} cannot be read", "Mend what is named above; `check` says more.")
    return project


def _is_of(overlay: Path | None, path: str) -> bool:
    """Tell whether a file holds numbers: those of the project, or those of the overlay."""
    return path.startswith("cards/") or (overlay is not None and Path(path).parent == overlay)


COMMAND = Command(
    "contacts", "list the numbers, and what to look up; note a call; write the lock", _add, _run
)
