"""A card in a region: what its editions in all languages have in common."""

from __future__ import annotations

from typing import NamedTuple

from pocketcards.model.card import Card, NumberEntry
from pocketcards.model.contact import Contact, Region
from pocketcards.model.design import Trim
from pocketcards.model.project import Project

__all__ = ["SPEAK", "Here", "here_of", "optional_messages"]

SPEAK = "speak.self"


class Here(NamedTuple):
    """A card in a region."""

    card: Card
    """As it stands there."""
    region: Region
    trim: Trim | None
    """None where the region names none that there is: CRD001 says so."""
    main: NumberEntry | None
    """Its main number."""
    lines: dict[str, Contact]
    """By role, its confirmed contacts; the emergency number first, which texts may name."""
    english: frozenset[str]
    """The ids of what it says in English in every language."""
    optional: tuple[str, ...]
    used: dict[tuple[object, ...], tuple[str, ...]]
    """The ids of what its editions print, by what of a language decides that, as far as somebody asked."""


def here_of(project: Project, card: Card, region: Region) -> Here:
    """Return a card as it stands in a region, whether the region has the numbers that it needs or not."""
    card = card.within(region, project.contacts)
    entries = card.entries
    roles = dict.fromkeys(("emergency", *(entry.role for entry in entries)))
    contacts = {role: project.contacts.get(region.roles.get(role, "")) for role in roles}
    return Here(
        card,
        region,
        project.trims.get(region.trim),
        next(iter(entries), None),
        {role: contact for role, contact in contacts.items() if contact and contact.confirmed},
        frozenset(name for block in card.blocks.values() for name in block.english),
        optional_messages(card),
        {},
    )


def optional_messages(card: Card) -> tuple[str, ...]:
    """Return what a card prints where it is translated, and does without where it is not."""
    return (SPEAK,) if card.wordless else ()
