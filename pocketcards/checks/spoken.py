"""Finds numbers in words: one number, such as "two hundred and five", or digits read out one by one."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pocketcards.checks.words import folded
from pocketcards.model.project import Project
from pocketcards.model.words import Figures

__all__ = [
    "SPACE",
    "Run",
    "Speller",
    "SpokenNumber",
    "has_part",
    "is_exact",
    "speller",
    "spellers",
    "values_in",
]

LETTER = (
    r"\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
    r"\u0e31-\u0e4e\u0eb1-\u0ece\u0f18-\u0fbc\u102b-\u109d\u17b4-\u17d3\u200c\u200d"
)
"""Of a character class: letters, and the marks on them, which `\\w` leaves out."""
SPACE = r"[\s\-\u2010-\u2015\u2212.,;:/|+*_~·・\u2022…、，。．،\u06d4।·\u3000()]{0,4}"
"""What may stand between the words of one number that is read out."""

_TEN, _TWENTY, _HUNDRED = 10, 20, 100
_BY_CHANCE = 5
"""So many syllables that are everyday words too may follow each other where words have no spaces."""
_JOIN, _TENS, _TEENS, _REPEAT = -1, -2, -3, -4


class SpokenNumber(NamedTuple):
    """One number in words."""

    value: int
    certain: bool
    """Whether a word of it means nothing but the number."""
    joined: bool
    """Whether "and" stands between it and the one before."""

    @property
    def is_exact(self) -> bool:
        """Whether nobody says it of a crowd: eighteen and two hundred and five, but not a thousand."""
        return self.certain and is_exact(self.value)


class Run(NamedTuple):
    """Words for numbers that follow each other."""

    text: str
    start: int
    """In the text `folded`, as is the end."""
    end: int
    numbers: tuple[SpokenNumber, ...]
    repeated: bool
    """Whether a digit stands behind "double" or its like."""
    spaced: bool
    """Whether it begins and ends as a word. Without spaces, everyday syllables meet by chance."""

    @property
    def is_certain(self) -> bool:
        """Whether a word of it means nothing but a number."""
        return any(one.certain for one in self.numbers)

    @property
    def is_read_out(self) -> bool:
        """Whether these are several numbers, and neither "one or two" nor "seven and nine"."""
        certain = sum(one.certain for one in self.numbers)
        if self.repeated and certain:
            return True
        if len(self.numbers) == len("ab"):
            first, second = self.numbers
            sure = certain > 1 or (first.certain and first.value == 0)  # zero before another figure
            return sure and not second.joined and not _is_about(first.value, second.value)
        long = len(self.numbers) > _BY_CHANCE
        return long or (len(self.numbers) > len("ab") and (self.spaced or certain > 0))


def is_exact(value: int) -> bool:
    """Tell whether a number of two digits or more means itself: a hundred and a million mean "many"."""
    return value > _TEN and not _is_power(value)


def _is_about(first: int, second: int) -> bool:
    """Tell whether two numbers together mean "one or two", "five to seven", "twenty, thirty", "ten zeros"."""
    if second == 0:
        return first >= _TEN
    if second <= _TEN:
        return first > 0 and 1 <= second - first <= len("ab")
    return first < second and first % 5 == second % 5 == 0 and first > 0


class Speller(NamedTuple):
    """The words for numbers of a language, made ready to look for."""

    run: re.Pattern[str]
    word: str
    """The pattern of one: long, and made ready only where a run is met."""
    values: dict[str, int]
    stems: tuple[tuple[str, int], ...]
    everyday: frozenset[str]
    idioms: re.Pattern[str] | None
    spaced: bool
    """Whether its words have spaces between them."""
    ten_adds: bool
    """Whether ten and a digit are two words, as in Thai."""

    def runs(self, text: str) -> list[Run]:
        """Return the numbers in words of a text, in order."""
        said = folded(text)
        if self.idioms:
            said = self.idioms.sub(lambda match: "\0" * len(match[0]), said)
        return [run for match in self.run.finditer(said) if (run := self._run(match))]

    def _run(self, match: re.Match[str]) -> Run | None:
        plain = match[0] in self.values and not self.stems
        words = [match[0]] if plain else re.findall(self.word, match[0])
        values = [self._value(word) for word in words]
        certain = [word not in self.everyday for word in words]
        digits = [0 <= two < _TEN and sure for two, sure in zip(values[1:], certain[1:], strict=True)]
        repeated = any(one == _REPEAT and digit for one, digit in zip(values, digits, strict=False))
        numbers = tuple(_numbers(values, certain, ten_adds=self.ten_adds))
        return Run(match[0], match.start(), match.end(), numbers, repeated, self.spaced) if numbers else None

    def _value(self, word: str) -> int:
        found = self.values.get(word)
        if found is None:
            return next(value for stem, value in self.stems if word.startswith(stem))
        return found


def _numbers(values: list[int], certain: list[bool], *, ten_adds: bool) -> Iterator[SpokenNumber]:
    """Yield each longest number that the words make."""
    i, joined = 0, False
    while i < len(values):
        if values[i] == _JOIN:
            joined, i = i > 0, i + 1
        elif values[i] < 0:
            joined, i = False, i + 1
        else:
            value, end = _number(values, i, ten_adds=ten_adds)
            yield SpokenNumber(value, any(certain[i:end]), joined)
            joined, i = False, end


def _number(values: list[int], i: int, *, ten_adds: bool) -> tuple[int, int]:
    """Return the number that begins at a word, and where its last word ends."""
    done, part = 0, values[i]
    room, end = _room(part, ten_adds=ten_adds), i + 1
    while end < len(values):
        join = values[end] == _JOIN
        value = values[end + join] if end + join < len(values) else _JOIN
        if value == _TENS and 0 < part < _TEN and not join:
            part, room = part * _TEN, _TEN
        elif value == _TEENS and 0 < part < _TEN and not join:
            part, room = part + _TEN, 0
        elif (value == _TEN and ten_adds and 1 < part % _HUNDRED < _TEN and part < _TEN and not join) or (
            value >= _HUNDRED and _is_power(value) and 0 < part < value and not join
        ):
            part, room = part * value, value
        elif 0 < value < room:
            done, part, room = (done + part, value, _room(value, ten_adds=ten_adds))
        elif join and 0 < part < _TEN and _TWENTY <= value < _HUNDRED and value % _TEN == 0:
            part, room = part + value, 0
        else:
            break
        end += 1 + join
    return done + part, end


def _room(value: int, *, ten_adds: bool) -> int:
    """Return below what a number must be to be added to a word: five to twenty, but not to ten."""
    if value == 0 or (value == _TEN and not ten_adds):
        return 0
    power = 1
    while value % (power * _TEN) == 0:
        power *= _TEN
    return power


def _is_power(value: int) -> bool:
    return str(value).strip("0") == "1"


@lru_cache(maxsize=256)
def speller(figures: Figures) -> Speller | None:
    """Return what finds the numbers of a language; None where its words are not known."""
    if not figures.numbers:
        return None
    listed = [(word, value) for value, words in figures.numbers for word in words]
    kinds = (
        (figures.joins, _JOIN),
        (figures.tens, _TENS),
        (figures.teens, _TEENS),
        (figures.repeats, _REPEAT),
    )
    listed += [(word, kind) for words, kind in kinds for word in words]
    values = {folded(word.strip("*")): value for word, value in reversed(listed)}
    stems = [(folded(word[:-1]), value) for word, value in listed if _is_stem(word)]
    anywhere = any(word.startswith("*") for word, _ in listed)
    one = _alternatives(word for word, _ in listed)
    ending = f"(?:{_alternatives(figures.endings)})?" if figures.endings else ""
    edges = ("", "") if anywhere else (f"(?<![{LETTER}])", f"{ending}(?![{LETTER}])")
    known = {value for value, words in figures.numbers}
    return Speller(
        # Space only behind a word. The words stand in it once: they take longest to make ready.
        run=re.compile(f"{edges[0]}(?:(?(1){SPACE})({one}))+{edges[1]}"),
        word=one,
        values=values,
        stems=tuple(sorted(stems, key=lambda pair: -len(pair[0]))),
        everyday=frozenset(folded(word.strip("*")) for word in figures.everyday),
        idioms=re.compile(_alternatives(figures.idioms)) if figures.idioms else None,
        spaced=not anywhere,
        ten_adds=_TEN in known and not known.intersection(range(_TEN + 1, _TWENTY)),
    )


def spellers(project: Project) -> dict[str, Speller]:
    """Return what finds the numbers of each language whose words are known, English among them."""
    found = {locale: speller(words.figures) for locale, words in project.words.items()}
    return {locale: one for locale, one in found.items() if one}


def _is_stem(word: str) -> bool:
    return word.endswith("*") and not word.startswith("*")


def _alternatives(words: Iterator[str] | tuple[str, ...]) -> str:
    """Return a pattern of these words, the longest first."""
    pieces = {
        re.escape(folded(word.strip("*"))) + (f"[{LETTER}]*" if _is_stem(word) else "") for word in words
    }
    return "|".join(sorted(pieces, key=lambda piece: (-len(piece), piece)))


def values_in(runs: list[Run]) -> list[int]:
    """Return the numbers of runs, in order."""
    return [number.value for run in runs for number in run.numbers]


def has_part(whole: list[int], part: list[int]) -> bool:
    """Tell whether these numbers follow each other among those."""
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))
