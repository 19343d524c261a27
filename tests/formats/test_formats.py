"""Every format: files are sound, ink keeps away from cuts, large is large, black is black."""

from __future__ import annotations

import io
import re
from collections import Counter

import pikepdf
import pytest
from PIL import Image

from pocketcards.make.maker import expectation_of
from pocketcards.model.finding import Refused
from pocketcards.model.geometry import Rect, mm
from pocketcards.model.printing import Duplex, PrintOptions
from pocketcards.readback.proof import Prover
from tests import bundled
from tests.formats.made import BY_NAME, SAMPLE, bench, cards_of, files
from tests.support import forbidden
from tests.support.each import each
from tests.support.readers import render
from tests.support.verapdf import VeraPdf

PROVER = Prover(bundled.ROOT / "fonts" / "noto-sans" / "NotoSans-Bold.ttf")
PRODUCTS = ("avery-5371", "avery-c32011")


@each(("card", "locale"), SAMPLE[:3])
@each("name", ["sheet", "avery-c32011"])
def test_sheets_are_pdf_a_2b(name: str, card: str, locale: str, verapdf: VeraPdf) -> None:
    verdict = verapdf.validate(files(name, card, locale)[0].data, "2b")
    assert verdict.compliant, verdict.failed_rules


@each("name", ["large-print", "poster"])
@each(("card", "locale"), SAMPLE[:2])
@each("flavour", ["ua1", "2a"])
def test_large_formats_are_accessible(
    name: str, card: str, locale: str, flavour: str, verapdf: VeraPdf
) -> None:
    verdict = verapdf.validate(files(name, card, locale)[0].data, flavour)
    assert verdict.compliant, verdict.failed_rules


@each("name", ["sheet", "press", "large-print", "poster"])
def test_nothing_forbidden_in_any_format(name: str) -> None:
    for file in files(name, "indicator", "ar"):
        assert forbidden.faults(file.data) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", BY_NAME)
@each(("card", "locale"), SAMPLE)
def test_every_copy_of_every_number_is_read_back(name: str, card: str, locale: str) -> None:
    wanted = BY_NAME[name].restyle(bundled.edition(card, locale), bench())
    if isinstance(wanted, Refused):
        assert "discreet" in wanted.reason
        return
    laid_out = cards_of(name, card, locale)
    made = BY_NAME[name].make([(laid_out, 0)], bench())
    if isinstance(made, Refused):
        assert laid_out.fold
        assert "gaps" in made.reason
        return
    for file in made:
        reading = PROVER.read(file.source or file.data, expectation_of([(laid_out, 0)], file))
        assert reading.faults == []
    if name in PRODUCTS:
        copies = 4 if laid_out.fold else 10
        alone = Counter(run.atom.text for panel in laid_out.panels for run in panel.runs() if run.atom)
        assert reading.numbers == Counter({text: count * copies for text, count in alone.items()})


@each("name", ["avery-5371", "avery-8373", "avery-c32011", "avery-32015"])
@each("black", [False, True])
def test_no_ink_within_a_sixteenth_of_an_inch_of_a_cell_edge(name: str, black: bool) -> None:
    """Read off the pixels: a ring of white inside every cell, and white between the cells."""
    options = PrintOptions(black=black)
    (file,) = files(name, "indicator", "en", options=options)
    plan = bundled.project().stock.plans[name]
    dpi = 144
    for index in (0, 1):
        page = render(file.data, index, dpi).convert("L")
        for cell in plan.cells():
            ring = page.crop(_pixels(cell, plan.size.height, dpi))
            inner = _pixels(cell.inset(72 / 16 - 0.3), plan.size.height, dpi)
            left, top = _pixels(cell, plan.size.height, dpi)[:2]
            ring.paste(255, (inner[0] - left, inner[1] - top, inner[2] - left, inner[3] - top))
            assert ring.getextrema()[0] > 250, (name, cell)


def _pixels(box: Rect, height: float, dpi: int) -> tuple[int, int, int, int]:
    scale = dpi / 72
    return (
        round(box.x * scale),
        round((height - box.top) * scale),
        round(box.right * scale),
        round((height - box.y) * scale),
    )


def test_ink_near_an_edge_would_be_seen() -> None:
    picture = Image.new("L", (100, 60), 255)
    picture.putpixel((2, 30), 0)
    assert picture.getextrema()[0] == 0


@each("duplex", ["long-edge", "short-edge", "two-pass"])
def test_viewers_are_told_how_to_print(duplex: str) -> None:
    made = files("sheet", "indicator", "en", options=PrintOptions(duplex=Duplex(duplex)))
    assert [file.suffix for file in made] == (["-fronts", "-backs"] if duplex == "two-pass" else [""])
    expected = {"long-edge": "/DuplexFlipLongEdge", "short-edge": "/DuplexFlipShortEdge"}
    for file in made:
        with pikepdf.open(io.BytesIO(file.data)) as opened:
            preferences = opened.Root.ViewerPreferences
            assert preferences.PrintScaling == "/None"
            assert preferences.Duplex == expected.get(duplex, "/Simplex")


def test_margins_say_what_who_prints_must_know() -> None:
    (file,) = files("sheet", "hotline", "am")
    for page in file.pages:
        cells = bundled.project().stock.plans["avery-5371"].cells()
        margins = [one for one in page.panels if one.panel.name.startswith(("front ", "back "))]
        said = " ".join(line.line.text for one in margins for line in one.panel.lines())
        for words in (
            "Actual size, 100 %",
            "1 inch",
            "Amharic",
            "አማርኛ",
            "DRAFT",
            "Hand over only when alone",
        ):
            assert words in said
        for one in margins:
            for cell in cells:
                apart = one.box.top <= cell.y + 0.1 or one.box.y >= cell.top - 0.1
                assert apart, "a margin reaches into a cell"


UNITS = [("us", "sheet", "1 inch"), ("gb", "sheet", "30 mm"), ("us", "avery-32015", "30 mm")]


@each(("name", "said"), [("card", None), ("large-print", "/DuplexFlipLongEdge"), ("poster", "/Simplex")])
def test_only_what_is_printed_says_how_it_is_turned_over(name: str, said: str | None) -> None:
    (file,) = files(name, "indicator", "es")
    with pikepdf.open(io.BytesIO(file.data)) as opened:
        assert opened.Root.ViewerPreferences.get("/Duplex") == said


@each(("region", "name", "said"), UNITS)
def test_the_rule_has_the_units_of_the_paper_and_is_as_long_as_it_says(
    region: str, name: str, said: str
) -> None:
    (file,) = files(name, "indicator", "en", region)
    texts = {line.line.text for one in file.pages[0].panels for line in one.panel.lines()}
    assert {one for one in texts if re.fullmatch(r"\d+ (inch|mm)", one)} == {said}
    page = render(file.data, 0, 254).convert("L")  # ten pixels a millimetre
    cards = max(one.box.top for one in file.pages[0].panels if one.panel.safe)
    above = int((file.pages[0].height - cards) / 72 * 254)
    rows = (page.crop((0, y, page.width, y + 1)).tobytes() for y in range(above))
    longest = max(len(run) for row in rows for run in re.findall(rb"[\x00-\x80]+", row))
    assert longest == pytest.approx(254 if said == "1 inch" else 300, abs=2)


def test_only_sheets_of_discreet_cards_say_when_to_hand_over() -> None:
    for card, discreet in (("hotline", True), ("indicator", False)):
        (file,) = files("sheet", card, "es")
        texts = [line.line.text for one in file.pages[0].panels for line in one.panel.lines()]
        assert any("only when alone" in text for text in texts) is discreet


def test_a_used_sheet_without_room_is_refused() -> None:
    options = PrintOptions(start=10)
    assert "from cell 10 on" in str(
        BY_NAME["sheet"].make([(cards_of("sheet", "hotline", "es"), 0)], bench(options))
    )


@each(
    ("name", "region", "way_out"), [("avery-8373", "us", "avery-5371"), ("avery-32015", "gb", "avery-c32011")]
)
def test_who_cannot_fold_on_a_sheet_is_told_one_for_the_same_paper(
    name: str, region: str, way_out: str
) -> None:
    made = BY_NAME[name].make([(cards_of(name, "hotline", "en", region), 0)], bench())
    assert isinstance(made, Refused)
    assert made.reason.endswith(f"take {way_out}")


# Large print and poster


@each(("card", "locale"), [one for one in SAMPLE if one[0] != "bridge"])
def test_large_print_has_18_points_and_two_pages_of_the_paper(card: str, locale: str) -> None:
    made = cards_of("large-print", card, locale)
    assert made.body >= 18
    (file,) = files("large-print", card, locale)
    assert [(page.width, round(page.height)) for page in file.pages] == [(mm(215.9), 792)] * 2


def test_poster_is_one_page_with_everything_on_it() -> None:
    made = cards_of("poster", "indicator", "ar")
    assert made.body >= 16
    (panel,) = made.panels
    said = {line.msgctxt for line in panel.lines() if line.msgctxt}
    assert said == set(made.edition.texts)


def test_large_formats_have_proportions_of_their_own() -> None:
    """The number is found across a room, pictures are two lines high, columns fall away where they can."""
    for name in ("large-print", "poster"):
        made = cards_of(name, "indicator", "en")
        runs = [run for panel in made.panels for run in panel.runs() if run.atom]
        assert max(run.size for run in runs) >= 40
        signs = {
            line.x
            for panel in made.panels
            for line in panel.lines()
            if line.msgctxt and line.msgctxt.startswith("indicator.sign.")
        }
        assert len(signs) == (1 if name == "large-print" else 2)
        drawn = bundled.project().pictograms["passport"]
        (side,) = {shape.scale * 24 for panel in made.panels for shape in panel.shapes if shape.path == drawn}
        assert side > 1.8 * made.body


def test_poster_of_a_discreet_card_is_refused() -> None:
    assert isinstance(BY_NAME["poster"].restyle(bundled.edition("hotline", "es"), bench()), Refused)
