"""Pictures of pages look like the pages, and are drawn while a file is read, where that finds no fault."""

from __future__ import annotations

import io

from PIL import Image, ImageChops

from pocketcards.readback.document import FinishedFile
from pocketcards.readback.preview import previews
from tests.bundled import CARDS, FLAT, pdf
from tests.readback.changing import PROVER, expectation
from tests.support.each import each

DPI = 96
FAR = 64
"""Of 255: edges of letters have fewer colours in a picture."""


@each("card", CARDS)
def test_a_picture_looks_like_its_page(card: str) -> None:
    data = pdf(card, "es", FLAT)
    with FinishedFile(data) as file:
        drawn = [page.render(DPI) for page in file.pages()]
    for page, picture in zip(drawn, previews(data, DPI), strict=True):
        shown = Image.open(io.BytesIO(picture)).convert("RGB")
        assert all(high < FAR for _, high in ImageChops.difference(page, shown).getextrema())


def test_a_file_is_drawn_while_it_is_read() -> None:
    data = pdf("hotline", "es", FLAT)
    reading = PROVER.read(data, expectation("hotline", "es"), DPI)
    assert reading.faults == []
    assert reading.pictures == previews(data, DPI)


def test_a_file_with_a_fault_is_not_drawn() -> None:
    reading = PROVER.read(pdf("hotline", "es", FLAT), expectation("indicator", "en"), DPI)
    assert reading.faults
    assert not reading.pictures
