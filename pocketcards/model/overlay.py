"""A county's own folder, as it was read: what it adds to the project, and its own lock."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pocketcards.model.contact import Contact, Region
from pocketcards.model.lock import Lock

__all__ = ["Overlay"]


class Overlay(NamedTuple):
    """Contacts and regions that the project has not. It alters none that the project has."""

    folder: Path
    """As it was named on the command line; findings show it so."""
    contacts: dict[str, Contact]
    regions: dict[str, Region]
    lock: Lock | None
    """The approved numbers of these regions alone; None where there is no lock."""

    def shown(self, name: str) -> str:
        """Return how findings show a file of it."""
        return f"{self.folder.as_posix()}/{name}"
