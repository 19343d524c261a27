"""Readers `pixels` and `contrast`: a number as it is printed, against the vendored face.

They see what covers, clips, moves or joins it, and ink that its ground swallows. They do not look at
ToUnicode or at the embedded font's names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PIL import Image, ImageChops

from pocketcards.model.proof import Fault
from pocketcards.readback.readers.base import SeenNumber, Shown, Sight
from pocketcards.readback.reference import PHASES

__all__ = ["contrast", "pixels", "pixels_off"]

TOLERANCE = 48
"""Of 255: how far one pixel may be off. A wrong digit is off by 255 in hundreds of pixels."""
FEW = 2
"""How many pixels may be off by more: edges that fall on a pixel border."""
CONTRAST = 7.0
"""WCAG 2.2, 1.4.6, measured in grey, because cards are copied and printed in grey. Colours that differ
so much in grey differ by 3.2 : 1 at least (large text: 3 : 1), whichever they are; ours by 10 : 1."""


def pixels(sight: Sight) -> Iterator[Fault]:
    """Find numbers that look otherwise on the page than alone."""
    for number in sight.numbers:
        if not any(_looks_alike(sight, number, phase) for phase in PHASES):
            message = f"{number.text} is covered, cut or touched by something"
            yield sight.fault("pixels", message, number.box)


def _looks_alike(sight: Sight, number: SeenNumber, phase: float) -> bool:
    ink = _ink(number.shown(sight.page, phase))
    return pixels_off(ink, number.reference.pixels(phase)) <= FEW


def contrast(sight: Sight) -> Iterator[Fault]:
    """Find numbers that hardly differ from their ground: `pixels` compares shapes, however faint."""
    for number in sight.numbers:
        shown = number.shown(sight.page, PHASES[0])
        ratio = contrast_of(shown.ground, shown.ink)
        if ratio < CONTRAST:
            message = f"{number.text} stands out by {ratio:.1f} : 1 in grey, not {CONTRAST:g} : 1"
            yield sight.fault("contrast", message, number.box)


@lru_cache(maxsize=256)
def contrast_of(one: int, other: int) -> float:
    """Return the contrast of two greys from 0 to 255 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((one, other))
    return (_luminance(light) + 0.05) / (_luminance(dark) + 0.05)


def _luminance(grey: int) -> float:
    """Return relative luminance (WCAG 2.2); of a grey, its three channels are one."""
    value = grey / 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _ink(shown: Shown) -> Image.Image:
    """Return how much ink each pixel has: 0 for the most common grey, 255 for the farthest from it."""
    flat = Image.new("L", shown.picture.size, shown.ground)
    pair = (flat, shown.picture) if shown.ink < shown.ground else (shown.picture, flat)
    reach = abs(shown.ground - shown.ink)
    return ImageChops.subtract(*pair, scale=reach / 255) if reach else flat.point([0] * 256)


def pixels_off(one: Image.Image, other: Image.Image) -> int:
    """Return how many pixels of two pictures differ by more than the tolerance."""
    if one.size != other.size:
        return one.width * one.height
    return sum(ImageChops.difference(one, other).histogram()[TOLERANCE:])
