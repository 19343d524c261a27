"""Lines become text operators, and every glyph knows which text it stands for.

A reader that copies text sees clusters in the order of their codes. Where a cluster has one
glyph, its code carries the whole text. Where it has several, the characters are dealt out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pocketcards.model.font import FontFace
from pocketcards.model.geometry import Pt
from pocketcards.model.page import PlacedLine
from pocketcards.model.text import Cluster, GlyphRun
from pocketcards.output.pdf.fonts import EmbeddedFont
from pocketcards.output.pdf.objects import number, utf16

__all__ = ["FontOf", "draw_line"]

FILLER = "\u200b"
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

    Text that needs it says what it stands for (ActualText) word by word; on a turned panel run
    by run, because pdfium puts the words of an upside-down line in the wrong order.
    """
    red, green, blue = placed.color.value
    parts = ["BT", f"{number(red)} {number(green)} {number(blue)} rg"]
    last: tuple[str, Pt] | None = None
    for run in placed.line.runs:
        font = font_of(run.face)
        if last != (font.resource, run.size):
            last = (font.resource, run.size)
            parts.append(f"/{font.resource} {number(run.size)} Tf")
        x = placed.x + run.x
        em = run.size / run.upem
        pieces = [[c] for c in run.clusters] if run.rtl else ([list(run.clusters)] if turned else _words(run))
        for word in pieces:
            glyphs = list(_glyphs(word, run, font, x, placed.y))
            drawn = [_positioned([g], run.size) for g in glyphs] if run.rtl else list(_stretches(glyphs, run.size))
            if any(len(cluster.glyphs) > 1 or (run.rtl and len(cluster.text)>1) for cluster in word):
                said = utf16("".join(cluster.text for cluster in word))
                parts += [f"/Span <</ActualText <FEFF{said}>>> BDC", *drawn, "EMC"]
            else:
                parts.extend(drawn)
            x += sum(cluster.advance for cluster in word) * em
    parts.append("ET")
    return "\n".join(parts)


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


def _glyphs(word: list[Cluster], run: GlyphRun, font: EmbeddedFont, x: Pt, y: Pt) -> Iterator[_Shown]:
    em = run.size / run.upem
    for cluster in word:
        for glyph, shown in zip(cluster.glyphs, _dealt(cluster, rtl=run.rtl), strict=True):
            code = font.code(glyph.id, shown)
            yield _Shown(code, x + glyph.dx * em, y + glyph.dy * em, font.width(glyph.id))
            x += glyph.advance * em


def _dealt(cluster: Cluster, *, rtl: bool) -> list[str]:
    """Give a cluster's whole text to its first glyph; FILLER stands for the others."""
    if not rtl:
        return [cluster.text] + [FILLER] * (len(cluster.glyphs) - 1)
    count, text = len(cluster.glyphs), cluster.text
    if count == 1:
        return [text]
    shares = [text[i : i + 1] or FILLER for i in range(count - 1)] + [text[count - 1 :] or FILLER]
    return shares[::-1]


def _stretches(glyphs: list[_Shown], size: Pt) -> Iterator[str]:
    """Yield one positioned TJ for every stretch of glyphs on the same height."""
    start = 0
    for i in range(1, len(glyphs) + 1):
        if i == len(glyphs) or abs(glyphs[i].y - glyphs[start].y) > 0.001:
            yield _positioned(glyphs[start:i], size)
            start = i


def _positioned(glyphs: list[_Shown], size: Pt) -> str:
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
