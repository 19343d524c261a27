"""A catalog that shares more texts with another language, word for word, than chance would have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from pocketcards.checks.base import Check, Text, printed_translations
from pocketcards.checks.examples import translations
from pocketcards.checks.words import caseless
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.model.wording import some
from pocketcards.unicode import category

__all__ = ["CHECK"]

RULE = Rule(
    "MSG018",
    "text-of-another-language",
    Severity.ERROR,
    "A part of the card would be in a language that its holder may not read.",
    "Translate again what is not in the language of the catalog; where the other catalog has borrowed, do it "
    "there. Languages that write alike stand together under `near:` in translations/languages.yaml.",
    ("Nothing is half translated <docs/promise.md#nothing-is-half-translated>",),
    waivable=True,
)
FEWEST = 2
"""One equal text is chance: measured once in the 1,711 pairs of 59 languages."""
SHARE = 0.03
"""Of the texts of a catalog. Languages that are not near share up to 0.011; Indonesian and Malay, 0.032."""
SHOWN = 3
LETTERS = 8
"""A text with fewer letters may well be the same in two languages."""


def _find(project: Project) -> Iterator[Finding]:
    holders: dict[tuple[str, str], list[Text]] = defaultdict(list)
    texts: dict[str, list[Text]] = defaultdict(list)
    for text in printed_translations(project):
        holders[text.message.id, caseless(text.text)].append(text)
        texts[text.locale or ""].append(text)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (name, _), same in holders.items():
        locales = [text.locale or "" for text in same if _says_something(text)] if len(same) > 1 else []
        for one, other in combinations(locales, 2):
            if not _near(project, one, other):
                shared[one, other].append(name)
    for pair, names in sorted(shared.items()):
        if len(names) < FEWEST:
            continue
        places = {
            one: {text.message.id: text.at for text in texts[one] if _says_something(text)} for one in pair
        }
        fewest = min(map(len, places.values()))
        if len(names) < SHARE * fewest:
            continue
        for locale, other in (pair, pair[::-1]):  # of equal catalogs nobody can tell which has borrowed
            if len(places[locale]) == fewest:
                message = (
                    f"{len(names)} of its {fewest} texts are those of {other}, word for word: "
                    f"{some(names, SHOWN)}"
                )
                yield RULE.found(message, places[locale][names[0]], locale=locale, msgctxt=names[0])


def _says_something(text: Text) -> bool:
    name, letters = text.message.id, sum(category(char)[0] == "L" for char in text.text)
    return letters >= LETTERS and not (name.startswith("contact.") and name.endswith(".name"))


def _near(project: Project, one: str, other: str) -> bool:
    language = project.languages.get(one)
    return language is not None and language.is_near(other)


_TEXTS = {
    "a": "Call when you are alone.",
    "b": "Interpreters",
    "c": "You need not give your name.",
    "d": "Day",
    "e": "Text message",
}
_SPANISH = {
    "a": "Llame cuando esté a solas.",
    "b": "Hay intérpretes",
    "c": "No dé su nombre.",
    "d": "Día",
    "e": "Mensaje de texto",
}
_PORTUGUESE = {
    "a": "Ligue quando estiver só.",
    "b": "Há intérpretes",
    "c": "Não diga o nome.",
    "d": "Dia",
    "e": "Mensagem de texto",
}
_MALAY = {
    "a": "Telefon apabila bersendirian.",
    "b": "Jurubahasa",
    "c": "Nama tidak perlu diberi.",
    "d": "Hari",
    "e": "Mesej teks",
}
CHECK = Check(
    RULE,
    _find,
    compares=True,
    passes=lambda: (
        translations(_TEXTS, "es and pt, each its own", es=_SPANISH, pt=_PORTUGUESE),
        translations(
            _TEXTS, "es and pt with one text alike", es=_SPANISH, pt={**_PORTUGUESE, "b": _SPANISH["b"]}
        ),
        translations(_TEXTS, "id and ms, near relatives, with the same texts", id=_MALAY, ms=_MALAY),
    ),
    fails=lambda: (
        translations(
            _TEXTS,
            "pt with three long texts, all of them those of es",
            "3 of its 3 texts are those of es",
            es=_SPANISH,
            pt={**_SPANISH, "d": "Dia", "e": "Torpedo"},
        ),
        translations(
            _TEXTS,
            "es with three long texts, all of them those of pt",
            "3 of its 3 texts are those of pt",
            es={**_PORTUGUESE, "d": "Día", "e": "Aviso"},
            pt=_PORTUGUESE,
        ),
    ),
)
