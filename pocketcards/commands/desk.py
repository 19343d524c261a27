"""`desk`: the page in the browser where people read, correct and vouch for texts."""

from __future__ import annotations

import argparse
from contextlib import suppress
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command, add_overlay, port
from pocketcards.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.desk.desk import Keeper
    from pocketcards.model.finding import Finding
    from pocketcards.model.project import Project

__all__ = ["COMMAND", "keeper_of"]

MISSING = "the desk needs two packages more: {}"
MEND = 'python -m pip install -e ".[desk]"'


def _add(desk: argparse.ArgumentParser) -> None:
    desk.add_argument(
        "locale", nargs="?", metavar="LOCALE", help="the language that is opened (default: choose)"
    )
    desk.add_argument("--by", default="", metavar="TEAM", help="who reads and signs; a team, not a person")
    desk.add_argument(
        "--port", type=port, default=0, metavar="N", help="where to listen (default: any free port)"
    )
    desk.add_argument("--no-browser", action="store_true", help="only print the address")
    add_overlay(desk)


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.model.review import fault_of_team

    if options.by and (fault := fault_of_team(options.by)):
        raise UsageError(f"--by {options.by!r} is no name of a team: {fault}", 'As in --by "Night team".')
    try:
        from pocketcards.desk.desk import Desk
        from pocketcards.desk.serving import Opened
    except ModuleNotFoundError as error:
        raise UsageError(MISSING.format(error.name), MEND) from None
    keeper = keeper_of(session, options.by)
    desk = Desk(keeper)
    below = f"{session.named([options.locale], languages=keeper.names)[0]}/" if options.locale else ""
    opened = Opened(desk, desk.fonts, options.port)
    address = f"{opened.address}{below}"
    session.say(f"The desk is open: {address}")
    session.say("Only this computer reaches it, and only with this address. Ctrl+C closes it.")
    if not options.by:
        session.say('Nobody can sign at it: for that, open it with --by "TEAM".')
    if not options.no_browser:
        import webbrowser

        webbrowser.open(address)
    with suppress(KeyboardInterrupt):  # how it is closed
        opened.run()
    session.say("The desk is closed. What was saved is in translations/ and cards/.")
    return ExitCode.FINE


def keeper_of(session: Session, team: str) -> Keeper:
    """Return what a desk of this project needs to know."""
    from pocketcards.commands.session import save
    from pocketcards.desk.desk import Keeper
    from pocketcards.editions.request import known_locales

    names = session.languages()

    def loader(findings: list[Finding], locale: str) -> Project:
        return session.load(findings, names, locales=[locale])

    known = tuple(locale for locale in known_locales(session.root) if names.find(locale))
    return Keeper(session.root, names, loader, save, known, session.local_day, team)


COMMAND = Command("desk", "read, correct and sign texts in the browser, on this computer alone", _add, _run)
