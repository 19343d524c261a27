"""How far a long command is: a bar on a terminal, and elsewhere a line now and then."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pocketcards.commands.session import Session

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["Progress"]

PATIENCE = 2.0
"""Seconds that nobody minds; what takes longer says how far it is."""
APART = 10.0
"""Seconds between two lines where there is no terminal."""


class Progress:
    """Tells how much is done. Draws from this thread alone: processes are begun meanwhile."""

    def __init__(
        self, session: Session, options: Namespace, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin to count the time.

        Args:
            session: Where to print.
            options: Those of the command: `quiet` says nothing, `verbose` names every card.
            clock: Seconds that only go forward.
        """
        self._session = session
        self._quiet, self._verbose = options.quiet, options.verbose
        self._clock = clock
        self._began = clock()
        self._told = self._began + PATIENCE - APART
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tell(self, label: str, done: int, total: int) -> None:
        """Say that so many of all are done, the last of them `label`."""
        now = self._clock()
        if self._verbose:
            self._session.warn(f"{label} ({done} of {total})")
        elif not self._quiet and now - self._began >= PATIENCE:
            if self._session.err.isatty():
                self._draw(label, done, total)
            elif now - self._told >= APART and done < total:
                self._told = now
                left = (now - self._began) / done * (total - done)
                self._session.warn(f"{done} of {total} cards, about {left:.0f} s to go: {label}")

    def _draw(self, label: str, done: int, total: int) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress as Bar

            console = Console(file=self._session.err)  # it knows NO_COLOR
            self._bar = Bar(console=console, transient=True, auto_refresh=False)
            self._bar.start()
            self._task = self._bar.add_task("cards", total=total)
        self._bar.update(self._task, completed=done, total=total, description=label, refresh=True)
