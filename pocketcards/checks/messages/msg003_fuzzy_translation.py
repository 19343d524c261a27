"""A translation marked fuzzy: a guess of a program, or unfinished."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, translated_pairs
from pocketcards.checks.examples import translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "MSG003",
    "fuzzy-translation",
    Severity.WARNING,
    "Fuzzy text is often a neighbour's sentence; it counts as untranslated and is never printed.",
    "Read the translation; if it is right, remove the word `fuzzy` from the line above it.",
    (
        "A number from another sentence, in 16 languages <docs/evidence.md#a-number-from-another-sentence>",
        "gettext manual, Fuzzy Entries <https://www.gnu.org/software/gettext/manual/html_node/Fuzzy-Entries.html>",
    ),
    waivable=True,
)


def _find(project: Project) -> Iterator[Finding]:
    for pair in translated_pairs(project):
        if pair.translation.fuzzy:
            yield RULE.found("marked fuzzy", pair.translation.at, locale=pair.locale, msgctxt=pair.message.id)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (translated("Call.", "Llame."),),
    fails=lambda: (translated("Call.", "Llame al 911.", says="marked fuzzy", fuzzy=True),),
)
