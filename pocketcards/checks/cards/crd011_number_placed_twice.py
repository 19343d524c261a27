"""A number that stands on two lines of one card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import numbers_card, project_of
from pocketcards.checks.spreads import spreads
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CRD011",
    "number-placed-twice",
    Severity.ERROR,
    "Under two labels the same number looks like two services; who gets no answer calls it again.",
    "Leave one of the two lines out. A block for other regions needs `regions`.",
    ("A card has the numbers that it requires <docs/promise.md#a-card-has-the-numbers-that-it-requires>",),
)


def _find(project: Project) -> Iterator[Finding]:
    for spread in spreads(project):
        for role, count in Counter(entry.role for entry in spread.rows).items():
            if count > 1:
                message = f"{spread} prints the number of {role} on {count} lines"
                yield RULE.found(message, spread.line_of(role))


_LABELLED = ("hotline", "sample.label")
CHECK = Check(
    RULE,
    _find,
    passes=lambda: (Example("back: [numbers]", project_of(numbers_card(_LABELLED))),),
    fails=lambda: (
        Example("hotline twice in a block", project_of(numbers_card(_LABELLED, _LABELLED)), "on 2 lines"),
        Example(
            "back: [numbers, numbers]",
            project_of(numbers_card(_LABELLED, placed=("numbers", "numbers"))),
            "layout 1 in us prints the number of hotline on 2 lines",
        ),
    ),
)
