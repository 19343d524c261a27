"""The English of every card is for readers with six years of school; the page on it is up to date."""

from __future__ import annotations

from functools import cache

import pytest

from tests import bundled
from tests.support.each import each
from tools import reading_level


@cache
def english() -> dict[str, list[str]]:
    found: dict[str, list[str]] = reading_level.english_by_card()
    return found


@each("card", bundled.EVERY_CARD)
def test_english_of_every_card_is_easy(card: str) -> None:
    assert reading_level.grade(english()[card]) <= reading_level.HARDEST


@each(
    ("word", "count"),
    [
        *(("make", 1), ("whole", 1), ("owned", 1), ("names", 1), ("forced", 1), ("phone", 1), ("the", 1)),
        *(("little", 2), ("people", 2), ("wanted", 2), ("boxes", 2), ("police", 2), ("alone", 2)),
        *(("trafficking", 3), ("emergency", 4), ("interpreter", 4)),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert reading_level.syllables(word) == count


def test_grade_is_the_formula() -> None:
    assert reading_level.grade(["The cat sat. The dog ran."]) == pytest.approx(0.39 * 3 + 11.8 - 15.59)
    assert reading_level.grade(["Call {emergency}."]) == pytest.approx(0.39 * 4 + 11.8 - 15.59)
    assert reading_level.grade(["Call (a person who can help) now."]) == reading_level.grade(["Call now."])
    assert reading_level.grade([]) == 0


def test_hard_text_has_a_high_grade() -> None:
    hard = "Individuals experiencing exploitation should immediately communicate with authorities."
    assert reading_level.grade([hard]) > 12


def test_page_has_the_table_of_today(request: pytest.FixtureRequest) -> None:
    page = reading_level.PAGE.read_text("utf-8")
    made = reading_level.with_table(page, reading_level.table(english()))
    if request.config.getoption("--accept") and page != made:
        reading_level.PAGE.write_text(made, encoding="utf-8")
        page = made
    assert page == made, "python tools/reading_level.py --write"
