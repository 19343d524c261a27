"""Everything that was loaded from a project, read-only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pocketcards.model.card import Card
from pocketcards.model.contact import Contact, Region, Trim
from pocketcards.model.font import FontFamily
from pocketcards.model.locale import Language
from pocketcards.model.lock import Lock
from pocketcards.model.message import Catalog, Message
from pocketcards.model.waiver import Waiver

__all__ = ["Project"]


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `cards/`, `translations/` and `fonts/`, loaded."""

    root: Path
    cards: dict[str, Card]
    contacts: dict[str, Contact]
    regions: dict[str, Region]
    trims: dict[str, Trim]
    messages: dict[str, Message]
    """All of them, those of the contacts included, by id."""
    catalogs: dict[str, Catalog]
    """By locale; the source language has none."""
    fonts: dict[str, FontFamily]
    lock: Lock | None = None
    """The approved numbers; None where there is no lock."""
    as_of: date | None = None
    """The day that ages are reckoned from. No check reads a clock; None: nothing is too old."""
    thorough: bool = False
    """Whether checks that take long run too: in `check`, not in `build`."""
    languages: dict[str, Language] = field(default_factory=dict)
    """By locale, what is known of the languages of the catalogs. One that nobody knows is missing."""
    waivers: tuple[Waiver, ...] = ()
    """Findings that may pass, each with its reason and for a time."""

    @property
    def printable(self) -> tuple[Contact, ...]:
        """The confirmed contacts. What is kept but never printed stops nobody."""
        return tuple(contact for contact in self.contacts.values() if contact.confirmed)
