"""A cluster becomes pieces: what is drawn together, and the text that a reader copies for it.

One code of the file shows one piece. Every cluster is drawn by one glyph, so a line is one string
of codes on one baseline, whatever marks it holds. docs/extraction.md has the measurements.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from pocketcards.model.geometry import Em
from pocketcards.model.text import Cluster, Glyph
from pocketcards.output.pdf.glyf import Component, Drawing

__all__ = ["Piece", "blank", "components_of", "left_to_right", "shared", "whole"]

WIDE: Em = 0.9
"""pdfium takes half the width of a line's last character for the height of the line: wider
clusters of several characters are cut."""
CUT: Em = 0.6
"""About the width of the parts of a wide cluster."""
NEAR: Em = 0.1
"""A glyph whose advance shaping changes by more becomes a composite of the new advance: poppler
ends a word where characters overlap or part by so much."""


class Piece(NamedTuple):
    """One code on its way into a line."""

    drawing: Drawing
    text: str
    kern: int = 0
    """Font units between it and the next piece."""


def whole(cluster: Cluster, upem: int, *, nominal: bool = False) -> Piece:
    """Return a cluster as one piece: its glyph as it is where it has one, else a composite.

    Args:
        cluster: Shaped.
        upem: Font units an em of its face.
        nominal: Whether the glyph must be the face's own: a number's.
    """
    if len(cluster.glyphs) == 1:
        glyph = cluster.glyphs[0]
        kern = cluster.advance - glyph.width
        if nominal or (not glyph.dx and not glyph.dy and abs(kern) <= NEAR * upem):
            return Piece(Drawing((Component(glyph.id, 0, 0),), glyph.width), cluster.text, kern)
    return Piece(Drawing(components_of(cluster), cluster.advance), cluster.text)


def components_of(cluster: Cluster) -> tuple[Component, ...]:
    """Return the glyphs of a cluster where shaping put them."""
    components = []
    x = 0
    for glyph in cluster.glyphs:
        components.append(Component(glyph.id, x + glyph.dx, glyph.dy))
        x += glyph.advance
    return tuple(components)


def shared(components: tuple[Component, ...], advance: int, texts: Sequence[str]) -> list[Piece]:
    """Return pieces that share an advance; the first draws, the others are blank."""
    count = len(texts)
    edges = [advance * i // count for i in range(count + 1)]
    return [
        Piece(Drawing(() if i else components, edges[i + 1] - edges[i]), text) for i, text in enumerate(texts)
    ]


def blank(text: str, advance: int = 0) -> Piece:
    """Return a piece that draws nothing."""
    return Piece(Drawing((), advance), text)


def left_to_right(cluster: Cluster, upem: int, *, nominal: bool = False) -> tuple[Piece, ...]:
    """Return the pieces of a cluster that reads left to right: one, or several where it is wide."""
    return _pieces(cluster.text, cluster.glyphs, cluster.advance, upem, nominal)


@lru_cache(maxsize=1 << 13)
def _pieces(
    text: str, glyphs: tuple[Glyph, ...], advance: int, upem: int, nominal: bool
) -> tuple[Piece, ...]:
    """Return the pieces of a cluster, wherever it stands: a text has few that differ."""
    cluster = Cluster(0, text, glyphs, advance, 0, 0)
    if len(text) == 1 or nominal or advance <= WIDE * upem:
        return (whole(cluster, upem, nominal=nominal),)
    count = min(len(text), ceil(advance / (CUT * upem)))
    head = len(text) - count + 1
    return tuple(shared(components_of(cluster), advance, [text[:head], *text[head:]]))
