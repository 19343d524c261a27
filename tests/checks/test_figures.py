"""Figures of a text: what is one number, in whatever script."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pocketcards.checks.figures import figures
from pocketcards.unicode import digit_value
from tests.support.each import each


@each(
    ("text", "values"),
    [
        ("18", ["18"]),
        ("١٨", ["18"]),
        ("10,000", ["10000"]),
        ("10\u202f000", ["10000"]),
        ("1.234.567", ["1234567"]),
        ("9-17", ["9", "17"]),
        ("9:00-17:00", ["9", "00", "17", "00"]),
        ("24/7", ["24", "7"]),
        ("1-888-373-7888", ["18883737888"]),
        ("+1 (888) 373-7888", ["+1", "888", "3737888"]),
        ("911 und 112", ["911", "112"]),
        ("Ⅻ", ["12"]),
        ("⑨①①", ["911"]),
        ("九一一", ["911"]),
        ("九-一-一", ["911"]),
        ("〇", ["0"]),
        ("一二", []),
        ("三七二十一", []),
        ("一百二十三", []),
        ("周一、三、五", []),
        ("三、四、五月", []),
        ("周九、一、一", ["911"]),
        ("", []),
        ("no figure", []),
    ],
)
def test_figures_of_a_text(text: str, values: list[str]) -> None:
    assert [figure.value for figure in figures(text)] == values


@given(st.lists(st.integers(0, 99999), max_size=4))
def test_figures_between_words_come_back(numbers: list[int]) -> None:
    text = " word ".join(str(number) for number in numbers)
    assert [figure.value for figure in figures(text)] == [str(number) for number in numbers]


@given(st.text())
def test_figures_of_anything_are_digits_or_one_character(text: str) -> None:
    for figure in figures(text):
        assert figure.value
        assert all(char in "+0123456789" or digit_value(char) == char for char in figure.value)
