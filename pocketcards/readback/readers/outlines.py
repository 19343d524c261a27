"""Reader `outlines`: the ink of a number alone, against the vendored face. Sees swapped and foreign glyphs.

It does not look at ToUnicode or at the embedded font's names.
"""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.model.proof import Fault
from pocketcards.readback.readers.base import SeenNumber, Sight
from pocketcards.readback.readers.pixels import pixels_off
from pocketcards.readback.reference import shape_of

__all__ = ["outlines"]

SAME_SHAPE = 12
"""Cells that may be off. Measured: 2 at most where nothing is wrong, 30 at least for one wrong digit."""


def outlines(sight: Sight) -> Iterator[Fault]:
    """Find numbers whose own ink is not that of the vendored face.

    Of equal copies on a sheet the first: `pixels` looks at each of them in its place.
    """
    first = {(one.text, one.object.size, one.object.own_angle): one for one in reversed(sight.numbers)}
    for number in first.values():
        if number.object.angle not in (0, 180) or number.object.own_angle not in (0, 180):
            continue  # `place` says so
        if not any(_same_shape(sight, number, scale) for scale in number.reference.scales):
            yield sight.fault("outlines", f"{number.text} is drawn with other shapes", number.box)


def _same_shape(sight: Sight, number: SeenNumber, scale: float) -> bool:
    ink = sight.page.render_alone(number.object.handle, scale)
    expected = number.reference.shape(number.object.own_angle, scale)
    shapes = (shape_of(ink, len(number.text), wider) for wider in (0, 1, -1))
    return any(pixels_off(shape, expected) <= SAME_SHAPE for shape in shapes)
