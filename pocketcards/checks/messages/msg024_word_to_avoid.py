"""A word that the glossary of the language says to avoid: smuggling where trafficking is meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pocketcards.checks.base import Check, Example, Text, printed_translations
from pocketcards.checks.examples import translated
from pocketcards.checks.words import found_words
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.glossary import Glossary, GlossaryTerm
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "MSG024",
    "word-to-avoid",
    Severity.WARNING,
    "Who was brought over a border for money, and who is held by force, need different help: the wrong word "
    "sends them away, or to the wrong desk.",
    "Use the word of `term` in the language's glossary.csv. If the glossary is wrong, mend it there, and say "
    "why in its note.",
    ("Trafficking is not smuggling <docs/evidence.md#words-that-mislead>",),
    waivable=True,
)
_STEMS = {"human trafficking": "traffick", "smuggling of people": "smuggl"}
"""How the English of a message says these two, which have avoided words in common with each other."""
_JOINED = frozenset(
    ("Arab", "Ethi", "Hans", "Hant", "Hebr", "Jpan", "Khmr", "Kore", "Laoo", "Mymr", "Thai", "Tibt")
)
"""Scripts without spaces, or where small words are written together with the next: words begin anywhere."""


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_translations(project):
        glossary = project.glossaries.get(text.locale or "")
        for term in glossary.terms if glossary else ():
            words = _avoided(text, term) if _is_about(text.message.text, term.english) else []
            if words:
                says = f"; the glossary says {term.term}" if term.term else ""
                yield text.problem(RULE, f"{', '.join(words)} for {term.english!r}{says}")


@lru_cache(maxsize=8192)
def _is_about(english: str, term: str) -> bool:
    """Tell whether a message is about a term. Where it sets the two against each other, both have a place."""
    said = english.casefold()
    if term not in _STEMS:
        return term.casefold() in said
    return [stem for stem in _STEMS.values() if stem in said] == [_STEMS[term]]


def _avoided(text: Text, term: GlossaryTerm) -> list[str]:
    """Return what of a text is an avoided word, endings included."""
    joined = text.language is not None and text.language.script in _JOINED
    patterns = tuple(f"*{word}*" if joined else f"{word}*" for word in term.avoid)
    return list(dict.fromkeys(found_words(text.text, patterns)))


def _example(english: str, text: str, locale: str = "es", says: str = "") -> Example:
    at = Location(f"translations/{locale}/glossary.csv", 2)
    terms = {
        "es": (
            GlossaryTerm("human trafficking", "trata de personas", ("tráfico", "contrabando"), at),
            GlossaryTerm("smuggling of people", "tráfico de migrantes", ("trata",), at),
            GlossaryTerm("interpreter", "intérprete", ("traductor",), at),
        ),
        "ja": (GlossaryTerm("human trafficking", "人身取引", ("密輸",), at),),
        "ar": (GlossaryTerm("human trafficking", "الاتجار بالبشر", ("تهريب",), at),),
    }
    example = translated(english, text, locale, says)
    return example._replace(project=example.project._replace(glossaries={locale: Glossary(terms[locale])}))


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        _example("Trafficking is a crime.", "La trata es un delito."),
        _example("Smuggling is not trafficking.", "El tráfico de migrantes no es trata."),
        _example("Drugs are sold here.", "Aquí hay tráfico de drogas."),
        _example("Call an interpreter.", "Llame a un intérprete."),
    ),
    fails=lambda: (
        _example("Trafficking is a crime.", "El tráfico de personas es un delito.", says="tráfico"),
        _example("Smuggling can cost a lot.", "La trata puede costar mucho.", says="trata"),
        _example("Call an interpreter.", "Llame a dos traductores.", says="traductores"),
        _example("Trafficking is a crime.", "人の密輸は犯罪です。", "ja", says="密輸"),
        _example("Trafficking is a crime.", "التهريب جريمة.", "ar", says="تهريب"),
    ),
)
