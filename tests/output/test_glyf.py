"""Pieces and composite glyphs: the ink of the glyphs one by one, in a font that nobody has to forgive."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from pocketcards.impose.fold import card_pages
from pocketcards.model.font import FontFace
from pocketcards.model.page import PlacedLine
from pocketcards.model.text import Cluster, FontSubset
from pocketcards.output.pdf import writer
from pocketcards.output.pdf.document import Description, pdf_bytes
from pocketcards.output.pdf.fonts import EmbeddedFont
from pocketcards.output.pdf.glyf import Component, Drawing, is_plain, with_composites
from pocketcards.output.pdf.objects import number
from pocketcards.output.pdf.pieces import Piece, left_to_right, whole
from pocketcards.output.pdf.rtl import Cell, in_visual_order
from pocketcards.output.pdf.text import Fill
from pocketcards.typeset.text.subset import subset
from tests import sheets
from tests.bundled import LOCALES, ROOT, SHEETS, composer, laid_out, languages, pdf
from tests.support.each import each
from tests.support.readers import render
from tests.support.source import opened

FINE = 900
"""Dots an inch at which pdfium draws letters from 4 pt as paths: smaller ones it sets on whole pixels."""
FILES = [*LOCALES, *SHEETS]


def made(name: str) -> bytes:
    return pdf("indicator", name) if name in LOCALES else sheets.pdf(name)


def glyph_by_glyph(
    placed: PlacedLine,
    font_of: Callable[[FontFace], EmbeddedFont],
    fill: Fill,
    *,
    spaced: bool = False,
    aside: float = 0.0,
) -> str:
    """Draw a line as shaping gave it: every glyph of the face at its own place, or points aside of it."""
    parts = ["BT", fill(placed.color)]
    for run in placed.line.runs:
        font = font_of(run.face)
        em = run.size / run.upem
        x = placed.x + run.x
        parts.append(f"/{font.resource} {number(run.size)} Tf")
        for glyph in (glyph for cluster in run.clusters for glyph in cluster.glyphs):
            drawing = Drawing((Component(glyph.id, 0, 0),), font.cut.advances[glyph.id])
            at = f"{number(x + aside + glyph.dx * em)} {number(placed.y + glyph.dy * em)}"
            parts.append(f"1 0 0 1 {at} Tm <{font.code(Piece(drawing, 'x'))}> Tj")
            x += glyph.advance * em
    return "\n".join([*parts, "ET"])


def fonts_of(name: str) -> Iterator[tuple[pikepdf.Object, bytes]]:
    """Yield the CIDFonts of a file and their font programs."""
    with opened(made(name)) as file:
        for font in file.pages[0].Resources.Font.values():
            descendant = font.DescendantFonts[0]
            yield descendant, descendant.FontDescriptor.FontFile2.read_bytes()


def lacking(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return the ink of one picture that has none within a pixel in the other."""
    ink = one.point([255 * (grey < 96) for grey in range(256)])
    near = other.point([255 * (grey < 160) for grey in range(256)])
    for x, y in ((1, 0), (0, 1)):  # as MaxFilter(3), in a quarter of its time; no ink is at an edge
        beside = ImageChops.lighter(ImageChops.offset(near, x, y), ImageChops.offset(near, -x, -y))
        near = ImageChops.lighter(near, beside)
    return ImageChops.subtract(ink, near)


@pytest.mark.slow
@each("locale", LOCALES, shares=3)
def test_composites_show_the_ink_of_the_plain_glyph_run(locale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    composed = pdf("indicator", locale)
    monkeypatch.setattr(writer, "draw_line", glyph_by_glyph)
    card = laid_out("indicator", locale)
    plain = pdf_bytes(card_pages(card), Description("x", locale.replace("_", "-")), subset)
    assert plain != composed
    for page in (0, 1):
        one, other = render(composed, page, FINE), render(plain, page, FINE)
        assert sum(one.histogram()[:96]) > 10_000
        assert lacking(one, other).getbbox() is None
        assert lacking(other, one).getbbox() is None


def test_glyphs_that_are_moved_a_little_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    composed = pdf("indicator", "en")
    monkeypatch.setattr(writer, "draw_line", partial(glyph_by_glyph, aside=0.25))
    moved = pdf_bytes(card_pages(laid_out("indicator", "en")), Description("x", "en"), subset)
    one, other = (render(data, 1, FINE) for data in (composed, moved))
    assert lacking(one, other).getbbox()
    assert lacking(other, one).getbbox()


@each("name", FILES)
def test_font_programs_are_sound(name: str) -> None:
    for _, data in fonts_of(name):
        words = struct.unpack(f">{len(data) // 4}I", data + bytes(-len(data) % 4))
        assert sum(words) & 0xFFFFFFFF == 0xB1B0AFBA
        font = TTFont(io.BytesIO(data), checkChecksums=2, lazy=False)
        glyf, head, maxp = font["glyf"], font["head"], font["maxp"]
        stated = {key: value for key, value in vars(maxp).items() if key.startswith(("maxC", "maxPoints"))}
        around = head.xMin, head.yMin, head.xMax, head.yMax
        assert maxp.numGlyphs == len(font.getGlyphOrder()) == len(font["hmtx"].metrics)
        for glyph_name in font.getGlyphOrder():
            glyph = glyf[glyph_name]
            if glyph.isComposite():
                box = box_of(glyph)
                glyph.recalcBounds(glyf)
                # Faces have composites of their own, scaled, whose boxes are rounded otherwise.
                assert box == pytest.approx(box_of(glyph), abs=1)
                assert around == tuple(
                    (min if i < 2 else max)(edge, other)
                    for i, (edge, other) in enumerate(zip(around, box, strict=True))
                )
        maxp.recalc(font)
        assert all(stated[key] >= getattr(maxp, key) for key in stated)
        assert font["hhea"].advanceWidthMax >= max(advance for advance, _ in font["hmtx"].metrics.values())


def box_of(glyph: Any) -> tuple[int, int, int, int]:
    return glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax


def test_widths_in_the_file_are_those_of_the_font() -> None:
    for descendant, data in (font for name in FILES for font in fonts_of(name)):
        font = TTFont(io.BytesIO(data))
        names, scale = font.getGlyphOrder(), 1000 / font["head"].unitsPerEm
        table = descendant.CIDToGIDMap.read_bytes()
        glyphs = struct.unpack(f">{len(table) // 2}H", table)
        first, widths = descendant.W
        assert first == 1
        assert len(widths) == len(glyphs) - 1
        for glyph, width in zip(glyphs[1:], widths, strict=True):
            assert float(width) == pytest.approx(font["hmtx"][names[glyph]][0] * scale, abs=0.001)


def square(left: int, bottom: int, side: int) -> TTGlyphPen:
    pen = TTGlyphPen(None)
    pen.moveTo((left, bottom))
    for x, y in ((left, bottom + side), (left + side, bottom + side), (left + side, bottom)):
        pen.lineTo((x, y))
    pen.closePath()
    return pen


def tiny() -> FontSubset:
    """A face of a letter, a mark whose side bearing is not its left edge, and a space."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "letter", "mark", "space"])
    empty = TTGlyphPen(None).glyph()
    glyphs = {
        ".notdef": empty,
        "letter": square(50, 0, 400).glyph(),
        "mark": square(-80, 500, 100).glyph(),
        "space": empty,
    }
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(
        {".notdef": (500, 0), "letter": (500, 50), "mark": (0, -60), "space": (250, 0)}
    )
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupMaxp()
    out = io.BytesIO()
    font = builder.font
    font.recalcBBoxes = False
    font.save(out)
    face = FontFace("tiny", ROOT, "")
    glyph_ids = {10: 1, 20: 2, 30: 3, 0: 0}
    advances = {0: 500, 10: 500, 20: 0, 30: 250}
    return FontSubset(face, "Tiny", out.getvalue(), glyph_ids, advances, 1000, 800, -200)


LETTER = Drawing((Component(10, 0, 0),), 500)
MARKED = Drawing((Component(10, 0, 0), Component(20, 300, 40)), 500)
WITH_SPACE = Drawing((Component(30, 0, 0), Component(10, 250, 0)), 750)
NARROW = Drawing((Component(10, 0, 0),), 300)
BLANK = Drawing((), 125)


def test_a_composite_has_its_parts_in_place() -> None:
    cut = tiny()
    drawings = frozenset((LETTER, MARKED, WITH_SPACE, NARROW, BLANK))
    data, glyphs, box = with_composites(cut, drawings)
    font = TTFont(io.BytesIO(data), checkChecksums=2)
    names = font.getGlyphOrder()
    glyf, hmtx = font["glyf"], font["hmtx"]
    assert glyphs[LETTER] == 1
    assert len({*glyphs.values()}) == len(drawings)
    marked = glyf[names[glyphs[MARKED]]]
    # The mark alone stands 20 units to the right of its outline: at its side bearing.
    assert [(part.glyphName, part.x, part.y) for part in marked.components] == [
        (names[1], 0, 0),
        (names[2], 320, 40),
    ]
    assert (marked.xMin, marked.yMin, marked.xMax, marked.yMax) == (50, 0, 450, 640)
    spaced = glyf[names[glyphs[WITH_SPACE]]]
    assert [(part.glyphName, part.x) for part in spaced.components] == [(names[1], 250)]
    assert not hasattr(glyf[names[glyphs[BLANK]]], "components")
    assert glyf[names[glyphs[BLANK]]].numberOfContours == 0
    assert [hmtx[names[glyphs[one]]][0] for one in (MARKED, WITH_SPACE, NARROW, BLANK)] == [
        500,
        750,
        300,
        125,
    ]
    assert box[3] >= 640


def test_a_face_that_needs_no_composite_stays_as_it_is() -> None:
    cut = tiny()
    data, glyphs, _ = with_composites(cut, frozenset([LETTER]))
    assert data == cut.data
    assert glyphs == {LETTER: 1}


def test_only_the_glyph_itself_is_plain() -> None:
    cut = tiny()
    assert is_plain(LETTER, cut)
    moved = Drawing((Component(10, 0, 5),), 500)
    assert not any(is_plain(drawing, cut) for drawing in (MARKED, NARROW, BLANK, moved))


def test_the_same_drawings_give_the_same_bytes() -> None:
    ways = [(LETTER, MARKED, NARROW, BLANK), (BLANK, NARROW, MARKED, LETTER)]
    assert len({with_composites.__wrapped__(tiny(), frozenset(way)).data for way in ways}) == 1


UPEM = 1000
WIDTHS = {1: 2000, 2: 500, 3: 250}


def cluster(text: str, glyph: int, advance: int, start: int = 0) -> Cluster:
    """Return a shaped cluster, changed."""
    language = languages().find("en")
    assert language
    known = composer().paragraph("a", language).runs[0].clusters[0]
    drawn = known.glyphs[0]._replace(id=glyph, advance=advance, dx=0, dy=0, width=WIDTHS[glyph])
    return known._replace(start=start, text=text, glyphs=(drawn,), advance=advance)


def test_a_wide_cluster_is_cut_and_drawn_once() -> None:
    wide = left_to_right(cluster("abcdef", 1, 2000), UPEM)
    assert [piece.text for piece in wide] == ["abc", "d", "e", "f"]
    assert [bool(piece.drawing.components) for piece in wide] == [True, False, False, False]
    assert sum(piece.drawing.advance for piece in wide) == 2000
    assert len(left_to_right(cluster("ab", 2, 500), UPEM)) == 1


@each(("advance", "drawn", "kern"), [(460, 500, -40), (350, 350, 0)])
def test_a_glyph_is_kerned_a_little_and_composed_for_more(advance: int, drawn: int, kern: int) -> None:
    [piece] = left_to_right(cluster("a", 2, advance), UPEM)
    assert (piece.drawing.advance, piece.kern) == (drawn, kern)
    number = whole(cluster("1", 2, advance), UPEM, nominal=True)
    assert (number.drawing.advance, number.kern) == (500, advance - 500)


def test_a_space_beside_a_number_is_split_and_marked_towards_it() -> None:
    """In visual order: letter, space, number, space, letter."""
    row = [("ב", True), (" ", True), ("9", False), (" ", True), ("א", True)]
    cells = [Cell(cluster(text, 3, 250, 4 - i), rtl, UPEM) for i, (text, rtl) in enumerate(row)]
    said = [[piece.text for piece in pieces] for pieces in in_visual_order(cells)]
    assert said == [["ב"], [" ", "\u200f"], ["9"], ["\u200f", " "], ["א"]]
