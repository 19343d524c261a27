"""The main number as a QR code: at least 15 mm, level L, with the white around it that readers need."""

from __future__ import annotations

from pocketcards.model.geometry import Pt, mm
from pocketcards.model.page import Color, Shape
from pocketcards.typeset.page.box import Box, Placement

__all__ = ["code_box"]

SIDE = mm(15)
"""Of the code without its quiet zone: what phones of ten years ago still read at arm's length."""
QUIET = 4
"""Modules of white on every side (ISO/IEC 18004 §6.3.8)."""


def code_box(said: str, scale: float) -> Box:
    """Return a code on its own white ground."""
    import segno  # 18 ms (it loads HTTP and TLS), and few cards have a code

    rows = [bytes(row) for row in segno.make_qr(said, error="l", boost_error=False).matrix]
    module = SIDE * scale / len(rows)
    side = module * (len(rows) + 2 * QUIET)
    path = _modules(rows)

    def place(x: Pt, top: Pt) -> Placement:
        ground = Shape(
            f"0 0 m {side:.3f} 0 l {side:.3f} {side:.3f} l 0 {side:.3f} l h", Color.WHITE, x, top - side
        )
        bottom = top - side + QUIET * module
        drawn = Shape(path, Color.BLACK, x + QUIET * module, bottom, module)
        return Placement(shapes=[ground, drawn], codes=[said])

    return Box(side, side, place, ascent=side)


def _modules(rows: list[bytes]) -> str:
    """Return the dark modules, each row's neighbours as one bar, on a grid with its origin below."""
    drawn = []
    for y, row in enumerate(reversed(rows)):
        x = 0
        while x < len(row):
            width = 0
            while x + width < len(row) and row[x + width]:
                width += 1
            if width:
                drawn.append(f"{x} {y} m {x + width} {y} l {x + width} {y + 1} l {x} {y + 1} l h")
            x += max(1, width)
    return " ".join(drawn)
