"""A paragraph becomes lines of a measure: balanced, never broken inside a word or a number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from pocketcards.model.geometry import Em, Pt
from pocketcards.typeset.page.paragraph import Paragraph, Segment, number_size

__all__ = ["LineRange", "Setting", "break_lines"]

GAP: Em = 0.05
"""White that stays between the ink of two lines."""
LEAST = 0.35
"""Part of the longer of two lines that the shorter has at least, where the first closes a sentence."""
CLEAR: Em = 0.1
"""And more of it above a number."""
_TOP, _BOTTOM, _NUMBERS = (attrgetter(name) for name in ("top", "bottom", "numbers"))


class LineRange(NamedTuple):
    """A line as offsets of its paragraph, with its place below the first baseline."""

    start: int
    end: int
    drop: Pt
    """From the first baseline down to this one."""
    width: Pt


class Setting(NamedTuple):
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

    The fewest lines are found first; then the breaks that part nothing which belongs together, if they give
    as few; then the end of a sentence, or the narrowest measure that still gives as few, so that no word
    stands alone on the last line. Nothing is hyphenated and nothing justified.
    """
    points = number or number_size(size)
    segments = paragraph.segments
    stops, inks, widest = _measured(paragraph, size, points)
    ends = _fill(stops, inks, max(measure, widest))
    if len(ends) == 1 or widest >= measure:
        return _stack(paragraph, segments, stops, inks, ends, size, max(0.0, widest - measure), points)
    if paragraph.polite is not segments:
        polite = _measured(paragraph, size, points, polite=True)
        if polite[2] <= measure and len(other := _fill(*polite[:2], measure)) == len(ends):
            segments, (stops, inks, widest), ends = paragraph.polite, polite, other
    ends = _by_sentence(segments, stops, inks, ends, measure) or _balanced(stops, inks, ends, widest, measure)
    return _stack(paragraph, segments, stops, inks, ends, size, 0.0, points)


def _by_sentence(
    segments: Sequence[Segment], stops: Sequence[Pt], inks: Sequence[Pt], ends: list[int], measure: Pt
) -> list[int]:
    """Return the ends of as few lines, one of which closes a sentence and is not short, if there are such."""
    tries = []
    for cut in (i for i, segment in enumerate(segments[:-1], 1) if segment.closes):
        before = stops[cut - 1]
        rest = [stop - before for stop in stops[cut:]], [ink - before for ink in inks[cut:]]
        parts = []
        for some, own in (((stops[:cut], inks[:cut]), 0), (rest, cut)):
            filled = _fill(*some, measure)
            even = _balanced(*some, filled, 0.0, measure) if len(filled) > 1 else filled
            parts.append(([own + end for end in even], _longest(*some, even)))
        (one, wide), (other, wider) = parts
        closing = inks[cut - 1] - (stops[one[-2] - 1] if len(one) > 1 else 0.0)
        last = rest[1][-1] - (rest[0][other[-2] - cut - 1] if len(other) > 1 else 0.0)
        longest = max(wide, wider)
        if len(one) + len(other) == len(ends) and min(closing, last) >= LEAST * longest:
            tries.append((longest, [*one, *other]))
    return min(tries)[1] if tries else []


@lru_cache(maxsize=1 << 12)
def _measured(
    paragraph: Paragraph, size: Pt, number: Pt, *, polite: bool = False
) -> tuple[tuple[Pt, ...], tuple[Pt, ...], Pt]:
    """Return where segments would end on one line, the same without white space, and the widest of them."""
    segments = paragraph.polite if polite else paragraph.segments
    stops = tuple(accumulate(s.width * size + s.numbers * number for s in segments))
    inks = tuple(stop - (s.width - s.trimmed) * size for stop, s in zip(stops, segments, strict=True))
    widest = max((ink - start for ink, start in zip(inks, (0.0, *stops), strict=False)), default=0.0)
    return stops, inks, widest


def _balanced(stops: Sequence[Pt], inks: Sequence[Pt], ends: list[int], widest: Pt, measure: Pt) -> list[int]:
    """Return the ends of as few lines in the narrowest measure: half of what is left is tried, eight times.

    Every measure down to the longest line gives the same lines, so that only narrower ones are filled.
    """
    low, high = widest, measure
    longest = _longest(stops, inks, ends)
    for _ in range(8):
        middle = (low + high) / 2
        if middle < longest:
            found = _fill(stops, inks, middle)
            if len(found) > len(ends):
                low = middle
                continue
            ends, longest = found, _longest(stops, inks, found)
        high = middle
    return ends


def _longest(stops: Sequence[Pt], inks: Sequence[Pt], ends: list[int]) -> Pt:
    starts = (0.0, *(stops[end - 1] for end in ends))
    return max(inks[end - 1] - start for end, start in zip(ends, starts, strict=False))


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
    segments: tuple[Segment, ...],
    stops: Sequence[Pt],
    inks: Sequence[Pt],
    ends: list[int],
    size: Pt,
    overflow: Pt,
    number: Pt,
) -> Setting:
    """Set lines below each other: the leading, or more where ink would touch."""
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
    top = max(map(_TOP, segments)) * size
    bottom = max(map(_BOTTOM, segments)) * size
    if any(map(_NUMBERS, segments)):
        top = max(top, 0.72 * number + CLEAR * size)  # digits of the pinned face reach 0.714 em
    return top, bottom
