"""Press files: PDF/X-4 and PDF/A-2b, boxes and marks, inks that a shop accepts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf

from pocketcards.impose.press import BLEED
from pocketcards.make.maker import expectation_of
from pocketcards.model.geometry import Rect
from pocketcards.model.page import Color
from pocketcards.output.pdf.inks import MOST_INK, cmyk, grey
from pocketcards.readback.proof import Prover
from tests import bundled
from tests.bundled import ROOT
from tests.formats.made import BY_NAME, CMYK, INKS, bench, cards_of, files, flat_files
from tests.support.each import each
from tests.support.pdfx4 import RULES, faults
from tests.support.verapdf import VeraPdf

PROVER = Prover(ROOT / "fonts" / "noto-sans" / "NotoSans-Bold.ttf")
SAMPLE = [
    ("indicator", "en"),
    ("indicator", "ar"),
    ("hotline", "ur"),
    ("hotline", "zh_Hans"),
    ("myths", "th"),
]


def press(card: str = "indicator", locale: str = "en", ink: str = "grey") -> bytes:
    return files("press", card, locale, options=INKS[ink])[0].data


@each("ink", INKS)
@each(("card", "locale"), SAMPLE)
def test_every_rule_of_x4_is_kept(card: str, locale: str, ink: str) -> None:
    assert faults(press(card, locale, ink)) == set()


@each("ink", ["grey", "spot"])
@each(("card", "locale"), SAMPLE[:3])
def test_press_files_are_pdf_a_too(card: str, locale: str, ink: str, verapdf: VeraPdf) -> None:
    verdict = verapdf.validate(press(card, locale, ink), "2b")
    assert verdict.compliant, verdict.failed_rules


def _no_trim(file: Any) -> None:
    del file.pages[0].TrimBox


def _trim_outside(file: Any) -> None:
    file.pages[0].TrimBox = pikepdf.Array([-9, -9, 9, 9])


def _rgb(file: Any) -> None:
    page = file.pages[0]
    page.Contents = file.make_stream(b"1 0 0 rg 0 0 1 1 re f\n" + page.Contents.read_bytes())


def _link(file: Any) -> None:
    file.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot)])


def _no_xmp(file: Any) -> None:
    data = file.Root.Metadata.read_bytes().replace(b"PDF/X-4", b"PDF/X-3")
    file.Root.Metadata = file.make_stream(data)


def _no_trapped(file: Any) -> None:
    del file.docinfo["/Trapped"]


def _screen_profile(file: Any) -> None:
    intent = next(one for one in file.Root.OutputIntents if one.S == "/GTS_PDFX")
    data = bytearray(intent.DestOutputProfile.read_bytes())
    data[12:16] = b"mntr"
    intent.DestOutputProfile = file.make_stream(bytes(data))


def _two_intents(file: Any) -> None:
    intent = next(one for one in file.Root.OutputIntents if one.S == "/GTS_PDFX")
    file.Root.OutputIntents.append(intent)


def _font_gone(file: Any) -> None:
    for one in file.objects:
        if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one:
            del one["/FontFile2"]


def _action(file: Any) -> None:
    file.Root.OpenAction = pikepdf.Array([])


MUTANTS: list[tuple[str, Callable[[Any], None]]] = [
    ("boxes", _no_trim),
    ("boxes", _trim_outside),
    ("colors", _rgb),
    ("active", _link),
    ("active", _action),
    ("xmp", _no_xmp),
    ("info", _no_trapped),
    ("intent", _screen_profile),
    ("intent", _two_intents),
    ("fonts", _font_gone),
]


@each(("rule", "change"), MUTANTS)
def test_each_rule_sees_its_mutant(rule: str, change: Callable[[Any], None]) -> None:
    with pikepdf.open(io.BytesIO(press())) as file:
        change(file)
        out = io.BytesIO()
        file.save(out, force_version="1.6")
    assert rule in faults(out.getvalue())


def test_version_and_identity_are_looked_at() -> None:
    assert "version" in faults(press().replace(b"%PDF-1.6", b"%PDF-1.7", 1))
    with pikepdf.open(io.BytesIO(press())) as file:
        del file.trailer["/ID"]
        assert any(True for _ in RULES["identity"](file))


@each(("card", "locale"), SAMPLE)
def test_boxes_are_the_trim_and_three_millimetres_around_it(card: str, locale: str) -> None:
    for page in files("press", card, locale)[0].pages:
        assert page.trim
        assert page.bleed == page.trim.inset(-BLEED)
        whole = Rect(0, 0, page.width, page.height)
        assert whole.contains(page.bleed)
        marks = page.panels[0].panel
        assert marks.name == "marks"
        for shape in marks.shapes:
            inside = page.bleed.inset(0.01)
            outside = not (inside.x < shape.x < inside.right and inside.y < shape.y < inside.top)
            assert outside, "a mark stands inside the bleed"


def test_a_folded_card_has_fold_marks_and_a_flat_one_none() -> None:
    folded = files("press", "hotline", "en")[0].pages[0]
    flat = flat_files("press")[0].pages[0]
    assert len(folded.panels[0].panel.shapes) > len(flat.panels[0].panel.shapes) == 8


@each("ink", INKS)
def test_the_fold_alone_has_the_ink_that_is_not_printed(ink: str) -> None:
    """Outside the bleed: who prints that plate all the same spoils no card."""
    options = INKS[ink]
    cards = (files("press", "hotline", "en", options=options), True), (flat_files("press", options), False)
    for (file, _), folded in cards:
        for page in file.pages:
            marks = page.panels[0].panel.shapes
            assert any(shape.color is Color.FOLD for shape in marks) is folded
            others = [shape for placed in page.panels[1:] for shape in placed.panel.shapes]
            assert not any(shape.color is Color.FOLD for shape in others)
        with pikepdf.open(io.BytesIO(file.data)) as opened:
            spaces = opened.pages[0].Resources.get("/ColorSpace", {})
            named = {str(space[1]) for space in spaces.values()}
        assert named == {*(["/Fold"] if folded else []), *(["/PANTONE 302 C"] if "spot" in ink else [])}


def test_a_folded_card_backs_up_top_to_top_and_everything_says_so() -> None:
    press_file, ticket = files("press", "hotline", "es")
    outside, inside = (
        {placed.panel.name: placed.turned for placed in page.panels} for page in press_file.pages
    )
    assert (outside["cover"], outside["back"]) == (False, True)
    assert (inside["inside-top"], inside["inside-bottom"]) == (True, True)
    for page in (*press_file.pages, *ticket.pages):
        said = " ".join(line.line.text for placed in page.panels for line in placed.panel.lines())
        assert "head to foot" in said
    drawn = {
        placed.panel.name.removeprefix("dummy "): placed.turned
        for placed in ticket.pages[0].panels
        if placed.panel.name.startswith("dummy ")
    }
    must = {"cover": False, "back": True, "inside top": True, "inside bottom": True}
    assert must.items() <= drawn.items()
    (flat,) = flat_files("press")[1].pages
    assert not [placed for placed in flat.panels if placed.panel.name.startswith("dummy")]


def test_over_the_long_edge_tops_come_to_tops_of_flat_cards_too() -> None:
    """A page that is wider than high would be turned over its top, and its back stand on its head."""
    press_file, ticket = flat_files("press")
    for page in (*press_file.pages, *files("press", "hotline", "es")[0].pages):
        assert page.height > page.width + 1
    assert not any(placed.turned for page in press_file.pages for placed in page.panels)
    for page in (*press_file.pages, *ticket.pages):
        said = " ".join(line.line.text for placed in page.panels for line in placed.panel.lines())
        assert "head to head: back it up top to top" in said
        assert "head to foot" not in said


def test_slug_says_what_the_shop_must_know() -> None:
    page = files("press", "hotline", "es")[0].pages[0]
    (slug,) = [placed for placed in page.panels if placed.panel.name == "slug"]
    said = " ".join(line.line.text for line in slug.panel.lines())
    for words in ("Spanish (es)", "outside, side 1 of 2", "TOP is up", "fold", "quantity", "draft"):
        assert words in said
    atoms = {run.atom.text for run in slug.panel.runs() if run.atom}
    assert atoms == {"1-888-373-7888", "911", "233733"}
    assert page.bleed
    assert slug.box.top <= page.bleed.y


def test_text_is_one_solid_ink() -> None:
    for inks in (grey(), cmyk(CMYK, "x")):
        for color in (Color.INK, Color.QUIET, Color.BLACK):
            assert inks.fill(color) in ("0 g", "0 0 0 1 k")


def test_no_color_lays_on_more_ink_than_shops_take() -> None:
    for color in Color:
        values = [float(value) for value in cmyk(CMYK, "x").fill(color).split()[:4]]
        assert sum(values) <= MOST_INK


def test_lines_are_no_thinner_and_reversed_type_no_smaller_than_shops_print() -> None:
    for card, locale in SAMPLE:
        for page in files("press", card, locale)[0].pages:
            for placed in page.panels:
                for line in placed.panel.lines():
                    if line.color is Color.WHITE:
                        assert min(run.size for run in line.line.runs) >= 5.0
                for shape in placed.panel.shapes:
                    sides = re.match(r"0 0 m ([0-9.]+) 0 l [0-9.]+ ([0-9.]+) l", shape.path)
                    if sides:
                        assert min(float(sides[1]), float(sides[2])) * shape.scale >= 0.25


def test_more_numbers_than_a_line_holds_stand_in_rows_of_the_slug() -> None:
    """The slug grows, and all of them are read back."""
    card = cards_of("press", "indicator", "en")
    others = {f"gb {role}": atom for role, atom in bundled.edition("hotline", "en", "gb").atoms.items()}
    made = card._replace(edition=card.edition._replace(atoms={**card.edition.atoms, **others}))
    assert len({atom.text for atom in made.edition.atoms.values()}) == 6
    found = BY_NAME["press"].make([(made, 0)], bench())
    assert isinstance(found, list)
    longer, usual = (
        next(one.panel.size.height for one in made[0].pages[0].panels if one.panel.name == "slug")
        for made in (found, files("press", "indicator", "en"))
    )
    assert longer > usual
    for file in found:
        assert PROVER.read(file.data, expectation_of([(made, 0)], file)).faults == []
