"""What a command is: its words, and what it does. Quick to import, because `--help` imports all of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.errors import ExitCode

__all__ = [
    "Command",
    "add_as_of",
    "add_jobs",
    "add_output_format",
    "add_overlay",
    "add_talk",
    "common_options",
    "day",
    "port",
    "positive",
]


class Command(NamedTuple):
    """One word of the command line. No dataclass: importing those takes as long as all of `--help`."""

    name: str
    help: str
    add: Callable[[argparse.ArgumentParser], None]
    """Add its arguments to its parser."""
    run: Callable[[Session, argparse.Namespace], ExitCode]
    """Do it. Imports its work when it is called."""


def common_options(default: str | None = None) -> argparse.ArgumentParser:
    """Return what every command takes. A default of SUPPRESS leaves alone what stood before an action."""
    common = argparse.ArgumentParser(add_help=False, argument_default=default)
    common.add_argument(
        "--project", type=Path, metavar="DIR", help="folder with cards/ (default: the nearest)"
    )
    common.add_argument("--debug", action="store_true", help=argparse.SUPPRESS, default=default or False)
    return common


def add_overlay(parser: argparse.ArgumentParser) -> None:
    """Add the option of every command that knows regions and numbers."""
    parser.add_argument(
        "--overlay", type=Path, metavar="DIR", help="folder that adds regions and contacts, with its own lock"
    )


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Add the option of every command that makes cards."""
    parser.add_argument(
        "--jobs", type=positive, metavar="N", help="processes to work in (default: one for each core)"
    )


def add_talk(parser: argparse.ArgumentParser) -> None:
    """Add the options of every command that may take long."""
    talk = parser.add_mutually_exclusive_group()
    talk.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    talk.add_argument("-v", "--verbose", action="store_true", help="name each card when it is made")


def positive(text: str) -> int:
    """Return the count that an argument names."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("1 or more")
    return number


def port(text: str) -> int:
    """Return the port that an argument names."""
    number = int(text)
    if not 1024 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port from 1024 to 65535")
    return number


def add_output_format(parser: argparse.ArgumentParser) -> None:
    """Add the option of every command that prints findings."""
    parser.add_argument(
        "--output-format", choices=("text", "json", "github"), default="text", help="how findings are printed"
    )


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """Add the option of every command that reckons ages."""
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="reckon the age of contacts on this day, as 2026-11-22 (default: today)",
    )


def day(text: str) -> date:
    """Return the day that an argument names."""
    from pocketcards.model.day import day_of

    found = day_of(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no day, written as 2026-11-22")
    return found
