"""The one table of Unicode properties: pinned, so that a page does not depend on the interpreter.

`unicodedata2` holds UnicodeData.txt, `fontTools.unicodedata` holds Scripts.txt and
ScriptExtensions.txt. ICU has a table of its own, which only the line breaker sees.
"""

from __future__ import annotations

from functools import lru_cache

import unicodedata2
from fontTools import unicodedata as script_data

__all__ = ["UNICODE_VERSION", "bidi_class", "category", "name", "script", "script_extensions"]

UNICODE_VERSION: str = unicodedata2.unidata_version
"""Version of the table, for reports."""

_CACHED = 16_384
"""More characters than one run meets, even with Chinese, Japanese and Korean."""

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

_LABELS = {"Cc": "control", "Cn": "unassigned", "Co": "private-use", "Cs": "surrogate"}


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


@lru_cache(maxsize=_CACHED)
def script_extensions(char: str) -> frozenset[str]:
    """Return the scripts that a character is used with (UAX #24 §3.3)."""
    return frozenset(script_data.script_extension(char))


@lru_cache(maxsize=_CACHED)
def name(char: str) -> str:
    """Return the name of a character; where it has none, a label (Unicode §4.8)."""
    known: str = unicodedata2.name(char, "")
    return known or f"<{_LABELS[category(char)]}-{ord(char):04X}>"
