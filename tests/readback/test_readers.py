"""Deliberate faults in finished files: each must be seen by the reader that is there for it.

A test names its reader, so the suite fails when that reader is switched off.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import segno
from fontTools.ttLib import TTFont

from pocketcards.formats.base import MadeFile
from pocketcards.impose.fold import card_pages
from pocketcards.make.maker import expectation_of
from pocketcards.model.proof import Expectation
from pocketcards.readback.proof import Prover
from tests.bundled import CARDS, FLAT, LOCALES, ROOT, edition, laid_out, pdf
from tests.support.each import each

NUMBER = "1-888-373-7888"
FACE = ROOT / "fonts" / "noto-sans" / "NotoSans-Bold.ttf"
PROVER = Prover(FACE)

Change = Callable[[pikepdf.Pdf], None]


def expectation(card: str = "indicator", locale: str = "en") -> Expectation:
    made = laid_out(card, locale, FLAT)
    return expectation_of([(made, 0)], MadeFile("", card_pages(made), b"", links=True))


def changed(change: Change, card: str = "indicator", locale: str = "en") -> bytes:
    with pikepdf.open(io.BytesIO(pdf(card, locale, FLAT))) as file:
        change(file)
        out = io.BytesIO()
        file.save(out)
        return out.getvalue()


def readers(data: bytes, expected: Expectation | None = None) -> set[str]:
    return {fault.reader for fault in PROVER.read(data, expected or expectation()).faults}


def content(file: pikepdf.Pdf, page: int = 1) -> str:
    return file.pages[page].Contents.read_bytes().decode("ascii")


def set_content(file: pikepdf.Pdf, text: str, page: int = 1) -> None:
    file.pages[page].Contents.write(text.encode("ascii"))


def number_font(file: pikepdf.Pdf) -> pikepdf.Object:
    """The font of the numbers: the bold one."""
    fonts = file.pages[1].Resources.Font
    return next(font for font in fonts.values() if "Bold" in str(font.BaseFont))


def main_number(text: str) -> re.Match[str]:
    """The operators of the main number: the only text of 18 points or more in one stretch of 14 codes."""
    found = re.search(r"/F\d+ (1[89]|2[0-2])[\d.]* Tf\n1 0 0 1 ([\d.]+) ([\d.]+) Tm \[(.*?)\] TJ", text)
    assert found
    return found


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


@each(("x", "y"), [(235.0, 60.0), (60.0, 1.0), (-20.0, 60.0), (60.0, 140.0)])
def test_number_at_or_over_the_trim_is_seen_by_place(x: float, y: float) -> None:
    def change(file: pikepdf.Pdf) -> None:
        text = content(file)
        found = main_number(text)
        moved = found[0].replace(f"1 0 0 1 {found[2]} {found[3]} Tm", f"1 0 0 1 {x} {y} Tm")
        set_content(file, text.replace(found[0], moved))

    assert "place" in readers(changed(change))


def test_unseen_number_is_seen_by_place() -> None:
    def change(file: pikepdf.Pdf) -> None:
        text = content(file)
        found = main_number(text)
        set_content(file, text.replace(found[0], f"3 Tr\n{found[0]}\n0 Tr"))

    assert "place" in readers(changed(change))


def test_slanted_number_is_seen_by_place() -> None:
    def change(file: pikepdf.Pdf) -> None:
        text = content(file)
        found = main_number(text)
        slanted = found[0].replace(f"1 0 0 1 {found[2]}", f"1 0.2 0 1 {found[2]}")
        set_content(file, text.replace(found[0], slanted))

    assert "place" in readers(changed(change))


def test_shrunk_number_is_seen_by_size() -> None:
    """Shrunk by a matrix: the font size in the file still says 18."""

    def change(file: pikepdf.Pdf) -> None:
        text = content(file)
        found = main_number(text)
        small = found[0].replace(f"1 0 0 1 {found[2]}", f"0.5 0 0 0.5 {found[2]}")
        set_content(file, text.replace(found[0], small))

    assert "size" in readers(changed(change))


def test_wrong_link_is_seen_by_links() -> None:
    def change(file: pikepdf.Pdf) -> None:
        links = [annot for annot in file.pages[1].Annots if "888" in str(annot.A.URI)]
        links[0].A.URI = pikepdf.String("tel:+18883737880")

    assert "links" in readers(changed(change))


def test_links_that_changed_places_are_seen_by_links() -> None:
    def change(file: pikepdf.Pdf) -> None:
        first, second = list(file.pages[1].Annots)[:2]
        first.A.URI, second.A.URI = str(second.A.URI), str(first.A.URI)

    assert "links" in readers(changed(change))


def test_number_of_another_role_is_seen_by_count() -> None:
    """The file of one region under the expectation of another."""
    other = expectation()
    numbers = other.numbers.copy()
    numbers["1-800-555-0199"] = numbers.pop(NUMBER)
    assert "count" in readers(pdf("indicator", "en", FLAT), replace(other, numbers=numbers))


def test_number_that_is_missing_or_doubled_is_seen_by_count() -> None:
    def remove(file: pikepdf.Pdf) -> None:
        text = content(file)
        set_content(file, text.replace(main_number(text)[0], ""))

    def double(file: pikepdf.Pdf) -> None:
        text = content(file)
        found = main_number(text)
        again = found[0].replace(f" {found[3]} Tm", " 100 Tm")
        set_content(file, text.replace(found[0], f"{found[0]}\n{again}"))

    assert "count" in readers(changed(remove))
    assert "count" in readers(changed(double))


def test_a_file_of_another_language_is_not_mistaken() -> None:
    expected = expectation("hotline", "en")
    assert "count" in readers(pdf("hotline", "ar"), expected)


def test_bytes_that_are_no_file_are_a_fault() -> None:
    assert readers(b"%PDF-1.7 not really") == {"structure", "count"}
    assert readers(pdf("indicator", "en", FLAT)[:4000]) >= {"count"}


def with_code(file: pikepdf.Pdf, payload: str) -> None:
    """Draw a QR code of 15 mm on the first page."""
    code = segno.make(payload, error="l", micro=False)
    rows = [list(row) for row in code.matrix_iter(border=4)]
    side = 42.5 / (len(rows) - 8)
    squares = [
        f"{100 + x * side:.3f} {100 - y * side:.3f} {side:.3f} {side:.3f} re"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    ]
    ground = (
        f"q 1 1 1 rg 98 {100 - len(rows) * side:.3f} {len(rows) * side:.3f} {len(rows) * side + 6:.3f} re f Q"
    )
    set_content(file, f"{content(file, 0)}\n{ground}\nq 0 0 0 rg {' '.join(squares)} f Q", 0)


def test_right_code_is_silent_and_a_wrong_one_is_seen_by_codes() -> None:
    made = expectation()
    one_page = replace(made, areas=made.areas[:1])
    right = replace(one_page, codes=Counter(["tel:+18883737888"]))

    def page(payload: str) -> bytes:
        def change(file: pikepdf.Pdf) -> None:
            with_code(file, payload)
            del file.pages[1]

        return changed(change)

    assert "codes" not in readers(page("tel:+18883737888"), right)
    assert "codes" in readers(page("tel:+18883737880"), right)
    assert "codes" in readers(
        pdf("indicator", "en", FLAT), replace(made, codes=Counter(["tel:+18883737888"]))
    )
