"""What can be read as a number though it has no digit: letters, words on telephone keys, symbols."""

from __future__ import annotations

import re
from collections.abc import Collection

from pocketcards.checks.spoken import Speller
from pocketcards.unicode import category, compatible, digit_value, name, visible

__all__ = ["ALLOWED", "acronyms", "capitals", "dialled", "letters", "number_like", "symbols"]

ALLOWED = frozenset("+<>=~±×÷−°©®™№←→↑↓✓✔♥❤|`´")
"""Symbols that may stand on a card, each once at a place. Signs of currencies may too."""

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0386-\u03ab\u0400-\u042f\u0490-\u04ff\u0531-\u0556"
"""Of a character class: capitals. Among the last Cyrillic letters are small ones; `isupper` tells."""
_CASED = "A-Za-z\u00c0-\u024f\u0300-\u036f\u0370-\u058f\u1e00-\u1fff"
"""Of a character class: letters of scripts that have capitals, and their marks."""
_SIGNS = r"(?:\s?[-\u2010-\u2015\u2212.·•/_*+|~=:,]\s?)"
_LIKE = "[OoQDIl|!ZzEASsGbTJBgqОоЗзІіӀбЧВΟοΙιΕΒΖՕ]"
"""Letters of the Latin, Cyrillic, Greek and Armenian script that are taken for digits."""
_SMALL = frozenset("lI|!oOiОоІ"), frozenset("Oolbgq")
"""Of these, small ones that are taken for digits alone, and in groups of nothing else."""

_SHAPED = re.compile(f"[{_UPPER}|][-. ]?[{_UPPER}|]|[Il|!/\\\\]{{3}}")
"""Two capitals or three strokes: without, nothing looks like a number, and most texts are done."""
_BETWEEN = f"(?:{_SIGNS}|[ \u00a0\u2009\u202f](?=[{_UPPER}]))"
_GROUPS = re.compile(rf"(?<!\w){_LIKE}{{1,4}}(?:{_BETWEEN}{_LIKE}{{1,5}}){{1,4}}(?!\w)")
_ALONE = r"(?<!\w)[Il|!/\\]{1,9}(?!\w)"
_STROKES = re.compile(rf"(?:{_ALONE}[\s,.-]{{1,2}}){{2,}}{_ALONE}|(?<!\w)(?:[Il]{{4,}}|[|!/\\]{{3,}})(?!\w)")
_JOINED = re.compile("[-\u2010-\u2013]")
_SPELT = re.compile("(?<![\\w-])[Oobglq|](?:[-\u2010-\u2013][Oobglq|]){2,}(?![\\w-])")
"""One small letter after the other, as in g-l-l: no word is spelt so."""
_COUNTED = re.compile(r"(?<!\w)([^\W\d])(?:\1{3,10}|\1*(?:[\s.,-]{1,3}\1+){2,})(?!\w)")
"""One letter again and again, in one word or in three: x x x, ooooooooo o o. No language has such words."""
_ZEROS = re.compile(r"(?<!\w)(?=[Il|]*[OQ])(?=[OQ]*[Il|])[OQIl|]{3,}(?!\w)")
"""Zeros and ones in one word: OII."""
_ROMAN = re.compile(r"(?<!\w)[IVXLCDM]{1,6}(?:[\s.,·-]{1,2}[IVXLCDM]{1,6}){2,}(?!\w)")
_DASH = "[-\u2010-\u2013.· ]"
_KEYED = re.compile(
    f"(?<![A-Za-z])(?:[A-Z]{{2,}}(?:{_DASH}[A-Z]{{2,}})+|[A-Z](?:{_DASH}[A-Z]){{5,}}"
    "|[A-Z](?:[-\u2010-\u2013][A-Z]){2,}|[A-Z](?: [A-Z]){3,})(?![A-Za-z])"
)
_STYLED = re.compile(
    "[\u0250-\u02af\u1d00-\u1dbf\u2460-\u24ff\ua720-\ua7ff\uff01-\uff5e\U0001d400-\U0001d7ff]"
)
"""Of these blocks, letters that are capitals in another size or place."""
_SMALL_CAPITAL = "LATIN LETTER SMALL CAPITAL "
_NEAR = re.compile(f"[{_UPPER}]{_DASH}?[{_UPPER}]")
"""Two capitals: without, there are no words in capitals, and most texts are done."""
_CAPITALS = re.compile(f"(?<![{_CASED}])[{_UPPER}]{{2,}}(?![{_CASED}])")
_DIALLED = re.compile(r"\b(?i:call|dial|text|phone|ring)(?: to| the word)? ([A-Z]{4,})\b")
_ODD = re.compile(r"[^\w\s.,;:!?'\"(){}…’‘“”«»–—/。、，-]")
_ROW = re.compile(r"[^\w\s]\s?[^\w\s]\s?[^\w\s]")
_REPEATED = re.compile(r"([^\w\s.])(?:(?:\s?\1){3,}|(?:\s\1){2,})|\.(?:\s?\.){4,}")
_DIGITS, _SPACED_DIGITS = len("911"), len("18883")
_WORD, _KEYS = 5, 6
"""In letters: shorter words in capitals, alone or in groups, are abbreviations, such as SMS and HTML."""


def _plain(text: str) -> str:
    """Return a text in which small, raised, wide and circled capitals are capitals: ʜᴇʟᴘ is HELP."""
    if not _STYLED.search(text):
        return text
    names = ((char, name(char)) for char in compatible(text))
    return "".join(one[-1] if one[:-1] == _SMALL_CAPITAL else char for char, one in names)


def letters(text: str) -> list[str]:
    """Return groups of letters that look like the digits of a number: `l-BBB-EJE`, `I-BOO`, `IX I I`."""
    text = _plain(text)
    spelt = [match[0] for match in _SPELT.finditer(text)] if _JOINED.search(text) else []
    spelt += [match[0] for match in _COUNTED.finditer(text)]
    spelt += _ZEROS.findall(text)
    if not _SHAPED.search(text):
        return spelt
    found = [match[0] for match in _GROUPS.finditer(text) if _is_number(match[0])]
    found += [match[0] for one in (_STROKES, _ROMAN) for match in one.finditer(text)]
    return list(dict.fromkeys((*spelt, *found)))


def _is_number(group: str) -> bool:
    """Tell whether groups are capitals and what is taken for 0 and 1: no word is written so."""
    parts = [part for part in re.split(r"[\W_]", group) if part]
    shaped = all(part.isupper() or part in _SMALL[0] or _SMALL[1].issuperset(part) for part in parts)
    long = sum(map(len, parts)) >= (_SPACED_DIGITS if " " in group else _DIGITS)
    return shaped and long and len(parts) > 1 + (" " in group)


def capitals(text: str, allowed: Collection[str] = ()) -> list[str]:
    """Return words in capitals, which are dialled letter by letter: `GET-HELP`, `BEFREE`.

    Only the letters A to Z stand on the keys of the countries that we print for.
    """
    text = _plain(text)
    if not _NEAR.search(text):
        return []
    words = (word for word in acronyms(text) if len(word) >= _WORD and word.isascii())
    found = [word for word in dict.fromkeys((*_keyed(text), *words)) if word not in allowed]
    return [] if found and _is_heading(text) else found


def _is_heading(text: str) -> bool:
    """Tell whether a text is written in capitals as a whole: three words or more, and most letters."""
    words = [word for word in text.split() if word.isupper() and len(word) > 1]
    return len(words) >= len("abc") and sum(map(str.isupper, text)) > sum(map(str.islower, text))


def _keyed(text: str) -> list[str]:
    """Return groups of capitals, of six letters and more, and capitals one by one. YYYY-MM-DD is a date."""
    found = [(match[0], re.split(r"[\W_]", match[0])) for match in _KEYED.finditer(text)]
    return [
        word
        for word, parts in found
        if (sum(map(len, parts)) >= _KEYS or set(map(len, parts)) == {1}) and set("".join(parts)) - set("YMD")
    ]


def acronyms(text: str) -> list[str]:
    """Return every word of two capitals and more."""
    return [match[0] for match in _CAPITALS.finditer(text) if match[0].isupper()]


def dialled(english: str) -> list[str]:
    """Return words in capitals that an English text says to call, and words in groups of capitals."""
    return [*_keyed(english), *_DIALLED.findall(english)]


def symbols(text: str) -> list[str]:
    """Return symbols that no card needs, and signs so often that they could be counted."""
    found = [match[0] for match in _ODD.finditer(text) if _is_symbol(match[0])]
    return found + ([match[0] for match in _REPEATED.finditer(text)] if _ROW.search(text) else [])


def _is_symbol(char: str) -> bool:
    return category(char) in ("So", "Sm", "Sk") and char not in ALLOWED and not digit_value(char)


def number_like(text: str, spoken: Speller | None = None) -> str:
    """Return what of a name could be taken for a number to call, for a person to read; nothing where none is.

    Args:
        text: A name that is printed as it is: of a language, a card, a region, a team, an ink.
        spoken: What finds numbers in words; None: only characters are looked at.
    """
    words = [run.text for run in (spoken.runs(text) if spoken else ()) if run.is_read_out]
    keyed = [word for word in _keyed(text) if " " not in word]  # HOPE HOUSE is a name
    return visible(", ".join(dict.fromkeys((*words, *letters(text), *keyed, *symbols(text)))))
