"""A paragraph becomes lines of a measure: balanced, never broken inside a word or a number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pocketcards.model.geometry import Em, Pt
from pocketcards.typeset.paragraph import Paragraph, Segment, number_size

__all__ = ["LineRange", "Setting", "break_lines"]

GAP: Em = 0.05
"""White that stays between the ink of two lines."""


@dataclass(frozen=True, slots=True)
class LineRange:
    """A line as offsets of its paragraph, with its place below the first baseline."""

    start: int
    end: int
    drop: Pt
    """From the first baseline down to this one."""
    width: Pt


@dataclass(frozen=True, slots=True)
class Setting:
    """A paragraph broken into lines at a size. `overflow` is 0 where every word fits."""

    lines: tuple[LineRange, ...]
    ascent: Pt
    """From the top of the box down to the first baseline."""
    height: Pt
    overflow: Pt
    """By how much the widest word passes the measure."""


@lru_cache(maxsize=1 << 14)
def break_lines(paragraph: Paragraph, size: Pt, measure: Pt, number: Pt | None = None) -> Setting:
    """Break a paragraph and balance its lines.

    The fewest lines are found first; then the narrowest measure that still gives as few, so
    that no word stands alone on the last line. Nothing is hyphenated and nothing justified.
    """
    points = number or number_size(size)
    widths = [
        (s.width * size + s.numbers * points, s.trimmed * size + s.numbers * points)
        for s in paragraph.segments
    ]
    widest = max((trimmed for _, trimmed in widths), default=0.0)
    ends = _fill(widths, max(measure, widest))
    if len(ends) > 1:
        low, high = widest, measure
        for _ in range(8):
            middle = (low + high) / 2
            if len(_fill(widths, middle)) > len(ends):
                low = middle
            else:
                high = middle
        ends = _fill(widths, high)
    return _stack(paragraph, widths, ends, size, max(0.0, widest - measure), points)


def _fill(widths: list[tuple[Pt, Pt]], measure: Pt) -> list[int]:
    """Return, for each line, the index after its last segment: first fit."""
    ends = []
    x = 0.0
    for i, (width, trimmed) in enumerate(widths):
        if x and x + trimmed > measure + 0.001:
            ends.append(i)
            x = 0.0
        x += width
    return [*ends, len(widths)]


def _stack(
    paragraph: Paragraph,
    widths: list[tuple[Pt, Pt]],
    ends: list[int],
    size: Pt,
    overflow: Pt,
    number: Pt,
) -> Setting:
    """Set lines below each other: the leading, or more where ink would touch."""
    segments = paragraph.segments
    lines: list[LineRange] = []
    drop = first_ascent = last_descent = 0.0
    first = start = 0
    below: Pt = 0.0
    for end in ends:
        members = segments[first:end]
        top, bottom = _ink(members, size, number)
        if lines:
            drop += max(paragraph.leading * size, below + top + GAP * size)
        else:
            first_ascent = max(paragraph.ascent * size, top)
        below = bottom
        width = sum(width for width, _ in widths[first : end - 1]) + widths[end - 1][1]
        lines.append(LineRange(start, members[-1].end, drop, width))
        last_descent = max(paragraph.descent * size, bottom)
        first, start = end, members[-1].end
    return Setting(tuple(lines), first_ascent, first_ascent + drop + last_descent, overflow)


def _ink(segments: tuple[Segment, ...], size: Pt, number: Pt) -> tuple[Pt, Pt]:
    top = max(segment.top for segment in segments) * size
    bottom = max(segment.bottom for segment in segments) * size
    if any(segment.numbers for segment in segments):
        top = max(top, 0.72 * number)  # digits of the pinned face reach 0.714 em
    return top, bottom
