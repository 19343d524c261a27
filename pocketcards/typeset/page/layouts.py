"""Which layouts of a card a format tries, and in which order: those that say everything come first."""

from __future__ import annotations

from collections.abc import Sequence

from pocketcards.model.card import BlockKind, Card, Layout, PanelPlan
from pocketcards.model.design import Arrangement, Design

__all__ = ["by_what_they_say", "layouts_for", "said_in"]


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


def by_what_they_say(card: Card, layouts: Sequence[Layout]) -> list[list[Layout]]:
    """Return the layouts that say everything, then those that say less, the fullest first.

    White is worth much, a sentence more: what says less is for texts that fit in no other way.
    """
    said = [said_in(card, layout) for layout in layouts]
    everything = frozenset(name for some in said for name in some)
    shares: dict[int, list[Layout]] = {}
    for layout, some in zip(layouts, said, strict=True):
        shares.setdefault(len(everything - some), []).append(layout)
    return [shares[left_out] for left_out in sorted(shares)]


def said_in(card: Card, layout: Layout) -> frozenset[str]:
    """Return the messages of a layout, and the roles whose numbers stand on it."""
    blocks = [card.blocks[name] for panel in layout.panels for name in panel.blocks]
    messages = {name for block in blocks for name in block.said}
    return frozenset(messages | {entry.role for block in blocks for entry in block.numbers})
