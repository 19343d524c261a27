"""Trafficking in persons without the persons: what is left also names the trade in drugs or goods."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from pocketcards.checks.base import Check, Example, printed_translations
from pocketcards.checks.examples import translated
from pocketcards.checks.words import folded
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.glossary import Glossary, GlossaryTerm
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "MSG037",
    "shortened-term",
    Severity.WARNING,
    "It is read as a trade in drugs or goods; nobody thinks of people who are held by force.",
    "Write the whole `term` of the language's glossary.csv. Where the short form cannot be misread, take the "
    "words that suggest it out of `avoid` there, and say why in its note.",
    ("Trafficking is not smuggling <docs/evidence.md#words-that-mislead>",),
    waivable=True,
)
TERM = "human trafficking"
_SAID = "trafficking"
"""In the English of a message. A verb may go without: women are trafficked."""
_HEAD, _END = 4, 2
"""In letters: what begins a compound at least, and what cases alter at the end of a word."""
_WORD = re.compile(r"[^\W\d_][^\s;()]{2,}")


def _find(project: Project) -> Iterator[Finding]:
    terms = {
        locale: term
        for locale, glossary in project.glossaries.items()
        for term in glossary.terms
        if term.english == TERM and term.term
    }
    about = {name for name, one in project.messages.items() if _SAID in one.text.casefold()}
    for text in printed_translations(project):
        term = terms.get(text.locale or "") if text.message.id in about else None
        if term and (short := _short(folded(text.text), term)):
            yield text.problem(RULE, f"{short!r} without the rest of {term.term!r}")


def _short(text: str, term: GlossaryTerm) -> str:
    """Return a part of a term that stands in a text without the others, and that names something else too."""
    avoid = [folded(phrase) for phrase in term.avoid]
    parts = _parts(folded(term.term), avoid)
    stems = {part: part[: max(_HEAD, len(part) - _END)] for part in parts} if len(parts) > 1 else {}
    said = [part for part, stem in stems.items() if stem in text]
    if len(said) == len(parts):
        return ""
    others = [phrase for phrase in avoid if not all(stem in phrase for stem in stems.values())]
    heads = said if " " in term.term else [part for part in said if part == parts[0]]
    return next((part for part in heads if any(stems[part] in phrase for phrase in others)), "")


def _parts(term: str, avoid: list[str]) -> list[str]:
    """Return the words of a term. Where it is one word: what an avoided one begins with too, and the rest."""
    words = _WORD.findall(term.partition("(")[0])
    if len(words) != 1:
        return words
    shared = max((_common(words[0], phrase) for phrase in avoid), key=len, default="")
    return [shared, words[0].removeprefix(shared)] if len(shared) >= _HEAD else words


def _common(word: str, other: str) -> str:
    """Return what two words begin with."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    return "".join(char for char, _ in same)


def _example(english: str, text: str, locale: str = "hi", says: str = "") -> Example:
    at = Location(f"translations/{locale}/glossary.csv", 2)
    terms = {
        "hi": GlossaryTerm(TERM, "मानव तस्करी", ("ड्रग तस्करी",), at),
        "es": GlossaryTerm(TERM, "trata de personas", ("tráfico de personas",), at),
        "km": GlossaryTerm(TERM, "ការជួញដូរមនុស្ស", ("ការជួញដូរគ្រឿងញៀន",), at),
        "ru": GlossaryTerm(TERM, "торговля людьми", ("наркоторговля",), at),
    }
    example = translated(english, text, locale, says)
    return example._replace(project=example.project._replace(glossaries={locale: Glossary((terms[locale],))}))


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        _example("Trafficking is a crime.", "मानव तस्करी अपराध है।"),
        _example("Trafficking is a crime.", "La trata es un delito.", "es"),
        _example("Against trafficking", "Против торговли людьми", "ru"),
        _example("Men are trafficked too.", "Мужчинами тоже торгуют.", "ru"),
    ),
    fails=lambda: (
        _example("Trafficking is a crime.", "तस्करी अपराध है।", says="'तस्करी' without"),
        _example("Trafficking is a crime.", "Торговля — это преступление.", "ru", says="'торговля' without"),
        _example("It is trafficking.", "នេះគឺការជួញដូរ។", "km", says="'ការជួញដូរ' without"),
    ),
)
