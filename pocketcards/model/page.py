"""Typeset cards: positions are fixed and nothing is left to decide. Checks read it, outputs draw it.

Coordinates are points from the lower left corner of the panel's trim.
"""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from pocketcards.model.card import Fold
from pocketcards.model.edition import Edition
from pocketcards.model.geometry import Pt, Rect, Size
from pocketcards.model.text import GlyphRun, Line

__all__ = [
    "Color",
    "Element",
    "Page",
    "Picture",
    "PlacedLine",
    "PlacedPanel",
    "Shape",
    "TypesetEdition",
    "TypesetPanel",
]


class Color(tuple[float, float, float], Enum):
    """The inks of a card, as sRGB from 0 to 1. Each stays apart from the others in grey."""

    INK = (0.07, 0.09, 0.11)
    BLUE = (0.04, 0.22, 0.33)
    WARM = (0.761, 0.255, 0.047)
    GLOW = (0.949, 0.647, 0.435)
    """The warm ink on the dark ground."""
    TINT = (0.957, 0.925, 0.894)
    QUIET = (0.25, 0.29, 0.33)
    RULE = (0.72, 0.75, 0.78)
    WHITE = (1.0, 1.0, 1.0)
    BLACK = (0.0, 0.0, 0.0)
    FOLD = (0.8, 0.0, 0.6)
    """Of press files: a technical ink, which shows where to fold and is not printed."""


class Shape(NamedTuple):
    """A filled outline that is not text: a ground, a rule, a bullet, an icon.

    `path` holds PDF path operators in points relative to (`x`, `y`), scaled by `scale`.
    """

    path: str
    color: Color
    x: Pt = 0.0
    y: Pt = 0.0
    scale: float = 1.0


class PlacedLine(NamedTuple):
    """A line on a panel."""

    line: Line
    x: Pt
    """Left end of the line."""
    y: Pt
    """Baseline."""
    color: Color
    msgctxt: str | None = None
    """The message that it is a part of; None for texts that are not translated."""


class Element(NamedTuple):
    """A node of the tag tree (ISO 32000-1 §14.8.4), in reading order."""

    tag: str
    """`H1`, `P`, `L`, `LI`, `Lbl`, `LBody`, `Link` …"""
    children: "tuple[Element | PlacedLine, ...]"
    lang: str | None = None
    """BCP 47, where it differs from the document's."""
    uri: str | None = None
    """Of a Link."""
    alt: str | None = None
    """What a Link is announced as."""

    def links(self) -> Iterator[str]:
        """Yield the addresses of the links in it."""
        if self.uri:
            yield self.uri
        for child in self.children:
            if isinstance(child, Element):
                yield from child.links()

    def lines(self) -> Iterator[PlacedLine]:
        """Yield the lines below it in reading order."""
        for child in self.children:
            if isinstance(child, PlacedLine):
                yield child
            else:
                yield from child.lines()


class Picture(NamedTuple):
    """A raster on a panel: RGB, eight bits, row by row from the top. An artifact."""

    pixels: bytes
    columns: int
    rows: int
    box: Rect


class TypesetPanel(NamedTuple):
    """One face of a card, or what is set beside cards: margins of a sheet, a slug, a page of a guide."""

    name: str
    shapes: tuple[Shape, ...]
    elements: tuple[Element, ...]
    size: Size
    footers: tuple[PlacedLine, ...] = ()
    """Text of the strip where it repeats an earlier side: an artifact."""
    safe: Pt = 0.0
    """How far from its edges numbers stand at least."""
    pictures: tuple[Picture, ...] = ()
    codes: tuple[str, ...] = ()
    """What its QR codes say."""

    def runs(self) -> Iterator[GlyphRun]:
        """Yield every glyph run."""
        for line in self.lines():
            yield from line.line.runs

    def links(self) -> Iterator[str]:
        """Yield the address of every link."""
        for element in self.elements:
            yield from element.links()

    def lines(self) -> Iterator[PlacedLine]:
        """Yield every line in reading order, the footers last."""
        for element in self.elements:
            yield from element.lines()
        yield from self.footers


class PlacedPanel(NamedTuple):
    """A panel on a page of the card: moved, and turned by half a circle or not."""

    panel: TypesetPanel
    x: Pt
    y: Pt
    turned: bool = False

    @property
    def box(self) -> Rect:
        """Its place on the page, turned or not."""
        return Rect(self.x, self.y, self.panel.size.width, self.panel.size.height)


class Page(NamedTuple):
    """A page of a file."""

    width: Pt
    height: Pt
    panels: tuple[PlacedPanel, ...]
    trim: Rect | None = None
    """Where a print shop cuts; None: at the edge of the page."""
    bleed: Rect | None = None


class TypesetEdition(NamedTuple):
    """A card, laid out."""

    edition: Edition
    body: Pt
    """The one body size of the card."""
    panels: tuple[TypesetPanel, ...]
    fold: Fold | None
    unsaid: tuple[str, ...] = ()
    """For want of room: the ids of messages that a fuller layout has, and the roles of numbers."""
