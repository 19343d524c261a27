"""A number, contact or role that is not the one which was approved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pocketcards.checks.base import Check, Example
from pocketcards.checks.contact_examples import one_contact
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.lock import Change, LockFile
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON016",
    "number-not-as-locked",
    Severity.ERROR,
    "Somebody in need would call whoever has the other number.",
    "If nobody meant to change it, put the old one back. If the service has a new number, somebody else "
    "than who changed it compares it with the service's page, digit by digit, and runs "
    "`python generate.py contacts lock`.",
    (
        "Two records of every number <docs/promise.md#two-records-of-every-number>",
        "Found by those who called <docs/evidence.md#found-by-those-who-called>",
    ),
)


def _find(project: Project) -> Iterator[Finding]:
    for file in project.locks:
        hint = _hint(file)
        if file.lock is None:
            message = "there is no lock: nobody has approved the numbers"
            yield RULE.found(message, Location(file.path), hint=hint)
            continue
        for change in file.changes(project.contacts):
            yield RULE.found(f"{change} (approved → now)", _where(project, change), hint=hint)


def _hint(file: LockFile) -> str:
    """Return the way out, with the command that writes this lock."""
    if file.overlay is None:
        return RULE.fix
    return RULE.fix.replace("contacts lock", f"contacts lock --overlay {file.overlay.as_posix()}")


def _where(project: Project, change: Change) -> Location | None:
    """Return the line to look at: of the contact; or of what names another contact, or none."""
    old, new = change.old, change.new
    if old and new and old.contact == new.contact:
        return new.at
    if new:
        return project.regions[new.region].at
    return old.at if old else None


_SOUND = one_contact("").project


def _changed(shown: str, says: str, **changes: str) -> Example:
    """Return an example in which the lock has something else."""
    lock = {place: replace(entry, **changes) for place, entry in (_SOUND.lock or {}).items()}  # type: ignore[arg-type]
    return Example(shown, replace(_SOUND, lock=lock), says)


PASSES = (one_contact("what is printed is what is locked"),)
FAILS = (
    _changed("one digit", "print 1-800-555-010[8→0]", printed="1-800-555-0108"),
    _changed("two digits exchanged", "print 1-800-555-[10→01]00", printed="1-800-555-1000"),
    _changed("another contact in the role", "contact other → line", contact="other"),
    Example("no lock", replace(_SOUND, lock=None), "there is no lock"),
    Example("a role more", replace(_SOUND, lock={}), "us, hotline: new"),
)
CHECK = Check(RULE, _find, PASSES, FAILS)
