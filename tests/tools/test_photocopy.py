"""A pale ink is found, before it is copied and after; a copy is what its seed makes it, where it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from pocketcards.model.design import PLAIN, Design
from tests.bundled import pdf
from tests.support.each import each
from tools.copier import COPIERS, Copier, copied_twice, inverse, laid_back, moved
from tools.photocopy import LOOKS, Tally, contrast

GROUND, NUMBER = "#ffffff", "1-800-555-0100"


def nothing_read(crops: list[Image.Image]) -> list[str]:
    return [""] * len(crops)


def printed(folder: Path, ink: str, size: float, ground: str = GROUND, *, mark: bool = False) -> Path:
    """Write a page with one text, or one disc, on a ground."""
    path = folder / "page.pdf"
    canvas = Canvas(str(path), (250, 140))
    canvas.setFillColor(HexColor(ground))
    canvas.rect(0, 0, 250, 140, stroke=0, fill=1)
    canvas.setFillColor(HexColor(ink))
    canvas.setFont("Helvetica", size)
    if mark:
        canvas.circle(100, 70, size, stroke=0, fill=1)
    else:
        canvas.drawString(10, 70, NUMBER)
    canvas.save()
    return path


def tally_of(path: Path) -> Tally:
    tally = Tally(nothing_read)
    tally.add(path, {NUMBER})
    return tally


@each(("ink", "ground", "size", "mark", "pale"), [
    ("#767676", GROUND, 20, False, False),  # WCAG's own example of a grey that just will do
    ("#777777", GROUND, 20, False, True),
    ("#767676", GROUND, 10, True, False),
    ("#949494", GROUND, 10, True, True),  # 3.03 on paper, but paler than the grey that copiers keep
    ("#333333", "#0a3854", 20, False, True),
    ("#ffffff", "#0a3854", 20, False, False),
    ("#4a545e", GROUND, 5.6, False, True),  # dark enough on paper, but not its thin strokes on a copy
    ("#12171c", GROUND, 5.6, False, False),
])  # fmt: skip
def test_an_ink_that_is_too_pale_is_found(
    tmp_path: Path, ink: str, ground: str, size: float, mark: bool, pale: bool
) -> None:
    kind = "mark" if mark else "text"
    found = [f"{kind} {ink} on {ground}"] if pale else []
    assert tally_of(printed(tmp_path, ink, size, ground, mark=mark)).pale() == found


def test_contrast_is_that_of_wcag() -> None:
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.005)
    assert contrast((0, 0, 255), (255, 255, 255)) == pytest.approx(8.59, abs=0.005)


def test_a_number_is_handed_to_the_reader_in_each_look_as_dark_figures(tmp_path: Path) -> None:
    seen: list[Image.Image] = []

    def reader(crops: list[Image.Image]) -> list[str]:
        seen.extend(crops)
        return ["18005550100" if len(seen) < len(LOOKS) else "18005550108"] * len(crops)

    tally = Tally(reader)
    tally.add(printed(tmp_path, "#ffffff", 20, "#0a3854"), {NUMBER})
    assert tally.numbers == 1
    assert list(tally.right) == list(LOOKS[:-1])
    assert tally.wrong == [f"page.pdf: {NUMBER}, {LOOKS[-1]}: 18005550108"]
    assert all(crop.getpixel((2, 2)) > 127 > min(crop.get_flattened_data()) for crop in seen)


def test_the_same_seed_makes_the_same_copy() -> None:
    page = Image.new("L", (400, 300), 255)
    first, again, other = (copied_twice(page, COPIERS[0], seed)[0].tobytes() for seed in ("a", "a", "b"))
    assert first == again != other


@each("copier", COPIERS)
def test_a_copy_says_where_a_thing_went(copier: Copier) -> None:
    page, box = Image.new("L", (1000, 1200), 255), (100, 1000, 140, 1040)
    ImageDraw.Draw(page).rectangle((100, 1000, 139, 1039), 0)
    copy, way = copied_twice(page, replace(copier, specks=0), "seed")
    dark = copy.point([255 * (grey < 128) for grey in range(256)]).getbbox()
    there = moved(box, inverse(way))
    assert dark is not None
    assert there[0] != box[0]
    assert all(abs(a - b) <= 2 for a, b in zip(dark, there, strict=True))
    apart = ImageChops.difference(page, laid_back(copy, way)).crop((102, 1002, 138, 1038))
    assert apart.getextrema()[1] < 30


@each(("card", "locale", "design", "numbers"), [
    ("indicator", "en", PLAIN, 4), ("indicator", "ur", Design(black=True), 4),
    ("hotline", "km", PLAIN, 2), ("hotline", "en", Design(black=True), 3),
])  # fmt: skip
def test_cards_keep_their_contrast(
    tmp_path: Path, card: str, locale: str, design: Design, numbers: int
) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(pdf(card, locale, design))
    tally = Tally(nothing_read)
    tally.add(path, {"1-888-373-7888", "233733", "711", "911"})
    assert tally.pale() == []
    assert tally.numbers == numbers
