"""`words.yaml` becomes the words of a language that checks look for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from pocketcards.load.files import read_file
from pocketcards.load.yaml import Node
from pocketcards.model.finding import Finding
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.words import FACTS, Figures, Words

__all__ = ["WORDS", "load_words", "read_words"]

WORDS = "words.yaml"
LISTS = ("everyday", "tens", "teens", "joins", "repeats", "endings", "idioms", "dates")

_REGION = re.compile(r"_([A-Z]{2}|[0-9]{3})$")
_VALUE = re.compile(r"0|[1-9][0-9]{0,8}")
_WORD = re.compile(r"(\*)?[^*\s](?:[^*]*[^*\s])?(?(1)\*|\*?)")
"""`word`, `stem*` or `*part*`."""


def load_words(root: Path, locales: Iterable[str], findings: list[Finding]) -> dict[str, Words]:
    """Read the words of English and of these locales. A locale need not have any.

    Where es_MX has no file of its own, its words are those of es.
    """
    found = {}
    for locale in (SOURCE_LOCALE, *locales):
        for name in dict.fromkeys((locale, _REGION.sub("", locale))):
            shown = f"cards/{WORDS}" if name == SOURCE_LOCALE else f"translations/{name}/{WORDS}"
            if os.path.lexists(root / shown):
                faults: list[Finding] = []
                found[locale] = read_file(root / shown, shown, read_words, Words(), faults)
                own = None if locale == SOURCE_LOCALE else locale
                findings += [fault._replace(locale=own) for fault in faults]
                break
    return found


def read_words(root: Node) -> Words:
    """Return what a file says."""
    root.only("promises", "telling", "figures")
    promises, figures = root.get("promises"), root.get("figures")
    if promises:
        promises.only(*FACTS)
    by_fact = {fact: _list(node) for fact in FACTS if promises and (node := promises.get(fact))}
    return Words(by_fact, _list(root.get("telling")), _figures(figures) if figures else Figures())


def _figures(node: Node) -> Figures:
    node.only("numbers", *LISTS)
    numbers, known = [], {word for key in ("tens", "teens", "repeats") for word in _list(node.get(key))}
    by_value = node.get("numbers")
    for value, words in by_value.items() if by_value else ():
        if not _VALUE.fullmatch(value):
            raise words.wrong(f"{value!r} is no number in digits")
        for word in (listed := _list(words)):
            if word in known:
                raise words.wrong(f"{word!r} says another number too")
        known.update(listed)
        numbers.append((int(value), listed))
    lists = {key: _list(node.get(key)) for key in LISTS}
    if strange := [word for word in lists["everyday"] if word not in known]:
        raise node["everyday"].wrong(f"{strange[0]!r} is none of the words for numbers")
    return Figures(tuple(numbers), **lists)


def _list(node: Node | None) -> tuple[str, ...]:
    """Return a list of words, each once and with stars at its ends alone; none where there is no list."""
    known: dict[str, None] = {}
    for one in node.list() if node else ():
        word = one.text()
        if not _WORD.fullmatch(word):
            raise one.wrong(f"{word!r} is written neither word nor stem* nor *part*")
        if word in known:
            raise one.wrong(f"{word!r} stands here a second time")
        known[word] = None
    return tuple(known)
