"""Dashed ticks where a card folds, with the words that keep people from tearing there."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.model.geometry import Pt, Size, mm
from pocketcards.model.page import Color, Element, Shape, TypesetPanel
from pocketcards.model.sheet import TICK_GAP, TICK_LENGTH, TICK_STROKE
from pocketcards.typeset.page.box import Box, Placement, text_box
from pocketcards.typeset.text.composer import ENGLISH, Composer

__all__ = ["fold_panels"]

WORDS = ("fold here,", "do not tear")
SIZE: Pt = 7.0
SMALL: Pt = 6.0
"""Above and below the cells, where a margin holds its own line too."""
EDGE = mm(4.0)
"""Of the paper, where many printers put no ink."""
DASHES = 5


def fold_panels(composer: Composer, margin: Pt) -> tuple[TypesetPanel, TypesetPanel]:
    """Return the tick beside the cells, between its two lines of words, and the one above them.

    Args:
        composer: Sets the words.
        margin: White beside the cells.
    """
    widest = max(_say(composer, words, SIZE).width for words in WORDS)
    size = SIZE * min(1.0, (margin - TICK_GAP - EDGE) / widest)
    upper, lower = (_say(composer, words, size) for words in WORDS)
    middle, width = upper.height + size * 0.3, widest * size / SIZE
    beside = Placement()
    beside.add(upper.place((width - upper.width) / 2, middle + size * 0.1 + upper.height))
    beside.add(lower.place((width - lower.width) / 2, middle - size * 0.3))
    above = Placement()
    words = _say(composer, " ".join(WORDS), SMALL)
    above.add(words.place(SMALL, (TICK_LENGTH + words.height) / 2))
    right = SMALL + words.width
    return (
        _panel("fold beside", beside, _dashed(width, middle, across=True), Size(width, 2 * middle)),
        _panel("fold above", above, _dashed(TICK_LENGTH, 0.0, across=False), Size(right, TICK_LENGTH)),
    )


def _dashed(length: Pt, at: Pt, *, across: bool) -> Iterator[Shape]:
    """Yield the dashes of a tick: the last one ends where the tick does."""
    step = length / (DASHES - 0.4)
    dash = step * 0.6
    for i in range(DASHES):
        width, height = (dash, TICK_STROKE) if across else (TICK_STROKE, dash)
        x, y = (i * step, at - TICK_STROKE / 2) if across else (at, i * step)
        path = f"0 0 m {width:.3f} 0 l {width:.3f} {height:.3f} l 0 {height:.3f} l h"
        yield Shape(path, Color.BLACK, x, y)


def _say(composer: Composer, text: str, size: Pt) -> Box:
    return text_box(composer.paragraph(text, ENGLISH), size, float("inf"), color=Color.BLACK)


def _panel(name: str, placed: Placement, dashes: Iterator[Shape], size: Size) -> TypesetPanel:
    elements = tuple(element for element in placed.elements if isinstance(element, Element))
    return TypesetPanel(name, tuple(dashes), elements, size)
