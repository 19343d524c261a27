"""Which layouts of a card a format tries, and in which order: those that say everything come first."""

from __future__ import annotations

from collections.abc import Sequence

from pocketcards.model.card import BlockKind, Card, Layout, PanelPlan
from pocketcards.model.design import Arrangement, Design

__all__ = ["Said", "by_what_they_say", "layouts_for", "said_by", "said_in"]

Said = dict[str, frozenset[str]]
"""By block of a card, its messages, and the roles whose numbers stand in it."""


def layouts_for(card: Card, design: Design) -> tuple[Layout, ...]:
    """Return the layouts that a format may take, the best first."""
    if design.arrangement is Arrangement.SINGLE:
        return tuple(dict.fromkeys(_on_one_side(card, layout) for layout in card.layouts))
    folded = tuple(layout for layout in card.layouts if layout.fold)
    return folded if folded and design.arrangement is Arrangement.FOLDED else card.layouts


def _on_one_side(card: Card, layout: Layout) -> Layout:
    """Return the blocks of a layout on one panel: those of the first layout in its order, numbers last."""
    order = [name for panel in card.layouts[0].panels for name in panel.blocks]
    names = dict.fromkeys(name for panel in layout.panels for name in panel.blocks)
    if set(names) <= set(order):
        names = dict.fromkeys(name for name in order if name in names)
    last = sorted(names, key=lambda name: card.blocks[name].kind is BlockKind.NUMBERS)
    return Layout((PanelPlan("poster", tuple(last)),))


def by_what_they_say(said: Said, layouts: Sequence[Layout]) -> list[list[Layout]]:
    """Return the layouts that say everything, then those that say less, the fullest first.

    White is worth much, a sentence more: what says less is for texts that fit in no other way.
    """
    own = [said_in(said, layout) for layout in layouts]
    everything = frozenset().union(*own)
    shares: dict[int, list[Layout]] = {}
    for layout, some in zip(layouts, own, strict=True):
        shares.setdefault(len(everything - some), []).append(layout)
    return [shares[left_out] for left_out in sorted(shares)]


def said_by(card: Card) -> Said:
    """Return what each block of a card says."""
    return {
        name: frozenset((*block.said, *(entry.role for entry in block.numbers)))
        for name, block in card.blocks.items()
    }


def said_in(said: Said, layout: Layout) -> frozenset[str]:
    """Return the messages of a layout, and the roles whose numbers stand on it."""
    return frozenset().union(*(said[name] for panel in layout.panels for name in panel.blocks))
