"""A list of signs or steps that is too long for a pocket card, in English."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import card_of, project_of
from pocketcards.model.card import Block, BlockKind
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CRD002",
    "sign-too-long",
    Severity.ERROR,
    "English that just fits leaves no room for languages that run 40 % longer.",
    "At most 8 signs or steps, each of at most 90 characters.",
    ("Other languages run 40 % longer <docs/evidence.md#room-for-other-languages>",),
)
LISTS = (BlockKind.SIGNS, BlockKind.STEPS)
MOST_SIGNS = 8
MOST_CHARACTERS = 90
"""Two short sentences: what to do, and why."""


def _find(project: Project) -> Iterator[Finding]:
    for card in project.cards.values():
        lists = [block for block in card.blocks.values() if block.kind in LISTS]
        for block in lists:
            if len(block.messages) > MOST_SIGNS:
                count = f"{len(block.messages)} {block.kind.value}"
                yield RULE.found(f"{card.id}: the block {block.id} has {count}", block.at)
        for name in dict.fromkeys(name for block in lists for name in block.messages):
            message = card.messages[name]
            if len(message.text) > MOST_CHARACTERS:
                yield RULE.found(f"{len(message.text)} characters", message.at, msgctxt=name)


def _example(kind: BlockKind, count: int, length: int, says: str = "") -> Example:
    texts = {f"sample.sign.{i}": ("in danger " * length)[:length] for i in range(count)}
    listed = Block("list", kind, Location("cards/sample.yaml", 1), tuple(texts))
    again = listed._replace(id="again")
    shown = f"{count} {kind.value} of {length} characters, in two blocks"
    return Example(shown, project_of(card_of(texts, listed, again)), says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (_example(BlockKind.SIGNS, 8, 90), _example(BlockKind.TEXT, 1, 91)),
    fails=lambda: (
        _example(BlockKind.SIGNS, 9, 10, "9 signs"),
        _example(BlockKind.SIGNS, 1, 91, "91 characters"),
        _example(BlockKind.STEPS, 1, 121, "121 characters"),
    ),
)
