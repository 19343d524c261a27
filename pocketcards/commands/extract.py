"""`extract`: the template of the catalogs follows the cards."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command
from pocketcards.errors import ExitCode

if TYPE_CHECKING:
    from pocketcards.commands.session import Session

__all__ = ["CHECK", "COMMAND"]

CHECK = "write nothing; exit code 1 where something is not up to date"
TEMPLATE = "translations/cards.pot"


def _add(extract: argparse.ArgumentParser) -> None:
    extract.add_argument("--check", action="store_true", help=CHECK)


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.catalog.writer import write_po
    from pocketcards.commands.session import save, template_of

    wanted = template_of(session.cards())
    path = session.root / TEMPLATE
    # Git may have given it the line ends of Windows.
    if path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == write_po(wanted):
        session.say(f"{TEMPLATE} is up to date")
        return ExitCode.FINE
    if options.check:
        session.warn(f"{TEMPLATE} is not up to date with the cards; `extract` writes it anew")
        return ExitCode.FINDINGS
    save(path, wanted)
    session.say(f"{TEMPLATE} is written: {len(wanted.entries)} texts. The catalogs follow with `update`.")
    return ExitCode.FINE


COMMAND = Command("extract", "write translations/cards.pot", _add, _run)
