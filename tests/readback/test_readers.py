"""Figures that are drawn, told or covered wrongly are seen, each by its reader; sound files have no fault."""

from __future__ import annotations

import io
import re

import pikepdf
from fontTools.ttLib import TTFont

from tests.bundled import CARDS, FLAT, LOCALES, ROOT, edition, pdf
from tests.readback.changing import (
    NUMBER,
    PROVER,
    changed,
    content,
    expectation,
    main_number,
    number_font,
    readers,
    set_content,
)
from tests.support.each import each


def swap_outlines(file: pikepdf.Pdf, one: int, other: int) -> None:
    """Exchange two glyphs in the embedded font program: codes, names and ToUnicode stay."""
    program = number_font(file).DescendantFonts[0].FontDescriptor.FontFile2
    font = TTFont(io.BytesIO(program.read_bytes()))
    names = font.getGlyphOrder()
    glyf = font["glyf"]
    glyf.glyphs[names[one]], glyf.glyphs[names[other]] = glyf.glyphs[names[other]], glyf.glyphs[names[one]]
    out = io.BytesIO()
    font.save(out)
    program.write(out.getvalue())


def glyphs_of(file: pikepdf.Pdf) -> dict[str, int]:
    """Character to glyph in the embedded font, by ToUnicode and CIDToGIDMap."""
    font = number_font(file)
    pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]{4})>\n", font.ToUnicode.read_bytes().decode())
    table = font.DescendantFonts[0].CIDToGIDMap.read_bytes()
    return {
        chr(int(shown, 16)): int.from_bytes(table[2 * int(code, 16) : 2 * int(code, 16) + 2], "big")
        for code, shown in pairs
    }


@each(("card", "locale"), [(card, locale) for card in CARDS for locale in LOCALES])
def test_a_sound_file_has_no_fault(card: str, locale: str) -> None:
    expected = expectation(card, locale)
    reading = PROVER.read(pdf(card, locale, FLAT), expected)
    assert reading.faults == []
    assert reading.numbers == expected.numbers
    assert {atom.text for atom in edition(card, locale).atoms.values()} == set(reading.numbers)


@each(("one", "other"), [("3", "8"), ("1", "7"), ("3", "7"), ("8", "3")])
def test_swapped_glyphs_are_seen_by_outlines(one: str, other: str) -> None:
    def change(file: pikepdf.Pdf) -> None:
        glyphs = glyphs_of(file)
        swap_outlines(file, glyphs[one], glyphs[other])

    assert {"outlines", "pixels"} <= readers(changed(change))


def test_foreign_digits_under_ascii_codes_are_seen_by_outlines() -> None:
    """As in fonts whose ASCII codes draw Persian digits: extraction still says 8."""

    def change(file: pikepdf.Pdf) -> None:
        program = number_font(file).DescendantFonts[0].FontDescriptor.FontFile2
        font = TTFont(io.BytesIO(program.read_bytes()))
        arabic = TTFont(ROOT / "fonts" / "noto-sans-arabic" / "NotoSansArabic-Bold.ttf")
        foreign = arabic["glyf"][arabic.getBestCmap()[0x06F8]]
        font["glyf"].glyphs[font.getGlyphOrder()[glyphs_of(file)["8"]]] = foreign
        out = io.BytesIO()
        font.save(out)
        program.write(out.getvalue())

    assert "outlines" in readers(changed(change))


def test_lying_tounicode_is_seen_by_outlines() -> None:
    """The page shows another number; ToUnicode says the right one."""

    def change(file: pikepdf.Pdf) -> None:
        descendant = number_font(file).DescendantFonts[0]
        table = bytearray(descendant.CIDToGIDMap.read_bytes())
        glyphs = glyphs_of(file)
        for code in range(0, len(table), 2):
            if int.from_bytes(table[code : code + 2], "big") == glyphs["3"]:
                table[code : code + 2] = glyphs["7"].to_bytes(2, "big")
        descendant.CIDToGIDMap.write(bytes(table))

    data = changed(change)
    assert NUMBER in "".join(page_text(data))
    assert "outlines" in readers(data)


def page_text(data: bytes) -> list[str]:
    from tests.support.readers import pdfium_text

    return [pdfium_text(data)]


def test_reordered_run_is_seen() -> None:
    """The codes in reverse: what Arabic typesetting does to numbers."""

    def change(file: pikepdf.Pdf) -> None:
        text = content(file)
        found = main_number(text)
        codes = re.findall(r"[0-9A-F]{4}", found[4])
        assert len(codes) == len(NUMBER)
        set_content(file, text.replace(found[4], f"<{''.join(reversed(codes))}>"))

    assert "count" in readers(changed(change))


def test_covered_digit_is_seen_by_pixels() -> None:
    def change(file: pikepdf.Pdf) -> None:
        text = content(file)
        x, y = (float(value) for value in main_number(text).group(2, 3))
        set_content(file, f"{text}\nq 0.04 0.22 0.33 rg {x + 40} {y - 2} 9 20 re f Q")

    found = readers(changed(change))
    assert "pixels" in found
    assert "outlines" not in found


def test_a_rule_through_the_number_is_seen_by_pixels() -> None:
    def change(file: pikepdf.Pdf) -> None:
        text = content(file)
        x, y = (float(value) for value in main_number(text).group(2, 3))
        set_content(file, f"{text}\nq 1 1 1 rg {x} {y + 5} 60 0.8 re f Q")

    assert "pixels" in readers(changed(change))


def test_text_in_the_colour_of_the_ground_is_seen_by_pixels() -> None:
    def change(file: pikepdf.Pdf) -> None:
        text = content(file)
        place = main_number(text).start()
        before = text.rindex("1 1 1 rg", 0, place)
        set_content(file, text[:before] + "0.04 0.22 0.33 rg" + text[before + 8 :])

    assert "pixels" in readers(changed(change))


def test_a_file_of_another_language_is_not_mistaken() -> None:
    expected = expectation("hotline", "en")
    assert "count" in readers(pdf("hotline", "ar"), expected)


def test_bytes_that_are_no_file_are_a_fault() -> None:
    assert readers(b"%PDF-1.7 not really") == {"structure", "count"}
    assert readers(pdf("indicator", "en", FLAT)[:4000]) >= {"count"}
