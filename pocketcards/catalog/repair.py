"""Placeholders that a spreadsheet, a telephone or a kind hand has changed, and what they were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pocketcards.unicode import category, compatible

__all__ = ["repaired"]

_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
_OPEN, _CLOSE = "{\uff5b\ufe5b\u2774", "}\uff5d\ufe5c\u2775"
_QUOTES = "\"'`\u00b4“”„‟‘’‚‛«»‹›＂"
_BRACKETS_OPEN, _BRACKETS_CLOSE = "([<（［＜「『【〈《", ")]>）］＞」』】〉》"
_LONGEST = 40

_BRACES = re.compile(rf"[{_OPEN}]+([^{_OPEN}{_CLOSE}\n]{{1,{_LONGEST}}})[{_CLOSE}]+")
_WORD = rf"(\w{{2,{_LONGEST}}})"
_ONE_BRACE = re.compile(rf"[{_OPEN}]+\s*{_WORD}|{_WORD}\s*[{_CLOSE}]+")
_OTHER = re.compile(
    rf"[{re.escape(_BRACKETS_OPEN)}{_QUOTES}]+\s*{_WORD}\s*[{re.escape(_BRACKETS_CLOSE)}{_QUOTES}]+"
)


def repaired(text: str, english: str) -> str | None:
    """Return a translation with the placeholders of its English, or None where nothing is to mend.

    Only what has the right name is taken for a placeholder, and only if every one of the English is there
    afterwards. A name that was translated, or one letter of another script, is left to a person.
    """
    wanted = Counter(_PLACEHOLDER.findall(english))
    if not wanted or _sound(text, wanted):
        return None
    return next((mended for mended in _attempts(text, wanted) if _sound(mended, wanted)), None)


def _attempts(text: str, wanted: Counter[str]) -> Iterator[str]:
    """Yield the text with more and more of what stands for a placeholder replaced by it."""
    for pattern in (_BRACES, _ONE_BRACE, _OTHER):
        text = pattern.sub(lambda match: _placeholder(match, wanted), text)
        yield text


def _placeholder(match: re.Match[str], wanted: Counter[str]) -> str:
    inner = next(group for group in match.groups() if group is not None)
    seen = "".join(char for char in inner if category(char) != "Cf")
    name = compatible(seen).strip(f"{_QUOTES} ").casefold()
    return f"{{{name}}}" if name in wanted else match[0]


def _sound(text: str, wanted: Counter[str]) -> bool:
    braces = any(char in _OPEN + _CLOSE for char in _PLACEHOLDER.sub("", text))
    return not braces and Counter(_PLACEHOLDER.findall(text)) == wanted
