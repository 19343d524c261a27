"""Cards as designs: what stands on them, in which order, on which panels. No sizes, no languages."""

from collections.abc import Collection, Mapping
from enum import Enum
from typing import NamedTuple

from pocketcards.model.contact import Contact, Need, Region
from pocketcards.model.finding import Location
from pocketcards.model.message import Message

__all__ = ["PANELS", "Block", "BlockKind", "Card", "Fold", "Layout", "NumberEntry", "PanelPlan", "Said"]

PANELS = {False: ["front", "back"], True: ["cover", "inside-top", "inside-bottom", "back"]}
"""By whether a card folds, its panels in the order in which they are printed; names tell what is outside."""


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
    OFFER = "offer"


class Said(NamedTuple):
    """A sentence that stands beside a number in its row."""

    message: str
    """A message id."""
    regions: tuple[str, ...] = ()
    """Empty: everywhere."""


NAMING = (BlockKind.SPEAK, BlockKind.SAY, BlockKind.ENDONYM)
"""Kinds of block that say what the language is called."""


class NumberEntry(NamedTuple):
    """A role in a block of numbers, and what is said of it."""

    role: str
    label: str
    """A message id; `contact`: the service's own name; `none`: its icon says what it is, or `say` does."""
    say: tuple[Said, ...] = ()
    """Sentences beside the number, in place of a label."""
    at: Location = Location("")
    """Tells no two apart."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NumberEntry) and self[:-1] == other[:-1]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:-1])

    def label_of(self, contact: Contact) -> str:
        """Return the id of the message that labels a contact; empty where its icon alone does."""
        return {"contact": contact.message_id("name"), "none": ""}.get(self.label, self.label)


class Block(NamedTuple):
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
    english: tuple[str, ...] = ()
    """Of a cover: ids of what it says in English, in every language, to the person who is shown it."""
    notes: str = ""
    """Of a cover: id of the heading of empty lines, in its place where everybody speaks the language."""

    @property
    def said(self) -> tuple[str, ...]:
        """Ids of everything that it may say, its English and its notes included."""
        return (*self.texts, *self.english, *((self.notes,) if self.notes else ()))

    needs: tuple[Need, ...] = ()
    """Facts of the region's contacts without which it is not printed."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The ids of all its messages; those of labels apart."""
        return (*self.messages, *(one.message for entry in self.numbers for one in entry.say))

    def stands_in(self, region: Region, contacts: Mapping[str, Contact]) -> bool:
        """Tell whether the block is printed in `region`, or in one that it extends."""
        return _is_for(self.regions, region) and _are_met(self.needs, region, contacts)


def _is_for(regions: tuple[str, ...], region: Region) -> bool:
    return not regions or any(name in regions for name in region.within)


def _are_met(needs: tuple[Need, ...], region: Region, contacts: Mapping[str, Contact]) -> bool:
    return all(need.met_by(contacts.get(region.roles.get(need.role, ""))) for need in needs)


class Fold(NamedTuple):
    """How a card folds."""

    axis: str
    """`horizontal`: the two trims lie above each other; `vertical`: beside each other."""
    hinge: str
    """`top` (a tent; does not mirror for right-to-left) or `side` (a book; does)."""


class PanelPlan(NamedTuple):
    """A panel, and the blocks on it in reading order."""

    name: str
    """One of `PANELS`."""
    blocks: tuple[str, ...]

    def keeping(self, blocks: Collection[str]) -> "PanelPlan":
        """Return it with these blocks alone."""
        return PanelPlan(self.name, tuple(name for name in self.blocks if name in blocks))


class Layout(NamedTuple):
    """One way to spread a card over panels. The first that fits is taken."""

    panels: tuple[PanelPlan, ...]
    fold: Fold | None = None


class Card(NamedTuple):
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
    pictograms: Mapping[str, str] = {}
    """By message id, the picture that stands beside it in a list; none on discreet cards."""
    drawings: Mapping[str, str] = {}
    """By name, the outlines of all pictures that cards can have: PDF path operators on a grid of 24 units."""
    bilingual: tuple[Block, ...] = ()
    """What stands on one side where English stands on the other, in reading order; empty: no such card."""
    neutral_stem: str = ""
    """Of a discreet card, how its files are called: they must not tell what it is."""

    def within(self, region: Region, contacts: Mapping[str, Contact]) -> "Card":
        """Return the card as it stands in a region: without what is not for it, or needs a fact."""
        kept = {one.id: self._block_within(one, region, contacts) for one in self.blocks.values()}
        side = tuple(self._block_within(one, region, contacts) for one in self.bilingual)
        if side == self.bilingual and all(kept[name] is one for name, one in self.blocks.items()):
            return self
        blocks = {name: one for name, one in kept.items() if one}
        layouts = self.layouts
        if len(blocks) < len(kept):
            layouts = tuple(
                layout._replace(panels=tuple(panel.keeping(blocks) for panel in layout.panels))
                for layout in layouts
            )
        return self._replace(blocks=blocks, layouts=layouts, bilingual=tuple(one for one in side if one))

    def _block_within(self, block: Block, region: Region, contacts: Mapping[str, Contact]) -> Block | None:
        """Return what a block says in a region; None where it says nothing there."""
        if not block.stands_in(region, contacts):
            return None
        said = tuple(name for name in block.messages if _are_met(self.messages[name].needs, region, contacts))
        if block.messages and not said:
            return None
        numbers = tuple(self._number_within(entry, region, contacts) for entry in block.numbers)
        return (
            block
            if said == block.messages and numbers == block.numbers
            else block._replace(messages=said, numbers=numbers)
        )

    def _number_within(
        self, entry: NumberEntry, region: Region, contacts: Mapping[str, Contact]
    ) -> NumberEntry:
        """Return a number with the sentences that are true in a region."""
        if not entry.say:
            return entry
        true = (
            one
            for one in entry.say
            if _is_for(one.regions, region) and _are_met(self.messages[one.message].needs, region, contacts)
        )
        return entry._replace(say=tuple(true))

    @property
    def entries(self) -> list[NumberEntry]:
        """Its numbers, the main one first."""
        return [entry for block in self.blocks.values() for entry in block.numbers]

    @property
    def stem(self) -> str:
        """How its files are called."""
        return self.neutral_stem or self.id

    @property
    def names_language(self) -> bool:
        """Whether it says what its language is called, in itself or in English."""
        return any(block.kind in NAMING for block in self.blocks.values())

    @property
    def wordless(self) -> bool:
        """Whether it can be made in a language into which nobody has translated anything: the bridge card."""
        others = [block for block in self.blocks.values() if block.kind is not BlockKind.ENDONYM]
        labels = {entry.label for block in others for entry in block.numbers}
        return len(others) < len(self.blocks) and not any(b.messages for b in others) and labels <= {"none"}
