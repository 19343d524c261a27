"""Where each message stands on a typeset card, and a card enlarged so that people can read and mark it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pocketcards.model.geometry import Pt, Rect, Size
from pocketcards.model.page import Element, Picture, PlacedLine, Shape, TypesetEdition, TypesetPanel

__all__ = ["Place", "enlarged", "faces_of", "places"]


@dataclass(frozen=True, slots=True)
class Place:
    """A message on a panel."""

    id: str
    box: Rect
    """Around the ink of all its lines."""

    def spot(self, panel: TypesetPanel, radius: Pt, *, rtl: bool) -> tuple[Pt, Pt]:
        """Return the middle of a mark: where the text begins, and never over a telephone number."""
        start, inwards = (self.box.right, -radius) if rtl else (self.box.x, radius)
        top = self.box.top
        spots = [
            (start - inwards, top),
            (start + inwards, top + radius),
            (start + inwards, self.box.y - radius),
        ]
        size = panel.size
        inside = [
            (min(max(x, radius), size.width - radius), min(max(y, radius), size.height - radius))
            for x, y in spots
        ]
        numbers = [_box(one) for one in panel.lines() if any(run.atom for run in one.line.runs)]
        free = [(x, y) for x, y in inside if not any(_near(box, x, y, radius) for box in numbers)]
        return (free or inside)[0]


def _near(box: Rect, x: Pt, y: Pt, radius: Pt) -> bool:
    return box.x - radius < x < box.right + radius and box.y - radius < y < box.top + radius


def faces_of(laid_out: TypesetEdition) -> tuple[TypesetPanel, ...]:
    """Return the faces of a card without one that says what another says: both outsides of the help card."""
    kept: dict[tuple[str, ...], TypesetPanel] = {}
    for panel in laid_out.panels:
        kept.setdefault(tuple(line.line.text for line in panel.lines()), panel)
    return tuple(kept.values())


def places(panel: TypesetPanel) -> tuple[Place, ...]:
    """Return where the messages of a panel stand, in reading order. What no translator wrote has no place."""
    found: dict[str, Rect] = {}
    for placed in panel.lines():
        if placed.msgctxt:
            box = _box(placed)
            found[placed.msgctxt] = _around(found[placed.msgctxt], box) if placed.msgctxt in found else box
    return tuple(Place(name, box) for name, box in found.items())


def _box(placed: PlacedLine) -> Rect:
    line = placed.line
    return Rect(placed.x, placed.y - line.ink_descent, line.width, line.ink_ascent + line.ink_descent)


def _around(one: Rect, other: Rect) -> Rect:
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.top, other.top) - y)


def enlarged(panel: TypesetPanel, by: float) -> TypesetPanel:
    """Return a panel with everything on it so many times as large; nothing is set anew."""
    return panel._replace(
        shapes=tuple(_shape(shape, by) for shape in panel.shapes),
        elements=tuple(_element(element, by) for element in panel.elements),
        size=Size(panel.size.width * by, panel.size.height * by),
        footers=tuple(_line(line, by) for line in panel.footers),
        safe=panel.safe * by,
        pictures=tuple(_picture(picture, by) for picture in panel.pictures),
    )


def _shape(shape: Shape, by: float) -> Shape:
    return shape._replace(x=shape.x * by, y=shape.y * by, scale=shape.scale * by)


def _element(element: Element, by: float) -> Element:
    return element._replace(children=tuple(_children(element, by)))


def _children(element: Element, by: float) -> Iterator[Element | PlacedLine]:
    for child in element.children:
        yield _line(child, by) if isinstance(child, PlacedLine) else _element(child, by)


def _line(placed: PlacedLine, by: float) -> PlacedLine:
    line = placed.line
    runs = tuple(run._replace(size=run.size * by, x=run.x * by, width=run.width * by) for run in line.runs)
    larger = line._replace(
        runs=runs,
        width=line.width * by,
        ink_ascent=line.ink_ascent * by,
        ink_descent=line.ink_descent * by,
    )
    return placed._replace(line=larger, x=placed.x * by, y=placed.y * by)


def _picture(picture: Picture, by: float) -> Picture:
    box = picture.box
    return picture._replace(box=Rect(box.x * by, box.y * by, box.width * by, box.height * by))
