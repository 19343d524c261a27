"""What can be asked for. One file a command, in a tuple.

Read `command.py` (what a command is), then the one you want; `session.py` is what each is handed,
`report.py` how findings are shown, `print_options.py` what the options of printing mean. A command imports
its work when it runs, so that `--help` is quick.
"""

from __future__ import annotations

from pocketcards.commands import (
    build,
    check,
    contacts,
    desk,
    doctor,
    explain,
    export,
    extract,
    import_,
    init,
    list_,
    proof,
    review,
    status,
    update,
    verify,
)
from pocketcards.commands.command import Command

__all__ = ["COMMANDS"]

COMMANDS: tuple[Command, ...] = (
    build.COMMAND,
    check.COMMAND,
    contacts.COMMAND,
    extract.COMMAND,
    update.COMMAND,
    init.COMMAND,
    export.COMMAND,
    import_.COMMAND,
    proof.COMMAND,
    desk.COMMAND,
    review.COMMAND,
    status.COMMAND,
    list_.COMMAND,
    verify.COMMAND,
    explain.COMMAND,
    doctor.COMMAND,
)
"""In the order of `--help`."""
