"""`explain`: what a rule finds, why it matters and how to mend it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command
from pocketcards.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pocketcards.commands.session import Session

__all__ = ["COMMAND"]


def _add(explain: argparse.ArgumentParser) -> None:
    explain.add_argument("code", metavar="CODE", nargs="?", help="a code such as MSG001; none: list them all")


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.model.wording import write_nearest
    from pocketcards.rules import RULES, explain

    rules = {rule.code: rule for rule in RULES}
    if options.code is None:
        for rule in rules.values():
            session.say(f"{rule.code}  {rule.severity.value:7}  {rule.name}")
        return ExitCode.FINE
    found = rules.get(options.code.upper())
    if found is None:
        hint = write_nearest(options.code.upper(), rules) or "`explain` without a code lists them all."
        raise UsageError(f"there is no code {options.code!r}", hint)
    for line in explain(found).splitlines():
        session.say(line)
    return ExitCode.FINE


COMMAND = Command("explain", "what a finding means and how to mend it", _add, _run)
