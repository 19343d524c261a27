"""Ctrl-C waits while files change places: a set that is half moved is none."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["unbroken"]


@contextmanager
def unbroken() -> Iterator[None]:
    """Let an interrupt come when the block is done.

    Raises:
        KeyboardInterrupt: Somebody interrupted meanwhile, and nothing else went wrong.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before is None:
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt
