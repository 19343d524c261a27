"""A translation that is longer than its message should be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pocketcards.checks.base import Check, Example, printed_texts
from pocketcards.checks.examples import SAMPLE, translated
from pocketcards.checks.placeholders import replaced
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import category

__all__ = ["CHECK", "length_of"]

RULE = Rule(
    "MSG023",
    "text-over-limit",
    Severity.WARNING,
    "It may still fit, but everything on the card is then set smaller.",
    "Say it in fewer words; the meaning matters, not every word of the English.",
    ("max-length of Weblate <docs/evidence.md#what-other-checkers-see>",),
    waivable=True,
)
NUMBER = "911"
"""A placeholder counts like the number that it becomes."""


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_texts(project):
        limit = text.message.limit
        if limit is None or len(replaced(text.text, NUMBER)) <= limit:
            continue  # marks stand above and below letters, and make no text longer
        if (length := length_of(text.text)) > limit:
            yield text.problem(RULE, f"{length} characters; the limit is {limit}")


def length_of(text: str) -> int:
    """Return how many characters people would count: marks stand above and below letters."""
    return sum(category(char)[0] != "M" for char in replaced(text, NUMBER))


def _limited(limit: int, text: str, locale: str, says: str = "") -> Example:
    found = translated("Call {emergency}.", text, locale, says)
    messages = {SAMPLE: found.project.messages[SAMPLE]._replace(limit=limit)}
    return Example(f"{found.shown} (limit {limit})", replace(found.project, messages=messages), says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (_limited(13, "Llame al {emergency}.", "es"), _limited(9, "โทรที่ {emergency}", "th")),
    fails=lambda: (_limited(12, "Llame al {emergency}.", "es", says="13 characters; the limit is 12"),),
)
