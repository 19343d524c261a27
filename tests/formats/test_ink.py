"""Ink, brands and codes: every text can be read, and nothing stands beside a number."""

from __future__ import annotations

import pytest

from pocketcards.formats.base import Bench, design_of
from pocketcards.make.maker import expectation_of
from pocketcards.model.design import Brand
from pocketcards.model.finding import Refused
from pocketcards.model.geometry import Rect, mm
from pocketcards.model.page import Color
from pocketcards.model.printing import PrintOptions
from pocketcards.readback.proof import Prover
from pocketcards.typeset.page import fit
from pocketcards.typeset.page.brand import far_from_numbers
from pocketcards.typeset.page.code import SIDE
from pocketcards.typeset.page.fit import typeset
from tests import bundled
from tests.formats.made import BLACK, BY_NAME, LOGO, SAMPLE, bench, cards_of, files
from tests.support.each import each
from tests.support.readers import render

PROVER = Prover(bundled.ROOT / "fonts" / "noto-sans" / "NotoSans-Bold.ttf")


def luminance(color: Color) -> float:
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in color.value]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Color, other: Color) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@each("name", ["card", "large-print", "poster"])
@each(("card", "locale"), SAMPLE)
def test_every_text_has_a_contrast_of_4_5(name: str, card: str, locale: str) -> None:
    """WCAG 2.1, 1.4.3. White text stands on the dark panel or on the mark DRAFT, other text on paper."""
    if name == "poster" and card in ("hotline", "bridge"):
        return
    for panel in cards_of(name, card, locale).panels:
        for line in panel.lines():
            grounds = [Color.BLUE, Color.INK] if line.color is Color.WHITE else [Color.WHITE]
            assert min(contrast(line.color, ground) for ground in grounds) >= 4.5


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(Color.BLACK, Color.WHITE) == pytest.approx(21)


@each("name", ["card", "sheet", "press", "large-print", "poster"])
def test_black_variant_has_one_ink(name: str) -> None:
    for file in files(name, "indicator", "en", options=BLACK):
        for index in range(len(file.pages)):
            colors = render(file.data, index, 40, color=True).convert("RGB").getcolors(1 << 20)
            assert colors
            assert all(max(rgb) - min(rgb) <= 2 for _, rgb in colors)
    shapes = [
        shape for panel in cards_of(name, "indicator", "en", "us", BLACK).panels for shape in panel.shapes
    ]
    assert {shape.color for shape in shapes} <= {Color.BLACK, Color.WHITE, Color.INK}


def test_black_variant_saves_toner() -> None:
    plain, black = (
        render(files("card", "indicator", "en", options=options)[0].data, 0, 100).convert("L").histogram()
        for options in (PrintOptions(), BLACK)
    )
    assert sum(black[:128]) < 0.6 * sum(plain[:128])


@each("card", ["indicator", "youth", "smuggling"])
@each("brand", [Brand("YWCA"), LOGO])
def test_brand_stands_on_the_first_side_far_from_numbers(card: str, brand: Brand) -> None:
    made = cards_of("card", card, "en", "us", PrintOptions(brand=brand))
    first, *others = made.panels
    lines = list(first.lines())
    boxes = [picture.box for picture in first.pictures]
    boxes += [Rect(one.x, one.y, one.line.width, 5) for one in lines if one.line.text == brand.name]
    assert len(boxes) == 1
    assert far_from_numbers(boxes[0], lines)
    assert not any(other.pictures for other in others)
    (file,) = files("card", card, "en", options=PrintOptions(brand=brand))
    assert PROVER.read(file.data, expectation_of([(made, 0)], file)).faults == []


def test_brand_that_has_no_room_is_refused() -> None:
    options = PrintOptions(
        brand=Brand("A very long name of an organisation that hands out cards in many places")
    )
    edition = bundled.edition("indicator", "en")
    refused = typeset(edition, bundled.composer(), design_of(options, edition))
    assert isinstance(refused, Refused)
    assert refused.findings[0].code == "FIT003"


@each("name", ["Foo \U0001f642", "ሀ ກ", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301 Y"])
def test_brand_that_cannot_be_set_is_refused(name: str) -> None:
    """No letter is lost without a word, and nothing leaves the strip."""
    options = PrintOptions(brand=Brand(name))
    edition = bundled.edition("youth", "en")
    refused = typeset(edition, bundled.composer(), design_of(options, edition))
    assert isinstance(refused, Refused)
    assert refused.findings[0].code == "FIT003"


@each("options", [PrintOptions(brand=LOGO), PrintOptions(code=True)])
def test_discreet_card_carries_neither_brand_nor_code(options: PrintOptions) -> None:
    branded, plain = files("card", "hotline", "en", options=options), files("card", "hotline", "en")
    assert branded[0].data == plain[0].data


@each("name", ["card", "sheet", "press"])
def test_code_is_decoded_from_the_page_at_least_15_mm_wide(name: str) -> None:
    options = PrintOptions(code=True)
    made = cards_of(name, "indicator", "en", "us", options)
    assert mm(15) <= SIDE
    for file in files(name, "indicator", "en", options=options):
        expectation = expectation_of([(made, 0)], file)
        assert set(expectation.codes) == {"tel:+18883737888"}
        assert PROVER.read(file.data, expectation).faults == []


def test_options_do_not_leak_into_the_default() -> None:
    assert files("card", "indicator", "en")[0].data == bundled.pdf("indicator", "en")
    assert isinstance(bench(), Bench)


@pytest.mark.slow
@pytest.mark.parametrize("text", ["Dial 112 in need", "Within 888 mm", "373788 %"])
def test_a_measure_on_a_card_is_a_number_that_nobody_approved(text: str) -> None:
    """Measures stand in margins and on tickets alone, and there only those that were set."""
    edition = bundled.edition("indicator", "en")
    changed = edition._replace(texts={**edition.texts, "indicator.do": text})
    for name in ("card", "sheet"):
        laid_out = typeset(changed, bundled.composer())
        assert not isinstance(laid_out, Refused)
        made = BY_NAME[name].make([(laid_out, 0)], bench())
        assert not isinstance(made, Refused)
        faults = PROVER.read(made[0].data, expectation_of([(laid_out, 0)], made[0])).faults
        assert {fault.reader for fault in faults} == {"count"}


@each(("gap", "far"), [(2.9, False), (3.1, True)])
def test_three_millimetres_around_a_number_are_free(gap: float, far: bool) -> None:
    """On every side of it."""
    lines = [line for panel in bundled.laid_out("indicator", "en").panels for line in panel.lines()]
    placed, run = next((line, run) for line in lines for run in line.line.runs if run.atom)
    left, right = placed.x + run.x, placed.x + run.x + run.width
    top = placed.y + run.size * 0.75
    for box in (
        Rect(right + mm(gap), placed.y, 20, 5),
        Rect(left - mm(gap) - 20, placed.y, 20, 5),
        Rect(left, placed.y - mm(gap) - 5, 20, 5),
        Rect(left, top + mm(gap), 20, 5),
    ):
        assert far_from_numbers(box, [placed]) is far


def test_brand_beside_a_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit, "far_from_numbers", lambda box, lines: False)
    edition = bundled.edition("youth", "en")
    options = PrintOptions(brand=Brand("YWCA"))
    refused = typeset(edition, bundled.composer(), design_of(options, edition))
    assert isinstance(refused, Refused)
    assert "within 3 mm" in refused.findings[0].message
