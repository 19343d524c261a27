"""Arguments in, exit code out. No logic: `build` does the work, `report` says what came of it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from pocketcards import __version__, cli_build, cli_catalog
from pocketcards.errors import CardError, InputError, UsageError
from pocketcards.session import Session

__all__ = ["main"]

BUNDLED = Path(__file__).resolve().parent.parent
"""The folder of generate.py: its cards and fonts serve where no project is near."""

AS_OF = "reckon the age of contacts on this day, as 2026-11-22 (default: today)"
EXIT_CODES = """exit codes:
  0 fine (warnings too)   1 findings   2 usage   3 input unreadable   4 internal error   130 interrupted
"""


def main(argv: Sequence[str] | None = None, *, now: datetime | None = None) -> int:
    """Run the command line; return the exit code. Never lets a traceback out.

    Args:
        argv: The words after the program's name; None: those of the process.
        now: The moment, with its zone; None: the clock's. Nothing else reads a clock.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # ReportLab would read it, and fail where it is no number.
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        options = _parser().parse_args(_with_command(words))
    except SystemExit as stopped:
        return int(stopped.code or 0)
    try:
        code = _run(options, now or datetime.now(UTC))
        sys.stdout.flush()  # here, where a pipe that was closed can still be told from a fault
        return code
    except CardError as error:
        _say(f"error: {error}")
        if error.hint:
            for line in error.hint.split("\n"):
                _say(f"  {line.strip()}")
        return error.exit_code
    except KeyboardInterrupt:
        _say("interrupted; if files were being moved, the next run completes it")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _internal(error, debug=options.debug)


def _say(line: str) -> None:
    from pocketcards.report import safe

    print(safe(line), file=sys.stderr)


def _internal(error: Exception, *, debug: bool) -> int:
    if debug:
        import traceback  # nobody else needs it

        traceback.print_exception(error)
    _say(f"internal error: {type(error).__name__}: {error}")
    print("  This is our fault, and nothing was written. Please report it with", file=sys.stderr)
    print("  what `python generate.py doctor` prints; --debug shows where it happened.", file=sys.stderr)
    return 4


def _with_command(words: list[str]) -> list[str]:
    """No command is `build`."""
    if words and (not words[0].startswith("-") or words[0] in ("-h", "--help", "--version")):
        return words
    return ["build", *words]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="generate.py",
        description="Lay every language out as a pocket-sized PDF card, and prove every number on it.",
        epilog=f"No command is `build`.\n\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"pocketcards {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    common = _common()
    cli_build.add(commands, common)
    _add_check(commands, common)
    _add_contacts(commands, common)
    cli_catalog.add(commands, common)
    _add_review(commands, common)
    verify = commands.add_parser(
        "verify", parents=[common], help="prove finished PDFs again: files, folders or manifests; offline"
    )
    verify.add_argument(
        "paths", type=Path, nargs="*", metavar="PATH", help="a PDF, a folder or a manifest.json"
    )
    verify.add_argument(
        "--code", metavar="CODE", help="look up the print code of a card in these sets (default: out)"
    )
    cli_build.add_overlay(verify)
    verify.add_argument(
        "--output-format", choices=("text", "json", "github"), default="text", help="how findings are printed"
    )
    explain = commands.add_parser("explain", parents=[common], help="what a finding means and how to mend it")
    explain.add_argument("code", metavar="CODE", nargs="?", help="a code such as MSG001; none: list them all")
    commands.add_parser(
        "doctor", parents=[common], help="versions, fonts and what each language is covered by"
    )
    return parser


def _common(default: str | None = None) -> argparse.ArgumentParser:
    """Return what every command takes. A default of SUPPRESS leaves alone what stood before the action."""
    common = argparse.ArgumentParser(add_help=False, argument_default=default)
    common.add_argument(
        "--project", type=Path, metavar="DIR", help="folder with cards/ (default: the nearest)"
    )
    common.add_argument("--debug", action="store_true", help=argparse.SUPPRESS, default=default or False)
    return common


def _add_check(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    check = commands.add_parser(
        "check", parents=[common], help="everything that can be checked without a PDF"
    )
    check.add_argument(
        "--output-format", choices=("text", "json", "github"), default="text", help="how findings are printed"
    )
    check.add_argument("--strict", action="store_true", help="warnings fail too")
    check.add_argument("--as-of", type=_day, metavar="DATE", help=AS_OF)
    cli_build.add_overlay(check)


def _add_contacts(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    contacts = commands.add_parser(
        "contacts", parents=[common], help="list the numbers; note a test call; write the lock"
    )
    contacts.add_argument("--as-of", type=_day, metavar="DATE", help=AS_OF)
    cli_build.add_overlay(contacts)
    actions = contacts.add_subparsers(dest="action", metavar="ACTION")
    after = _common(argparse.SUPPRESS)
    cli_build.add_overlay(after)
    actions.add_parser("list", parents=[after], help="list the numbers, as without an action")
    confirm = actions.add_parser("confirm", parents=[after], help="note that somebody called a number")
    confirm.add_argument("contact", metavar="ID", help="the contact that was called")
    confirm.add_argument("--by", required=True, metavar="TEAM", help="who called; a team, not a person")
    confirm.add_argument("--date", type=_day, metavar="DATE", help="the day of the call (default: today)")
    lock = actions.add_parser("lock", parents=[after], help="approve the numbers as they are now")
    lock.add_argument(
        "--by", metavar="TEAM", help="who has compared every number; a team, not a person (default: unknown)"
    )
    lock.add_argument("--yes", action="store_true", help="every digit has been compared; do not ask")
    lock.add_argument(
        "--sets",
        type=Path,
        nargs="+",
        metavar="FOLDER",
        help="printed sets: name the files that carry a wrong number (default: out)",
    )


def _add_review(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    review = commands.add_parser(
        "review", parents=[common], help="read texts one by one, and sign those that are right"
    )
    review.add_argument("locale", nargs="?", metavar="LOCALE", help="the language whose translation is read")
    review.add_argument("--safety", metavar="CARD", help="read the English of this card instead")
    review.add_argument("--by", required=True, metavar="TEAM", help="who reads; a team, not a person")
    review.add_argument("--changed", action="store_true", help="only what nobody has signed as it is now")
    review.add_argument(
        "--card", action="append", default=[], metavar="ID", help="only what this card prints (repeatable)"
    )
    review.add_argument("--date", type=_day, metavar="DATE", help="the day of the reading (default: today)")
    review.add_argument("--yes", action="store_true", help="every text has been read; do not ask")
    status = commands.add_parser(
        "status", parents=[common], help="how far each card is in each language: translated, signed, ready"
    )
    status.add_argument("locale", nargs="*", metavar="LOCALE", help="only these languages")
    status.add_argument("--region", metavar="ID", help="as printed there (default: the first region)")
    status.add_argument(
        "--output-format", choices=("text", "json"), default="text", help="how the table is printed"
    )


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # 20261122 and 2026-W47-7 are days to Python too
        raise argparse.ArgumentTypeError(f"{text!r} is no day, written as 2026-11-22")
    return day


def _run(options: argparse.Namespace, now: datetime) -> int:
    """Hand over to the command. Imports wait until here: `--help` must not load a typesetter."""
    from pocketcards import commands

    if options.command == "explain":
        return commands.explain(options.code)
    _refuse_folders(options)
    session = _session(options, now)
    if options.command == "doctor":
        return commands.doctor(session)
    if options.command == "verify":
        return commands.verify(session, options)
    if options.command == "check":
        return commands.check(session, options)
    if options.command == "contacts":
        return _contacts(session, options)
    if options.command in cli_catalog.COMMANDS:
        return cli_catalog.run(session, options)
    if options.command in ("review", "status"):
        from pocketcards import review_commands

        run = review_commands.review if options.command == "review" else review_commands.status
        return run(session, options)
    return commands.build(session, options)


def _session(options: argparse.Namespace, now: datetime) -> Session:
    from pocketcards.load.project import find_root

    root = find_root((options.project or Path.cwd()).resolve(), BUNDLED)
    latest = now.astimezone(timezone(timedelta(hours=14)))
    return Session(root, BUNDLED, now.astimezone().date(), latest.date())


def _refuse_folders(options: argparse.Namespace) -> None:
    """Refuse folders that are not there: another would be taken in their place."""
    for name in ("project", "overlay"):
        folder = getattr(options, name, None)
        if folder and not folder.is_dir():
            raise UsageError(f"--{name} {folder}: there is no such folder")
    if options.project and not (options.project / "cards").is_dir():
        raise InputError(f"--project {options.project}: there is no folder `cards` in it")


def _contacts(session: Session, options: argparse.Namespace) -> int:
    from pocketcards import contact_commands

    if options.action == "confirm":
        return contact_commands.confirm(session, options)
    if options.action == "lock":
        return contact_commands.lock(session, options)
    return contact_commands.listing(session, options)
