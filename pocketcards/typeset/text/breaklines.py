"""A paragraph becomes lines of a measure: balanced, never broken inside a word or a number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from pocketcards.model.geometry import Em, Pt
from pocketcards.typeset.page.paragraph import Paragraph, Segment, number_size

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
    stops = list(accumulate(s.width * size + s.numbers * points for s in paragraph.segments))
    inks = [stop - (s.width - s.trimmed) * size for stop, s in zip(stops, paragraph.segments, strict=True)]
    widest = max((ink - start for ink, start in zip(inks, [0.0, *stops], strict=False)), default=0.0)
    ends = _fill(stops, inks, max(measure, widest))
    if len(ends) > 1:
        low, high = widest, measure
        for _ in range(8):
            middle = (low + high) / 2
            if len(_fill(stops, inks, middle)) > len(ends):
                low = middle
            else:
                high = middle
        ends = _fill(stops, inks, high)
    return _stack(paragraph, stops, inks, ends, size, max(0.0, widest - measure), points)


def _fill(stops: Sequence[Pt], inks: Sequence[Pt], measure: Pt) -> list[int]:
    """Return, for each line, the index after its last segment: first fit.

    Args:
        stops: Where each segment would end if the paragraph were one line.
        inks: The same without the white space at its end.
        measure: Width of the lines.
    """
    ends = []
    start, x = 0, 0.0
    while start < len(stops):
        start = bisect_right(inks, x + measure + 0.001, start + 1)
        x = stops[start - 1]
        ends.append(start)
    return ends


def _stack(
    paragraph: Paragraph,
    stops: Sequence[Pt],
    inks: Sequence[Pt],
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
    x = below = 0.0
    for end in ends:
        members = segments[first:end]
        top, bottom = _ink(members, size, number)
        if lines:
            drop += max(paragraph.leading * size, below + top + GAP * size)
        else:
            first_ascent = max(paragraph.ascent * size, top)
        below = bottom
        lines.append(LineRange(start, members[-1].end, drop, inks[end - 1] - x))
        last_descent = max(paragraph.descent * size, bottom)
        first, start, x = end, members[-1].end, stops[end - 1]
    return Setting(tuple(lines), first_ascent, first_ascent + drop + last_descent, overflow)


def _ink(segments: tuple[Segment, ...], size: Pt, number: Pt) -> tuple[Pt, Pt]:
    top = max(segment.top for segment in segments) * size
    bottom = max(segment.bottom for segment in segments) * size
    if any(segment.numbers for segment in segments):
        top = max(top, 0.72 * number)  # digits of the pinned face reach 0.714 em
    return top, bottom
