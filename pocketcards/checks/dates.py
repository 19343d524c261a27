"""Months and days that a language names with a figure: 1月, tháng 1, thứ 2."""

from __future__ import annotations

import re
from functools import lru_cache

from pocketcards.model.words import Figures

__all__ = ["without_names"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMES = re.compile(rf"\b(?:{'|'.join((*_MONTHS, *_DAYS))})")


def without_names(text: str, english: str, figures: Figures) -> str:
    """Return a text without sayings made of figures, and without months and days that the English names."""
    for idiom in figures.idioms:
        text = text.replace(idiom.strip("*"), " ")
    wanted = _numbers(english) if figures.dates else frozenset()
    for date in figures.dates if wanted else ():
        text = _pattern(date).sub(lambda match: " " if int(match[1]) in wanted else match[0], text)
    return text


@lru_cache(maxsize=1024)
def _numbers(english: str) -> frozenset[int]:
    """Return the figures that the names of an English text may have. Some weeks begin on Sunday."""
    found: set[int] = set()
    for name in _NAMES.findall(english):
        if name in _MONTHS:
            found.add(_MONTHS.index(name) + 1)
        else:
            found |= {_DAYS.index(name) + 1, _DAYS.index(name) + 2}
    return frozenset(found)


@lru_cache(maxsize=64)
def _pattern(date: str) -> re.Pattern[str]:
    return re.compile(re.escape(date).replace(r"\#", "([0-9]{1,2})"), re.IGNORECASE)
