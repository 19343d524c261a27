"""Words that promise, and words that give a card away, by language.

Only what somebody is sure of stands here; a language without an entry is reported as not checked. The lists
themselves are in `promise_words.py` and `telling_words.py`.

`word` is a whole word, `stem*` begins one, `*part*` stands anywhere: in scripts without spaces, or where
prefixes are written together with the word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pocketcards.checks import promise_words, telling_words
from pocketcards.unicode import composed

__all__ = ["PROMISES", "TELLING", "found_words", "of_locale"]

Words = tuple[str, ...]


def _split(table: Mapping[str, str]) -> dict[str, Words]:
    return {locale: tuple(words.split(", ")) for locale, words in table.items()}


_BY_FACT = {
    "confidential": _split(promise_words.CONFIDENTIAL),
    "anonymous": _split(promise_words.ANONYMOUS),
    "safe": _split(promise_words.SAFE),
    "free": _split(promise_words.FREE),
}
PROMISES: Mapping[str, Mapping[str, Words]] = {
    locale: {fact: table[locale] for fact, table in _BY_FACT.items() if locale in table}
    for locale in dict.fromkeys(locale for table in _BY_FACT.values() for locale in table)
}
"""By language and by the fact that would have to back it."""

TELLING: Mapping[str, Words] = _split(telling_words.TELLING)
"""What must not stand on the outside of a card that somebody hides."""

_REGION = re.compile(r"_([A-Z]{2}|[0-9]{3})$")


def of_locale(locale: str) -> str:
    """Return the locale under which the words of a language stand: those of es_MX are those of es."""
    return _REGION.sub("", locale)


def found_words(text: str, words: Words) -> list[str]:
    """Return what of a text is one of these words."""
    folded = _folded(text)
    return [match[0] for word in words for match in _pattern(word).finditer(folded)]


def _folded(text: str) -> str:
    """Return a text without case. The two letters i of Turkish become one, which Python does not do."""
    return composed(text).casefold().replace("i\u0307", "i").replace("ı", "i")


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    core = re.escape(_folded(word.strip("*")))
    before = "" if word.startswith("*") else r"(?<!\w)"
    after = (
        r"\w*" if word.endswith("*") and not word.startswith("*") else "" if word.endswith("*") else r"(?!\w)"
    )
    return re.compile(before + core + after)
