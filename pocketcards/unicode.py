"""What checks know of characters: names, digits in disguise, what cannot be seen.

Unicode's own properties, from the one pinned table; UTS #39 and UTR #36 say why they matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import unicodedata2
from fontTools import unicodedata as script_data

__all__ = [
    "BIDI_MARKS",
    "EMBEDDINGS",
    "ISOLATES",
    "POP_ISOLATE",
    "category",
    "composed",
    "digit_value",
    "is_invisible",
    "listed",
    "named",
    "script",
    "visible",
]

BIDI_MARKS = "\u061c\u200e\u200f"
EMBEDDINGS = "\u202a\u202b\u202c\u202d\u202e"
ISOLATES = "\u2066\u2067\u2068"
POP_ISOLATE = "\u2069"

_CACHED = 16_384
_SHOWN = 3
"""How many different characters a message names."""

_UNSEEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
_IGNORABLE = (
    # Default_Ignorable_Code_Point of DerivedCoreProperties.txt.
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
    # A letter of Braille without dots.
    (0x2800, 0x2800),
)
_ALIASES = {"\t": "TAB", "\n": "LINE FEED", "\r": "CARRIAGE RETURN"}
_LABELS = {"Cc": "control", "Cn": "unassigned", "Co": "private use", "Cs": "half of a character"}
_TAG_DIGITS = (0xE0030, 0xE0039)
_DIGIT_NAME = re.compile(r"\b(?:DIGIT|COMBINING NUMBER|NUMERAL)\b")
_PICTURES = {"\N{KEYCAP TEN}": "10", "\N{HUNDRED POINTS SYMBOL}": "100", "\N{INPUT SYMBOL FOR NUMBERS}": "1"}


@lru_cache(maxsize=_CACHED)
def category(char: str) -> str:
    """Return the General_Category of a character: `Lu`, `Nd`, `Mn`."""
    value: str = unicodedata2.category(char)
    return value


@lru_cache(maxsize=_CACHED)
def script(char: str) -> str:
    """Return the Script of a character (UAX #24) by its ISO 15924 code: `Latn`, `Zyyy`."""
    value: str = script_data.script(char)
    return value


def composed(text: str) -> str:
    """Return a text in normal form C, so that two spellings of one letter are equal."""
    value: str = unicodedata2.normalize("NFC", text)
    return value


@lru_cache(maxsize=_CACHED)
def is_invisible(char: str) -> bool:
    """Tell whether a character leaves nothing on paper: a control, a joiner, a filler, an unassigned one."""
    point = ord(char)
    return category(char) in _UNSEEN or any(first <= point <= last for first, last in _IGNORABLE)


@lru_cache(maxsize=_CACHED)
def digit_value(char: str) -> str:
    """Return what a digit in any form stands for: `3` for 3, ٣, ³, ③ and Ⅲ; empty where it is no digit.

    Letters that are numbers (三, and 十 for ten) are none: alone they are words. Where no digits can say
    what the character stands for, it stands for itself: ½.
    """
    kind, point = category(char), ord(char)
    if kind == "Nd":
        return str(unicodedata2.decimal(char))
    if _TAG_DIGITS[0] <= point <= _TAG_DIGITS[1]:
        return chr(point - 0xE0000)
    number = unicodedata2.numeric(char, None)
    if number is not None and not (kind == "Lo" and script(char) == "Hani"):
        return str(int(number)) if number == int(number) else char
    # ㏠ and ㎟ are symbols that show digits: their decomposition has them.
    parts: str = unicodedata2.normalize("NFKD", char)
    inside = "".join(str(unicodedata2.decimal(part)) for part in parts if category(part) == "Nd")
    if inside or char in _PICTURES:
        return inside or _PICTURES[char]
    return char if kind in ("Mn", "So") and _DIGIT_NAME.search(unicodedata2.name(char, "")) else ""


@lru_cache(maxsize=_CACHED)
def named(char: str) -> str:
    """Return a character by number and name: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    label = _ALIASES.get(char) or unicodedata2.name(char, "") or _LABELS.get(category(char), "")
    return f"U+{ord(char):04X} {label}".rstrip()


def listed(chars: Iterable[str]) -> str:
    """Return characters by number and name, each once, the first few of them."""
    names = [named(char) for char in dict.fromkeys(chars)]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def visible(text: str) -> str:
    """Return a text in which what cannot be seen or told from a space stands as a number: `<U+202E>`."""
    return "".join(f"<U+{ord(char):04X}>" if is_invisible(char) or _is_blank(char) else char for char in text)


def _is_blank(char: str) -> bool:
    return category(char) == "Zs" and char != " "
