"""Every card in every language that has a translation: it fits, nothing overlaps, files conform."""

from __future__ import annotations

from itertools import combinations

import pytest

from pocketcards.editions.coverage import has_text
from pocketcards.make import expectation_of
from pocketcards.model.geometry import Rect
from pocketcards.model.page import PlacedLine
from pocketcards.readback.proof import Prover
from pocketcards.typeset.page.panel import SAFE
from tests import bundled
from tests.output.test_extraction import holds
from tests.support import forbidden, tags
from tests.support.readers import pdfium_text, poppler_text
from tests.support.verapdf import VeraPdf

pytestmark = pytest.mark.slow

CARDS, LOCALES = bundled.EVERY_CARD, ("en", *bundled.TRANSLATED)
SAMPLE = [(CARDS[(i + turn * 3) % len(CARDS)], locale) for i, locale in enumerate(LOCALES) for turn in (0, 1)]
"""Two cards a language, each card in many languages: veraPDF takes its time."""
PROVER = Prover(bundled.ROOT / "fonts" / "noto-sans" / "NotoSans-Bold.ttf")
READ_ACROSS = {("poppler", "ur"): 9, ("poppler", "es"): 1, ("pdfium", "kk"): 1, ("pdfium", "ky"): 1}
"""How many messages of a card may come out in pieces: poppler reads labels of two lines across columns,
pdfium turns "SMS" and the Cyrillic word after it round. Everything else is found whole."""


def ink(placed: PlacedLine) -> Rect:
    line = placed.line
    return Rect(placed.x, placed.y - line.ink_descent, line.width, line.ink_ascent + line.ink_descent)


def height_of_overlap(a: Rect, b: Rect) -> float:
    if min(a.right, b.right) - max(a.x, b.x) <= 0.01:
        return 0.0
    return min(a.top, b.top) - max(a.y, b.y)


def test_no_card_and_no_language_is_left_out() -> None:
    loaded = bundled.project()
    assert tuple(loaded.cards) == CARDS
    assert ["en", *(locale for locale in loaded.catalogs if has_text(loaded, locale))] == list(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_card_fits_and_every_number_is_read_back(locale: str) -> None:
    for card in CARDS:
        made = bundled.laid_out(card, locale)
        file = bundled.made(card, locale)
        assert PROVER.read(file.data, expectation_of([(made, 0)], file)).faults == []
        for panel in made.panels:
            safe = Rect(0, 0, panel.size.width, panel.size.height).inset(SAFE)
            lines = [(placed, ink(placed)) for placed in panel.lines()]
            for placed, box in lines:
                if placed.y > 12:  # the strip speaks to the giver
                    assert safe.contains(box, slack=0.6), (card, panel.name, placed.line.text)
            for (one, box), (other, next_box) in combinations(lines, 2):
                overlap = height_of_overlap(box, next_box)
                assert overlap <= 0.2, (card, panel.name, one.line.text, other.line.text)


@pytest.mark.parametrize(("card", "locale"), SAMPLE)
def test_verapdf_finds_nothing(card: str, locale: str, verapdf: VeraPdf) -> None:
    for flavour in ("ua1", "2a"):
        verdict = verapdf.validate(bundled.pdf(card, locale), flavour)
        assert verdict.compliant, (flavour, verdict.failed_rules)


@pytest.mark.parametrize(("card", "locale"), SAMPLE)
def test_tags_agree_and_nothing_is_forbidden(card: str, locale: str) -> None:
    assert tags.faults(bundled.pdf(card, locale)) == []
    assert forbidden.faults(bundled.pdf(card, locale)) == []


@pytest.mark.parametrize(("card", "locale"), SAMPLE)
def test_messages_can_be_copied(card: str, locale: str) -> None:
    made = bundled.laid_out(card, locale)
    emergency = made.edition.atoms["emergency"].text
    shown = {line.msgctxt for panel in made.panels for line in panel.lines() if line.msgctxt}
    said = [made.edition.texts[name].replace("{emergency}", emergency) for name in shown]
    for reader, read in (("poppler", poppler_text), ("pdfium", pdfium_text)):
        text = read(bundled.pdf(card, locale))
        lost = [one for one in said if not holds(text, one)]
        assert len(lost) <= READ_ACROSS.get((reader, locale), 0), (reader, lost)
