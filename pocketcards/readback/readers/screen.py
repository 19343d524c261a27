"""Reader `screen`: what a screen shows is what is printed.

Files whose structure is sound hold nothing that could tell the two apart: no layers, no annotations
that draw, no form fields. Of these the first number of a page is compared, which costs one rendering.
Of any other file whole pages are, form fields included.
"""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image, ImageChops

from pocketcards.model.proof import Fault
from pocketcards.readback.readers.base import Sight
from pocketcards.readback.reference import PHASES

__all__ = ["screen"]

DPI = 72.0
"""Enough to see that a digit is there or is not."""


def screen(sight: Sight) -> Iterator[Fault]:
    """Find what is on the screen alone, or on paper alone."""
    if sight.drawn is None:
        shown, printed = (sight.page.whole(DPI, screen=screen) for screen in (True, False))
        if _differ(shown, printed):
            yield sight.fault("screen", "a screen shows the page otherwise than it is printed")
        return
    for number in sight.numbers[:1]:
        printed = number.shown(sight.page, PHASES[0]).picture
        if _differ(number.render(sight.page, PHASES[0], screen=True), printed):
            message = f"a screen shows {number.text} otherwise than it is printed"
            yield sight.fault("screen", message, number.box)


def _differ(one: Image.Image, other: Image.Image) -> bool:
    return one.size != other.size or ImageChops.difference(one, other).getbbox() is not None
