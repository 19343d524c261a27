"""A model of an office copier: what a sheet looks like that was copied, and copied again.

It is a model, not a machine. Its parts are those by which Baird ("Document image defect models", 1992) and
Kanungo, Haralick and Phillips ("Global and local document degradation models", 1993) describe printing and
copying: skew, scale, blur, threshold, noise of each pixel, specks. The noise is as large as in tesseract's
`DegradeImage`, "as if by a print/copy/scan cycle". How large the rest is, is our own guess.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

DPI = 300
Box = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""
Affine = tuple[float, float, float, float, float, float]
"""For each pixel of an image, where it stood on another one; as Pillow wants it."""
STILL: Affine = (1, 0, 0, 0, 1, 0)


@dataclass(frozen=True, slots=True)
class Copier:
    """What one generation does to a sheet. Lengths in pixels, greys from 0 to 1."""

    name: str
    middle: float = 0.5
    """The grey that stays as it is: what is darker turns to black, what is paler to white."""
    gain: float = 1.5
    blur: float = 0.7
    """Standard deviation; of three line pairs a millimetre half the contrast is left."""
    turn: float = 0.3
    """Degrees by which the sheet lies askew, to either side."""
    scale: float = 0.995
    noise: int = 5
    """The most that a pixel is off, of 255."""
    specks: float = 1.0
    """Dark ones in a square centimetre, and as many bare ones; up to 0.25 mm across."""


COPIERS = (Copier("copied twice"), Copier("set too light", middle=0.4), Copier("set too dark", middle=0.6))


def inverse(way: Affine) -> Affine:
    """Return the way back."""
    a, b, c, d, e, f = way
    det = a * e - b * d
    a, b, d, e = e / det, -b / det, -d / det, a / det
    return a, b, -(a * c + b * f), d, e, -(d * c + e * f)


def moved(box: Box, way: Affine) -> Box:
    """Return the upright box around a box that was turned."""
    a, b, c, d, e, f = way
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [a * x + b * y + c for x, y in corners], [d * x + e * y + f for x, y in corners]
    return math.floor(min(xs)), math.floor(min(ys)), math.ceil(max(xs)), math.ceil(max(ys))


def copied(page: Image.Image, copier: Copier, dice: random.Random) -> tuple[Image.Image, Affine]:
    """Return a copy of a grey page, and where its pixels stood on the page."""
    (width, height), angle = page.size, math.radians(copier.turn * dice.choice((-1, 1)))
    cos, sin = math.cos(angle) / copier.scale, math.sin(angle) / copier.scale
    x, y = width / 2, height / 2
    way = (cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y)
    image = page.transform(page.size, Image.Transform.AFFINE, way, Image.Resampling.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(copier.blur))
    middle = copier.middle * 255
    image = image.point([round(min(255, max(0, middle + (v - middle) * copier.gain))) for v in range(256)])
    grain = Image.frombytes("L", page.size, dice.randbytes(width * height))
    grain = grain.point([v * (2 * copier.noise + 1) // 256 for v in range(256)])
    image = ImageChops.add(image, grain, 1, -copier.noise)
    draw = ImageDraw.Draw(image)
    for i in range(2 * round(copier.specks * width * height / (DPI / 2.54) ** 2)):
        x, y, radius = dice.uniform(0, width), dice.uniform(0, height), dice.uniform(0.3, 1.5)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), 255 * (i % 2))
    return image, way


def copied_twice(page: Image.Image, copier: Copier, seed: str) -> tuple[Image.Image, Affine]:
    """Return a copy of a copy, and where its pixels stood on the page. The same seed gives the same copy."""
    dice = random.Random(seed)
    first, (a, b, c, d, e, f) = copied(page, copier, dice)
    second, (g, h, i, j, k, m) = copied(first, copier, dice)
    x, y = (
        (a * g + b * j, a * h + b * k, a * i + b * m + c),
        (d * g + e * j, d * h + e * k, d * i + e * m + f),
    )
    return second, (*x, *y)


def laid_back(copy: Image.Image, way: Affine) -> Image.Image:
    """Return a copy turned so that it lies on the page, pixel on pixel, without making it any softer."""
    return copy.transform(copy.size, Image.Transform.AFFINE, inverse(way), Image.Resampling.NEAREST)
