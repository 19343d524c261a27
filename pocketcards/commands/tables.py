"""The commands `export` and `import`: a catalog as a table, for those who like spreadsheets."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from pocketcards.catalog import merge
from pocketcards.catalog.entry import PoFile
from pocketcards.catalog.faults import Faults
from pocketcards.catalog.reader import find_catalogs, read_po_file
from pocketcards.catalog.table import write_table
from pocketcards.catalog.table_merge import NO_CATALOG, Imported, take_over
from pocketcards.catalog.table_reader import read_table
from pocketcards.commands.catalog_files import (
    FINDINGS,
    UNREADABLE,
    load_cards,
    named,
    save,
    tell,
    template_of,
)
from pocketcards.commands.report import safe, summary
from pocketcards.commands.session import Session
from pocketcards.errors import UsageError
from pocketcards.load.edit import replace_file
from pocketcards.model.finding import Finding, Location

__all__ = ["export_table", "import_table"]


def export_table(session: Session, name: str, out: Path | None) -> int:
    """Write a catalog as a table for a spreadsheet."""
    root = session.root
    project = load_cards(root, session.bundled)
    paths = find_catalogs(root / "translations", [])
    locale = named(root, [name], list(paths))[0]
    findings: list[Finding] = []
    po = read_po_file(paths[locale], paths[locale].relative_to(root).as_posix(), locale, findings)
    if tell(findings) or po is None:
        return UNREADABLE
    wanted = template_of(project)
    current = merge.updated(po, wanted)
    data = write_table(current, locale, project.messages)
    path = out or Path(f"cards-{locale}.csv")
    _refuse_to_lose(path, data)
    replace_file(path, data.decode("utf-8"))
    todo = sum(not entry.msgstr or entry.fuzzy for entry in current.entries if not entry.obsolete)
    print(safe(f"{path} is written; to be done: {todo} of {len(wanted.entries)} texts"))
    print(safe(f"When it is filled in: python generate.py import {path}"))
    return 0


def _refuse_to_lose(path: Path, data: bytes) -> None:
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}")
    if path.exists() and (not path.is_file() or path.read_bytes() != data):
        hint = "It may hold somebody's work. Name another with --out, or move it away."
        raise UsageError(f"{path} is there already", hint)


def import_table(session: Session, path: Path, *, fix: bool, dry_run: bool) -> int:
    """Put a table that somebody has filled in into its catalog; all of it or nothing."""
    if not path.exists():
        raise UsageError(f"there is no {path}")
    root = session.root
    findings: list[Finding] = []
    table = read_table(path, Faults(path.name, None, findings))
    if table is None:
        return _refused(findings, UNREADABLE)
    project = load_cards(root, session.bundled, with_catalogs=True)
    catalog = find_catalogs(root / "translations", []).get(table.locale)
    if catalog is None:
        at = Location(path.name, 1)
        findings.append(NO_CATALOG.found(f"there is no catalog {table.locale}", at, locale=table.locale))
        return _refused(findings, FINDINGS)
    shown = catalog.relative_to(root).as_posix()
    damage: list[Finding] = []
    old = read_po_file(catalog, shown, table.locale, damage)
    if old is None:
        return _refused(damage, UNREADABLE)
    current = merge.updated(old, template_of(project))
    done = take_over(table, path.name, current, project, fix=fix)
    done.findings = [*findings, *done.findings]
    return _finish(done, old, catalog, shown, dry_run=dry_run)


def _finish(done: Imported, old: PoFile, path: Path, shown: str, *, dry_run: bool) -> int:
    """Show what changes, and write it if all of it is sound."""
    for change in done.changes:
        print(safe(f"{change.id}{' (no longer fuzzy)' if change.settled else ''}"))
        if change.old and change.old != change.new:
            print(safe(f"  - {change.old}"))
        print(safe(f"  + {change.new}"))
    if not done.sound:
        return _refused(done.findings, FINDINGS)
    tell(done.findings)
    if not done.changes:
        print(f"the table changes nothing; {shown} is as it was")
        return 0
    added = sum(not change.old for change in done.changes)
    counts = f"{added} new, {len(done.changes) - added} changed"
    if dry_run:
        print(f"{counts}; this was a dry run, {shown} is as it was")
        return 0
    save(path, done.po)
    print(f"{counts}; written to {shown}")
    late = merge.changes(old, done.po)
    if late.new or late.obsolete or late.back:
        print(f"The catalog was not up to date with the cards; now it is ({late}).")
    return 0


def _refused(findings: Sequence[Finding], code: int) -> int:
    tell(findings)
    print(f"{summary(findings)}; nothing was written", file=sys.stderr)
    return code
