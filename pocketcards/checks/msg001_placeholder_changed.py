"""A placeholder that a translation lost, renamed, doubled or invented."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pocketcards.checks.base import Check, printed_pairs
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "MSG001",
    "placeholder-changed",
    Severity.ERROR,
    "A placeholder becomes a telephone number. Lost or changed, the card has no number there.",
    "Copy the placeholder from the English, with its braces, once. You may move it in the sentence.",
    ("Python str.format is never used on translations; braces have no other meaning here",),
)

BRACED = re.compile(r"\{[^{}]*\}|[{}｛｝]")
"""A placeholder, or a brace that belongs to none."""


def _find(project: Project) -> Iterator[Finding]:
    for pair in printed_pairs(project):
        wanted = Counter(BRACED.findall(pair.message.text))
        given = Counter(BRACED.findall(pair.translation.msgstr))
        if wanted == given:
            continue
        lost = ", ".join((wanted - given).elements())
        strange = ", ".join((given - wanted).elements())
        parts = [f"missing: {lost}"] if lost else []
        parts += [f"not in the English: {strange}"] if strange else []
        yield RULE.found("; ".join(parts), pair.translation.at, locale=pair.locale, msgctxt=pair.message.id)


CHECK = Check(RULE, _find)
