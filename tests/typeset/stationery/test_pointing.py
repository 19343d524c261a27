"""The sheet to point at: every own name, large, whole, beside no other, on the paper."""

from __future__ import annotations

from functools import cache
from itertools import combinations

from pocketcards.editions.coverage import bridged
from pocketcards.editions.request import known_locales
from pocketcards.model.geometry import Rect, Size, mm
from pocketcards.model.locale import Language
from pocketcards.model.page import Page, PlacedLine, PlacedPanel, TypesetPanel
from pocketcards.output.pdf.plain import sheet_bytes
from pocketcards.output.pdf.writer import Description
from pocketcards.typeset.stationery.pointing import MARGIN, OWN_NAME, TITLE, pointing_pages
from pocketcards.typeset.text.subset import subset
from tests.bundled import ROOT, composer, languages
from tests.support.each import each
from tests.support.readers import holds, pdfium_text
from tests.typeset.page.test_cards import ink, overlap

PAPERS = {"letter": Size(612.0, 792.0), "a4": Size(mm(210), mm(297))}


@cache
def shown() -> tuple[Language, ...]:
    found = [languages().find(locale) for locale in bridged(languages(), known_locales(ROOT))]
    return tuple(language for language in found if language)


def named() -> set[tuple[str, str]]:
    """The pairs of names: two of the same stand there once."""
    return {(language.endonym, language.spoken_name) for language in shown()}


@cache
def pages(paper: str) -> tuple[TypesetPanel, ...]:
    return tuple(pointing_pages(shown(), composer(), PAPERS[paper]))


def size_of(placed: PlacedLine) -> float:
    return min(run.size for run in placed.line.runs)


@each("paper", PAPERS)
def test_every_own_name_is_there_once_and_large(paper: str) -> None:
    lines = [placed for page in pages(paper) for placed in page.lines()]
    large = [placed for placed in lines if size_of(placed) >= OWN_NAME[-1] and placed.line.text != TITLE]
    assert sorted(placed.line.text for placed in large) == sorted(own for own, _ in named())
    names = {placed.line.text for placed in lines}
    assert {language.spoken_name for language in shown()} <= names


def test_no_glyph_is_missing() -> None:
    for language in shown():
        assert composer().paragraph(language.endonym, language).missing == (), language
        assert composer().missing(language.spoken_name, languages().find("en") or language) == [], language


@each("paper", PAPERS)
def test_nothing_overlaps_and_nothing_leaves_the_page(paper: str) -> None:
    size = PAPERS[paper]
    inside = Rect(MARGIN, MARGIN, size.width - 2 * MARGIN, size.height - 2 * MARGIN)
    for page in pages(paper):
        assert page.size == size
        lines = list(page.lines())
        for placed in lines:
            assert inside.contains(ink(placed)), placed.line.text
        for one, other in combinations(lines, 2):
            assert overlap(ink(one), ink(other)) <= 0.01, (one.line.text, other.line.text)


@each("paper", PAPERS)
def test_both_sides_of_one_sheet_hold_it(paper: str) -> None:
    assert len(pages(paper)) == 2


@each("paper", PAPERS)
def test_sorted_by_spoken_name(paper: str) -> None:
    spoken = {language.spoken_name for language in shown()}
    found = [
        placed.line.text
        for page in pages(paper)
        for placed in page.lines()
        if size_of(placed) < OWN_NAME[-1] and placed.line.text in spoken
    ]
    assert found == sorted(found, key=str.casefold)
    assert len(found) == len(named())


def test_one_language_is_one_page_and_none_is_none() -> None:
    assert len(pointing_pages(shown()[:1], composer(), PAPERS["a4"])) == 1
    assert pointing_pages([], composer(), PAPERS["a4"]) == []


def test_as_a_file_its_names_can_be_copied() -> None:
    placed = [Page(612.0, 792.0, (PlacedPanel(page, 0.0, 0.0),)) for page in pages("letter")]
    text = pdfium_text(sheet_bytes(placed, Description(TITLE, "en"), subset))
    missing = [language.locale for language in shown() if not holds(text, language.endonym)]
    assert not missing
