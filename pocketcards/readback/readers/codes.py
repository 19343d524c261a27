"""Reader `codes`: QR codes, decoded from the pixels of the page; where there is one, or should be."""

from __future__ import annotations

from collections import Counter

from pocketcards.readback.readers.base import Sight

__all__ = ["codes_on", "may_be_code"]

DPI = 300.0
"""Where the decoder reads 400 of 400 codes, and none wrongly (reliability: QR)."""
MANY = 60
"""Outlines in one shape, as only codes have: the smallest has some 150."""


def codes_on(sight: Sight) -> Counter[str]:
    """Return what the QR codes of a page say."""
    if not sight.expectation.codes and not _may_hold_code(sight):
        return Counter()
    import zxingcpp  # its library is large, and few files hold a code

    formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    found = zxingcpp.read_barcodes(sight.page.whole(DPI, screen=True), formats=formats)
    return Counter(code.text for code in found)


def _may_hold_code(sight: Sight) -> bool:
    if sight.expected:
        return False  # `drawings` has seen that nothing else is drawn than was set
    if sight.drawn is None:
        return True
    return any(
        placed.drawing.pictures or any(may_be_code(shape.path) for shape in placed.drawing.shapes)
        for placed in sight.drawn
    )


def may_be_code(path: str) -> bool:
    """Tell whether a path has as many outlines as a code."""
    return path.count("h") >= MANY
