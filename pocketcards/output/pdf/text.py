"""Lines become text operators: one string of codes for each run, all on one baseline.

What a code draws and what it says is decided in `pieces` and `rtl`; docs/extraction.md tells why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pocketcards.model.font import FontFace
from pocketcards.model.geometry import Em, Pt
from pocketcards.model.page import Color, PlacedLine
from pocketcards.model.text import Cluster, GlyphRun, Line
from pocketcards.output.pdf.fonts import EmbeddedFont
from pocketcards.output.pdf.objects import number
from pocketcards.output.pdf.pieces import Piece, blank, shared, whole
from pocketcards.output.pdf.rtl import CONTROLS, LRM, RLM, Cell, in_visual_order, reads_leftwards

__all__ = ["FontOf", "draw_line", "parted"]

HYPHENS = ("-", "\u2010", "\u00ad")
"""At the end of a line poppler drops them and pdfium makes U+0002 of them, unless a mark follows."""
SPACE: Em = 0.25
"""Width of the space that is said after a line."""

FontOf = Callable[[FontFace], EmbeddedFont]
Fill = Callable[[Color], str]


class _Stretch(NamedTuple):
    """What one show-text operator shows."""

    run: GlyphRun
    font: EmbeddedFont
    x: Pt
    """From the left end of the line."""
    pieces: list[Piece]


def draw_line(placed: PlacedLine, font_of: FontOf, fill: Fill, *, spaced: bool = False) -> str:
    """Return the operators of a line, its colour and fonts included.

    Args:
        placed: The line.
        font_of: The fonts of the file.
        fill: How the file chooses a colour.
        spaced: Whether a space is said after the line, because another word follows.
    """
    parts = ["BT", fill(placed.color)]
    chosen = ""
    lay = _both_ways if any(run.rtl for run in placed.line.runs) else _rightwards
    for run, font, x, pieces in lay(placed.line, font_of, spaced):
        choose = f"/{font.resource} {number(run.size)} Tf"
        if choose != chosen:
            parts.append(choose)
            chosen = choose
        shown = f"1 0 0 1 {number(placed.x + x)} {number(placed.y)} Tm [{''.join(_shown(font, pieces))}] TJ"
        # The characters of each string in reverse, the strings in order (ISO 32000-1, 14.8.2.3.3).
        parts.append(f"/ReversedChars BMC {shown} EMC" if run.rtl else shown)
    return "\n".join([*parts, "ET"])


def parted(line: PlacedLine, after: PlacedLine) -> bool:
    """Return whether white space parts two lines that follow each other in an element.

    Lines drop the white space at their ends. Where two are of one paragraph, the offsets of their
    characters tell whether there was any.
    """
    start = min((cluster.start for cluster in _clusters(after)), default=0)
    end = max((cluster.start + len(cluster.text) for cluster in _clusters(line)), default=0)
    return not start or start != end or line.msgctxt != after.msgctxt


def _clusters(placed: PlacedLine) -> Iterator[Cluster]:
    return (cluster for run in placed.line.runs for cluster in run.clusters)


def _rightwards(line: Line, font_of: FontOf, spaced: bool) -> list[_Stretch]:
    stretches = []
    for run in line.runs:
        font = font_of(run.face)
        clusters = [cluster for cluster in run.clusters if cluster.text not in CONTROLS]
        if run.atom:
            pieces = [whole(cluster, font.cut, nominal=True) for cluster in clusters]
        else:
            pieces = [piece for cluster in clusters for piece in font.rightward(cluster)]
        stretches.append(_Stretch(run, font, run.x, pieces))
    return _ended(stretches, line, spaced)


def _both_ways(line: Line, font_of: FontOf, spaced: bool) -> list[_Stretch]:
    cells: list[Cell] = []
    homes: list[_Stretch] = []
    for run in line.runs:
        font = font_of(run.face)
        home = _Stretch(run, font, run.x, [])
        for cluster in run.clusters:
            if cluster.text not in CONTROLS:
                cells.append(Cell(cluster, run.rtl, font.cut, run.atom is not None))
                homes.append(home)
    if not cells:
        return []
    for home, pieces in zip(homes, in_visual_order(cells), strict=True):
        home.pieces.extend(pieces)
    stretches = list({id(home): home for home in homes}.values())
    ended = _begun(stretches, spaced) if reads_leftwards(cells) else _ended(stretches, line, spaced)
    return sorted(ended, key=_start)


def _start(stretch: _Stretch) -> int:
    """Return where a stretch starts in the text: strings stand in reading order."""
    return min(cluster.start for cluster in stretch.run.clusters)


def _begun(stretches: list[_Stretch], spaced: bool) -> list[_Stretch]:
    """Return a leftward line with the space at its end, which is its left end."""
    if not spaced:
        return stretches
    run, font, x, pieces = stretches[0]
    width = round(SPACE * run.upem)
    start = x - width * run.size / run.upem
    if run.rtl:
        return [_Stretch(run, font, start, [blank(" ", width), *pieces]), *stretches[1:]]
    return [*stretches, _Stretch(run, font, start, shared((), width, [" ", RLM]))]


def _ended(stretches: list[_Stretch], line: Line, spaced: bool) -> list[_Stretch]:
    """Return a rightward line with what is said at its end but not seen."""
    if not stretches:
        return []
    run, font, x, pieces = stretches[-1]
    tail = [blank(LRM)] if line.text.endswith(HYPHENS) or (run.rtl and spaced) else []
    if spaced:
        tail.append(blank(" ", round(SPACE * run.upem)))
    if run.atom and tail:
        return [*stretches, _Stretch(run, font, x + run.width, tail)]
    return [*stretches[:-1], _Stretch(run, font, x, pieces + tail)]


def _shown(font: EmbeddedFont, pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield strings of codes, and between them what kerning takes away, in 1/1000 em."""
    codes = ""
    kern = 0
    for piece in pieces:
        if kern:
            yield f"<{codes}>{number(round(-kern * 1000 / font.cut.upem, 1))}"
            codes = ""
        codes += font.code(piece)
        kern = piece.kern
    yield f"<{codes}>"
