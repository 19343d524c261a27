"""`update`: catalogs follow the cards. One that is damaged is named, and left as it is."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pocketcards.commands.command import Command
from pocketcards.commands.extract import CHECK
from pocketcards.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from pocketcards.catalog.entry import PoFile
    from pocketcards.commands.session import Session
    from pocketcards.model.finding import Finding
    from pocketcards.model.project import Project

__all__ = ["COMMAND"]


def _add(update: argparse.ArgumentParser) -> None:
    update.add_argument(
        "locales", nargs="*", metavar="LANGUAGE", help="id, own name or English name (default: all)"
    )
    update.add_argument("--check", action="store_true", help=CHECK)
    update.add_argument(
        "--same-meaning",
        action="append",
        default=[],
        metavar="ID",
        help="the English of this message was only corrected; its translations stay good (repeatable)",
    )
    update.add_argument(
        "--by",
        metavar="TEAM",
        help="who says so: signatures of the message are carried over too, also after an update",
    )
    update.add_argument(
        "--yes", action="store_true", help="the old and the new English mean the same; do not ask"
    )


class _Work(NamedTuple):
    """The catalogs that are brought up to date."""

    wanted: PoFile
    paths: Mapping[str, Path]
    old: Mapping[str, PoFile]
    """Without those that are damaged."""


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.catalog import merge
    from pocketcards.catalog.persons import anonymous
    from pocketcards.commands.session import save, template_of

    wanted = template_of(session.cards())
    _refuse_what_makes_no_sense(options, wanted)
    findings: list[Finding] = []
    work = _read(session, options, wanted, findings)
    same = _same_meaning(session, options, work)
    project = _reviewed(session, list(same)) if options.by else None
    late = False
    new = {
        locale: anonymous(merge.updated(old, work.wanted, same.get(locale, {})))
        for locale, old in work.old.items()
    }
    for locale, catalog in new.items():
        old = work.old[locale]
        if catalog != old and not options.check:
            save(work.paths[locale], catalog)
        late = late or catalog != old
        session.say(f"{locale}: {_outcome(old, catalog)}")
    if project and not options.check:
        _carry(session, project, options.by, same, new)
    if session.tell(findings):
        return ExitCode.UNREADABLE
    if late and options.check:
        session.warn("not up to date with the cards; `update` brings it")
        return ExitCode.FINDINGS
    return ExitCode.FINE


def _refuse_what_makes_no_sense(options: argparse.Namespace, wanted: PoFile) -> None:
    from pocketcards.model.review import fault_of_team
    from pocketcards.model.wording import write_nearest

    known = {entry.msgctxt or "" for entry in wanted.entries}
    if strange := sorted(set(options.same_meaning) - known):
        hint = write_nearest(strange[0], known)
        raise UsageError(f"--same-meaning {strange[0]}: no card has such a message", hint)
    if options.by is not None and not options.same_meaning:
        raise UsageError(
            "--by says who vouches that a corrected sentence means the same", "Add --same-meaning ID."
        )
    if options.by is not None and (fault := fault_of_team(options.by)):
        raise UsageError(f"--by {options.by!r} is no name of a team: {fault}", 'As in --by "Night team".')


def _read(session: Session, options: argparse.Namespace, wanted: PoFile, findings: list[Finding]) -> _Work:
    from pocketcards.catalog.reader import find_catalogs, read_po_file

    paths = find_catalogs(session.root / "translations", findings)
    found: dict[str, PoFile] = {}
    for locale in session.named(options.locales, list(paths)):
        shown = paths[locale].relative_to(session.root).as_posix()
        old = read_po_file(paths[locale], shown, locale, findings)
        if old is None:
            session.say(f"{locale}: damaged, and left as it is")
        else:
            found[locale] = old
    return _Work(wanted, paths, found)


def _same_meaning(session: Session, options: argparse.Namespace, work: _Work) -> dict[str, dict[str, str]]:
    """Return, by locale and message, the older English that means the same as today's.

    Without a team only what this very update would put in doubt; with one also what an update has put in
    doubt before, each old sentence beside the new one.
    """
    from pocketcards.catalog.merge import older_english

    found = {locale: older_english(old, work.wanted) for locale, old in work.old.items()}
    english = {entry.msgctxt or "": entry.msgid for entry in work.wanted.entries}
    pairs: dict[tuple[str, str], list[str]] = {}
    for locale, older in found.items():
        for name in options.same_meaning:
            if name in older and (options.by or not _doubted(work.old[locale], name)):
                pairs.setdefault((name, older[name]), []).append(locale)
    same: dict[str, dict[str, str]] = {}
    for (name, then), locales in pairs.items():
        about = f"{name} ({', '.join(locales)})"
        if options.by is None or _agreed(session, options, about, then, english[name]):
            for locale in locales:
                same.setdefault(locale, {})[name] = then
    for name in options.same_meaning:
        if not any(name == known for known, _ in pairs):
            session.say(f"{name}: no translation of it was made from an older English")
    return same


def _doubted(po: PoFile, name: str) -> bool:
    return any(entry.fuzzy for entry in po.entries if entry.msgctxt == name and not entry.obsolete)


def _agreed(session: Session, options: argparse.Namespace, about: str, older: str, english: str) -> bool:
    """Show the old sentence beside the new one; return whether somebody says that they mean the same."""
    from pocketcards.commands.asking import answer

    session.say(about)
    session.say(f"  was: {older}")
    session.say(f"  is:  {english}")
    if options.yes or options.check:
        return True
    if not session.somebody_there:
        raise UsageError("nobody is here to ask; nothing was changed", "Read both, then run it with --yes.")
    return answer(session, "Do they mean the same?", "yn") == "y"


def _reviewed(session: Session, locales: Sequence[str]) -> Project:
    """Return the project with its signatures, before anything is written: none may be damaged."""
    from pocketcards.load.review import DAMAGED

    findings: list[Finding] = []
    project = session.load(findings, locales=locales)
    if damaged := [one for one in findings if one.code == DAMAGED.code]:
        session.tell(damaged)
        raise InputError("signatures that cannot be read are not carried over; nothing was changed")
    return project


def _carry(
    session: Session,
    project: Project,
    team: str,
    same: Mapping[str, Mapping[str, str]],
    catalogs: Mapping[str, PoFile],
) -> None:
    """Carry the signatures of messages whose English was only corrected."""
    from pocketcards.load.edit import replace_file
    from pocketcards.load.review import SAFETY_PATH, language_path, language_text, safety_text
    from pocketcards.review.carried import carried_language, carried_safety

    files = {}
    safety = project.reviews.safety
    for locale, older in same.items():
        old = project.reviews.language.get(locale, ())
        new = carried_language(project, locale, catalogs[locale], older, team, session.local_day)
        if new != old:
            files[language_path(locale)] = language_text(locale, new)
        safety = carried_safety(project, safety, older, team, session.local_day)
    if safety != project.reviews.safety:
        files[SAFETY_PATH] = safety_text(safety)
    for path, text in files.items():
        replace_file(session.root / path, text)
        session.say(f"{path}: signatures carried over, as {team} says")


def _outcome(old: PoFile, new: PoFile) -> str:
    from pocketcards.catalog import merge
    from pocketcards.catalog.persons import named_persons

    if new == old:
        return "up to date"
    gone = "; who is named in the file was taken out" if any(named_persons(old)) else ""
    changed = merge.changes(old, new)
    if changed == merge.Changes():
        return f"notes, order or corrected English only{gone}"
    return f"{changed}{gone}"


COMMAND = Command("update", "bring catalogs up to date with the cards", _add, _run)
