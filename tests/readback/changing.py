"""Real files, changed by another library, and which readers find it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf

from pocketcards.formats.base import MadeFile
from pocketcards.impose.fold import card_pages
from pocketcards.make.maker import expectation_of
from pocketcards.model.proof import Expectation
from pocketcards.readback.proof import Prover
from tests.bundled import FLAT, ROOT, laid_out, pdf

NUMBER = "1-888-373-7888"
FACE = ROOT / "fonts" / "noto-sans" / "NotoSans-Bold.ttf"
PROVER = Prover(FACE)


Change = Callable[[pikepdf.Pdf], None]


def expectation(card: str = "indicator", locale: str = "en") -> Expectation:
    made = laid_out(card, locale, FLAT)
    return expectation_of([(made, 0)], MadeFile("", card_pages(made), b"", links=True))


def changed(change: Change, card: str = "indicator", locale: str = "en") -> bytes:
    with pikepdf.open(io.BytesIO(pdf(card, locale, FLAT))) as file:
        change(file)
        out = io.BytesIO()
        file.save(out)
        return out.getvalue()


def readers(data: bytes, expected: Expectation | None = None) -> set[str]:
    return {fault.reader for fault in PROVER.read(data, expected or expectation()).faults}


def content(file: pikepdf.Pdf, page: int = 1) -> str:
    return file.pages[page].Contents.read_bytes().decode("ascii")


def set_content(file: pikepdf.Pdf, text: str, page: int = 1) -> None:
    file.pages[page].Contents.write(text.encode("ascii"))


def number_font(file: pikepdf.Pdf) -> pikepdf.Object:
    """The font of the numbers: the bold one."""
    fonts = file.pages[1].Resources.Font
    return next(font for font in fonts.values() if "Bold" in str(font.BaseFont))


def main_number(text: str) -> re.Match[str]:
    """The operators of the main number: the only text of 18 points or more in one stretch of 14 codes."""
    found = re.search(r"/F\d+ (1[89]|2[0-2])[\d.]* Tf\n1 0 0 1 ([\d.]+) ([\d.]+) Tm \[(.*?)\] TJ", text)
    assert found
    return found
