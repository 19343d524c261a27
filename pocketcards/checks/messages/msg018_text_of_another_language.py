"""A catalog with texts that are another language's, word for word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from pocketcards.checks.base import Check, printed_translations
from pocketcards.checks.examples import translations
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import category, composed

__all__ = ["CHECK"]

RULE = Rule(
    "MSG018",
    "text-of-another-language",
    Severity.ERROR,
    "A part of the card would be in a language that its holder may not read.",
    "One of the two catalogs holds the other's text: translate again what is not in its language.",
    ("Nothing is half translated <docs/promise.md#nothing-is-half-translated>",),
    waivable=True,
)
ENOUGH = 3
"""So many equal texts are no chance."""
LETTERS = 8
"""A text with fewer letters may well be the same in two languages."""
CLOSE = (
    {"bs", "cnr", "hr", "sh", "sr"},
    {"da", "nb", "nn", "no"},
    {"fa", "prs"},
    {"ceb", "fil", "tl"},
    {"id", "ms", "zsm"},
    {"mo", "ro"},
    {"wuu", "yue", "zh"},
)
"""Languages that often write the same sentence. Those of one language code do, too: es and es_MX."""


def _find(project: Project) -> Iterator[Finding]:
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    places: dict[tuple[str, str], Location] = {}
    for text in printed_translations(project):
        if text.locale and _says_something(text.message.id, text.text):
            holders[text.message.id, composed(text.text).casefold()].append(text.locale)
            places[text.locale, text.message.id] = text.at
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (name, _), locales in holders.items():
        for one, other in combinations(locales, 2):
            if not _close(one, other):
                shared[one, other].append(name)
    for (one, other), names in sorted(shared.items()):
        if len(names) >= ENOUGH:
            message = f"{len(names)} texts are those of {one}, word for word: {', '.join(names[:ENOUGH])}"
            yield RULE.found(message, places[other, names[0]], locale=other, msgctxt=names[0])


def _says_something(name: str, text: str) -> bool:
    letters = sum(category(char)[0] == "L" for char in text)
    return letters >= LETTERS and not (name.startswith("contact.") and name.endswith(".name"))


def _close(one: str, other: str) -> bool:
    first, second = one.split("_")[0], other.split("_")[0]
    return first == second or any({first, second} <= group for group in CLOSE)


_TEXTS = {
    "a": "Call when you are alone.",
    "b": "Interpreters",
    "c": "You need not give your name.",
    "d": "Day",
}
_SPANISH = {"a": "Llame cuando esté a solas.", "b": "Hay intérpretes", "c": "No dé su nombre.", "d": "Día"}
_PORTUGUESE = {"a": "Ligue quando estiver só.", "b": "Há intérpretes", "c": "Não diga o nome.", "d": "Dia"}
CHECK = Check(
    RULE,
    _find,
    passes=(
        translations(_TEXTS, "es and pt, each its own", es=_SPANISH, pt=_PORTUGUESE),
        translations(
            _TEXTS, "es and pt with two texts alike", es=_SPANISH, pt={**_PORTUGUESE, "b": _SPANISH["b"]}
        ),
    ),
    fails=(
        translations(_TEXTS, "pt with the texts of es", "3 texts are those of es", es=_SPANISH, pt=_SPANISH),
    ),
)
