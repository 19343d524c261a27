"""What the command line says of printing: every slip has a clear error; of a logo its pixels alone stay."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from pocketcards.cli import _parser, main
from pocketcards.commands.print_options import print_options
from pocketcards.errors import CardError, InputError, UsageError
from pocketcards.model.geometry import mm
from pocketcards.model.printing import Duplex, PrintOptions
from pocketcards.output.pdf.metadata import grey_profile
from tests import bundled
from tests.bundled import SAMPLE
from tests.support.each import each


def parsed(*words: str) -> PrintOptions:
    return print_options(
        _parser("build").parse_args(["build", *words]), lambda: bundled.project().words.values()
    )


def test_default_is_what_most_printers_do() -> None:
    assert parsed() == PrintOptions()


def test_what_is_asked_for_is_understood() -> None:
    options = parsed(
        "--mix", "es=4, am=2", "--offset", "0.5,-1", "--duplex", "two-pass", "--ink", "black", "--qr"
    )
    assert options.mix == (("es", 4), ("am", 2))
    assert options.offset == (pytest.approx(mm(0.5)), pytest.approx(mm(-1)))
    assert (options.duplex, options.black, options.code) == (Duplex.TWO_PASS, True, True)


def test_both_sides_of_a_sheet_can_be_moved_and_a_used_sheet_begun_later() -> None:
    options = parsed("--offset", "1,0/0.5,-1", "--start", "5")
    assert options.front_offset == (pytest.approx(mm(1)), 0)
    assert options.offset == (pytest.approx(mm(0.5)), pytest.approx(mm(-1)))
    assert options.start == 5


WRONG = {
    "an offset of three sides": (["--offset", "0,0/0,0/0,0"], "0,0.5/0.5,-1"),
    "a start that is no cell": (["--start", "B2"], "upper left"),
    "a start before the first cell": (["--start", "0"], "upper left"),
    "a mix without counts": (["--mix", "es,am"], "es=4"),
    "a mix of nothing": (["--mix", ""], "es=4"),
    "a mix of none": (["--mix", "es=0"], "es=4"),
    "an offset of one number": (["--offset", "1"], "--offset 0.5,-1"),
    "an offset in inches or pixels": (["--offset", "40,0"], "Millimetres"),
    "an empty brand": (["--brand", "  "], "--brand"),
    "a brand as long as a sentence": (["--brand", "x" * 61], "60"),
    "a brand that breaks the line": (["--brand", "a\u202eb"], "--brand"),
    "a brand with figures": (["--brand", "Dial 112 in need"], "figures"),
    "a brand with figures of another script": (["--brand", "بيت ١ ١ ٢"], "figures"),
    "a brand with the mark of a number": (["--brand", "Foo \ufffc"], "--brand"),
    "a spot with a meaning of its own": (["--spot", "All"], "PANTONE"),
    "a brand with look-alikes": (["--brand", "Dial l-BBB-EJE"], "number to call"),
    "a brand with dice": (["--brand", "Dial ⚀⚁"], "number to call"),
    "a brand with a number in words": (["--brand", "Dial nine one one"], "nine one one"),
    "a brand with a number in words of another language": (["--brand", "Marca dos uno uno"], "dos uno uno"),
    "a brand that is a picture of another kind": (["--brand", "logo.jpg"], "Save the picture as PNG"),
    "a brand that is a path": (["--brand", "pictures/logo"], "is a file"),
    "a brand that is a path of Windows": (["--brand", "C:\\logos\\ours"], "is a file"),
    "a brand that is a file here": (["--brand", "pyproject.toml"], "is a file"),
    "a spot that is a telephone number": (["--spot", "1-888-373-7888"], "number to call"),
    "a spot that is a number in words": (["--spot", "nine one one"], "number to call"),
    "a spot that is no name": (["--spot", "(#&"], "PANTONE"),
}


@each("name", WRONG)
def test_a_slip_is_refused_with_the_way_out(name: str) -> None:
    words, said = WRONG[name]
    with pytest.raises(UsageError) as caught:
        parsed(*words)
    assert said in f"{caught.value} {caught.value.hint}"


@each("name", ["Safe House", "Casa / House", "St. Mary's", "YWCA St. Louis", "بيت الأمان", "One & Co."])
def test_a_name_of_people_is_printed(name: str) -> None:
    brand = parsed("--brand", name).brand
    assert brand
    assert brand.name == name


def _png(path: Path, size: tuple[int, int] = (40, 20)) -> Path:
    about = PngImagePlugin.PngInfo()
    about.add_text("Author", "a volunteer who must not be named")
    Image.new("RGBA", size, (200, 0, 0, 128)).save(path, pnginfo=about)
    return path


def _bomb(path: Path) -> Path:
    """A few hundred bytes that unpack to a picture of 900 million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    data = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )
    path.write_bytes(data)
    return path


def test_of_a_logo_the_pixels_alone_are_kept(tmp_path: Path) -> None:
    brand = parsed("--brand", str(_png(tmp_path / "logo.png"))).brand
    assert brand
    assert (brand.width, brand.height, len(brand.pixels)) == (40, 20, 40 * 20 * 3)
    assert brand.pixels[:3] != b"\xc8\x00\x00"  # half transparent, on white
    assert b"volunteer" not in brand.pixels


def test_a_logo_is_grey_where_there_is_one_ink(tmp_path: Path) -> None:
    brand = parsed("--brand", str(_png(tmp_path / "logo.png")), "--ink", "black").brand
    assert brand
    assert len(set(brand.pixels[:3])) == 1


@each("kind", ["none", "folder", "text", "bomb", "jpeg", "cut", "huge"])
def test_a_logo_that_is_none_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "logo.png"
    if kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("not a picture")
    elif kind == "bomb":
        _bomb(path)
    elif kind == "jpeg":
        picture = io.BytesIO()
        Image.new("RGB", (9, 9)).save(picture, "JPEG")
        path.write_bytes(picture.getvalue())
    elif kind == "cut":
        path.write_bytes(_png(tmp_path / "whole.png").read_bytes()[:60])
    elif kind == "huge":
        _png(path, (2001, 2001))
    with pytest.raises(CardError):
        parsed("--brand", str(path))


@each("kind", ["none", "text", "grey", "large"])
def test_a_profile_of_no_cmyk_printer_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "shop.icc"
    if kind != "none":
        path.write_bytes({"text": b"x" * 200, "grey": grey_profile(), "large": b"0" * 4_000_001}[kind])
    with pytest.raises(InputError):
        parsed("--icc", str(path))


def test_a_mix_of_an_unknown_language_or_format_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ["build", "--project", str(SAMPLE), "--out", str(tmp_path / "out")]
    assert main([*base, "--mix", "klingon=2"]) == 2
    assert main([*base, "--mix", "es=4,spanish=2"]) == 2
    assert "twice" in capsys.readouterr().err
    assert main([*base, "--previews", "20000"]) == 2
    capsys.readouterr()
    assert main([*base, "--mix", "es=2", "--format", "card"]) == 2
    assert "cannot hold several languages" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
