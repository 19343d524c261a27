"""A discreet card that does not fold, or shows more than “I speak …” or “Notes” on its outside."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import discreet_card, project_of
from pocketcards.model.card import BlockKind, Card, Layout, PanelPlan
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CRD008",
    "outside-not-neutral",
    Severity.ERROR,
    "A card that is found must need no explanation: “I speak …” is true, useful and a safe cover.",
    "Let every layout of a discreet card fold, with blocks of kind `speak` or `endonym` alone on its cover "
    "and back; on the back `say` may follow, which tells no more than they do.",
    (
        "A discreet card is neutral outside <docs/promise.md#a-discreet-card-is-neutral-outside>",
        "What a card can give away <docs/evidence.md#what-a-card-can-give-away>",
    ),
)
COVERS = (BlockKind.SPEAK, BlockKind.ENDONYM)
ALLOWED = {"cover": COVERS, "back": (*COVERS, BlockKind.SAY)}
"""By panel of the outside, the kinds of block that may stand there."""


def _find(project: Project) -> Iterator[Finding]:
    for card in project.cards.values():
        if card.discreet:
            for layout in card.layouts:
                yield from _layout(card, layout)


def _layout(card: Card, layout: Layout) -> Iterator[Finding]:
    if layout.fold is None:
        yield RULE.found(f"{card.id}: a layout does not fold, so all of it is outside", card.at)
        return
    for panel in layout.panels:
        for name in panel.blocks:
            block = card.blocks[name]
            if block.kind not in ALLOWED.get(panel.name, BlockKind):
                yield RULE.found(f"{card.id}: the block {name} stands on the {panel.name}", block.at)


def _laid_out(shown: str, layout: Layout, says: str) -> Example:
    return Example(shown, project_of(discreet_card(layouts=(layout,))), says)


_FOLDED = discreet_card().layouts[0]
_FLAT = Layout((PanelPlan("front", ("speak",)), PanelPlan("back", ("text", "numbers"))))
_INSIDE = PanelPlan("inside-bottom", ())
_OPEN = _FOLDED._replace(panels=(*_FOLDED.panels[:2], _INSIDE, PanelPlan("back", ("speak", "numbers"))))
CHECK = Check(
    RULE,
    _find,
    passes=lambda: (Example("folded, “I speak …” outside", project_of(discreet_card())),),
    fails=lambda: (
        _laid_out("a flat layout", _FLAT, "does not fold"),
        _laid_out("numbers on the back", _OPEN, "the block numbers stands on the back"),
    ),
)
