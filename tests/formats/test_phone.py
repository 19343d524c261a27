"""Pictures for phones: light, without a word about anybody, and no figure on them is another."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from itertools import pairwise

import pytest
from PIL import Image, ImageChops, ImageDraw

from pocketcards.formats.base import MadeFile
from pocketcards.model.finding import Refused
from pocketcards.model.page import Page
from pocketcards.model.printing import PrintOptions
from pocketcards.output.pdf.plain import sheet_bytes
from pocketcards.output.pdf.writer import Description
from pocketcards.readback import phone
from pocketcards.readback.phone import HEAVIEST, WIDTH, PhoneReader, phone_picture
from pocketcards.sets.same import same
from pocketcards.typeset.text.subset import subset
from tests import bundled
from tests.formats.made import BY_NAME, LOGO, bench, files
from tests.support.each import each

READER = PhoneReader(bundled.ROOT / "fonts" / "noto-sans" / "NotoSans-Bold.ttf")
SAMPLE = [
    ("indicator", "en"), ("indicator", "ar"), ("myths", "km"), ("indicator", "bn"), ("smuggling", "zh_Hans"),
    ("professionals", "ur"), ("indicator", "hi"), ("myths", "th"),
]  # fmt: skip
OPTIONS = [PrintOptions(), PrintOptions(black=True), PrintOptions(code=True), PrintOptions(brand=LOGO)]


def made(card: str = "indicator", locale: str = "en", options: PrintOptions | None = None) -> MadeFile:
    (file,) = files("phone", card, locale, options=options or PrintOptions())
    return file


def said(file: MadeFile, picture: bytes | None = None) -> list[str]:
    found = READER.faults(picture or file.data, file.pages[0], file.source)
    return [fault.message for fault in found]


def faults_of(card: str, locale: str) -> list[str]:
    file = made(card, locale)
    assert Image.open(io.BytesIO(file.data)).width == WIDTH
    assert len(file.data) < HEAVIEST
    return said(file)


def test_picture_is_as_wide_as_a_phone_light_and_its_numbers_are_read() -> None:
    assert faults_of(*SAMPLE[0]) == []
    assert phone_picture(made().source) == made().data


@pytest.mark.slow
@each(("card", "locale"), SAMPLE[1:])
def test_so_it_is_in_every_script(card: str, locale: str) -> None:
    assert faults_of(card, locale) == []


def shifted(page: Page, by: float) -> tuple[Page, bytes]:
    """Return a page with everything on it so far aside, its lowest number at its foot, and a file of it.

    It is twice as wide, so that figures are small, and a hair higher than whole pixels, which a picture
    rounds up: at the foot it is off by most of a pixel.
    """
    lines = [(one.y + line.y, line.line.runs) for one in page.panels for line in one.panel.lines()]
    wide = 2 * made().pages[0].width
    pixel = wide / WIDTH
    down = min(y for y, runs in lines if any(run.atom for run in runs)) - 2 * pixel - by
    panels = tuple(one._replace(x=one.x + by, y=one.y - down) for one in page.panels)
    high = (page.height // pixel + 1.02) * pixel
    moved = page._replace(panels=panels, width=wide, height=high)
    return moved, sheet_bytes((moved,), Description("Card", "en", ""), subset)


@each("tenths", (1, 4, 7))
def test_numbers_are_read_at_every_fraction_of_a_pixel(tenths: int) -> None:
    """And none that was set as another: pixels are whole, places are not."""
    (page,) = made().pages
    pixel = 2 * page.width / WIDTH
    moved, drawn = shifted(page, tenths / 10 * pixel)
    picture = phone_picture(drawn)
    assert READER.faults(picture, moved, drawn) == []
    assert READER.faults(picture, shifted(moved, 4 * pixel)[0], drawn)


@each("options", OPTIONS)
def test_every_option_is_read_too(options: PrintOptions) -> None:
    assert said(made(options=options)) == []


@each("options", [*OPTIONS, PrintOptions(bilingual=True)])
def test_no_option_makes_a_picture_of_a_card_that_nobody_should_notice(options: PrintOptions) -> None:
    for card in bundled.EVERY_CARD:
        edition = bundled.edition(card, "es")
        refused = isinstance(BY_NAME["phone"].restyle(edition, bench(options)), Refused)
        assert refused is edition.card.discreet, card


def test_sides_stand_above_each_other_all_upright() -> None:
    (page,) = made("indicator", "es").pages
    sides = [one for one in page.panels if one.panel.name != "between sides"]
    assert not any(one.turned for one in sides)
    for upper, lower in pairwise(sides):
        assert upper.y >= lower.box.top - 0.01


def test_draft_is_told_on_every_side() -> None:
    (page,) = made("indicator", "es").pages
    sides: list[list[str]] = [[]]
    for one in page.panels:
        if one.panel.name == "between sides":
            sides.append([])
        sides[-1] += [line.line.text for line in one.panel.lines()]
    assert len(sides) == 3
    assert [side.count("DRAFT") for side in sides] == [1, 1, 1]


# What is wrong with a picture is seen


def repainted(file: MadeFile, change: Callable[[Image.Image], object]) -> bytes:
    picture = Image.open(io.BytesIO(file.data)).convert("RGB")
    change(picture)
    out = io.BytesIO()
    picture.quantize(32, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def number_at(file: MadeFile) -> tuple[str, float, float, float]:
    """Return the first long number, where it begins in pixels, and how large it is."""
    (page,) = file.pages
    scale = WIDTH / page.width
    for placed in page.panels:
        for line in placed.panel.lines():
            for run in line.line.runs:
                if run.atom and len(run.atom.text) > 5:
                    x, y = placed.x + line.x + run.x, page.height - placed.y - line.y
                    return run.atom.text, x * scale, y * scale, run.size * scale
    raise AssertionError("no number")


def test_a_figure_that_was_painted_over_is_found_by_the_pixels_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each figure of the number, by another of it: what FreeType draws there is something else."""
    monkeypatch.setattr(phone, "_unlike", lambda shown, source: iter(()))
    file = made()
    text, x, base, size = number_at(file)
    em = [phone._advance(READER._face, char) * size for char in text]
    places = [x + sum(em[:i]) for i in range(len(text))]
    for i, char in enumerate(text):
        other = next(j for j, one in enumerate(text) if one.isdigit() and one != char)
        if not char.isdigit():
            continue

        def paint(picture: Image.Image, to: int = i, of: int = other) -> None:
            top, bottom, left = round(base - 0.78 * size), round(base + 0.05 * size), round(places[of])
            part = picture.crop((left, top, left + round(em[of]), bottom))
            picture.paste(part, (round(places[to]), top))

        assert said(file, repainted(file, paint)) == [f"{text} does not stand in the pixels as it should"], i


def _gone(picture: Image.Image) -> None:
    ImageDraw.Draw(picture).rectangle((0, 580, WIDTH, 640), fill="white")


def _number_gone(picture: Image.Image) -> None:
    _, x, y, size = number_at(made())
    ground = picture.getpixel((round(x) - 4, round(y)))
    ImageDraw.Draw(picture).rectangle((x, y - size, x + 9 * size, y + 4), fill=ground)  # type: ignore[arg-type]


def _narrower(picture: Image.Image) -> None:
    picture.paste(picture.resize((WIDTH - 8, picture.height)), (0, 0))


def _shifted(picture: Image.Image) -> None:
    picture.paste(ImageChops.offset(picture, 6, 0))


@each("change", [_gone, _number_gone, _narrower, _shifted])
def test_a_picture_of_something_else_is_found(change: Callable[[Image.Image], None]) -> None:
    assert said(made(), repainted(made(), change))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


END = chunk(b"IEND", b"")


@each(
    "change",
    [
        lambda data: data[: -len(END)] + chunk(b"tEXt", b"Author\0a volunteer") + END,
        lambda data: data[: -len(END)] + chunk(b"eXIf", b"MM") + END,
        lambda data: data + b"more",
        lambda data: data[:-4],
        lambda data: b"GIF89a" + data,
        lambda data: data[: -len(END)] + chunk(b"IDAT", bytes(HEAVIEST)) + END,
    ],
)
def test_words_about_somebody_and_bytes_that_nobody_sees_are_found(change: Callable[[bytes], bytes]) -> None:
    assert said(made(), change(made().data))


def test_another_zlib_packs_the_same_picture_and_nothing_else_passes_for_it() -> None:
    data = made().data
    head, pixels = data[: data.index(b"IDAT") - 4], b""
    at = len(head)
    while data[at + 4 : at + 8] == b"IDAT":
        length = struct.unpack(">I", data[at : at + 4])[0]
        pixels += data[at + 8 : at + 8 + length]
        at += 12 + length
    plain = zlib.decompress(pixels)
    repacked = head + chunk(b"IDAT", zlib.compress(plain, 1)) + END
    assert repacked != data
    assert same(repacked, data)
    other = plain[:500] + bytes([plain[500] ^ 1]) + plain[501:]
    for changed in (
        head + chunk(b"IDAT", zlib.compress(other)) + END,
        head + chunk(b"IDAT", zlib.compress(plain) + b"more") + END,
        head + chunk(b"tEXt", b"a\0b") + chunk(b"IDAT", pixels) + END,
        repacked[:-5],
        repacked + b"\0",
        b"",
    ):
        assert not same(changed, data)


def test_a_wrong_number_in_the_file_is_not_hidden_by_a_right_picture() -> None:
    """The picture is compared with the file that was read back, not with what was meant."""
    file, other = made(), made("indicator", "es")
    assert READER.faults(file.data, file.pages[0], other.source)
    assert READER.faults(file.data, other.pages[0], file.source)
