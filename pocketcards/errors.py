"""What stops a run at once, each with its exit code. Faults that can wait are findings instead.

CardError (4)
├── UsageError (2)        the command line asks for something that cannot be
├── InputError (3)        a file that everything rests on cannot be read
└── OutputError (2)       the output folder is not ours to write
"""

from __future__ import annotations

__all__ = ["CardError", "InputError", "OutputError", "UsageError"]


class CardError(Exception):
    """Stops the run. `str(error)` is the fact; `hint` the way out."""

    exit_code = 4

    def __init__(self, fact: str, hint: str = "") -> None:
        super().__init__(fact)
        self.hint = hint


class UsageError(CardError):
    """The command line asks for something that cannot be."""

    exit_code = 2


class OutputError(UsageError):
    """The output folder holds files that are not ours, or cannot be written."""


class InputError(CardError):
    """A file that everything rests on is missing or cannot be read."""

    exit_code = 3
