"""Sentences of every script that the fonts cover: right glyphs, nothing touching, text that can be copied."""

from __future__ import annotations

import unicodedata
from itertools import combinations

from fontTools.unicodedata import script

from pocketcards.model.geometry import Rect
from pocketcards.typeset.text.faces import open_face
from tests.bundled import SHEETS
from tests.sheets import WIDTH, panel, paragraphs, pdf, sheets, voice_of
from tests.support.each import each
from tests.support.readers import holds, pdfium_text, poppler_text
from tests.support.verapdf import VeraPdf
from tests.typeset.page.test_cards import ink, overlap

DOTTED_CIRCLE = "\u25cc"


def test_every_sheet_is_clean() -> None:
    """NFC, of its own script, and without a digit that could be taken for a number."""
    for locale in SHEETS:
        _, voice = voice_of(locale)
        allowed = {*voice.writing.scripts, "Zyyy", "Zinh", "Hira" if locale == "ja" else "Zyyy"}
        for text in sheets()[locale].texts:
            assert unicodedata.is_normalized("NFC", text)
            assert {script(char) for char in text} <= allowed, text
            assert not any(char.isnumeric() and script(char) == "Zyyy" for char in text)


def test_every_character_has_its_glyph() -> None:
    """No box, and no dotted circle under a mark that the shaper could not place."""
    for locale in SHEETS:
        for shaped in paragraphs(sheets()[locale]):
            assert shaped.missing == (), locale
            for run in shaped.runs:
                circle = open_face(run.face.face).glyph(DOTTED_CIRCLE)
                shown = {glyph.id for cluster in run.clusters for glyph in cluster.glyphs}
                invisible = [c for c in run.clusters if unicodedata.category(c.text[0]) == "Cf"]
                assert 0 not in shown or invisible, locale
                assert not circle or circle not in shown, locale


def test_nothing_touches_and_nothing_is_clipped() -> None:
    for locale in SHEETS:
        made, height = panel(locale)
        lines = list(made.lines())
        for placed in lines:
            box = ink(placed)
            assert Rect(0, 0, WIDTH, height).contains(box), (locale, placed.line.text)
        for one, other in combinations(lines, 2):
            assert overlap(ink(one), ink(other)) <= 0.01, (one.line.text, other.line.text)


@each("locale", SHEETS)
def test_text_can_be_copied_whole(locale: str) -> None:
    """In every direction, by two readers that share no code."""
    for read in (poppler_text, pdfium_text):
        text = read(pdf(locale))
        missing = [line for line in sheets()[locale].texts if not holds(text, line)]
        assert not missing, read.__name__


@each("locale", SHEETS, shares=8)
def test_verapdf_finds_nothing(locale: str, verapdf: VeraPdf) -> None:
    for flavour in ("ua1", "2a"):
        verdict = verapdf.validate(pdf(locale), flavour)
        assert verdict.compliant, (flavour, verdict.failed_rules)
