"""How far a long command is: a bar on a terminal."""

from __future__ import annotations

import os

from pocketcards.commands.session import Session

__all__ = ["Progress"]


class Progress:
    """A bar on a terminal, nothing in a pipe: there the result speaks for itself."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._bar: object = None

    def __enter__(self) -> Progress:
        if self._session.err.isatty() and not os.environ.get("NO_COLOR"):
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("cards", total=None)
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()  # type: ignore[attr-defined]

    def tell(self, label: str, done: int, total: int) -> None:
        """Show that a card is done."""
        if self._bar is not None:
            self._bar.update(self._task, completed=done, total=total, description=label)  # type: ignore[attr-defined]
