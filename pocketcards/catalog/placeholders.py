"""Placeholders as translators write them: `{emergency}`, and everything that only looks like one.

A placeholder is `{`, a name of small ASCII letters, `}`; nothing else of Python's str.format is meant
by braces, and str.format never sees a translation: `{voice:.5}` would print 1-888.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pocketcards.unicode import category, compatible, is_invisible

__all__ = ["Placeholder", "is_longer", "length_of", "names_of", "placeholders", "replaced"]

_OPEN, _CLOSE = "{\uff5b\ufe5b\u2774", "}\uff5d\ufe5c\u2775"
_BRACED = re.compile(  # a class first: what has no brace is passed over at once
    f"[{_OPEN}{_CLOSE}](?:(?<=[{_OPEN}])[{_OPEN}]*[^{_OPEN}{_CLOSE}]*[{_CLOSE}]+|[{_OPEN}{_CLOSE}]*)"
)
_STRICT = re.compile(r"\{([a-z]+)\}")
_SIGNS = re.compile(r"[:!.\[]")
"""What begins a format, a conversion, an attribute or an index."""
NUMBER = "911"
"""A placeholder counts like the number that it becomes."""


class Placeholder(NamedTuple):
    """Something in braces, or a brace that belongs to none."""

    text: str
    start: int
    meant: str
    """The name that it seems to have; empty where it has none."""
    well_formed: bool
    """Whether it is a brace, letters and a brace. The name may still be unknown, or translated."""

    @property
    def end(self) -> int:
        """Offset of what follows it."""
        return self.start + len(self.text)

    @property
    def strict(self) -> bool:
        """Whether the program would take it for a placeholder."""
        return _STRICT.fullmatch(self.text) is not None


def placeholders(text: str) -> list[Placeholder]:
    """Return everything in braces, in order."""
    return [_placeholder(match[0], match.start()) for match in _BRACED.finditer(text)]


def names_of(text: str) -> list[str]:
    """Return the names of the placeholders that the program would find."""
    return _STRICT.findall(text)


def replaced(text: str, by: str) -> str:
    """Return a text with something else in place of everything in braces."""
    return _BRACED.sub(lambda _: by, text)


def length_of(text: str) -> int:
    """Return how many characters people would count: marks stand above and below letters."""
    return sum(category(char)[0] != "M" for char in replaced(text, NUMBER))


def is_longer(text: str, limit: int | None) -> bool:
    """Tell whether a text is longer than its message should be; None: it may have any length."""
    return limit is not None and len(replaced(text, NUMBER)) > limit and length_of(text) > limit


def _placeholder(text: str, start: int) -> Placeholder:
    inner = text.strip(_OPEN + _CLOSE)
    if text == f"{{{inner}}}" and inner and all(category(char)[0] in "LM" for char in inner):
        return Placeholder(text, start, inner, well_formed=True)
    return Placeholder(text, start, _meant(inner), well_formed=False)


def _meant(inner: str) -> str:
    """Return the name behind spaces, formats, full-width letters and invisible characters."""
    seen = "".join(char for char in inner if not is_invisible(char))
    name: str = compatible(_SIGNS.split(seen)[0]).strip().casefold()
    return name if name.isalpha() else ""
