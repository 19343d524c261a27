"""Pseudo languages: English in the shape of others. What fits them fits the languages that will come.

They are never catalogs. Long: accents, 40 % more. Tall: stacks above and below each letter. Leftwards:
letters of a right-to-left script. Unbroken: a script without spaces, and words that cannot be broken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations

import pytest

from pocketcards.model.edition import Edition
from pocketcards.model.finding import Refused
from pocketcards.model.page import TypesetEdition
from pocketcards.typeset.page.fit import typeset
from pocketcards.typeset.page.look import MARGIN
from tests.bundled import EVERY_CARD, composer, edition, project
from tests.support.each import each
from tests.typeset.page.test_cards import ink, overlap
from tests.typeset.page.test_fit import pseudo

WORD = re.compile(r"\{[a-z]+\}|[A-Za-z]+")
TALL = ("ស្ត្រី", "ព្រឹ", "ខ្មែ", "គ្រួ", "ញ៉ាំ", "ប្ដី")
LEFTWARDS = "אבגדהוזחטיכלמנסעפצקרשתאבגד"
UNBROKEN = ("คน", "บ้าน", "ช่วย", "เหลือ", "ที่นี่", "เวลา", "ทำงาน", "โทร")


def tall(text: str) -> str:
    """Khmer clusters, two deep, one for two or three letters of English."""
    return _words(text, lambda word: "".join(TALL[(ord(c) + i) % 6] for i, c in enumerate(word[::3])))


def leftwards(text: str) -> str:
    """Hebrew letters, one for each letter of English."""
    return _words(text, lambda word: "".join(LEFTWARDS[ord(c) % 26] for c in word))


def unbroken(text: str) -> str:
    """Thai words without a space between them, as long as the English."""
    return _words(text, lambda word: UNBROKEN[(len(word) + ord(word[0])) % 8]).replace(" ", "")


def _words(text: str, changed: Callable[[str], str]) -> str:
    return WORD.sub(lambda found: found[0] if found[0].startswith("{") else changed(found[0]), text)


def in_pseudo(card: str, locale: str, changed: Callable[[str], str]) -> TypesetEdition | Refused:
    """Return a card of a language, laid out with its English changed in place of the translation."""
    return typeset(_pseudo_edition(card, locale, changed), composer())


def _pseudo_edition(card: str, locale: str, changed: Callable[[str], str]) -> Edition:
    base = edition(card, locale)
    return base._replace(texts={name: changed(project().messages[name].text) for name in base.texts})


@each("card", EVERY_CARD)
@each(("locale", "changed"), [("es", pseudo), ("km", tall), ("he", leftwards), ("th", unbroken)])
def test_pseudo_language_fits(card: str, locale: str, changed: Callable[[str], str]) -> None:
    made = in_pseudo(card, locale, changed)
    assert isinstance(made, TypesetEdition), made
    for panel in made.panels:
        for placed in panel.lines():
            assert placed.x >= MARGIN - 0.01
            assert placed.x + placed.line.width <= panel.size.width - MARGIN + 0.01
            assert 0 < placed.y < panel.size.height


@each("card", EVERY_CARD)
def test_stacks_do_not_touch_the_next_line(card: str) -> None:
    made = in_pseudo(card, "km", tall)
    assert isinstance(made, TypesetEdition), made
    for panel in made.panels:
        for one, other in combinations(panel.lines(), 2):
            assert overlap(ink(one), ink(other)) <= 0.01, (one.line.text, other.line.text)


@each("card", sorted(set(EVERY_CARD) - {"bridge"}))  # all of the bridge card is centred
def test_leftwards_text_begins_at_the_right(card: str) -> None:
    made = in_pseudo(card, "he", leftwards)
    assert isinstance(made, TypesetEdition), made
    starts = [
        panel.size.width - MARGIN - placed.x - placed.line.width
        for panel in made.panels
        for placed in panel.lines()
        if placed.msgctxt
    ]
    assert min(starts) == pytest.approx(0, abs=0.01)


@each("card", sorted(set(EVERY_CARD) - {"bridge"}))
def test_words_that_cannot_break_are_refused_and_named(card: str) -> None:
    """Nothing runs over its column: the message is named."""
    made = in_pseudo(card, "es", lambda text: re.sub(r"[^A-Za-z{}]+", "", text) * 3)
    assert isinstance(made, Refused)
    assert {finding.code for finding in made.findings} >= {"FIT002"}
    assert any(finding.msgctxt for finding in made.findings if finding.code == "FIT002")
