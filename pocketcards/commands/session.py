"""What every command is handed: the project, and the day. Made once, at the edge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

__all__ = ["Session"]


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the command line. Nothing below it reads a clock."""

    root: Path
    """The project."""
    bundled: Path
    """The folder of generate.py: its fonts serve a project that has none."""
    local_day: date
    """The day it is here: what somebody signs or calls now is dated with it."""
    latest_day: date
    """The day it is where days begin (UTC+14): what somebody wrote today, anywhere, is not to come."""
