"""The readers of finished files find the text, and believe what the file says."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.each import each
from tests.support.mutants import (
    mutant,
    no_to_unicode,
    right,
)
from tests.support.readers import holds, holds_beside, pdfium_text, poppler_text, render, words_found
from tests.support.specimen import NUMBER, SENTENCE, TITLE


@each("read", [poppler_text, pdfium_text])
def test_readers_find_the_text(read: Callable[[bytes], str]) -> None:
    text = read(right())
    for message in (TITLE, SENTENCE, NUMBER):
        assert holds(text, message)
        assert words_found(text, message) == 1


@each("read", [poppler_text, pdfium_text])
def test_readers_believe_to_unicode(read: Callable[[bytes], str]) -> None:
    assert not holds(read(mutant(no_to_unicode)), SENTENCE)


@each(
    ("text", "message"),
    [
        ("You can\ncall us", "You can call us"),
        ("โทรหา\nเราได้", "โทรหาเราได้"),
        ("\u202bاتصل\u202c بنا", "اتصل بنا"),
        ("pass\u00adport", "passport"),
        ("e\u0301toile", "étoile"),
        ("ក\u200bខ", "កខ"),
        ("call 911 now", "call \u2066911\u2069 now"),
    ],
)
def test_holds(text: str, message: str) -> None:
    assert holds(text, message)


@each(
    ("text", "message"),
    [
        ("You can call", "You can call us"),
        ("call us can You", "You can call us"),
        ("می خواهم", "می‌خواهم"),  # the joiner is spelling, not layout
        ("ﬁnd", "find"),
        ("911", "٩١١"),
    ],
)
def test_holds_not(text: str, message: str) -> None:
    assert not holds(text, message)


def test_only_the_number_of_its_row_may_part_a_message() -> None:
    assert holds_beside("In danger now?\n911\nCall, then say where you are.", "now? Call, then", "911")
    assert holds_beside("Call 911 now", "Call 911 now", "911")
    for text in ("In danger now?\n988\nCall", "Call\n911\nIn danger now?", "In danger now?\n911\nText"):
        assert not holds_beside(text, "In danger now? Call", "911")


@each(
    ("text", "message", "share"),
    [
        ("one two three four", "one two three four", 1),
        ("before one two\nthree four after", "one two three four", 1),
        ("one three two four", "one two three four", 0.75),
        ("four three two one", "one two three four", 0.25),
        ("one 2. two • three four", "one two three four", 1),
        ("one a b c d e f g h two", "one two", 0.5),
        ("", "one two", 0),
        ("anything", "", 1),
    ],
)
def test_words_found(text: str, message: str, share: float) -> None:
    assert words_found(text, message) == share


def test_render_draws_the_page() -> None:
    picture = render(right(), 0, 144)
    assert picture.size == (486, 306)
    shades = picture.histogram()
    assert sum(shades[:64]) > 1000  # ink
    assert shades[255] > 100_000  # paper
