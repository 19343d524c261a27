"""Text runs become glyphs (HarfBuzz). Numbers are shaped apart, and proven to be unshaped.

One shaping serves every size: all measures are em of the paragraph's point size.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import uharfbuzz as hb

from pocketcards.model.geometry import Em
from pocketcards.model.text import Atom, Cluster, Glyph
from pocketcards.typeset.faces import OpenFace
from pocketcards.typeset.itemize import TextRun

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


@dataclass(frozen=True, slots=True)
class ShapedRun:
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
    unsafe: frozenset[int]
    """Starts of clusters before which the run may not be cut without shaping anew."""
    atom: Atom | None = None

    @property
    def em(self) -> Em:
        """Em of the paragraph per font unit."""
        return self.scale / self.face.upem


def shape_run(text: str, run: TextRun, tag: str, scale: float) -> ShapedRun:
    """Shape the characters of a run, with what stands around them as context."""
    low, high = max(run.start - CONTEXT, 0), min(run.end + CONTEXT, len(text))
    rtl = bool(run.level & 1)
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_codepoints([ord(char) for char in text[low:high]], run.start - low, run.end - run.start)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = run.script
    buffer.language = tag
    hb.shape(run.face.font, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts: list[int] = []
    glyphs: list[list[Glyph]] = []
    unsafe = set()
    for info, place in zip(infos, positions, strict=True):
        start = info.cluster + low
        if info.flags & hb.GlyphFlags.UNSAFE_TO_BREAK:
            unsafe.add(start)
        glyph = Glyph(info.codepoint, place.x_advance, place.x_offset, place.y_offset)
        if starts and starts[-1] == start:
            glyphs[-1].append(glyph)
        else:
            starts.append(start)
            glyphs.append([glyph])
    ends = [run.end, *starts[:-1]] if rtl else [*starts[1:], run.end]
    clusters = tuple(
        Cluster(start, text[start:end], tuple(members), sum(glyph.advance for glyph in members))
        for start, end, members in zip(starts, ends, glyphs, strict=True)
    )
    return ShapedRun(run.start, run.end, run.face, scale, run.script, run.level, clusters, frozenset(unsafe))


def shape_number(atom: Atom, at: int, level: int, face: OpenFace) -> ShapedRun:
    """Set a number left to right in the pinned face, features off (DESIGN §6).

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
        Cluster(at, char, (Glyph(glyph, place.x_advance, 0, 0),), place.x_advance)
        for char, glyph, place in zip(atom.text, nominal, buffer.glyph_positions, strict=True)
    )
    return ShapedRun(at, at + 1, face, 1.0, "Latn", level, clusters, frozenset(), atom)


def ink_of(face: OpenFace, clusters: Iterable[Cluster]) -> tuple[int, int]:
    """Return the highest and lowest ink of clusters, in font units."""
    top = bottom = 0
    for cluster in clusters:
        for glyph in cluster.glyphs:
            high, low = face.ink(glyph.id)
            if high != low:
                top = max(top, high + glyph.dy)
                bottom = min(bottom, low + glyph.dy)
    return top, bottom
