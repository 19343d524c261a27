"""What a check is. One file each; an explicit tuple lists them; none imports another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pocketcards.model.finding import Finding, Rule
from pocketcards.model.message import Message, Translation
from pocketcards.model.project import Project

__all__ = ["Check", "Pair", "printed_pairs", "translated_pairs"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A message and its translation into one locale."""

    locale: str
    message: Message
    translation: Translation


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with the function that looks for it in a loaded project."""

    rule: Rule
    find: Callable[[Project], Iterator[Finding]]


def translated_pairs(project: Project) -> Iterator[Pair]:
    """Yield every message that has a translation, fuzzy and outdated ones included."""
    for locale, catalog in sorted(project.catalogs.items()):
        for message in project.messages.values():
            entry = catalog.entries.get(message.id)
            if entry and entry.msgstr:
                yield Pair(locale, message, entry)


def printed_pairs(project: Project) -> Iterator[Pair]:
    """Yield every message whose translation would be printed: not fuzzy, and of today's English.

    A translator who has not caught up with a changed sentence must not stop every other language.
    """
    for pair in translated_pairs(project):
        if project.catalogs[pair.locale].text_of(pair.message) is not None:
            yield pair
