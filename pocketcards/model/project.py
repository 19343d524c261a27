"""Everything that was loaded from a project, read-only."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pocketcards.model.card import Card
from pocketcards.model.contact import Contact, Region, Trim
from pocketcards.model.font import FontFamily
from pocketcards.model.message import Catalog, Message

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
