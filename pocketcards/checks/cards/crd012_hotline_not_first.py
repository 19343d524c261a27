"""A help card whose main number is not the hotline."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import REGION, numbers_card, project_of
from pocketcards.checks.spreads import spreads
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CRD012",
    "hotline-not-first",
    Severity.ERROR,
    "The first number is the large one: people call it without reading on.",
    "Write `hotline` first in the first block of numbers. The emergency number stands in a text, or below.",
    ("A card has the numbers that it requires <docs/promise.md#a-card-has-the-numbers-that-it-requires>",),
)
HOTLINE = "hotline"


def _find(project: Project) -> Iterator[Finding]:
    for spread in spreads(project):
        roles = [entry.role for entry in spread.rows]
        if HOTLINE in spread.card.requires and HOTLINE in roles and roles[0] != HOTLINE:
            message = f"{spread} has {roles[0]} as its main number, before the hotline"
            yield RULE.found(message, spread.line_of(roles[0]))


_BOTH = REGION._replace(roles={"hotline": "line", "local": "line"})


def _example(shown: str, *roles: str, says: str = "", requires: tuple[str, ...] = (HOTLINE,)) -> Example:
    card = numbers_card(*((role, "sample.label") for role in roles), requires=requires)
    return Example(shown, project_of(card, regions={"us": _BOTH}), says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        _example("numbers: hotline, local", "hotline", "local"),
        _example("requires: [local], numbers: local, hotline", "local", "hotline", requires=("local",)),
    ),
    fails=lambda: (_example("numbers: local, hotline", "local", "hotline", says="local as its main number"),),
)
