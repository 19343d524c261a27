"""A translation without a word in it."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.catalog.placeholders import replaced
from pocketcards.checks.base import Check, printed_translations
from pocketcards.checks.examples import translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import category, visible

__all__ = ["CHECK"]

RULE = Rule(
    "MSG020",
    "blank-translation",
    Severity.ERROR,
    "The program takes it for a translation and prints nothing where the English has a sentence.",
    "Translate it, or leave it empty: then it counts as open, and the card waits for it.",
    ("blank of pofilter, W301 of dennis <docs/evidence.md#what-other-checkers-see>",),
)


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_translations(project):
        if not _has_words(text.text) and _has_words(text.message.text):
            yield text.problem(RULE, f"there is no word in “{visible(text.text)}”")


def _has_words(text: str) -> bool:
    return any(category(char)[0] in "LN" for char in replaced(text, " "))


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (translated("Call.", "Llame."), translated("Yes", "是", "zh_Hans")),
    fails=lambda: (
        translated("Call.", "…", says="there is no word in “…”"),
        translated("Call {emergency}.", "{emergency}.", says="there is no word"),
        translated("Call.", "   ", says="there is no word"),
        translated("Call.", "???", says="there is no word"),
    ),
)
