"""A number, contact, role, label or face that is not the one which was approved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pocketcards.checks.base import Check, Example
from pocketcards.checks.contact_examples import one_contact
from pocketcards.checks.examples import discreet_card, project_of
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.lock import Comparison, Lock
from pocketcards.model.lock_file import Change, LockFile
from pocketcards.model.project import Project

__all__ = ["CHECK", "RULE"]

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
        if file.lacks:
            message = f"the lock is of an older kind, without {', '.join(file.lacks)}"
            yield RULE.found(message, Location(file.path), hint=_renewed(file))
        for change in file.changes(project.contacts):
            yield RULE.found(f"{change} (approved → now)", _where(project, change), hint=hint)
        for turned in file.turned():
            yield RULE.found(f"{turned} (approved → now)", turned.at or Location(file.path), hint=hint)


def _hint(file: LockFile) -> str:
    """Return the way out, with the command that writes this lock."""
    return RULE.fix.replace("contacts lock", _command(file))


def _renewed(file: LockFile) -> str:
    return (
        "No number need have changed. Compare each once more with the page under `url`, look at languages "
        f"and labels too, and run `python generate.py {_command(file)}`: it writes the whole lock."
    )


def _command(file: LockFile) -> str:
    return f"contacts lock --overlay {file.overlay.as_posix()}" if file.overlay else "contacts lock"


def _where(project: Project, change: Change) -> Location | None:
    """Return the line to look at: of the contact; or of what names another contact, or none."""
    old, new = change.old, change.new
    if old and new and old.contact == new.contact:
        return new.at
    if new:
        return project.regions[new.region].at
    return old.at if old else None


_SOUND = one_contact("").project
_LOCK = _SOUND.lock or Lock()
_CARD = project_of(discreet_card())


def _with(shown: str, says: str, lock: Lock | None, project: Project = _SOUND) -> Example:
    return Example(shown, project._replace(lock=lock), says)


def _changed(shown: str, says: str, **changes: str) -> Example:
    """Return an example in which the lock has something else of the number."""
    approved = {place: entry._replace(**changes) for place, entry in _LOCK.approved.items()}  # type: ignore[arg-type]
    return _with(shown, says, _LOCK._replace(approved=approved))


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        one_contact("what is printed is what is locked"),
        _with("by a team", "", _LOCK._replace(compared=Comparison("Night team", date(2026, 1, 2)))),
    ),
    fails=lambda: (
        _changed("one digit", "print 1-800-555-010[8→0]", printed="1-800-555-0108"),
        _changed("two digits exchanged", "print 1-800-555-[10→01]00", printed="1-800-555-1000"),
        _changed("another contact in the role", "contact other → line", contact="other"),
        _changed("a language more", "languages en es → en", languages="en es"),
        _changed("no interpreters any more", "interpreters no → yes", interpreters="no"),
        _with("no lock", "there is no lock", None),
        _with("a role more", "us, hotline: new", _LOCK._replace(approved={})),
        _with(
            "another label above the number",
            "card sample: hotline labelled sample.text-line → sample.label",
            (_CARD.lock or _LOCK)._replace(labels={"sample": {"hotline": "sample.text-line"}}),
            _CARD,
        ),
        _with(
            "a lock of an older kind", "of an older kind, without who compared", _LOCK._replace(compared=None)
        ),
    ),
)
