"""What stops a run at once, each with its exit code. Faults that can wait are findings instead.

CardError (4)
├── UsageError (2)        the command line asks for something that cannot be
├── InputError (3)        a file that everything rests on cannot be read
├── WriteError (3)        a file or an output cannot be written; it is as it was
└── OutputError (2)       the output folder is not ours to write
    └── OutputWriteError (3)  the system does not let us: no right to it, a full disk
"""

from __future__ import annotations

from enum import IntEnum

__all__ = [
    "CardError",
    "ExitCode",
    "InputError",
    "OutputError",
    "OutputWriteError",
    "UsageError",
    "WriteError",
]


class ExitCode(IntEnum):
    """What a run says to the program that called it. An interface: no number changes its meaning."""

    FINE = 0
    """Warnings too."""
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    INTERNAL = 4
    INTERRUPTED = 130


class CardError(Exception):
    """Stops the run. `str(error)` is the fact; `hint` the way out."""

    exit_code = ExitCode.INTERNAL

    def __init__(self, fact: str, hint: str = "") -> None:
        super().__init__(fact)
        self.hint = hint


class UsageError(CardError):
    """The command line asks for something that cannot be."""

    exit_code = ExitCode.USAGE


class OutputError(UsageError):
    """The output folder holds files that are not ours, or is one where nobody writes sets."""


class OutputWriteError(OutputError):
    """The system does not let anybody write there, or not so much: no right to it, a full disk."""

    exit_code = ExitCode.UNREADABLE


class InputError(CardError):
    """A file that everything rests on is missing or cannot be read."""

    exit_code = ExitCode.UNREADABLE


class WriteError(CardError):
    """A file, a folder or what is printed cannot be written: a full disk, no right to it. Nothing is lost."""

    exit_code = ExitCode.UNREADABLE
    ROOM = "Make room, or ask for the right to write there, and run the command again."
    LOOK = "Look whether it is there and whether you may read and write it, make room, and run it again."
