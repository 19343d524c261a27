"""Where the numbers of a card stand: layout by layout, region by region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pocketcards.catalog.placeholders import names_of
from pocketcards.model.card import Block, Card, NumberEntry
from pocketcards.model.contact import Region
from pocketcards.model.finding import Location
from pocketcards.model.project import Project

__all__ = ["Spread", "spreads"]

BILINGUAL = "the side of `bilingual`"


class Spread(NamedTuple):
    """A layout of a card as one region prints it."""

    card: Card
    layout: str
    region: Region
    blocks: tuple[Block, ...]
    """In reading order; a block that stands on two panels is there twice."""
    rows: tuple[NumberEntry, ...]
    """The numbers that stand on a line of their own, the main one first."""
    listed: tuple[str, ...]
    """The roles that the blocks of the card have here, placed or not: what is built must print them all.

    The one-side version may say less.
    """

    def names(self, role: str) -> bool:
        """Tell whether running text names a role: `Call {emergency}`."""
        found = (self.card.messages.get(name) for block in self.blocks for name in block.texts)
        return any(role in names_of(one.text) for one in found if one and "{" in one.text)

    def line_of(self, role: str) -> Location:
        """Return the block that has a role, placed or not; the head of the card where none has."""
        blocks = (*self.blocks, *self.card.blocks.values())
        found = (block.at for block in blocks if any(entry.role == role for entry in block.numbers))
        return next(found, self.card.at)

    def __str__(self) -> str:
        return f"{self.card.id}: {self.layout} in {self.region.id}"


@lru_cache(maxsize=1)
def spreads(project: Project) -> tuple[Spread, ...]:
    """Return every layout of every card in every region that has it; the one-side version is one too."""
    return tuple(_spreads(project))


def _spreads(project: Project) -> Iterator[Spread]:
    for card in project.cards.values():
        for region in project.regions.values():
            if set(card.requires) <= set(region.roles):
                yield from _in_region(card.within(region, project.contacts), region)


def _in_region(card: Card, region: Region) -> Iterator[Spread]:
    listed = tuple(entry.role for entry in _rows(card.blocks.values(), region))
    for number, layout in enumerate(card.layouts, 1):
        blocks = tuple(card.blocks[name] for panel in layout.panels for name in panel.blocks)
        yield Spread(card, f"layout {number}", region, blocks, _rows(blocks, region), listed)
    if card.bilingual:
        yield Spread(card, BILINGUAL, region, card.bilingual, _rows(card.bilingual, region), ())


def _rows(blocks: Iterable[Block], region: Region) -> tuple[NumberEntry, ...]:
    return tuple(entry for block in blocks for entry in block.numbers if entry.role in region.roles)
