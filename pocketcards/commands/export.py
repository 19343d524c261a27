"""`export`: a catalog as a table, for those who like spreadsheets."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command
from pocketcards.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.model.finding import Finding

__all__ = ["COMMAND"]


def _add(export: argparse.ArgumentParser) -> None:
    export.add_argument("locale", metavar="LANGUAGE", help="id, own name or English name")
    export.add_argument("--out", type=Path, metavar="FILE", help="(default: cards-LANGUAGE.csv)")


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.catalog import merge
    from pocketcards.catalog.reader import find_catalogs, read_po_file
    from pocketcards.catalog.table import write_table
    from pocketcards.commands.session import template_of
    from pocketcards.load.edit import replace_file

    project = session.cards()
    paths = find_catalogs(session.root / "translations", [])
    locale = session.named([options.locale], list(paths))[0]
    findings: list[Finding] = []
    shown = paths[locale].relative_to(session.root).as_posix()
    po = read_po_file(paths[locale], shown, locale, findings)
    if session.tell(findings) or po is None:
        return ExitCode.UNREADABLE
    wanted = template_of(project)
    current = merge.updated(po, wanted)
    data = write_table(current, locale, project.messages)
    path = options.out or Path(f"cards-{locale}.csv")
    _refuse_to_lose(path, data)
    replace_file(path, data.decode("utf-8"))
    todo = sum(not entry.msgstr or entry.fuzzy for entry in current.entries if not entry.obsolete)
    session.say(f"{path} is written; to be done: {todo} of {len(wanted.entries)} texts")
    session.say(f"When it is filled in: python generate.py import {path}")
    return ExitCode.FINE


def _refuse_to_lose(path: Path, data: bytes) -> None:
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}")
    if path.exists() and (not path.is_file() or path.read_bytes() != data):
        hint = "It may hold somebody's work. Name another with --out, or move it away."
        raise UsageError(f"{path} is there already", hint)


COMMAND = Command("export", "write a catalog as a table (CSV)", _add, _run)
