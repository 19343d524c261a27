"""The one table of Unicode properties: pinned, so that nothing depends on the interpreter.

`unicodedata2` holds UnicodeData.txt, `fontTools.unicodedata` holds Scripts.txt. ICU has a table of its own,
which only the line breaker sees. Beside Unicode's own properties stands what checks ask of a character: its
name, whether it is a digit in disguise, whether it can be seen (UTS #39, UTR #36).
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
    "bidi_class",
    "category",
    "compatible",
    "composed",
    "decimal_value",
    "decomposed",
    "digit_value",
    "is_invisible",
    "is_mirrored",
    "listed",
    "name",
    "named",
    "script",
    "visible",
    "without_marks",
]

BIDI_MARKS = "\u061c\u200e\u200f"
EMBEDDINGS = "\u202a\u202b\u202c\u202d\u202e"
ISOLATES = "\u2066\u2067\u2068"
POP_ISOLATE = "\u2069"

_CACHED = 16_384
"""More characters than one run meets, even with Chinese, Japanese and Korean."""
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
_UNASSIGNED_BIDI = (
    # Default_Ignorable_Code_Point, first because they lie in no block of a script.
    (0x2065, 0x2065, "BN"),
    (0xFDD0, 0xFDEF, "BN"),  # noncharacters
    (0xFFF0, 0xFFF8, "BN"),
    (0xE0000, 0xE0FFF, "BN"),
    # The @missing lines of DerivedBidiClass.txt.
    (0x0590, 0x05FF, "R"),
    (0x0600, 0x07BF, "AL"),
    (0x07C0, 0x085F, "R"),
    (0x0860, 0x08FF, "AL"),
    (0x20A0, 0x20CF, "ET"),
    (0xFB1D, 0xFB4F, "R"),
    (0xFB50, 0xFDFF, "AL"),
    (0xFE70, 0xFEFF, "AL"),
    (0x10800, 0x10CFF, "R"),
    (0x10D00, 0x10D3F, "AL"),
    (0x10D40, 0x10EBF, "R"),
    (0x10EC0, 0x10EFF, "AL"),
    (0x10F00, 0x10F2F, "R"),
    (0x10F30, 0x10F6F, "AL"),
    (0x10F70, 0x10FFF, "R"),
    (0x1E800, 0x1EC6F, "R"),
    (0x1EC70, 0x1ECBF, "AL"),
    (0x1ECC0, 0x1ECFF, "R"),
    (0x1ED00, 0x1ED4F, "AL"),
    (0x1ED50, 0x1EDFF, "R"),
    (0x1EE00, 0x1EEFF, "AL"),
    (0x1EF00, 0x1EFFF, "R"),
)
"""Bidi_Class of code points that no character has yet; `L` where none of these holds."""


@lru_cache(maxsize=_CACHED)
def bidi_class(char: str) -> str:
    """Return the Bidi_Class of a character, by its short name: `L`, `AL`, `EN`."""
    assigned: str = unicodedata2.bidirectional(char)
    return assigned or _unassigned_bidi_class(ord(char))


def _unassigned_bidi_class(point: int) -> str:
    if point & 0xFFFE == 0xFFFE:  # the last two of every plane are noncharacters
        return "BN"
    for first, last, value in _UNASSIGNED_BIDI:
        if first <= point <= last:
            return value
    return "L"


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


def decomposed(text: str) -> str:
    """Return a text in normal form D: every mark that a letter has stands behind it."""
    value: str = unicodedata2.normalize("NFD", text)
    return value


def compatible(text: str) -> str:
    """Return a text in normal form KC: letters of one meaning become one, whatever their width or font."""
    value: str = unicodedata2.normalize("NFKC", text)
    return value


def without_marks(text: str) -> str:
    """Return a text in normal form KD without its combining marks: `é` becomes `e`."""
    parts: str = unicodedata2.normalize("NFKD", text)
    return "".join(char for char in parts if not unicodedata2.combining(char))


def is_mirrored(char: str) -> bool:
    """Tell whether a character is drawn mirrored in text from right to left (Bidi_Mirrored)."""
    return bool(unicodedata2.mirrored(char))


def decimal_value(char: str) -> int | None:
    """Return the value of a decimal digit of any script; None where it is none."""
    value: int | None = unicodedata2.decimal(char, None)
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
def name(char: str) -> str:
    """Return the name of a character; empty where it has none."""
    value: str = unicodedata2.name(char, "")
    return value


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
