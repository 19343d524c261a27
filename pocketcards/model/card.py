"""Cards as designs: what stands on them, in which order, on which panels. No sizes, no languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from pocketcards.model.contact import Contact, Region
from pocketcards.model.finding import Location
from pocketcards.model.message import Message

__all__ = ["Block", "BlockKind", "Card", "Fold", "Layout", "NumberEntry", "PanelPlan"]


class BlockKind(str, Enum):
    """What a block is; decides its type size, its tag and how it is set."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    STRONG = "strong"
    SIGNS = "signs"
    STEPS = "steps"
    NUMBERS = "numbers"
    SPEAK = "speak"
    SAY = "say"
    VERSUS = "versus"
    ENDONYM = "endonym"


@dataclass(frozen=True, slots=True)
class NumberEntry:
    """A role in a block of numbers, and the message that labels it."""

    role: str
    label: str
    """A message id; `contact`: the service's own name; `none`: its icon alone says what it is."""
    at: Location = field(default=Location(""), compare=False)

    def label_of(self, contact: Contact) -> str:
        """Return the id of the message that labels a contact; empty where its icon alone does."""
        return {"contact": contact.message_id("name"), "none": ""}.get(self.label, self.label)


@dataclass(frozen=True, slots=True)
class Block:
    """What belongs together on a panel."""

    id: str
    kind: BlockKind
    at: Location
    messages: tuple[str, ...] = ()
    """Message ids, in reading order."""
    numbers: tuple[NumberEntry, ...] = ()
    """Of a block of numbers: the main one first."""
    columns: int = 1
    """How many columns a list may have."""
    regions: tuple[str, ...] = ()
    """Empty: everywhere."""

    def stands_in(self, region: Region) -> bool:
        """Tell whether the block is printed in `region`, or in one that it extends."""
        return not self.regions or any(name in self.regions for name in region.within)


@dataclass(frozen=True, slots=True)
class Fold:
    """How a card folds."""

    axis: str
    """`horizontal`: the two trims lie above each other; `vertical`: beside each other."""
    hinge: str
    """`top` (a tent; does not mirror for right-to-left) or `side` (a book; does)."""


@dataclass(frozen=True, slots=True)
class PanelPlan:
    """A panel, and the blocks on it in reading order."""

    name: str
    """`front`, `back`; folded: `cover`, `inside-top`, `inside-bottom`, `back`."""
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to spread a card over panels. The first that fits is taken."""

    panels: tuple[PanelPlan, ...]
    fold: Fold | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A card: for whom, what it needs, what it says and how it may be laid out."""

    id: str
    title: str
    """English name, for people who make cards."""
    audience: str
    discreet: bool
    """Made for somebody in danger: neutral outside, neutral file name and title."""
    requires: tuple[str, ...]
    """Roles without which a region cannot have this card."""
    messages: dict[str, Message]
    """By id; its own and those of `common.yaml` that it uses."""
    blocks: dict[str, Block]
    layouts: tuple[Layout, ...]
    at: Location
    bilingual: tuple[Block, ...] = ()
    """What stands on one side where English stands on the other, in reading order; empty: no such card."""

    @property
    def stem(self) -> str:
        """How its files are called: a discreet card must not tell what it is."""
        return "card" if self.discreet else self.id
