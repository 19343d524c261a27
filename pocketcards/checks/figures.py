"""Figures in running text, by value: 10,000 is 10.000 and 18 is ١٨. Telephone numbers digit for digit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pocketcards.unicode import category, digit_value, is_invisible, script

__all__ = [
    "LONG",
    "SEPARATORS",
    "Figure",
    "Ideographic",
    "figures",
    "has_ideographic_number",
    "ideographic_numbers",
    "may_be_of_figure",
    "without_ideographs",
]

SEPARATORS = "-\u2010\u2011\u2012\u2013\u2212./,'\u2019()+ \u00a0\u2009\u202f\u066b\u066c\u00b7"
"""What may stand between the digits of one number, alone: 1-888, 10.000, 10 000. A colon may not: 9:00."""
LONG = 5
"""From so many digits on, a chain such as 1-888-373 is one number, whatever stands between them."""

_THOUSANDS = ".,'\u2019 \u00a0\u2009\u202f\u066c"
_THREE = 3
_HAN = {
    char: str(value)
    for value, chars in enumerate(
        ("〇零洞", "一壹幺", "二贰貳两兩", "三叁", "四肆", "五伍", "六陆陸", "七柒拐", "八捌", "九玖勾")
    )
    for char in chars
}
_HAN_TENS = {
    char: value
    for value, chars in ((10, "十拾"), (100, "百佰"), (1000, "千仟"), (10**4, "万萬"), (10**8, "亿億"))
    for char in chars
}
_HAN_MYRIAD = 10**4
_HAN_SCORES = "廿卅"
_HAN_DIGIT = f"[{''.join(_HAN)}]"
_HAN_NUMBER = f"[{''.join(_HAN)}{''.join(_HAN_TENS)}{_HAN_SCORES}]"
_HAN_RUN = re.compile(
    f"(?<!{_HAN_NUMBER}){_HAN_DIGIT}"
    f"(?:[-\u2010-\u2013\u00b7., 、，・\u3000/]?{_HAN_DIGIT}){{2,}}+(?!{_HAN_NUMBER})"
)
"""Three or more are read digit by digit: 九一一, 九、一、一. 三七二十一 and 二十四 are words for numbers."""
_HAN_WHOLE = re.compile(f"(?:{_HAN_DIGIT}|百(?=十)){_HAN_NUMBER}+")
"""With tens or hundreds: 九百一十一, 百十. What begins otherwise means many: 千万, 百万."""
_WEEK, _MONTH = "周週期拜曜", "月"


class Figure(NamedTuple):
    """A figure of a text."""

    value: str
    """Its digits as 0-9, without what stands between them; `+` first where a plus stands before it."""
    text: str
    """As it is written."""
    grouped: bool = False
    """Whether its thousands stand apart, as in 10,000."""

    @property
    def is_long(self) -> bool:
        """Whether it could be a telephone number."""
        return sum(char.isdigit() for char in self.value) >= LONG


class _Run(NamedTuple):
    """Digits without anything between them."""

    start: int
    end: int
    value: str


def without_ideographs(text: str) -> str:
    """Return a text without the figures in ideographs: 二〇二六."""
    return _HAN_RUN.sub(" ", text)


class Ideographic(NamedTuple):
    """One number in ideographs, such as 九百一十一."""

    value: int
    text: str


def has_ideographic_number(text: str) -> bool:
    """Tell whether a text may have such a number; no part of a text without has one."""
    return _HAN_WHOLE.search(text) is not None


def ideographic_numbers(text: str) -> list[Ideographic]:
    """Return the numbers of a text that are written with tens, hundreds or thousands of ideographs."""
    found = (Ideographic(_whole(match[0]), match[0]) for match in _HAN_WHOLE.finditer(text))
    return [one for one in found if one.value]


def _whole(chars: str) -> int:
    """Return the value of a number in ideographs; 0 where it is none, as 三七二十一."""
    done, part, digit = 0, 0, ""
    for char in chars:
        if char in _HAN:
            if digit not in ("", "0"):
                return 0
            digit = _HAN[char]
        elif char in _HAN_SCORES:
            part += 10 * (2 + _HAN_SCORES.index(char))
        elif (unit := _HAN_TENS[char]) < _HAN_MYRIAD:
            part, digit = part + int(digit or 1) * unit, ""
        else:
            done, part, digit = done + (part + int(digit or 0) or 1) * unit, 0, ""
    return done + part + int(digit or 0)


def may_be_of_figure(char: str) -> bool:
    """Tell whether a character is a digit, or an ideograph that is read as one."""
    return bool(digit_value(char)) or char in _HAN


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text, in order, past what cannot be seen or is set on a digit."""
    if not any(map(may_be_of_figure, text)):
        return ()
    text = "".join(char for char in text if digit_value(char) or not _is_nothing(char))
    found = [
        (match.start(), Figure("".join(_HAN.get(char, "") for char in match[0]), match[0]))
        for match in _HAN_RUN.finditer(text)
        if not _are_days(match)
    ]
    rest = _HAN_RUN.sub(lambda match: "\0" * len(match[0]), text)
    for chain in _chains(rest, list(_runs(rest))):
        found += _figures_of(rest, chain)
    return tuple(figure for _, figure in sorted(found, key=lambda pair: pair[0]))


def _are_days(match: re.Match[str]) -> bool:
    """Tell whether figures are days of the week or months, in their order: 周一、三、五; 三、四、五月."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    values = [_HAN.get(part, "") for part in match[0].split("、")]
    in_order = all(values) and values == sorted(set(values))
    return in_order and (before in (*_WEEK,) or after == _MONTH)


def _is_nothing(char: str) -> bool:
    return is_invisible(char) or (category(char)[0] == "M" and script(char) in ("Zinh", "Zyyy"))


def _runs(text: str) -> Iterator[_Run]:
    start, value = 0, ""
    for i, char in enumerate((*text, "\0")):
        digit = digit_value(char)
        if digit and not value:
            start = i
        elif value and not digit:
            yield _Run(start, i, value)
            value = ""
        value += digit


def _chains(text: str, runs: list[_Run]) -> list[list[_Run]]:
    """Return runs together that a single separator keeps apart."""
    chains: list[list[_Run]] = []
    for run in runs:
        between = text[chains[-1][-1].end : run.start] if chains else ""
        if len(between) == 1 and between in SEPARATORS:
            chains[-1].append(run)
        else:
            chains.append([run])
    return chains


def _figures_of(text: str, chain: list[_Run]) -> Iterator[tuple[int, Figure]]:
    start, end = chain[0].start, chain[-1].end
    whole = "".join(run.value for run in chain)
    plus = "+" if text[start - 1 : start] == "+" else ""
    grouped = _is_grouped(text, chain)
    if grouped or len(whole) >= LONG:
        yield start, Figure(plus + whole, text[start:end], grouped)
        return
    for i, run in enumerate(chain):
        yield run.start, Figure((plus if i == 0 else "") + run.value, text[run.start : run.end])


def _is_grouped(text: str, chain: list[_Run]) -> bool:
    """Tell whether a chain is one number with its thousands apart: 10,000 and 10 000."""
    between = {text[one.end : other.start] for one, other in pairwise(chain)}
    return (
        len(between) == 1
        and between <= set(_THOUSANDS)
        and len(chain[0].value) <= _THREE
        and all(len(run.value) == _THREE for run in chain[1:])
    )
