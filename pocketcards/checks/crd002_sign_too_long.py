"""A list of signs that is too long for a pocket card, in English."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.model.card import BlockKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CRD002",
    "sign-too-long",
    Severity.ERROR,
    "English that just fits leaves no room for languages that run 40 % longer.",
    "At most 8 signs of at most 60 characters.",
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


CHECK = Check(RULE, _find)
