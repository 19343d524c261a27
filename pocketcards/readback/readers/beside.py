"""Reader `beside`: within 3 mm of a number stands nothing that could be taken for a part of it.

Where it is known what was set, `words` and `drawings` look at the whole page; this reader is for files
of which only the numbers are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pocketcards.model.geometry import Rect
from pocketcards.model.proof import Fault
from pocketcards.readback.drawing import DrawnShape, PlacedDrawing
from pocketcards.readback.readers.base import APART, Sight
from pocketcards.readback.readers.codes import may_be_code
from pocketcards.readback.textobject import TextObject

__all__ = ["beside"]

SIGNS = frozenset("+-*#=/\\×÷−‐‑–—")
"""What is dialled, or read as a part of a number."""
BULLET = 0.75
"""How high a ring may be that stands before a sentence, in digits: any higher, it is read as a zero."""
_PAIR = re.compile(r"(-?\d*\.?\d+) (-?\d*\.?\d+)(?= )")


def beside(sight: Sight) -> Iterator[Fault]:
    """Find digits, signs, drawings and pictures beside a number."""
    pictures = list(_pictures(sight.drawn or ()))
    shapes = [] if sight.expected else list(_shapes(sight.drawn or ()))
    odd = [] if sight.expected else [one for one in sight.objects if _is_odd(one.text, sight)]
    for number in sight.numbers:
        around = number.box.inset(-APART)
        row = Rect(around.x, number.box.y + number.box.height / 4, around.width, number.box.height / 2)
        if any(_meet(around, box) for box in pictures):
            yield sight.fault("beside", f"a picture stands beside {number.text}", around)
        for one in odd:
            if one is not number.object and any(_meet(row, box) for box in _odd_boxes(one)):
                yield sight.fault("beside", f"{one.text.strip()!r} stands beside {number.text}", around)
        for shape, box in shapes:
            known = shape.path in sight.expectation.icons or _is_square(shape.path)
            bullet = box.height < BULLET * number.box.height and _is_ring(shape.path)
            if not (known or bullet) and not box.contains(number.box, slack=0.5) and _meet(row, box):
                yield sight.fault("beside", f"something is drawn beside {number.text}", around)


def _is_odd(text: str, sight: Sight) -> bool:
    """Tell whether a text has digits or signs and is no number by itself."""
    known = text.strip() in sight.expectation.numbers
    return not known and any(char.isnumeric() or char in SIGNS for char in text)


def _odd_boxes(one: TextObject) -> Iterator[Rect]:
    """Yield about where the digits and signs of a text stand: its characters taken as equally wide."""
    if one.angle not in (0, 180):
        return
    step = one.width / max(1, len(one.text))
    for i, char in enumerate(one.text):
        if char.isnumeric() or char in SIGNS:
            x = one.x + i * step if one.angle == 0 else one.x - (i + 1) * step
            y = one.y if one.angle == 0 else one.y - one.size * 0.7
            yield Rect(x, y, step, one.size * 0.7)


def _is_square(path: str) -> bool:
    """Tell whether a path is a bullet, a QR code (its reader decodes it) or the white ground of one."""
    box = extent(path)
    plain = path.count("h") == 1 and path.count("l") <= 4 and path.count("c") <= 4
    return abs(box.width - box.height) < 0.02 * box.height and (plain or may_be_code(path))


def _is_ring(path: str) -> bool:
    """Tell whether a path is a circle with a round hole in its middle."""
    outer, _, inner = path.removesuffix("h").partition(" h ")
    if "l" in path or outer.count("c") != 4 or inner.count("c") != 4 or "h" in inner:
        return False
    (ring, hole), apart = (extent(outer), extent(inner)), 0.02 * extent(outer).height
    sides = (ring.width - ring.height, hole.width - hole.height)
    middles = (ring.x + ring.right - hole.x - hole.right, ring.y + ring.top - hole.y - hole.top)
    return all(abs(off) < apart for off in (*sides, *middles))


def _meet(one: Rect, other: Rect) -> bool:
    return one.x < other.right and one.right > other.x and one.y < other.top and one.top > other.y


def _pictures(drawn: tuple[PlacedDrawing, ...]) -> Iterator[Rect]:
    for placed in drawn:
        for box in placed.drawing.pictures:
            yield _placed(placed, box)


def _shapes(drawn: tuple[PlacedDrawing, ...]) -> Iterator[tuple[DrawnShape, Rect]]:
    for placed in drawn:
        for shape in placed.drawing.shapes:
            box = extent(shape.path)
            x, y = shape.x + shape.scale * box.x, shape.y + shape.scale * box.y
            yield shape, _placed(placed, Rect(x, y, shape.scale * box.width, shape.scale * box.height))


def _placed(placed: PlacedDrawing, box: Rect) -> Rect:
    if placed.turned:
        return Rect(placed.x - box.right, placed.y - box.top, box.width, box.height)
    return Rect(placed.x + box.x, placed.y + box.y, box.width, box.height)


@lru_cache(maxsize=512)
def extent(path: str) -> Rect:
    """Return the box around the points of a path, those that bend its curves included."""
    points = [(float(x), float(y)) for x, y in _PAIR.findall(path)]
    left, bottom = min(x for x, _ in points), min(y for _, y in points)
    right, top = max(x for x, _ in points), max(y for _, y in points)
    return Rect(left, bottom, right - left, top - bottom)
