"""A translation of an English sentence that has changed since."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, translated_pairs
from pocketcards.checks.examples import translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "MSG004",
    "outdated-translation",
    Severity.WARNING,
    "The card would say something that the English no longer says; it counts as untranslated.",
    "Run `python generate.py update`: it puts today's English into the catalog and marks the sentence fuzzy. "
    "Mend the translation then, and take the mark away. Leave the msgid alone.",
    ("Berks County 2021, a date from an older version <docs/evidence.md#wrong-in-one-language-only>",),
    waivable=True,
)


def _find(project: Project) -> Iterator[Finding]:
    for pair in translated_pairs(project):
        if not pair.translation.fuzzy and pair.translation.msgid != pair.message.text:
            message = f"the English is now: {pair.message.text}"
            yield RULE.found(message, pair.translation.at, locale=pair.locale, msgctxt=pair.message.id)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (translated("Call.", "Llame."),),
    fails=lambda: (translated("Call.", "Llame.", says="the English is now: Call.", msgid="Call us."),),
)
