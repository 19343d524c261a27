"""`import`: a table that somebody has filled in goes into its catalog; all of it or nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command
from pocketcards.errors import ExitCode, InputError

if TYPE_CHECKING:
    from pocketcards.catalog.entry import PoFile
    from pocketcards.catalog.table import Table
    from pocketcards.catalog.table_merge import Imported
    from pocketcards.commands.session import Session
    from pocketcards.model.finding import Finding
    from pocketcards.model.project import Project

__all__ = ["COMMAND"]


def _add(table: argparse.ArgumentParser) -> None:
    table.add_argument("file", type=Path, metavar="FILE", help="CSV or XLSX, from any spreadsheet program")
    table.add_argument("--fix", action="store_true", help="mend placeholders that a program has damaged")
    table.add_argument("--dry-run", action="store_true", help="show what would change; write nothing")


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.catalog import merge
    from pocketcards.catalog.faults import Faults
    from pocketcards.catalog.reader import find_catalogs, read_po_file
    from pocketcards.catalog.table_faults import NO_CATALOG
    from pocketcards.catalog.table_merge import take_over
    from pocketcards.catalog.table_reader import read_table
    from pocketcards.checks import run_checks
    from pocketcards.commands.session import template_of
    from pocketcards.editions.legible import check_glyphs
    from pocketcards.model.finding import Location

    path: Path = options.file
    if not path.exists():
        raise InputError(f"there is no {path}")
    if path.is_dir():
        raise InputError(f"{path} is a folder", "Name the file in it, as in cards-es.csv.")
    findings: list[Finding] = []
    table = read_table(path, Faults(path.name, None, findings))
    if table is None:
        return session.refuse(findings, ExitCode.UNREADABLE)
    project = session.cards(with_catalogs=True)
    catalog = find_catalogs(session.root / "translations", []).get(table.locale)
    if catalog is None:
        at = Location(path.name, 1)
        findings.append(NO_CATALOG.found(f"there is no catalog {table.locale}", at, locale=table.locale))
        return session.refuse(findings, ExitCode.FINDINGS)
    shown = catalog.relative_to(session.root).as_posix()
    damage: list[Finding] = []
    old = read_po_file(catalog, shown, table.locale, damage)
    if old is None:
        return session.refuse(damage, ExitCode.UNREADABLE)
    current = merge.updated(old, template_of(project))

    def check(changed: Project) -> list[Finding]:
        return [*run_checks(changed), *check_glyphs(changed, [table.locale])]

    done = take_over(table, path.name, current, project, check, fix=options.fix)
    done.findings = [*findings, *done.findings, *_terms_left(table, project, path.name)]
    return _finish(session, done, old, catalog, dry_run=options.dry_run)


def _terms_left(table: Table, project: Project, shown: str) -> Iterator[Finding]:
    """Say which rows of a workbook's glossary are not those of the project: they are not taken over."""
    from pocketcards.catalog.table_faults import NOT_TAKEN
    from pocketcards.catalog.workbook import term_rows
    from pocketcards.model.finding import Location
    from pocketcards.model.wording import some

    glossary = project.glossaries.get(table.locale)
    known = [[cell.strip() for cell in row] for row in term_rows(glossary.terms if glossary else ())]
    rows = [[cell.strip() for cell in row[:3]] for row in table.terms or ()]
    if other := [row[0] for row in rows if row not in known]:
        hint = f"If they are right, write them into translations/{table.locale}/glossary.csv."
        fact = f"the sheet Glossary has other rows than the project: {some(other, 5)}"
        yield NOT_TAKEN.found(fact, Location(shown), hint=hint, locale=table.locale)


def _finish(session: Session, done: Imported, old: PoFile, path: Path, *, dry_run: bool) -> ExitCode:
    """Show what changes, and write it if all of it is sound."""
    from pocketcards.catalog import merge
    from pocketcards.catalog.persons import named_persons
    from pocketcards.commands.session import save

    shown = path.relative_to(session.root).as_posix()
    for change in done.changes:
        session.say(f"{change.id}{' (no longer fuzzy)' if change.settled else ''}")
        session.say(f"    {change.english}")
        if change.old and change.old != change.new:
            session.say(f"  - {change.old}")
        session.say(f"  + {change.new}")
    if not done.sound:
        return session.refuse(done.findings, ExitCode.FINDINGS)
    session.tell(done.findings)
    if not done.changes:
        session.say(f"the table changes nothing; {shown} is as it was")
        return ExitCode.FINE
    added = sum(not change.old for change in done.changes)
    counts = f"{added} new, {len(done.changes) - added} changed"
    if dry_run:
        session.say(f"{counts}; this was a dry run, {shown} is as it was")
        return ExitCode.FINE
    save(path, done.po)
    session.say(f"{counts}; written to {shown}")
    if any(named_persons(old)):
        session.say("who is named in the catalog was taken out")
    late = merge.changes(old, done.po)
    if late.new or late.obsolete or late.back:
        session.say(f"The catalog was not up to date with the cards; now it is ({late}).")
    return ExitCode.FINE


COMMAND = Command("import", "take a filled-in table back", _add, _run)
