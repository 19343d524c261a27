"""Right-to-left text: what is written so that readers turn it round to what was said.

Readers keep a line in visual order and turn its right-to-left stretches round, character by
character. So clusters stand in visual order with their characters reversed, one to a code; and
direction marks tell readers what they would guess wrong. docs/extraction.md has the measurements.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pocketcards.model.text import Cluster
from pocketcards.output.pdf.pieces import Piece, components_of, left_to_right, shared, whole
from pocketcards.unicode import bidi_class, compatible, composed, is_mirrored

__all__ = ["CONTROLS", "LRM", "RLM", "Cell", "in_visual_order", "reads_leftwards"]

LRM, RLM = "\u200e", "\u200f"
CONTROLS = frozenset(f"{LRM}{RLM}\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Direction controls of a translation: what they ask for has been done."""


class Cell(NamedTuple):
    """A cluster in its line."""

    cluster: Cluster
    rtl: bool
    upem: int
    nominal: bool = False
    """Whether it is of a number: never changed."""


def reads_leftwards(cells: Sequence[Cell]) -> bool:
    """Return whether a line reads from right to left as a whole: its first cluster stands last."""
    if len({cell.rtl for cell in cells}) == 1:
        return cells[0].rtl
    return cells[0].cluster.start > cells[-1].cluster.start


def in_visual_order(cells: Sequence[Cell]) -> list[Sequence[Piece]]:
    """Return the pieces of each cluster of a line."""
    convert = _in_leftward_line if reads_leftwards(cells) else _in_rightward_line
    return [convert(cells, i) for i in range(len(cells))]


def _in_leftward_line(cells: Sequence[Cell], i: int) -> Sequence[Piece]:
    cluster, rtl, upem, nominal = cells[i]
    text = cluster.text
    if not rtl:
        return left_to_right(cluster, upem, nominal=nominal)
    if text.isspace():
        return _space(cells, i)
    if len(text) == 1 and bidi_class(text) not in ("R", "AL", "NSM"):
        # Readers would take it for left-to-right, or for a part of the next stretch that is.
        return shared(components_of(cluster), cluster.advance, [RLM + text, _closing(text)])
    if any(char > "\uffff" for char in text):
        texts = [part for char in reversed(text) for part in _whole_pair(char)]
        return shared(components_of(cluster), cluster.advance, texts)
    return _reversed(cluster, upem)


def _in_rightward_line(cells: Sequence[Cell], i: int) -> Sequence[Piece]:
    """Words of the other direction need no marks here, but what follows them does."""
    cluster, rtl, upem, nominal = cells[i]
    if rtl:
        return _reversed(cluster, upem)
    text = cluster.text
    if nominal or not i or not cells[i - 1].rtl or text.isdigit() or bidi_class(text[0]) == "L":
        return left_to_right(cluster, upem, nominal=nominal)
    texts = [LRM, text] if text.isspace() else [LRM + text]
    return shared(components_of(cluster), cluster.advance, texts)


def _reversed(cluster: Cluster, upem: int) -> list[Piece]:
    if len(cluster.text) == 1:
        return [whole(cluster, upem)]
    return shared(components_of(cluster), cluster.advance, cluster.text[::-1])


def _space(cells: Sequence[Cell], i: int) -> list[Piece]:
    """Keep a space out of a stretch that readers take for left-to-right."""
    cluster, _, upem, _ = cells[i]
    left, right = cells[max(0, i - 1) : i], cells[i + 1 : i + 2]
    if all(cell.rtl for cell in (*left, *right)):
        return [whole(cluster, upem)]
    mark_first = left and not left[0].rtl and all(cell.rtl for cell in right)
    texts = [RLM, cluster.text] if mark_first else [cluster.text, RLM]
    return shared((), cluster.advance, texts)


def _whole_pair(char: str) -> list[str]:
    """Keep pdfium from turning the two halves of a surrogate pair round."""
    return [RLM + char, LRM + RLM] if char > "\uffff" else [char]


@lru_cache(maxsize=4096)
def _closing(char: str) -> str:
    """Return the marks after a neutral: pdfium mirrors and folds what it takes for right-to-left."""
    folded = compatible(char) != composed(char)
    return LRM + RLM if is_mirrored(char) or folded else RLM
