"""Lines become text operators, and every glyph knows which text it stands for.

Readers that copy text (poppler, pdfium) go by the order, the place and the ToUnicode of glyphs, and
disagree about the rest. What is done here was found by measuring them; docs/extraction.md has the
figures.

* Left to right: the first glyph of a cluster carries its text, FILLER stands for the others. A word
  with such a cluster says what it is (ActualText).
* Right to left: readers turn words round themselves, and any second glyph of a cluster breaks the
  word. So one glyph of each cluster carries its text, and the marks follow after the line, as SPACE.
* Where letters do not stand on the baseline (Nastaliq), readers lose the line. So the letters are
  written twice: once seen, as SPACE, and once unseen on the baseline, with the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pocketcards.model.font import FontFace
from pocketcards.model.geometry import Pt
from pocketcards.model.page import PlacedLine
from pocketcards.model.text import Cluster, GlyphRun
from pocketcards.output.pdf.fonts import EmbeddedFont
from pocketcards.output.pdf.objects import number, utf16

__all__ = ["FontOf", "draw_line"]

FILLER = "\u200b"
"""Text of a glyph whose cluster another glyph carries. Not empty: pdfium would print the code."""
SPACE = " "
SLACK = 0.4
"""Thousandths of an em that a glyph may stand beside its place."""

FontOf = Callable[[FontFace], EmbeddedFont]


class _Shown(NamedTuple):
    """A glyph on its way into a TJ array."""

    code: int
    x: Pt
    y: Pt
    width: float


def draw_line(placed: PlacedLine, font_of: FontOf, *, turned: bool) -> str:
    """Return the operators of a line, its colour and fonts included.

    On a turned panel ActualText covers a run, not a word: pdfium puts the words of an upside-down
    line in the wrong order.
    """
    red, green, blue = placed.color.value
    parts = ["BT", f"{number(red)} {number(green)} {number(blue)} rg"]
    marks: list[str] = []
    chosen = ""
    for run in placed.line.runs:
        font = font_of(run.face)
        choose = f"/{font.resource} {number(run.size)} Tf"
        if choose != chosen:
            parts.append(choose)
            chosen = choose
        if run.rtl:
            drawn, later = _right_to_left(run, font, placed)
            parts += drawn
            marks += [choose, *later] if later else []
        else:
            parts += _left_to_right(run, font, placed, turned=turned)
    return "\n".join([*parts, *marks, "ET"])


def _left_to_right(run: GlyphRun, font: EmbeddedFont, placed: PlacedLine, *, turned: bool) -> Iterator[str]:
    em = run.size / run.upem
    x = placed.x + run.x
    for word in [list(run.clusters)] if turned else _words(run):
        glyphs = []
        for cluster in word:
            for i, glyph in enumerate(cluster.glyphs):
                code = font.code(glyph.id, FILLER if i else cluster.text)
                place = x + glyph.dx * em, placed.y + glyph.dy * em
                glyphs.append(_Shown(code, *place, font.width(glyph.id)))
                x += glyph.advance * em
        drawn = _stretches(glyphs, run.size)
        if any(len(cluster.glyphs) > 1 for cluster in word):
            said = utf16("".join(cluster.text for cluster in word))
            yield from (f"/Span <</ActualText <FEFF{said}>>> BDC", *drawn, "EMC")
        else:
            yield from drawn


def _right_to_left(run: GlyphRun, font: EmbeddedFont, placed: PlacedLine) -> tuple[list[str], list[str]]:
    """Return the operators that carry the text, and those of what is seen beside it."""
    em = run.size / run.upem
    x = placed.x + run.x
    carriers: list[_Shown] = []
    seen: list[_Shown] = []
    marks: list[_Shown] = []
    for cluster in run.clusters:
        base = max(range(len(cluster.glyphs)), key=lambda i: (cluster.glyphs[i].advance, i))
        for i, glyph in enumerate(cluster.glyphs):
            place = x + glyph.dx * em, placed.y + glyph.dy * em
            if i == base:
                carriers.append(_Shown(font.code(glyph.id, cluster.text), *place, font.width(glyph.id)))
            (seen if i == base else marks).append(
                _Shown(font.code(glyph.id, SPACE), *place, font.width(glyph.id))
            )
            x += glyph.advance * em
    if all(abs(glyph.y - placed.y) < 0.001 for glyph in carriers):
        return list(_stretches(carriers, run.size)), list(_stretches(marks, run.size))
    unseen = _stretches([glyph._replace(y=placed.y) for glyph in carriers], run.size)
    return ["3 Tr", *unseen, "0 Tr"], list(_stretches(seen + marks, run.size))


def _words(run: GlyphRun) -> Iterator[list[Cluster]]:
    """Yield the words of a run, each with the white space after it."""
    word: list[Cluster] = []
    for cluster in run.clusters:
        if word and word[-1].text.isspace() and not cluster.text.isspace():
            yield word
            word = []
        word.append(cluster)
    if word:
        yield word


def _stretches(glyphs: Sequence[_Shown], size: Pt) -> Iterator[str]:
    """Yield one positioned TJ for every stretch of glyphs on the same height."""
    start = 0
    for i in range(1, len(glyphs) + 1):
        if i == len(glyphs) or abs(glyphs[i].y - glyphs[start].y) > 0.001:
            yield _positioned(glyphs[start:i], size)
            start = i


def _positioned(glyphs: Sequence[_Shown], size: Pt) -> str:
    """Return Tm and TJ; adjustments put each glyph where shaping wants it."""
    shown = ""
    codes = ""
    pen = glyphs[0].x
    for glyph in glyphs:
        adjustment = (pen - glyph.x) * 1000 / size
        if abs(adjustment) > SLACK:
            adjustment = round(adjustment, 1)
            shown += f"<{codes}>{number(adjustment)}"
            codes = ""
            pen -= adjustment * size / 1000
        codes += f"{glyph.code:04X}"
        pen += glyph.width * size / 1000
    return f"1 0 0 1 {number(glyphs[0].x)} {number(glyphs[0].y)} Tm [{shown}<{codes}>] TJ"
