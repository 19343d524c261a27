"""`export`: a catalog as a table for a spreadsheet, CSV or XLSX, with all that a translator needs to know."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command
from pocketcards.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pocketcards.catalog.entry import PoFile
    from pocketcards.commands.session import Session
    from pocketcards.model.finding import Finding

__all__ = ["COMMAND"]

CSV, XLSX = ".csv", ".xlsx"


def _add(export: argparse.ArgumentParser) -> None:
    export.add_argument("locale", metavar="LANGUAGE", help="id, own name or English name")
    export.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="x.csv, or x.xlsx with pictures of the cards (default: cards-LANGUAGE.csv)",
    )


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.catalog import merge
    from pocketcards.catalog.reader import find_catalogs, read_po_file
    from pocketcards.catalog.table import write_table
    from pocketcards.commands.session import template_of
    from pocketcards.load.edit import replace_file

    project = session.cards()
    paths = find_catalogs(session.root / "translations", [])
    locale = session.named([options.locale], list(paths))[0]
    path = options.out or Path(f"cards-{locale}{CSV}")
    _refuse_to_guess(path)
    findings: list[Finding] = []
    shown = paths[locale].relative_to(session.root).as_posix()
    po = read_po_file(paths[locale], shown, locale, findings)
    if session.tell(findings) or po is None:
        return ExitCode.UNREADABLE
    wanted = template_of(project)
    current = _objected(session, merge.updated(po, wanted), locale)
    book = path.suffix.casefold() == XLSX
    data = _workbook(session, current, locale) if book else write_table(current, locale, project.messages)
    _refuse_to_lose(path, data)
    replace_file(path, data)
    todo = sum(not entry.msgstr or entry.fuzzy for entry in current.entries if not entry.obsolete)
    session.say(f"{path} is written; to be done: {todo} of {len(wanted.entries)} texts")
    session.say(f"When it is filled in: python generate.py import {path}")
    return ExitCode.FINE


def _objected(session: Session, po: PoFile, locale: str) -> PoFile:
    """Return the catalog with a note beside each text that readers objected to; who they were stays here."""
    from pocketcards.catalog.table import OBJECTED

    remarks = session.load([], locales=[locale]).open_remarks(locale)
    said = {name: tuple(f"{OBJECTED}{one.text}" for one in some) for name, some in remarks.items()}
    entries = (
        entry._replace(extracted=(*entry.extracted, *said.get(entry.msgctxt or "", ())))
        for entry in po.entries
    )
    return po._replace(entries=tuple(entries))


def _workbook(session: Session, po: PoFile, locale: str) -> bytes:
    """Return a workbook: the texts, the cards as they look, and the glossary."""
    from pocketcards.catalog.workbook import Wanted, write_workbook
    from pocketcards.commands.pictures import pictures_of

    names = session.languages()
    project = session.load([], names, locales=[locale])
    language, glossary = names.find(locale), project.glossaries.get(locale)
    wanted = Wanted(
        locale=locale,
        rtl=bool(language and language.is_rtl),
        messages=project.messages,
        stretch=_stretch(po),
        pictures=tuple(pictures_of(project, names, locale)),
        terms=glossary.terms if glossary else (),
    )
    return write_workbook(po, wanted)


def _stretch(po: PoFile) -> float:
    """Return how many of a spreadsheet's characters one of ours takes: it counts marks too."""
    from pocketcards.catalog.placeholders import length_of

    texts = [entry.msgstr for entry in po.entries if "{" not in entry.msgstr]
    ours = sum(map(length_of, texts))
    return sum(len(text.encode("utf-16-le")) // 2 for text in texts) / ours if ours else 1.0


def _refuse_to_guess(path: Path) -> None:
    if path.suffix.casefold() not in (CSV, XLSX):
        raise UsageError(f"--out {path}: a table ends in {CSV} or {XLSX}", f"As in --out cards{XLSX}.")


def _refuse_to_lose(path: Path, data: bytes) -> None:
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}")
    if path.exists() and (not path.is_file() or path.read_bytes() != data):
        hint = "It may hold somebody's work. Name another with --out, or move it away."
        raise UsageError(f"{path} is there already", hint)


COMMAND = Command("export", "write a catalog as a table (CSV or XLSX)", _add, _run)
