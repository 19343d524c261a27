"""Text runs become glyphs (HarfBuzz). Numbers are shaped apart, and proven to be unshaped.

One shaping serves every size: all measures are em of the paragraph's point size.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

import uharfbuzz as hb

from pocketcards.model.geometry import Em
from pocketcards.model.text import Atom, Cluster, Glyph
from pocketcards.typeset.text.faces import OpenFace
from pocketcards.typeset.text.itemize import TextRun

__all__ = ["ShapedRun", "ink_of", "shape_number", "shape_run"]

CONTEXT = 5
"""How many characters around a run HarfBuzz sees, so that letters join across runs."""

NO_FEATURES = {
    tag: False
    for tag in (
        "kern",
        "liga",
        "clig",
        "calt",
        "ccmp",
        "locl",
        "rlig",
        "frac",
        "numr",
        "dnom",
        "onum",
        "tnum",
    )
}


class ShapedRun(NamedTuple):
    """A text run, shaped."""

    start: int
    end: int
    face: OpenFace
    scale: float
    """Optical size of the face: em of the run per em of the paragraph."""
    script: str
    level: int
    clusters: tuple[Cluster, ...]
    """In visual order."""
    heads: dict[int, hb.GlyphInfo]
    """First glyph of each cluster, by the cluster's start."""
    atom: Atom | None = None

    @property
    def em(self) -> Em:
        """Em of the paragraph per font unit."""
        return self.scale / self.face.upem

    def is_safe(self, at: int) -> bool:
        """Tell whether the run may be cut before a character without being shaped anew."""
        head = self.heads.get(at)
        return head is None or not head.flags & hb.GlyphFlags.UNSAFE_TO_BREAK


def shape_run(text: str, run: TextRun, tag: str, scale: float) -> ShapedRun:
    """Shape the characters of a run, with what stands around them as context."""
    low = max(run.start - CONTEXT, 0)
    rtl = bool(run.level & 1)
    buffer = _shaped(text, run, tag)
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    marks = [info.cluster + low for info in infos]
    firsts = [i for i, mark in enumerate(marks) if not i or mark != marks[i - 1]]
    starts = [marks[i] for i in firsts]
    ends = [run.end, *starts[:-1]] if rtl else [*starts[1:], run.end]
    drawn = [
        _drawn(run.face, info.codepoint, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(infos, places, strict=True)
    ]
    if len(firsts) < len(drawn):
        drawn = [
            drawn[first] if after == first + 1 else _joined(drawn[first:after])
            for first, after in pairwise([*firsts, len(drawn)])
        ]
    clusters = [
        Cluster(start, text[start:end], glyphs, advance, top, bottom)
        for start, end, (glyphs, advance, top, bottom) in zip(starts, ends, drawn, strict=True)
    ]
    heads = {start: infos[first] for start, first in zip(starts, firsts, strict=True)}
    return ShapedRun(run.start, run.end, run.face, scale, run.script, run.level, tuple(clusters), heads)


def draws(text: str, run: TextRun, tag: str, glyph: int) -> bool:
    """Tell whether a run is drawn with this glyph."""
    return any(info.codepoint == glyph for info in _shaped(text, run, tag).glyph_infos)


def _shaped(text: str, run: TextRun, tag: str) -> hb.Buffer:
    low, high = max(run.start - CONTEXT, 0), min(run.end + CONTEXT, len(text))
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_codepoints([ord(char) for char in text[low:high]], run.start - low, run.end - run.start)
    buffer.direction = "rtl" if run.level & 1 else "ltr"
    buffer.script = run.script
    buffer.language = tag
    hb.shape(run.face.font, buffer)
    return buffer


class _Drawn(NamedTuple):
    """Glyphs that show a cluster, and the highest and lowest of their ink; both 0 where there is none."""

    glyphs: tuple[Glyph, ...]
    advance: int
    top: int
    bottom: int


@lru_cache(maxsize=1 << 14)
def _drawn(face: OpenFace, glyph: int, advance: int, dx: int, dy: int) -> _Drawn:
    """Return a glyph in its place. A text has few that differ, however long it is."""
    placed = Glyph(glyph, advance, dx, dy, face.width(glyph))
    high, low = face.ink(glyph)
    top, bottom = (max(0, high + dy), min(0, low + dy)) if high != low else (0, 0)
    return _Drawn((placed,), advance, top, bottom)


def _joined(drawn: Sequence[_Drawn]) -> _Drawn:
    """Return the glyphs of a cluster together."""
    glyphs, advances, tops, bottoms = zip(*drawn, strict=True)
    return _Drawn(tuple(chain.from_iterable(glyphs)), sum(advances), max(tops), min(bottoms))


def shape_number(atom: Atom, at: int, level: int, face: OpenFace) -> ShapedRun:
    """Set a number left to right in the pinned face, features off.

    Raises:
        ValueError: The face did not show each character by its own nominal glyph.
    """
    buffer = hb.Buffer()
    buffer.add_str(atom.text)
    buffer.direction = "ltr"
    buffer.script = "Latn"
    buffer.language = "en"
    hb.shape(face.font, buffer, NO_FEATURES)
    shaped = [info.codepoint for info in buffer.glyph_infos]
    nominal = [face.glyph(char) for char in atom.text]
    if shaped != nominal or 0 in nominal:
        raise ValueError(f"the face {face.face.id} does not show {atom.text!r} glyph by glyph")
    clusters = tuple(
        Cluster(at, char, *_drawn(face, glyph, place.x_advance, 0, 0))
        for char, glyph, place in zip(atom.text, nominal, buffer.glyph_positions, strict=True)
    )
    return ShapedRun(at, at + 1, face, 1.0, "Latn", level, clusters, {}, atom)


def ink_of(clusters: Iterable[Cluster]) -> tuple[int, int]:
    """Return the highest and lowest ink of clusters, in font units."""
    inks = [(cluster.top, cluster.bottom) for cluster in clusters] or [(0, 0)]
    return max(top for top, _ in inks), min(bottom for _, bottom in inks)
