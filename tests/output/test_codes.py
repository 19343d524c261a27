"""Every code of a text has its text, numbers are nominal glyphs, and marks are rare."""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from pocketcards.impose.fold import card_pages
from pocketcards.model.page import (
    Color,
    PlacedLine,
)
from pocketcards.output.pdf.pagemarks import page_marks
from pocketcards.output.pdf.text import parted
from pocketcards.typeset.page.box import lines_of
from pocketcards.typeset.text.breaklines import break_lines
from tests.bundled import LTR, composer, laid_out, languages, pdf
from tests.output.extracting import EVERY, Outline, messages, numbers
from tests.support.each import each
from tests.support.source import opened


def texts_of(font: pikepdf.Object) -> dict[str, str]:
    """Return code to text of a font."""
    pairs = re.findall(r"<([0-9A-F]{4})> <((?:[0-9A-F]{4})*)>\n", font.ToUnicode.read_bytes().decode())
    return {code: bytes.fromhex(text).decode("utf-16-be") for code, text in pairs if code != "0000"}


def strings(page: pikepdf.Page) -> Iterator[tuple[int | None, str, bool, list[str]]]:
    """Yield marked content, font, whether it is reversed, and the codes of each string of a page."""
    mcid, font, reverse = None, "", False
    step = r"<</MCID (\d+)>> BDC|(/F\d+) [\d.]+ Tf|(/ReversedChars) BMC|\[(<.*?)\] TJ|(EMC)"
    for found in re.finditer(step, page.Contents.read_bytes().decode("ascii")):
        if found[1]:
            mcid = int(found[1])
        elif found[2]:
            font = found[2]
        elif found[3]:
            reverse = True
        elif found[4]:
            yield mcid, font, reverse, re.findall("[0-9A-F]{4}", "".join(re.findall("<(.*?)>", found[4])))
        elif reverse:
            reverse = False
        else:
            mcid = None


@each(("card", "locale"), EVERY)
def test_marked_content_reads_what_was_written(card: str, locale: str) -> None:
    """What a screen reader gets: strings in reading order, with a space wherever words are parted."""
    said: dict[tuple[int, int | None], str] = defaultdict(str)
    with opened(pdf(card, locale)) as file:
        for number, page in enumerate(file.pages):
            texts = {name: texts_of(font) for name, font in page.Resources.Font.items()}
            for mcid, font, reverse, codes in strings(page):
                parts = [texts[font][code] for code in codes]
                said[number, mcid] += "".join(reversed(parts) if reverse else parts)
    whole = re.sub("[\u200e\u200f]", "", "\n".join(said.values()))
    assert [message for message in messages(card, locale) if message not in whole] == []


@each(("card", "locale"), EVERY)
def test_every_code_has_a_text_and_nothing_is_written_unseen(card: str, locale: str) -> None:
    with opened(pdf(card, locale)) as file:
        drawn = "\n".join(page.Contents.read_bytes().decode("ascii") for page in file.pages)
        assert "ActualText" not in drawn
        assert " Tr" not in drawn
        assert ("ReversedChars" in drawn) == (locale not in LTR)
        fonts = file.pages[0].Resources.Font
        for page in file.pages:
            for _, font, _, codes in strings(page):
                texts = texts_of(fonts[font])
                assert all(texts[code] for code in codes)
                assert len(texts) == len(fonts[font].DescendantFonts[0].W[1])


@pytest.mark.slow
@each(("card", "locale"), EVERY, shares=4)
def test_numbers_are_the_nominal_glyphs_of_the_face(card: str, locale: str) -> None:
    """One string of codes in reading order; each draws the outline that the face's cmap names."""
    lines = [line.line for panel in laid_out(card, locale).panels for line in panel.lines()]
    [face] = {run.face for line in lines for run in line.runs if run.atom}
    vendored = TTFont(face.path)
    cmap = vendored.getBestCmap()
    found: Counter[str] = Counter()
    with opened(pdf(card, locale)) as file:
        for page in file.pages:
            for _, name, _, codes in strings(page):
                font = page.Resources.Font[name]
                said = "".join(texts_of(font)[code] for code in codes)
                if said in numbers(card, locale):
                    found[said] += 1
                    nominal = [outline(vendored, cmap[ord(char)]) for char in said]
                    assert [*outlines(font, codes)] == nominal
    assert found == numbers(card, locale)


def outlines(font: pikepdf.Object, codes: list[str]) -> Iterator[Outline]:
    """Yield what each code draws."""
    descendant = font.DescendantFonts[0]
    table = descendant.CIDToGIDMap.read_bytes()
    embedded = TTFont(io.BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()))
    for code in codes:
        at = 2 * int(code, 16)
        yield outline(embedded, embedded.getGlyphName(int.from_bytes(table[at : at + 2], "big")))


def outline(font: TTFont, glyph: str) -> Outline:
    coordinates, ends, flags = font["glyf"][glyph].getCoordinates(font["glyf"])
    return [*coordinates], [*ends], [flag & 1 for flag in flags]


def placed_lines(locale: str, text: str, width: float) -> list[PlacedLine]:
    language = languages().find(locale)
    assert language
    paragraph = composer().paragraph(text, language)
    setting = break_lines(paragraph, 8, width)
    return lines_of(paragraph, setting, 8, 0, 99, width, color=Color.INK, align="start", msgctxt="m")


def test_lines_are_parted_where_white_space_stood() -> None:
    one, other, *_ = placed_lines("en", "You can call at any hour", 60)
    assert parted(one, other)
    one, other, *_ = placed_lines("th", "ไม่ใช่ความผิดของคุณและไม่มีใครบอก", 60)
    assert not parted(one, other)
    assert parted(other, one)  # not of one paragraph: it starts anew


def test_marks_are_rare() -> None:
    """Only where poppler would take a page for what it is not."""
    marked = {
        (card, locale)
        for card, locale in EVERY
        for page in card_pages(laid_out(card, locale))
        if page_marks(page)
    }
    assert ("hotline", "ar") in marked
    assert ("indicator", "km") in marked
    assert not {locale for _, locale in marked} & {"en", "es", "hi", "am", "th", "zh_Hans", "ja", "ko"}
