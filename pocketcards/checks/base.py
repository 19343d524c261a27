"""What a check is. One file each; an explicit tuple lists them; none imports another."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from pocketcards.model.finding import Finding, Location, Rule
from pocketcards.model.locale import SOURCE_LANGUAGE, Language
from pocketcards.model.message import Message, Translation
from pocketcards.model.project import Project
from pocketcards.unicode import script
from pocketcards.writing import WritingSystem, writing_system

__all__ = [
    "COMMON",
    "Check",
    "Example",
    "Pair",
    "Text",
    "by_language",
    "english_texts",
    "nothing_skipped",
    "printed_texts",
    "printed_translations",
    "printed_with",
    "translated_pairs",
]

COMMON = ("Zyyy", "Zinh", "Zzzz")
"""What stands in texts of every script."""


class Example(NamedTuple):
    """A small project that shows what a check finds or leaves alone: its first test, and its page."""

    shown: str
    """What matters of it, for people."""
    project: Project
    says: str = ""
    """Words that the message of the finding must have."""


def nothing_skipped(_: Project) -> Iterator[str]:
    """Yield nothing: the check has looked at everything."""
    yield from ()


class Check(NamedTuple):
    """A rule with the function that looks for it in a loaded project."""

    rule: Rule
    find: Callable[[Project], Iterator[Finding]]
    passes: Callable[[], tuple[Example, ...]] = tuple
    """Make what it must leave alone: above all what looks like a fault and is none.

    Examples are made when somebody asks for them: a build does not.
    """
    fails: Callable[[], tuple[Example, ...]] = tuple
    """Make what it must find, each a single fault that no other check is for."""
    compares: bool = False
    """Whether it holds languages against each other, and must see all of them."""
    skips: Callable[[Project], Iterator[str]] = nothing_skipped
    """Say what it could not look at, and why."""


class Pair(NamedTuple):
    """A message and its translation into one locale, which may be fuzzy or outdated."""

    locale: str
    message: Message
    translation: Translation


class Text(NamedTuple):
    """What a card would print: the English of a message, or its translation.

    A tuple, because every check of messages goes through all of them.
    """

    message: Message
    text: str
    at: Location
    locale: str | None
    """None where it is the English."""
    language: Language | None
    """None where nobody knows the locale."""

    @property
    def writing(self) -> WritingSystem | None:
        """How it is written; None where nobody knows."""
        return writing_system(self.language.writing) if self.language else None

    def problem(self, rule: Rule, message: str, hint: str = "") -> Finding:
        """Return a finding of `rule` in this text."""
        return rule.found(message, self.at, hint=hint, locale=self.locale, msgctxt=self.message.id)


@lru_cache(maxsize=1)
def translated_pairs(project: Project) -> tuple[Pair, ...]:
    """Return every message that has a translation, fuzzy and outdated ones included."""
    return tuple(_pairs(project))


def _pairs(project: Project) -> Iterator[Pair]:
    for locale, catalog in sorted(project.catalogs.items()):
        for message in project.messages.values():
            entry = catalog.entries.get(message.id)
            if entry and entry.msgstr:
                yield Pair(locale, message, entry)


@lru_cache(maxsize=1)
def printed_translations(project: Project) -> tuple[Text, ...]:
    """Return every translation that would be printed: not fuzzy, and of today's English.

    A translator who has not caught up with a changed sentence must not stop every other language.
    """
    return tuple(_translated(project))


def _translated(project: Project) -> Iterator[Text]:
    for locale, catalog in sorted(project.catalogs.items()):
        language = project.languages.get(locale)
        for message in project.messages.values():
            if (text := catalog.text_of(message)) is not None:
                yield Text(message, text, catalog.entries[message.id].at, locale, language)


def english_texts(project: Project) -> Iterator[Text]:
    """Yield the English of every message."""
    for message in project.messages.values():
        yield Text(message, message.text, message.at, None, SOURCE_LANGUAGE)


@lru_cache(maxsize=1)
def printed_texts(project: Project) -> tuple[Text, ...]:
    """Return everything that would be printed, the English first: almost every check asks for it."""
    return (*english_texts(project), *printed_translations(project))


def printed_with(project: Project, is_wanted: Callable[[str], object]) -> Iterator[Text]:
    """Yield what of it has a character of a kind. Few texts have; each character is asked about once."""
    alphabet = frozenset[str]().union(*(one.alphabet for one in by_language(project)))
    wanted = "".join(sorted(filter(is_wanted, alphabet)))
    has_one = re.compile(f"[{re.escape(wanted)}]").search if wanted else None
    return (text for text in printed_texts(project) if has_one and has_one(text.text))


class OfLanguage(NamedTuple):
    """Everything that would be printed in one language."""

    texts: tuple[Text, ...]
    alphabet: frozenset[str]
    """The characters of its texts."""

    @property
    def writing(self) -> WritingSystem | None:
        """How it is written; None where nobody knows."""
        return self.texts[0].writing

    @property
    def strange(self) -> frozenset[str]:
        """The characters of other scripts than those in which it is written."""
        own = (*(self.writing.scripts if self.writing else ()), *COMMON)
        return frozenset(char for char in self.alphabet if script(char) not in own)


@lru_cache(maxsize=1)
def by_language(project: Project) -> tuple[OfLanguage, ...]:
    """Return everything that would be printed, the English first."""
    groups = (tuple(texts) for _, texts in groupby(printed_texts(project), lambda text: text.locale))
    return tuple(OfLanguage(one, frozenset("".join(text.text for text in one))) for one in groups)
