"""The arguments of the catalog commands. No logic, and nothing that is slow to import."""

from __future__ import annotations

import argparse
from pathlib import Path

from pocketcards.commands.session import Session

__all__ = ["COMMANDS", "add", "run"]

COMMANDS = ("extract", "update", "init", "export", "import")
CHECK = "write nothing; exit code 1 where something is not up to date"


def add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Add the commands to the parser."""
    extract = commands.add_parser("extract", parents=[common], help="write translations/cards.pot")
    extract.add_argument("--check", action="store_true", help=CHECK)
    update = commands.add_parser("update", parents=[common], help="bring catalogs up to date with the cards")
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
    init = commands.add_parser("init", parents=[common], help="begin a new language")
    init.add_argument("locale", metavar="LANGUAGE", help="id, own name or English name: so, pt-BR, Somali")
    export = commands.add_parser("export", parents=[common], help="write a catalog as a table (CSV)")
    export.add_argument("locale", metavar="LANGUAGE", help="id, own name or English name")
    export.add_argument("--out", type=Path, metavar="FILE", help="(default: cards-LANGUAGE.csv)")
    table = commands.add_parser("import", parents=[common], help="take a filled-in table back")
    table.add_argument("file", type=Path, metavar="FILE", help="CSV from Excel, LibreOffice or Google Sheets")
    table.add_argument("--fix", action="store_true", help="mend placeholders that a program has damaged")
    table.add_argument("--dry-run", action="store_true", help="show what would change; write nothing")


def run(session: Session, options: argparse.Namespace) -> int:
    """Hand over to the command."""
    from pocketcards.commands import catalogs as catalog_commands
    from pocketcards.commands import tables as table_commands

    if options.command == "extract":
        return catalog_commands.extract(session, check=options.check)
    if options.command == "update":
        return catalog_commands.update(session, options.locales, options.same_meaning, check=options.check)
    if options.command == "init":
        return catalog_commands.init(session, options.locale)
    if options.command == "export":
        return table_commands.export_table(session, options.locale, options.out)
    return table_commands.import_table(session, options.file, fix=options.fix, dry_run=options.dry_run)
