"""A translation that is longer than its message should be."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.catalog.placeholders import is_longer, length_of
from pocketcards.checks.base import Check, Example, printed_texts
from pocketcards.checks.examples import SAMPLE, translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "MSG023",
    "text-over-limit",
    Severity.WARNING,
    "It may still fit, but everything on the card is then set smaller.",
    "Say it in fewer words; the meaning matters, not every word of the English.",
    ("max-length of Weblate <docs/evidence.md#what-other-checkers-see>",),
    waivable=True,
)


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_texts(project):
        limit = text.message.limit
        if is_longer(text.text, limit):
            yield text.problem(RULE, f"{length_of(text.text)} characters; the limit is {limit}")


def _limited(limit: int, text: str, locale: str, says: str = "") -> Example:
    found = translated("Call {emergency}.", text, locale, says)
    messages = {SAMPLE: found.project.messages[SAMPLE]._replace(limit=limit)}
    return Example(f"{found.shown} (limit {limit})", found.project._replace(messages=messages), says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (_limited(13, "Llame al {emergency}.", "es"), _limited(9, "โทรที่ {emergency}", "th")),
    fails=lambda: (_limited(12, "Llame al {emergency}.", "es", says="13 characters; the limit is 12"),),
)
