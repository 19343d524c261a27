"""Numbers in words, held against two libraries that know how languages say them."""

from __future__ import annotations

import random
import re
from functools import cache

import pytest

from pocketcards.checks.spoken import Run, Speller, spellers, values_in
from pocketcards.model.locale import SOURCE_LOCALE
from tests import bundled
from tests.checks.test_words import LISTED
from tests.support.each import each

SOFT = re.compile("[\u00ad\u200b]")
OTHER_NAMES = {"kk": "kz", "pt_BR": "pt"}
"""What num2words calls them."""
STRANGE = {"fil", "ht"}
"""ICU writes the one with marks of stress that nobody writes, and lends the other its French."""
SIGNS = {"zh_Hans", "zh_Hant", "ja", "ko"}
"""They spell with ideographs, which MSG002 reads as figures."""


@cache
def _speller(locale: str) -> Speller | None:
    return spellers(bundled.project()).get(locale)


@cache
def _english(value: int) -> str:
    return _icu(SOURCE_LOCALE, value)


def _icu(locale: str, value: int) -> str:
    from icu4py.messageformat import MessageFormat

    return SOFT.sub("", MessageFormat("{0, spellout}", locale).format({"0": value}))


def _spelled(locale: str, value: int) -> list[str]:
    """Return how the libraries say a number; nothing where they do not know the language."""
    from num2words import CONVERTER_CLASSES, num2words  # slow to load: collecting needs none of it

    said = [_icu(locale, value)]
    if (locale != SOURCE_LOCALE and said[0] == _english(value)) or re.search(r"\d", said[0]):
        said = []
    other = OTHER_NAMES.get(locale, locale)
    if other in CONVERTER_CLASSES and not (other == "am" and value > 1000):  # a fault of the library
        said.append(SOFT.sub("", num2words(value, lang=other)))
    return [one.lower() for one in said]


def _runs(locale: str, text: str) -> list[Run]:
    speller = _speller(locale)
    assert speller
    return speller.runs(text)


KNOWN = [locale for locale in LISTED if locale not in SIGNS | STRANGE]


def test_ten_digits_are_as_the_libraries_say_them() -> None:
    for locale in KNOWN:
        for value in range(1, 10):
            for word in _spelled(locale, value):
                assert values_in(_runs(locale, word)) == [value], word


@pytest.mark.slow
@each("locale", KNOWN, shares=8)
def test_one_number_is_not_read_out(locale: str) -> None:
    for value in (*range(10, 130), 200, 205, 388, 555, 911, 999, 1000, 1915):
        for said in _spelled(locale, value):
            assert not any(run.is_read_out for run in _runs(locale, said)), said


@each("locale", KNOWN)
def test_digits_read_out_are_found(locale: str) -> None:
    """In the words of our own lists, the first of each: a library's would be the same or is tested above."""
    figures = bundled.project().words[locale].figures
    words = {value: listed[0].strip("*") for value, listed in figures.numbers if value < 10}
    if len(words) < 9:
        return  # not all digits are listed
    chance = random.Random(locale)
    for between in [" ", "-", ", "] * 20:
        digits = [chance.choice(range(2, 10)), *(chance.choice(list(words)) for _ in range(6))]
        said = between.join(words[digit] for digit in digits)
        assert any(run.is_read_out for run in _runs(locale, f"… {said}.")), said


@each(
    ("locale", "text"),
    [
        ("en", "two hundred and five"),
        ("en", "two or three"),
        ("es", "treinta y dos"),
        ("fr", "quatre-vingt-dix-sept"),
        ("de", "einundzwanzig"),
        ("de", "neunhundertelf"),
        ("ar", "خمسة وعشرون"),
        ("hi", "दो-तीन"),
        ("id", "delapan belas"),
        ("vi", "hai mươi ba"),
        ("th", "แปดสิบแปด"),
        ("th", "สามารถห้าม"),
        ("ja", "田中さんによんで"),
        ("ja", "よろしくします"),
        ("ko", "친구 일이 많습니다"),
        ("tr", "iki üç"),
        ("cy", "dau ddeg tri"),
        ("sw", "wawili watatu"),
    ],
)
def test_everyday_words_are_left_alone(locale: str, text: str) -> None:
    assert not any(run.is_read_out for run in _runs(locale, text))
