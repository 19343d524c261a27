"""Words in, exit code out. The commands do the work."""

from __future__ import annotations

import argparse
import gc
import os
import re
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from pocketcards import __version__
from pocketcards.commands import COMMANDS
from pocketcards.commands.command import common_options
from pocketcards.commands.missing import missing_package
from pocketcards.errors import CardError, ExitCode, InputError, UsageError, WriteError
from pocketcards.interrupt import listen

if TYPE_CHECKING:
    from pocketcards.commands.session import Session

__all__ = ["main", "run"]

OURS = ("", "pocketcards")
BUNDLED = Path(__file__).resolve().parent.parent
"""The folder of generate.py: its cards and fonts serve where no project is near."""
FIRST_ZONE = timezone(timedelta(hours=14))
"""Where days begin: what is written on a day anywhere is not to come there."""
COLLECTED = (1_000_000, 20, 100)
"""After how many new values Python looks for garbage: among the young, and how often among the older."""
_OPTION = re.compile(r"--[a-z-]+")
_OPTIONAL = re.compile(r"\[-(?:[^][]|\[[^]]*\])*\]")
"""An option in the usage of a command that it does without."""
EXIT_CODES = """exit codes:
  0 fine (warnings too)   1 findings   2 usage   3 not read or written   4 internal error   130 interrupted
"""


def run() -> int:
    """Run the command line as a process of its own, which will soon end; return the exit code.

    Cards are many small values that live as long as the process does: looking through them for garbage as
    often as Python does by default takes a tenth of a build, and once more at the end as long as a card.
    """
    gc.set_threshold(*COLLECTED)
    try:
        listen()
        code = main()
    except KeyboardInterrupt:  # before there was anything to interrupt, or once more
        code = ExitCode.INTERRUPTED
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done, and how it ended is known
    gc.freeze()
    return code


def main(argv: Sequence[str] | None = None, *, now: datetime | None = None) -> int:
    """Run the command line; return the exit code. Never lets a traceback out.

    Args:
        argv: The words after the program's name; None: those of the process.
        now: The moment, with its zone; None: the clock's. Nothing else reads a clock.
    """
    if sys.stdout is None:  # `>&-`
        return _refused(WriteError("there is nowhere to print: standard output is closed"))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # ReportLab would read it, and fail where it is no number.
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    words = [_read(word) for word in (sys.argv[1:] if argv is None else argv)]
    options = _parsed(words)
    if isinstance(options, int):
        return options
    try:
        code = options.run(_session(options, now or datetime.now(UTC)), options)
        sys.stdout.flush()  # here, where a pipe that was closed can still be told from a fault
        return int(code)
    except KeyboardInterrupt:
        _say("interrupted; the output folder holds a whole set, the old one or the new")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FINE
    except Exception as error:
        return _ended(error, debug=options.debug)


def _parsed(words: list[str]) -> argparse.Namespace | int:
    """Return what the words ask for, or the exit code where that has been said."""
    names = [one.name for one in COMMANDS]
    if words and not words[0].startswith("-") and words[0] not in names:
        return _refused(_no_command(words[0], names))
    try:
        words = _with_command(words)
        options, left = _parser(words[0]).parse_known_args(words)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    return _refused(_too_much(options, left[0])) if left else options


def _ended(error: Exception, *, debug: bool) -> ExitCode:
    """Say what stopped a run: what was asked for, what the system refused, or a fault of ours."""
    if isinstance(error, CardError):
        return _refused(error)
    if isinstance(error, ModuleNotFoundError) and (name := (error.name or "").split(".")[0]) not in OURS:
        return _refused(missing_package(name, BUNDLED))
    return _refused(_not_ours(error)) if isinstance(error, OSError) else _internal(error, debug=debug)


def _not_ours(error: OSError) -> WriteError:
    """Return what the system refused, in plain words. Files are written whole or not at all."""
    why = error.strerror or str(error)
    if error.filename is None:  # a stream has no name: what is printed
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WriteError(f"what is printed cannot be written: {why}", "What was written before it stays.")
    return WriteError(f"{error.filename}: {why}", WriteError.LOOK)


def _read(word: str) -> str:
    """Return a word as it was typed: in the C locale Python takes each byte of UTF-8 for half a character."""
    if not any("\udc80" <= char <= "\udcff" for char in word):
        return word
    return word.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def _refused(error: CardError) -> ExitCode:
    _say(f"error: {error}")
    for line in error.hint.split("\n") if error.hint else ():
        _say(f"  {line.strip()}")
    return error.exit_code


def _say(line: str) -> None:
    from pocketcards.commands.report import safe

    print(safe(line), file=sys.stderr)


def _internal(error: Exception, *, debug: bool) -> ExitCode:
    if debug:
        import traceback  # nobody else needs it

        traceback.print_exception(error)
    _say(f"internal error: {type(error).__name__}: {error}")
    _say("  This is our fault, and nothing was written. Please report it with")
    _say("  what `python generate.py doctor` prints; --debug shows where it happened.")
    return ExitCode.INTERNAL


def _no_command(typed: str, names: Sequence[str]) -> UsageError:
    from pocketcards.model.wording import write_nearest

    hint = write_nearest(typed, names) or f"There are: {', '.join(names)}; --help says what each does."
    return UsageError(f"there is no command {typed!r}", hint)


def _too_much(options: argparse.Namespace, typed: str) -> UsageError:
    """Say which word a command does not take, and what it takes."""
    from pocketcards.model.wording import write_nearest

    name, usage = options.command, options.usage
    option = typed.partition("=")[0]
    if option.startswith("-"):
        near = write_nearest(option, _OPTION.findall(usage))
        return UsageError(f"`{name}` has no option {option}", near or f"`{name} --help` shows those it has.")
    takes = " ".join(_OPTIONAL.sub("", usage).split()[1:])
    hint = f"Write: python {takes}" if takes.split()[-1] != name else f"`{name} --help` shows its options."
    return UsageError(f"`{name}` has no use for {typed!r}", hint)


def _with_command(words: list[str]) -> list[str]:
    """No command is `build`."""
    if words and (not words[0].startswith("-") or words[0] in ("-h", "--help", "--version")):
        return words
    return ["build", *words]


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the words in two lines: a wall of options above it hides it."""

    def error(self, message: str) -> NoReturn:
        self.exit(ExitCode.USAGE, f"error: {message}\n  `{self.prog} --help` shows what it takes.\n")


def _parser(asked: str) -> argparse.ArgumentParser:
    """Return what reads the words. A command that is asked for is there alone: all of them take 10 ms."""
    parser: argparse.ArgumentParser = _Parser(
        prog="generate.py",
        description="Lay every language out as a pocket-sized PDF card, and prove every number on it.",
        epilog=f"No command is `build`.\n\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"pocketcards {__version__}")
    parsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    common = common_options()
    for command in [one for one in COMMANDS if one.name == asked] or COMMANDS:
        words = parsers.add_parser(command.name, parents=[common], help=command.help)
        if command.name == asked:
            command.add(words)
            words.set_defaults(run=command.run, usage=words.format_usage())
    return parser


def _session(options: argparse.Namespace, now: datetime) -> Session:
    """Make what every command is handed. Imports wait until here: `--help` must not load a typesetter."""
    from pocketcards.commands.session import Session
    from pocketcards.load.project import find_root

    overlay = getattr(options, "overlay", None)
    for name, folder in (("project", options.project), ("overlay", overlay)):
        if folder and not folder.is_dir():  # another would be taken in its place
            raise UsageError(f"--{name} {folder}: there is no such folder")
    if options.project and not (options.project / "cards").is_dir():
        raise InputError(f"--project {options.project}: there is no folder `cards` in it")
    root = find_root((options.project or Path.cwd()).resolve(), BUNDLED)
    days = now.astimezone().date(), now.astimezone(FIRST_ZONE).date()
    return Session(root, BUNDLED, overlay, *days, sys.stdout, sys.stderr)
