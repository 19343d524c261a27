"""The dummy of a folded card: how its halves lie in the file, and how it stands when it is folded."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.model.geometry import Pt, Size, mm
from pocketcards.model.page import Color, Element, PlacedPanel, Shape, TypesetPanel
from pocketcards.typeset.page.box import Box, Placement, text_box
from pocketcards.typeset.text.composer import ENGLISH, Composer

__all__ = ["SIZE", "dummy_panels"]

HALF = Size(mm(20), mm(11.4))
GAP = mm(3)
TENT = mm(18)
TEXT: Pt = 6.0
LINE: Pt = 0.5
SIDES = (
    ("side 1: outside", (("back", True), ("cover", False))),
    ("side 2: inside", (("inside bottom", True), ("inside top", True))),
)
"""Of each side what stands in the upper and the lower half, and whether it is upside down there: as
`impose.fold` lays a card for print."""
SIZE = Size(2 * (HALF.width + GAP) + TENT, 2 * HALF.height + 2 * TEXT)


def dummy_panels(composer: Composer, x: Pt, top: Pt) -> Iterator[PlacedPanel]:
    """Yield the drawing, its upper left corner at a place; `SIZE` is how large it is."""
    for name, halves in SIDES:
        yield _words(composer, name, x, top - 2 * TEXT, HALF.width)
        for row, (half, turned) in enumerate(halves, 1):
            yield PlacedPanel(_half(composer, half), x, top - 2 * TEXT - row * HALF.height, turned)
        x += HALF.width + GAP
    yield _words(composer, "folded", x, top - 2 * TEXT, TENT)
    yield PlacedPanel(_tent(composer), x, top - 2 * TEXT - 2 * HALF.height)


def _half(composer: Composer, name: str) -> TypesetPanel:
    """Return half a side, with what stands there written as it stands."""
    said = _say(composer, name)
    placed = said.place((HALF.width - said.width) / 2, (HALF.height + said.height) / 2)
    width, height = HALF.width, HALF.height
    frame = (
        f"0 0 m {width:.3f} 0 l {width:.3f} {height:.3f} l 0 {height:.3f} l h "
        f"{LINE} {LINE} m {LINE} {height - LINE:.3f} l {width - LINE:.3f} {height - LINE:.3f} l "
        f"{width - LINE:.3f} {LINE} l h"
    )
    return _panel(f"dummy {name}", placed, (Shape(frame, Color.BLACK),), HALF)


def _tent(composer: Composer) -> TypesetPanel:
    """Return the folded card, standing, seen from its edge: the cover in front, the back behind."""
    size = Size(TENT, 2 * HALF.height)
    middle, high, foot = TENT / 2, HALF.height * 1.4, mm(5.0)
    leg = (
        f"{middle - foot:.3f} 0 m {middle:.3f} {high:.3f} l {middle:.3f} {high - 3 * LINE:.3f} l "
        f"{middle - foot + 2 * LINE:.3f} 0 l h {middle + foot:.3f} 0 m {middle:.3f} {high:.3f} l "
        f"{middle:.3f} {high - 3 * LINE:.3f} l {middle + foot - 2 * LINE:.3f} 0 l h"
    )
    placed = Placement()
    words = (("cover", 0.0, high / 2), ("fold", 0.5, high + 1.5 * TEXT), ("back", 1.0, high / 2))
    for name, across, top in words:
        said = _say(composer, name)
        placed.add(said.place(across * (TENT - said.width), top))
    return _panel("dummy folded", placed, (Shape(leg, Color.BLACK),), size)


def _words(composer: Composer, text: str, x: Pt, y: Pt, width: Pt) -> PlacedPanel:
    said = _say(composer, text)
    size = Size(max(width, said.width), 2 * TEXT)
    return PlacedPanel(_panel("dummy words", said.place(0.0, size.height), (), size), x, y)


def _say(composer: Composer, text: str) -> Box:
    return text_box(composer.paragraph(text, ENGLISH), TEXT, float("inf"), color=Color.BLACK)


def _panel(name: str, placed: Placement, shapes: tuple[Shape, ...], size: Size) -> TypesetPanel:
    elements = tuple(element for element in placed.elements if isinstance(element, Element))
    return TypesetPanel(name, shapes, elements, size)
