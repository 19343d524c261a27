"""Pictures for phones: drawn from a proven file, and every number read from the pixels again.

The picture is drawn by pdfium. Its numbers are compared with figures that FreeType draws from the face of the
numbers, each at its place with every other figure as a rival: what comes nearest must be the right one.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from pocketcards.model.geometry import Rect
from pocketcards.model.page import Page, PlacedLine, PlacedPanel
from pocketcards.model.proof import Fault
from pocketcards.model.text import GlyphRun
from pocketcards.readback.document import FinishedFile

__all__ = ["HEAVIEST", "WIDTH", "PhoneReader", "phone_picture"]

WIDTH = 1080
"""In pixels: as wide as most phones are."""
HEAVIEST = 200_000
"""In bytes: messengers send so much as it is."""
COLORS = 32
SIGNATURE = b"\x89PNG\r\n\x1a\n"
PARTS = [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
"""Size, palette, pixels, end: there is no room for words about who made it, where and when."""
RIVALS = "0123456789"
FAR = 0.3
"""Difference of a figure from the one that FreeType draws, as a share of its ink. Measured over 3,540 figures
of five cards in sixty languages: at most 0.2 between the two rasterisers, at least 0.4 to a wrong figure."""
WORST = 0.25
"""Part of the way from white to black by which a pixel may differ from the file that the picture shows."""


def phone_picture(data: bytes) -> bytes:
    """Return a PNG of a file's one page; the same bytes from the same file."""
    shown = _drawn(data).convert("RGB").quantize(COLORS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    picture = io.BytesIO()
    shown.save(picture, "PNG", optimize=True)
    return picture.getvalue()


def _drawn(data: bytes) -> Image.Image:
    """Return the page of a file, as wide as a picture."""
    with FinishedFile(data) as file:
        pages = file.pages()  # kept: a page closes with what gave it
        page = next(pages)
        return page.render(72 * (WIDTH - 0.01) / page.width)  # a hair less: pdfium rounds pixels up


class PhoneReader:
    """Reads the numbers of pictures from their pixels."""

    def __init__(self, face: Path) -> None:
        """Take the face of the numbers."""
        self._face = face

    def faults(self, picture: bytes, page: Page, source: bytes) -> list[Fault]:
        """Return what is wrong with a picture.

        Args:
            picture: The PNG.
            page: What was set.
            source: The PDF that it shows, which was read back.
        """
        if found := list(_structure(picture)):
            return [Fault("picture", message, None) for message in found]
        with Image.open(io.BytesIO(picture)) as opened:
            shown = opened.convert("L")
        found = list(_unlike(shown, source))
        for placed in page.panels:
            for line in placed.panel.lines():
                for run in line.line.runs:
                    if run.atom and not self._is_right(shown, page, placed, line, run):
                        found.append(f"{run.atom.text} does not stand in the pixels as it should")
        return [Fault("picture", message, 0, picture=picture) for message in found]

    def _is_right(
        self, shown: Image.Image, page: Page, placed: PlacedPanel, line: PlacedLine, run: GlyphRun
    ) -> bool:
        """Tell whether each figure of a number is nearer to the right one than to any other."""
        assert run.atom
        across, down = shown.width / page.width, shown.height / page.height  # whole pixels: they differ
        size = run.size * across
        x, base = (placed.x + line.x + run.x) * across, (page.height - placed.y - line.y) * down
        for char in run.atom.text:
            advance = _advance(self._face, char) * size
            cell = Rect(x, base - 0.8 * size, advance, 0.9 * size)
            ink = _ink(shown, cell)
            rivals = {one: _distance(ink, cell, base, one, self._face, size) for one in {*RIVALS, char}}
            if min(rivals, key=lambda one: rivals[one]) != char or rivals[char] > FAR:
                return False
            x += advance
        return True


def _structure(picture: bytes) -> Iterator[str]:
    """Say what of a PNG is not as it must be: its parts, and how much it weighs."""
    parts, at = [], len(SIGNATURE)
    while at + 8 <= len(picture):
        length, name = struct.unpack(">I4s", picture[at : at + 8])
        parts.append(name)
        at += 12 + length
    if not picture.startswith(SIGNATURE) or at != len(picture) or list(dict.fromkeys(parts)) != PARTS:
        yield f"it holds {b' '.join(parts).decode('latin-1')}"
    if len(picture) > HEAVIEST:
        yield f"it has {len(picture)} bytes"


def _unlike(shown: Image.Image, source: bytes) -> Iterator[str]:
    """Say where a picture shows something else than the file."""
    drawn = _drawn(source).convert("L")
    if drawn.size != shown.size:
        yield f"it has {shown.width} x {shown.height} pixels"
        return
    _, high = ImageChops.difference(shown, drawn).getextrema()
    if isinstance(high, int) and high > WORST * 255:
        yield "its pixels are not those of the file"


@cache
def _font(face: Path, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(face), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _advance(face: Path, char: str) -> float:
    """Return how wide a figure is, in em."""
    return _font(face, 1000.0).getlength(char) / 1000.0


def _ink(shown: Image.Image, cell: Rect) -> Image.Image:
    """Return what stands in a cell as ink from 0 to 255, whether it is dark on light or light on dark."""
    part = shown.crop(_pixels(cell))
    low, high = part.getextrema()
    assert isinstance(low, int)
    assert isinstance(high, int)
    ground = max(part.getcolors(), key=lambda one: one[0])[1]
    if high - low < 64:
        return Image.new("L", part.size)
    dark = ground > (low + high) / 2
    return part.point([_share(value, ground, low if dark else high) for value in range(256)])


def _share(value: int, ground: int, full: int) -> int:
    return round(255 * min(1.0, max(0.0, (value - ground) / (full - ground))))


def _distance(ink: Image.Image, cell: Rect, base: float, char: str, face: Path, size: float) -> float:
    """Return how far a figure is from what FreeType draws there, give or take half a pixel either way."""
    left, top, _, _ = _pixels(cell)
    best = 1.0
    weight = max(1.0, 0.35 * ink.width * ink.height)
    for across, down in product((-0.5, 0.0, 0.5), repeat=2):
        drawn = Image.new("L", ink.size)
        place = (cell.x - left + across, base - top + down)
        ImageDraw.Draw(drawn).text(place, char, fill=255, font=_font(face, size), anchor="ls")
        difference = ImageStat.Stat(ImageChops.difference(ink, drawn)).sum[0] / 255
        best = min(best, difference / weight)
    return best


def _pixels(box: Rect) -> tuple[int, int, int, int]:
    """Return the pixels of a box that is measured from the upper left corner."""
    return (round(box.x), round(box.y), round(box.x + box.width), round(box.y + box.height))
