"""The readers: each looks at a finished page in its own way. Together they leave a wrong number no way out.

    count     the text of the file: every number as often as expected, and nothing else that could be one
    place     position: whole inside a safe area, upright or upside down, seen
    size      size on the page, whatever matrix brought it about
    outlines  the ink of the number alone, against the vendored face: sees swapped and foreign glyphs
    pixels    the ink on the page, against the vendored face: sees what covers, clips, moves or joins it
    links     addresses behind links, and that each lies on its number
    codes     QR codes, decoded from the pixels of the page; only where a file should hold some

`outlines` and `pixels` do not look at ToUnicode or at the embedded font's names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops

from pocketcards.model.geometry import Rect
from pocketcards.model.proof import Expectation, Fault
from pocketcards.readback.document import FinishedPage, TextObject
from pocketcards.readback.reference import DPI, PHASES, Reference, References, shape_of

__all__ = ["READERS", "Reader", "SeenNumber", "Sight", "codes_on", "count_faults", "see"]

TOLERANCE = 48
"""Of 255: how far one pixel may be off. A wrong digit is off by 255 in hundreds of pixels."""
FEW = 2
"""How many pixels may be off by more: edges that fall on a pixel border."""
SAME_SHAPE = 12
"""Cells that may be off. Measured: 2 at most where nothing is wrong, 30 at least for one wrong digit."""
CODE_DPI = 300.0
"""Where the decoder reads 400 of 400 codes, and none wrongly.
docs/evidence.md#what-a-text-extraction-does-not-see"""
MEASURE = re.compile(r"[0-9.]{1,6}( (x|to) [0-9.]{1,6})? ?(%|mm|in\b|g/m2)")
"""Of margins and job tickets, where only the file is at hand: nobody dials what has a unit."""
DIALLED = re.compile(r"[0-9+-]{3,}")
"""Digits and what stands between them, in a row."""
SHORTEST_STRAY = 3
"""A run of so many digits could be dialled; ordinary figures on cards are shorter."""


@dataclass(frozen=True, slots=True)
class SeenNumber:
    """A text object that says it is an expected number."""

    text: str
    object: TextObject
    reference: Reference
    box: Rect
    """On the page."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A page, as the readers get it."""

    index: int
    page: FinishedPage
    expectation: Expectation
    objects: tuple[TextObject, ...]
    numbers: tuple[SeenNumber, ...]


Reader = Callable[[Sight], Iterator[Fault]]


def see(index: int, page: FinishedPage, expectation: Expectation, references: References) -> Sight:
    """Collect the text objects of a page and pick out the expected numbers."""
    objects = tuple(page.text_objects())
    numbers = []
    for found in objects:
        text = found.text.strip()
        if text in expectation.numbers:
            reference = references.of(text, found.size)
            numbers.append(SeenNumber(text, found, reference, _box_on_page(found, reference.box)))
    return Sight(index, page, expectation, objects, tuple(numbers))


def _box_on_page(found: TextObject, box: Rect) -> Rect:
    if found.angle == 180:
        return Rect(found.x - box.right, found.y - box.top, box.width, box.height)
    return Rect(found.x + box.x, found.y + box.y, box.width, box.height)


def strays(sight: Sight) -> Iterator[Fault]:
    """Find text that could be taken for a number and is none of the expected ones."""
    for found in sight.objects:
        text = found.text.strip()
        if text in sight.expectation.numbers:
            continue
        if not any(map(str.isnumeric, text)):
            continue
        beside = sight.expectation.beside
        if beside is not None and text in beside:
            continue
        told = MEASURE.sub("", text) if beside is None else text
        digits = sum(char.isnumeric() and not "\u3400" <= char <= "\u9fff" for char in told)
        if digits >= SHORTEST_STRAY or any(_holds_digit(run) for run in DIALLED.findall(told)):
            yield Fault("count", f"{text!r} could be taken for a number and is not approved", sight.index)


def _holds_digit(run: str) -> bool:
    return any(char.isdigit() for char in run)


def place(sight: Sight) -> Iterator[Fault]:
    """Find numbers that are turned, unseen or outside the safe area."""
    for number in sight.numbers:
        if number.object.angle not in (0, 180):
            yield Fault("place", f"{number.text} is turned or stretched", sight.index, number.box)
        elif not number.object.visible:
            yield Fault("place", f"{number.text} is written unseen", sight.index, number.box)
        elif not any(area.contains(number.box, slack=0.5) for area in sight.expectation.areas[sight.index]):
            yield Fault("place", f"{number.text} is not inside a safe area", sight.index, number.box)


def size(sight: Sight) -> Iterator[Fault]:
    """Find numbers that are too small."""
    for number in sight.numbers:
        if number.object.size < sight.expectation.smallest - 0.01:
            message = f"{number.text} is {number.object.size:.2f} pt, not {sight.expectation.smallest:g} pt"
            yield Fault("size", message, sight.index, number.box)


def outlines(sight: Sight) -> Iterator[Fault]:
    """Find numbers whose own ink is not that of the vendored face.

    Of equal copies on a sheet the first: `pixels` looks at each of them in its place.
    """
    first = {(one.text, one.object.size, one.object.own_angle): one for one in reversed(sight.numbers)}
    for number in first.values():
        if number.object.angle not in (0, 180) or number.object.own_angle not in (0, 180):
            continue  # `place` says so
        ink = sight.page.render_alone(number.object.handle, number.reference.fine)
        if not any(_same_shape(ink, number, wider) for wider in (0, 1, -1)):
            yield Fault("outlines", f"{number.text} is drawn with other shapes", sight.index, number.box)


def _same_shape(ink: Image.Image, number: SeenNumber, wider: int) -> bool:
    expected = number.reference.shape(number.object.own_angle)
    return _pixels_off(shape_of(ink, len(number.text), wider), expected) <= SAME_SHAPE


def pixels(sight: Sight) -> Iterator[Fault]:
    """Find numbers that look otherwise on the page than alone."""
    for number in sight.numbers:
        if not any(_looks_alike(sight.page, number, phase) for phase in PHASES):
            message = f"{number.text} is covered, cut or touched by something"
            yield Fault("pixels", message, sight.index, number.box)


def _looks_alike(page: FinishedPage, number: SeenNumber, phase: float) -> bool:
    found, expected = number.object, number.reference
    seen = page.render_at(found.x, found.y, expected.box, DPI, turned=found.angle == 180, phase=phase)
    return _pixels_off(_ink(seen), expected.pixels(phase)) <= FEW


def _ink(seen: Image.Image) -> Image.Image:
    """Return how much ink each pixel has: 0 for the most common grey, 255 for the farthest from it."""
    counts = seen.histogram()
    ground = counts.index(max(counts))
    darkest = next(grey for grey, count in enumerate(counts) if count)
    lightest = 255 - next(grey for grey, count in enumerate(reversed(counts)) if count)
    flat = Image.new("L", seen.size, ground)
    if ground - darkest >= lightest - ground:
        reach, pair = ground - darkest, (flat, seen)
    else:
        reach, pair = lightest - ground, (seen, flat)
    return ImageChops.subtract(*pair, scale=reach / 255) if reach else flat.point([0] * 256)


def _pixels_off(one: Image.Image, other: Image.Image) -> int:
    """Return how many pixels of two pictures differ by more than the tolerance."""
    if one.size != other.size:
        return one.width * one.height
    return sum(ImageChops.difference(one, other).histogram()[TOLERANCE:])


def links(sight: Sight) -> Iterator[Fault]:
    """Find links that lead elsewhere, or do not lie on a number."""
    for link in sight.page.links():
        if link.uri not in sight.expectation.links:
            yield Fault("links", f"a link leads to {link.uri!r}", sight.index, link.box)
            continue
        below = {number.text for number in sight.numbers if _covers(link.box, number.box)}
        if sight.expectation.targets.get(link.uri) not in below:
            yield Fault("links", f"the link {link.uri!r} does not lie on its number", sight.index, link.box)


def _covers(link: Rect, number: Rect) -> bool:
    """Tell whether a link lies on a number: on the middle of it."""
    x, y = number.x + number.width / 2, number.y + number.height / 2
    return link.x <= x <= link.right and link.y <= y <= link.top


def codes_on(page: FinishedPage) -> Counter[str]:
    """Return what the QR codes of a page say, decoded from its pixels."""
    import zxingcpp  # its library is large, and few files hold a code

    formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    found = zxingcpp.read_barcodes(page.grey(CODE_DPI), formats=formats)
    return Counter(code.text for code in found)


READERS: tuple[Reader, ...] = (strays, place, size, outlines, pixels, links)


def count_faults(found: Counter[str], expected: Counter[str], reader: str = "count") -> Iterator[Fault]:
    """Find numbers, links and codes that stand in the file too often or too seldom."""
    for text in sorted(found | expected):
        if found[text] != expected[text]:
            message = f"{text} stands {found[text]} times, not {expected[text]} times"
            yield Fault(reader, message, 0)
