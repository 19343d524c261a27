"""A list of signs that is too long for a pocket card, in English."""

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
    "At most 8 signs of at most 60 characters.",
    ("Other languages run 40 % longer <docs/evidence.md#room-for-other-languages>",),
)
MOST_SIGNS = 8
MOST_CHARACTERS = 60


def _find(project: Project) -> Iterator[Finding]:
    for card in project.cards.values():
        for block in card.blocks.values():
            if block.kind is not BlockKind.SIGNS:
                continue
            if len(block.messages) > MOST_SIGNS:
                yield RULE.found(f"{card.id}: the block {block.id} has {len(block.messages)} signs", block.at)
            for name in block.messages:
                message = card.messages[name]
                if len(message.text) > MOST_CHARACTERS:
                    yield RULE.found(f"{len(message.text)} characters", message.at, msgctxt=name)


def _example(count: int, length: int, says: str = "") -> Example:
    texts = {f"sample.sign.{i}": "x" * length for i in range(count)}
    signs = Block("signs", BlockKind.SIGNS, Location("cards/sample.yaml", 1), tuple(texts))
    return Example(f"{count} signs of {length} characters", project_of(card_of(texts, signs)), says)


CHECK = Check(
    RULE,
    _find,
    passes=(_example(8, 60),),
    fails=(_example(9, 10, "9 signs"), _example(1, 61, "61 characters")),
)
