"""What a file was drawn with is gone when its bytes are there: nothing of it waits for the collector."""

from __future__ import annotations

import gc

from pocketcards.output.pdf.plain import sheet_bytes
from pocketcards.output.pdf.writer import Description
from pocketcards.typeset.text.subset import subset
from tests.formats.made import files

FEW = 20


def test_a_file_leaves_no_ring() -> None:
    (sheet,) = files("sheet", "hotline", "es")
    gc.collect()
    gc.disable()
    try:
        sheet_bytes(sheet.pages, Description("Cards", "es"), subset)
        assert gc.collect() < FEW
    finally:
        gc.enable()
