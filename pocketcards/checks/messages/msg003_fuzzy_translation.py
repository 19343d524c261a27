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
    ("domain §6.2a, molo-gem: a fuzzy match carried a wrong number into 16 languages",),
    waivable=True,
)


def _find(project: Project) -> Iterator[Finding]:
    for pair in translated_pairs(project):
        if pair.translation.fuzzy:
            yield RULE.found("marked fuzzy", pair.translation.at, locale=pair.locale, msgctxt=pair.message.id)


CHECK = Check(
    RULE,
    _find,
    passes=(translated("Call.", "Llame."),),
    fails=(translated("Call.", "Llame al 911.", says="marked fuzzy", fuzzy=True),),
)
