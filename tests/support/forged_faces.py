"""Faces that draw another figure than their text says, made with fontTools: what the vote must see."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

__all__ = [
    "Pair",
    "cut",
    "look_alike",
    "opened",
    "pairings",
    "saved",
    "with_cmap_exchanged",
    "with_exchanged",
]

Pair = tuple[str, str]


@cache
def cut(path: Path, chars: str) -> bytes:
    """Return a face with these characters alone, so that a forgery is made in a moment."""
    font = opened(path.read_bytes())
    from fontTools import subset  # slow to load

    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text=chars)
    cutter.subset(font)
    return saved(font)


def opened(data: bytes) -> TTFont:
    return TTFont(io.BytesIO(data))


def saved(font: TTFont) -> bytes:
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def pairings(chars: str) -> Iterator[list[Pair]]:
    """Yield rounds of pairs that do not touch each other; together they are all pairs (round-robin)."""
    first, *ring = chars
    for _ in ring:
        seats = [first, *ring]
        yield [(seats[i], seats[-1 - i]) for i in range(len(seats) // 2)]
        ring = [ring[-1], *ring[:-1]]


def with_exchanged(data: bytes, pairs: Iterable[Pair]) -> bytes:
    """Exchange outlines and widths; names, cmap and everything else stay."""
    font = opened(data)
    glyf, widths, names = font["glyf"], font["hmtx"], font.getBestCmap()
    for one, other in pairs:
        a, b = names[ord(one)], names[ord(other)]
        glyf[a], glyf[b] = glyf[b], glyf[a]
        widths[a], widths[b] = widths[b], widths[a]
    return saved(font)


def with_cmap_exchanged(data: bytes, pairs: Iterable[Pair], *, also_format_12: bool = False) -> bytes:
    """Exchange what the cmap says, in each subtable; or only in a new one, for all of Unicode."""
    font = opened(data)
    tables = font["cmap"].tables
    if also_format_12:
        wide = CmapSubtable.newSubtable(12)
        wide.platformID, wide.platEncID, wide.language, wide.cmap = 3, 10, 0, font.getBestCmap()
        font["cmap"].tables = [*tables, wide]
        tables = [wide]
    turned = {ord(one): ord(other) for pair in pairs for one, other in (pair, pair[::-1])}
    for table in tables:
        table.cmap = {code: table.cmap[turned.get(code, code)] for code in table.cmap}
    return saved(font)


def look_alike(data: bytes, pairs: Iterable[Pair], model: bytes) -> bytes:
    """Draw each figure of a pair anew as the other, after another face, in the frame of the first."""
    font, other = opened(data), opened(model)
    names, theirs = font.getBestCmap(), other.getBestCmap()
    for pair in pairs:
        for mine, shown in (pair, pair[::-1]):
            frame = _bounds(opened(data), names[ord(mine)])
            font["glyf"][names[ord(mine)]] = _fitted(other, theirs[ord(shown)], frame)
    return saved(font)


Box = tuple[float, float, float, float]


def _bounds(font: TTFont, glyph: str) -> Box:
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[glyph].draw(pen)
    assert pen.bounds
    box: Box = pen.bounds
    return box


def _fitted(font: TTFont, glyph: str, frame: Box) -> object:
    """Return an outline scaled to the height of a frame, in the middle of it."""
    left, bottom, right, top = _bounds(font, glyph)
    scale = (frame[3] - frame[1]) / (top - bottom)
    x, y = (frame[0] + frame[2] - scale * (left + right)) / 2, frame[1] - scale * bottom
    record = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(record)
    pen = TTGlyphPen(None)
    record.replay(TransformPen(pen, (scale, 0, 0, scale, x, y)))
    return pen.glyph()
