"""Ctrl-C where Python bears it: neither in the middle of an import nor lost where a value ends."""

from __future__ import annotations

import signal
import sys
from _thread import get_ident, interrupt_main, start_new_thread
from time import sleep
from types import FrameType

__all__ = ["listen"]

IMPORTS = "<frozen importlib._bootstrap>"
"""Where every import runs."""
PAUSE = 0.01
"""Seconds until an interrupt comes once more."""


def listen() -> None:
    """Take interrupts, unless whoever started this process has them ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
    sys.unraisablehook = _not_raised


def _interrupted(number: int, frame: FrameType | None) -> None:
    """Raise it, or let it come once more.

    Libraries written in C that are interrupted while they are loaded end the process (uharfbuzz), and what
    calls `__set_name__` takes it for a fault of a class.
    """
    while frame:
        if frame.f_code.co_filename == IMPORTS:
            _once_more()
            return
        frame = frame.f_back
    raise KeyboardInterrupt


def _not_raised(what: sys.UnraisableHookArgs) -> None:
    """Let an interrupt come once more that met what Python runs between two lines, where it would be lost."""
    if what.exc_type is KeyboardInterrupt:
        _once_more()
    else:
        sys.__unraisablehook__(what)


def _once_more() -> None:
    start_new_thread(_again, (get_ident(),))  # `threading` may be what is being imported


def _again(thread: int) -> None:
    """Interrupt a thread as a terminal does, so that it waits where that has to wait."""
    sleep(PAUSE)  # whoever called has returned
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(thread, signal.SIGINT)
    else:  # Windows
        interrupt_main()
