"""Finished sheets lie in the die lines of their product, and a sheet that does not is seen."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from pocketcards.model.geometry import mm
from pocketcards.model.printing import DEFAULTS, PrintOptions
from tests import bundled
from tests.formats import made
from tests.support.each import each
from tools.die_lines import Measure, faults, main, plan_of, sides_of

SHEETS = [
    ("sheet", "indicator", "en"),
    ("avery-5371", "hotline", "ar"),
    ("avery-8373", "indicator", "hi"),
    ("avery-c32011", "hotline", "km"),
    ("avery-32015", "indicator", "ar"),
]


def document(name: str, card: str, locale: str, options: PrintOptions = DEFAULTS) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(made.files(name, card, locale, "us", options)[0].data)


def measured(name: str, card: str, locale: str, options: PrintOptions = DEFAULTS) -> list[Measure]:
    pdf = document(name, card, locale, options)
    plan = plan_of(Path(f"x-us-{locale}-{name}.pdf"), pdf[0].get_width(), bundled.project().stock)
    return [measure for _, measure in sides_of(pdf, plan)]


@each(("name", "card", "locale"), SHEETS)
def test_cards_lie_in_their_cells_and_ticks_on_their_lines(name: str, card: str, locale: str) -> None:
    front, back = measured(name, card, locale)
    assert (faults(front), faults(back)) == ([], [])


@each(("name", "card", "locale"), SHEETS)
def test_a_back_that_was_shifted_is_seen(name: str, card: str, locale: str) -> None:
    for offset in ((mm(0.1), 0.0), (0.0, mm(-0.1))):
        front, back = measured(name, card, locale, PrintOptions(offset=offset))
        assert faults(front) == []
        assert "a back more than 0.05 mm from its front" in faults(back)
        assert abs(back.behind - 0.1) < 0.01


def test_a_front_that_was_shifted_is_seen() -> None:
    shifted = PrintOptions(front_offset=(mm(0.25), 0.0), offset=(mm(-0.25), 0.0))
    front, back = measured("avery-8373", "indicator", "hi", shifted)
    assert faults(front) == ["ink nearer than 1.7 mm to its die line", "a tick beside its line"]
    assert faults(back) == ["ink nearer than 1.7 mm to its die line"]  # both went the same way


@each(
    ("side", "fault"),
    [
        (Measure(ink=1.0), "ink nearer than 1.7 mm to its die line"),
        (Measure(tick=2.9), "a tick shorter than 3 mm"),
        (Measure(thinnest=0.25), "a tick of another stroke than half a point"),
        (Measure(thickest=0.75), "a tick of another stroke than half a point"),
        (Measure(off_line=0.1), "a tick beside its line"),
        (Measure(from_cells=-1.0), "a tick on a cell"),
        (Measure(missing=1), "a tick missing"),
    ],
)
def test_what_is_wrong_is_named(side: Measure, fault: str) -> None:
    assert faults(side) == [fault]


def test_pictures_and_a_table(tmp_path: Path) -> None:
    sheets = []
    for name, options in (("right", DEFAULTS), ("wrong", PrintOptions(offset=(mm(0.5), 0.0)))):
        sheets.append(tmp_path / f"{name}-us-ar-avery-5371-DRAFT.pdf")
        sheets[-1].write_bytes(made.files("avery-5371", "hotline", "ar", "us", options)[0].data)
    assert main([str(tmp_path / "out"), str(sheets[0])]) == 0
    assert main([str(tmp_path / "out"), *map(str, sheets)]) == 1
    assert len(list((tmp_path / "out").iterdir())) == 4
