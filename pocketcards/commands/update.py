"""`update`: catalogs follow the cards. One that is damaged is named, and left as it is."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command
from pocketcards.commands.extract import CHECK
from pocketcards.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pocketcards.catalog.entry import PoFile
    from pocketcards.commands.session import Session
    from pocketcards.model.finding import Finding

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


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.catalog import merge
    from pocketcards.catalog.reader import find_catalogs, read_po_file
    from pocketcards.commands.session import save, template_of

    wanted = template_of(session.cards())
    strange = set(options.same_meaning) - {entry.msgctxt or "" for entry in wanted.entries}
    if strange:
        raise UsageError(f"--same-meaning {min(strange)}: no card has such a message")
    findings: list[Finding] = []
    paths = find_catalogs(session.root / "translations", findings)
    late = False
    for locale in session.named(options.locales, list(paths)):
        shown = paths[locale].relative_to(session.root).as_posix()
        old = read_po_file(paths[locale], shown, locale, findings)
        if old is None:
            session.say(f"{locale}: damaged, and left as it is")
            continue
        new = merge.updated(old, wanted, options.same_meaning)
        if new != old and not options.check:
            save(paths[locale], new)
        late = late or new != old
        session.say(f"{locale}: {_outcome(old, new)}")
    if session.tell(findings):
        return ExitCode.UNREADABLE
    if late and options.check:
        session.warn("not up to date with the cards; `update` brings it")
        return ExitCode.FINDINGS
    return ExitCode.FINE


def _outcome(old: PoFile, new: PoFile) -> str:
    from pocketcards.catalog import merge

    if new == old:
        return "up to date"
    changed = merge.changes(old, new)
    return "notes, order or corrected English only" if changed == merge.Changes() else str(changed)


COMMAND = Command("update", "bring catalogs up to date with the cards", _add, _run)
