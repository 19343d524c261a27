"""Lines become text operators: one string of codes for each run, all on one baseline.

What a code draws and what it says is decided in `pieces` and `rtl`; docs/extraction.md tells why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pocketcards.model.font import FontFace
from pocketcards.model.geometry import Em, Pt
from pocketcards.model.page import Color, PlacedLine
from pocketcards.model.text import GlyphRun, Line
from pocketcards.output.pdf.fonts import EmbeddedFont
from pocketcards.output.pdf.objects import number
from pocketcards.output.pdf.pieces import Piece, blank, left_to_right, shared, whole
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
    pieces: tuple[Piece, ...]


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
    start, _ = _reach(after.line)
    _, end = _reach(line.line)
    return not start or start != end or line.msgctxt != after.msgctxt


@lru_cache(maxsize=1 << 12)
def _reach(line: Line) -> tuple[int, int]:
    """Return which characters of its paragraph a line shows: the offset of the first, and of what follows."""
    clusters = [cluster for run in line.runs for cluster in run.clusters]
    start = min((cluster.start for cluster in clusters), default=0)
    return start, max((cluster.start + len(cluster.text) for cluster in clusters), default=0)


def _rightwards(line: Line, font_of: FontOf, spaced: bool) -> list[_Stretch]:
    stretches = []
    for run in line.runs:
        font = font_of(run.face)
        stretches.append(_Stretch(run, font, run.x, _pieces_of(run)))
    return _ended(stretches, line, spaced)


@lru_cache(maxsize=1 << 11)
def _pieces_of(run: GlyphRun) -> tuple[Piece, ...]:
    """Return the pieces of a run of a line that reads rightwards alone; cards share most runs."""
    clusters = [cluster for cluster in run.clusters if cluster.text not in CONTROLS]
    if run.atom:
        return tuple(whole(cluster, run.upem, nominal=True) for cluster in clusters)
    return tuple(piece for cluster in clusters for piece in left_to_right(cluster, run.upem))


def _both_ways(line: Line, font_of: FontOf, spaced: bool) -> list[_Stretch]:
    fonts = [font_of(run.face) for run in line.runs]
    leftwards, pieces = _in_order(line)
    stretches = [
        _Stretch(run, font, run.x, some)
        for run, font, some in zip(line.runs, fonts, pieces, strict=True)
        if some
    ]
    ended = _begun(stretches, spaced) if leftwards else _ended(stretches, line, spaced)
    return sorted(ended, key=_start)


@lru_cache(maxsize=1 << 11)
def _in_order(line: Line) -> tuple[bool, list[tuple[Piece, ...]]]:
    """Return whether a line reads leftwards, and the pieces of each run; cards share most lines."""
    cells: list[Cell] = []
    homes: list[int] = []
    for i, run in enumerate(line.runs):
        for cluster in run.clusters:
            if cluster.text not in CONTROLS:
                cells.append(Cell(cluster, run.rtl, run.upem, run.atom is not None))
                homes.append(i)
    found: list[list[Piece]] = [[] for _ in line.runs]
    for home, pieces in zip(homes, in_visual_order(cells) if cells else (), strict=True):
        found[home].extend(pieces)
    return bool(cells) and reads_leftwards(cells), [tuple(pieces) for pieces in found]


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
        return [_Stretch(run, font, start, (blank(" ", width), *pieces)), *stretches[1:]]
    return [*stretches, _Stretch(run, font, start, tuple(shared((), width, [" ", RLM])))]


def _ended(stretches: list[_Stretch], line: Line, spaced: bool) -> list[_Stretch]:
    """Return a rightward line with what is said at its end but not seen."""
    if not stretches:
        return []
    run, font, x, pieces = stretches[-1]
    tail = [blank(LRM)] if line.text.endswith(HYPHENS) or (run.rtl and spaced) else []
    if spaced:
        tail.append(blank(" ", round(SPACE * run.upem)))
    if run.atom and tail:
        return [*stretches, _Stretch(run, font, x + run.width, tuple(tail))]
    return [*stretches[:-1], _Stretch(run, font, x, (*pieces, *tail))]


def _shown(font: EmbeddedFont, pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield strings of codes, and between them what kerning takes away, in 1/1000 em."""
    codes, upem = font.codes, font.cut.upem
    said, closer = "", 0
    for drawing, text, kern in pieces:
        if closer:
            yield f"<{said}>{_taken(closer, upem)}"
            said = ""
        said += codes[drawing, text]
        closer = kern
    yield f"<{said}>"


@lru_cache(maxsize=1 << 10)
def _taken(kern: int, upem: int) -> str:
    """Return what kerning takes away, in 1/1000 em."""
    return number(round(-kern * 1000 / upem, 1))
