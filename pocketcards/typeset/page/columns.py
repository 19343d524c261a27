"""Boxes beside each other: in columns read one after the other, or in pairs. Rows share baselines."""

from __future__ import annotations

from collections.abc import Sequence

from pocketcards.model.geometry import Pt
from pocketcards.typeset.page.box import Box, Placement, White, overflows_of, padded, spaced

__all__ = ["columns", "grid", "pairs"]


def columns(boxes: Sequence[Box], count: int, white: White, gutter: Pt, width: Pt, *, rtl: bool) -> Box:
    """Return boxes in columns of equal width, filled one after the other, as low as can be.

    Their first lines share a baseline. The first column stands at the side where reading starts.
    """
    measure = (width - gutter * (count - 1)) / count
    cuts = _level_cuts(boxes, count, white, measure)
    parts = [
        spaced(boxes[low:high], white, measure)
        for low, high in zip([0, *cuts], [*cuts, len(boxes)], strict=True)
        if low < high
    ]
    first = max((part.ascent for part in parts), default=0.0)
    parts = [padded(part, first - part.ascent, 0.0) for part in parts]

    def place(x: Pt, top: Pt) -> Placement:
        placed = Placement()
        for i, part in enumerate(parts):
            place_at = count - 1 - i if rtl else i
            placed.add(part.place(x + place_at * (measure + gutter), top))
        return placed

    height = max((part.height for part in parts), default=0.0)
    last = min((part.descent + height - part.height for part in parts), default=0.0)
    return Box(width, height, place, overflows_of(parts), first, last)


def _level_cuts(boxes: Sequence[Box], count: int, white: White, width: Pt) -> list[int]:
    """Return where each further column starts, so that the tallest column is as low as can be."""
    if count == 1 or len(boxes) <= 1:
        return [len(boxes)] * (count - 1)

    def tallest(cut: int) -> Pt:
        return max(spaced(part, white, width).height for part in (boxes[:cut], boxes[cut:]))

    best = min(range(1, len(boxes) + 1), key=lambda cut: (tallest(cut), -cut))
    if count == 2:
        return [best]
    rest = _level_cuts(boxes[best:], count - 1, white, width)
    return [best, *(best + cut for cut in rest)]


def grid(boxes: Sequence[Box], count: int, white: White, gutter: Pt, width: Pt, *, rtl: bool) -> Box:
    """Return boxes in columns of equal width, filled one after the other; boxes of a row share a baseline.

    The first column stands at the side where reading starts.
    """
    down = max(1, -(-len(boxes) // count))
    rows = [range(i, len(boxes), down) for i in range(down)]
    return _level(boxes, rows, count, white, gutter, width, rtl=rtl)


def pairs(boxes: Sequence[Box], white: White, gutter: Pt, width: Pt, *, rtl: bool) -> Box:
    """Return boxes two by two beside each other; those of a pair share a baseline."""
    rows = [range(i, min(i + 2, len(boxes))) for i in range(0, len(boxes), 2)]
    return _level(boxes, rows, 2, white, gutter, width, rtl=rtl)


def _level(
    boxes: Sequence[Box],
    rows: Sequence[range],
    count: int,
    white: White,
    gutter: Pt,
    width: Pt,
    *,
    rtl: bool,
) -> Box:
    """Return rows below each other, given by index; `boxes` says in which order they are read."""
    step = (width - gutter * (count - 1)) / count + gutter
    bases = _bases(boxes, rows, white)
    spots = {
        j: ((count - 1 - across if rtl else across) * step, base - boxes[j].ascent)
        for base, members in zip(bases, rows, strict=True)
        for across, j in enumerate(members)
    }
    height = max((down + boxes[j].height for j, (_, down) in spots.items()), default=0.0)

    def place(x: Pt, top: Pt) -> Placement:
        placed = Placement()
        for j, box in enumerate(boxes):
            along, down = spots[j]
            placed.add(box.place(x + along, top - down))
        return placed

    last = min((height - spots[j][1] - boxes[j].height + boxes[j].descent for j in rows[-1]), default=0.0)
    return Box(width, height, place, overflows_of(boxes), bases[0], last)


def _bases(boxes: Sequence[Box], rows: Sequence[range], white: White) -> list[Pt]:
    """Return how far below the top the first baseline of each row lies."""
    bases: list[Pt] = []
    for i, members in enumerate(rows):
        base = max(boxes[j].ascent for j in members)
        for above, j in zip(rows[i - 1] if i else (), members, strict=False):
            bottom = bases[-1] - boxes[above].ascent + boxes[above].height
            base = max(base, bottom + white.between(boxes[above], boxes[j]) + boxes[j].ascent)
        bases.append(base)
    return bases
