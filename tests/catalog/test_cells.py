"""Cells that no spreadsheet turns into something else, and that come back exactly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pocketcards.catalog.cells import armed, disarmed
from tests.catalog.test_writer import TEXT
from tests.support.each import each

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    " =cmd()",
    "'=cmd()",
    "\u200b@x",
    "\u200f-x",
    " =1",
    "'=1",
    "''=1",
]
NUMBERS = [
    "911",
    "1-2",
    "24/7",
    "1.5",
    "1,000",
    "8:30",
    "May 1",
    "3rd",
    "٩١١",
    "true",
    "FALSE",
    "1e5",
    "18+",
]
PLAIN = [
    "Call.",
    "",
    "'s Avonds",
    "'",
    "{emergency}",
    "They are under 18 years.",
    "اتصل",
    "a=b",
    "(1) one two",
    "—",
    "½",
    "只要一个迹象",
    "第三",
]


@each("text", FORMULAS + NUMBERS)
def test_what_a_spreadsheet_would_turn_into_something_else_is_marked(text: str) -> None:
    assert armed(text) == f"'{text}"
    assert disarmed(armed(text)) == text
    # Google Sheets swallows the mark.
    if not text.startswith("'"):
        assert disarmed(text) == text


@each("text", PLAIN)
def test_ordinary_text_is_not_marked(text: str) -> None:
    assert armed(text) == text == disarmed(text)


@given(TEXT | st.text("'=+-@ \t1a", max_size=6))
def test_marks_are_undone_exactly(text: str) -> None:
    cell = armed(text)
    assert disarmed(cell) == text
    assert cell.lstrip(" \u200b")[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")
