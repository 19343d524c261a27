"""A translation that is the English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from pocketcards.checks.base import Check, printed_translations
from pocketcards.checks.examples import translated, translations
from pocketcards.checks.words import caseless
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.project import Project
from pocketcards.unicode import category

__all__ = ["CHECK"]

RULE = Rule(
    "MSG019",
    "same-as-english",
    Severity.ERROR,
    "The holder of the card may not read English; the card would pass for translated.",
    "Translate it. If your language has the very same words, waive it in cards/waivers.yaml and say so.",
    ("English never fills a gap <docs/promise.md#english-never-fills-a-gap>",),
    waivable=True,
)
_NAMES = re.compile(r"contact\..*\.name|language\..*")
"""Names of services and of languages may coincide."""


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_translations(project):
        if (text.locale or "").split("_")[0] == SOURCE_LOCALE or _NAMES.fullmatch(text.message.id):
            continue
        if _is_same(text.text, text.message.text):
            yield text.problem(RULE, f"the translation is the English: {text.text}")


def _is_same(text: str, english: str) -> bool:
    """Tell whether two texts have the same letters, and some. Most differ in the first."""
    pairs = zip_longest(_letters(text), _letters(english))
    first = next(pairs, None)
    return first is not None and first[0] == first[1] and all(one == other for one, other in pairs)


def _letters(text: str) -> Iterator[str]:
    return (char for char in caseless(text) if category(char)[0] in "LM")


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("Interpreters", "Intérpretes"),
        translations(
            {"contact.line.name": "Safe Line"}, "es: Safe Line, a name", es={"contact.line.name": "Safe Line"}
        ),
        translations({"language.es": "Spanish"}, "es: Spanish, a language", es={"language.es": "Spanish"}),
    ),
    fails=lambda: (
        translated("Call when you are alone.", "Call when you are alone.", says="is the English"),
        translated("Call when you are alone.", "call when you are alone", says="is the English"),
        translated("Text message", "Text message", says="is the English"),
    ),
)
