"""What to do where a package is missing: the command that installs all of them, for this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pocketcards.errors import UsageError

__all__ = ["missing_package"]


def missing_package(
    name: str, folder: Path, *, windows: bool = os.name == "nt", own: bool = sys.prefix != sys.base_prefix
) -> UsageError:
    """Return the error that says which package is missing, and how it is installed.

    Args:
        name: What could not be imported.
        folder: That of generate.py.
        windows: Whether commands are written for Windows.
        own: Whether this Python is one of a `.venv`, so that packages go into it.
    """
    bin_ = folder / ".venv" / ("Scripts" if windows else "bin")
    python = bin_ / ("python.exe" if windows else "python")
    if own:
        hint = f'Install what the program needs: "{sys.executable}" -m pip install -e "{folder}"'
    elif python.exists():
        hint = f'The Python in .venv has it: "{python}" "{folder / "generate.py"}"'
    else:
        make = f'{"py" if windows else "python3"} -m venv "{folder / ".venv"}"'
        install = f'"{python}" -m pip install -e "{folder}"'
        hint = f'Once: {make}\nThen: {install}\nAnd from then on: "{python}" "{folder / "generate.py"}"'
    return UsageError(f"the package {name} is missing, and without it nothing can be made", hint)
