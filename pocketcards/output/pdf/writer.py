"""What every PDF file of ours has: pages, fonts, colours, and the same bytes every time.

ReportLab keeps and numbers the objects; we say what is in them. Kinds of files are subclasses:
`document` (tagged, for screens) and `plain` (sheets and the press).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from pocketcards.model.font import FontFace
from pocketcards.model.geometry import Rect
from pocketcards.model.page import Page, Picture, PlacedLine, PlacedPanel, Shape
from pocketcards.model.text import GlyphRun
from pocketcards.output.pdf.file import PdfFile
from pocketcards.output.pdf.fonts import EmbeddedFont, Subsetter
from pocketcards.output.pdf.inks import RGB, Inks
from pocketcards.output.pdf.metadata import PRODUCER
from pocketcards.output.pdf.objects import Raw, Stream, Token, array, dictionary, name, number, refer, text
from pocketcards.output.pdf.text import draw_line

__all__ = ["Description", "Writer"]

SCREEN_INTENT = "GTS_PDFA1"


class Description(NamedTuple):
    """What a file says about itself."""

    title: str
    lang: str
    """BCP 47."""
    duplex: str = "DuplexFlipShortEdge"
    """For viewers that obey (ISO 32000-1 table 150); empty: one side."""


class Writer:
    """Writes one file. Subclasses draw the panels and say what kind of file it is."""

    intents: tuple[str, ...] = (SCREEN_INTENT,)
    version = (1, 7)

    def __init__(
        self, pages: Sequence[Page], description: Description, subset: Subsetter, inks: Inks = RGB
    ) -> None:
        self.pages = pages
        self.description = description
        self.inks = inks
        self.fonts = {
            face: EmbeddedFont(f"F{i}", subset(face, glyphs))
            for i, (face, glyphs) in enumerate(_glyphs_of(pages).items())
        }
        self.file = PdfFile(pages[0].width, pages[0].height)
        self.document = self.file.document
        self.objects: dict[str, Any] = {}
        """XObjects by resource name."""
        self.images: dict[str, Any] = {}
        """Those of them that are pictures."""
        self._pictures: dict[Picture, str] = {}

    def write(self) -> bytes:
        """Draw every page, then add what belongs to the file as a whole."""
        contents = hashlib.sha256(self.description.title.encode())
        references = []
        for i, page in enumerate(self.pages):
            self.draw_page(page)
            contents.update(self.file.drawn.encode())
            ended = self.file.end_page(page.width, page.height)
            references.append(self.file.finish_page(ended, self._entries_of(i, page)))
        for said in self.further_content():
            contents.update(said)
        for font in self.fonts.values():
            contents.update(font.to_unicode)  # codes alone do not tell one text from another
            font.add_to(self.document)
        self._finish_catalog(references)
        return self.file.close(contents.hexdigest()[:32])

    def draw_page(self, page: Page) -> None:
        """Draw the panels of a page."""
        for placed in page.panels:
            self.draw_panel(placed)

    def draw_panel(self, placed: PlacedPanel) -> None:
        """Draw a panel in its place."""
        raise NotImplementedError

    def further_content(self) -> Iterable[bytes]:
        """Return what is drawn but does not stand in the pages themselves."""
        return ()

    def page_entries(self, index: int) -> dict[str, Any]:
        """Return further entries of a page dictionary."""
        return {}

    def catalog_entries(self, pages: list[str]) -> dict[str, Any]:
        """Return further entries of the catalog."""
        return {}

    def metadata(self) -> bytes:
        """Return the XMP packet."""
        raise NotImplementedError

    def moved(self, placed: PlacedPanel) -> str:
        """Return the operators that move, and turn, what is drawn next to a panel's place."""
        a = -1 if placed.turned else 1
        x, y = self.origin(placed)
        return f"{a} 0 0 {a} {number(x)} {number(y)} cm"

    def origin(self, placed: PlacedPanel) -> tuple[float, float]:
        """Return where a panel's lower left corner comes to lie: turned, at the upper right of its place."""
        box = placed.box
        return (box.right, box.top) if placed.turned else (box.x, box.y)

    def line(self, placed: PlacedLine, *, spaced: bool = False) -> str:
        """Return the operators of a line."""
        return draw_line(placed, self.fonts.__getitem__, self.inks.fill, spaced=spaced)

    def shape(self, shape: Shape) -> str:
        """Return the operators of a shape."""
        scale = f"{shape.scale:.5f}"
        color = self.inks.fill(shape.color)
        return f"q {scale} 0 0 {scale} {number(shape.x)} {number(shape.y)} cm {color} {shape.path} f Q"

    def picture(self, picture: Picture) -> str:
        """Return the operators of a picture; its pixels are kept once a file."""
        resource = self._pictures.get(picture)
        if resource is None:
            resource = self._pictures[picture] = f"I{len(self._pictures)}"
            self.objects[resource] = self.images[resource] = _image(picture, self.inks)
        box = picture.box
        corner = f"{number(box.width)} 0 0 {number(box.height)} {number(box.x)} {number(box.y)}"
        return f"q {corner} cm /{resource} Do Q"

    def _entries_of(self, index: int, shown: Page) -> dict[str, Any]:
        """Return the boxes and resources of a page, and what its kind of file adds."""
        entries = self.page_entries(index)
        if shown.trim:
            entries["TrimBox"] = Raw(_corners(shown.trim))
        if shown.bleed:
            entries["BleedBox"] = Raw(_corners(shown.bleed))
        if self.objects or self.inks.spaces:
            entries["Resources"] = _Resources(self.objects, self.inks)
        return entries

    def _finish_catalog(self, pages: list[str]) -> None:
        about = self.description
        self.file.finish_catalog(about.title, PRODUCER, self.version)
        preferences = {"DisplayDocTitle": "true", "PrintScaling": name("None")}
        if about.duplex:
            preferences["Duplex"] = name(about.duplex)
        entries: dict[str, Any] = {
            "ViewerPreferences": Raw(dictionary(preferences)),
            "PageMode": name("UseNone"),
            "Lang": Raw(text(about.lang)),
            "Metadata": Stream(
                self.metadata(), {"Type": name("Metadata"), "Subtype": name("XML")}, packed=False
            ),
            "OutputIntents": Raw(array(self._intents())),
            **self.catalog_entries(pages),
        }
        self.file.add_to_catalog(entries)

    def _intents(self) -> list[str]:
        """Return the output intents: one profile for all of them (ISO 19005-2 6.2.3)."""
        profile = refer(self.document, Stream(self.inks.profile, {"N": self.inks.components}))
        found = []
        for intent in self.intents:
            entries = {
                "Type": name("OutputIntent"),
                "S": name(intent),
                "OutputConditionIdentifier": text(self.inks.condition),
                "Info": text(self.inks.condition),
                "DestOutputProfile": profile,
            }
            found.append(refer(self.document, Raw(dictionary(entries))))
        return found


class _Resources(pdfdoc.PDFObject):  # type: ignore[misc]
    """The resources of a page or form; written when every reference has its number."""

    def __init__(self, objects: dict[str, Any], inks: Inks) -> None:
        self.objects, self.inks = objects, inks

    def format(self, document: Any) -> bytes:
        """Return the dictionary as bytes."""
        return resources(document, self.objects, self.inks).encode("ascii")


def resources(document: Any, objects: dict[str, Any], inks: Inks) -> str:
    """Return a resource dictionary: all fonts of the file, and these XObjects."""
    fonts = pdfdoc.PDFObjectReference(pdfdoc.BasicFonts).format(document).decode("ascii")
    entries: dict[str, str | int] = {"Font": fonts, "ProcSet": "[/PDF /Text /ImageC]"}
    if objects:
        entries["XObject"] = dictionary({key: refer(document, value) for key, value in objects.items()})
    if inks.spaces:
        entries["ColorSpace"] = f"<<{inks.spaces}>>"
    return dictionary(entries)


def _image(picture: Picture, inks: Inks) -> Stream:
    """Return the pixels: in colour where the file is sRGB, else in grey."""
    data, space = picture.pixels, "DeviceRGB"
    if inks is not RGB:
        triples = zip(data[::3], data[1::3], data[2::3], strict=True)
        data, space = bytes((2126 * r + 7152 * g + 722 * b) // 10000 for r, g, b in triples), "DeviceGray"
    entries: dict[str, Token] = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": picture.columns,
        "Height": picture.rows,
        "ColorSpace": name(space),
        "BitsPerComponent": 8,
    }
    return Stream(data, entries)


def _corners(box: Rect) -> str:
    return array([number(value) for value in (box.x, box.y, box.right, box.top)])


def _glyphs_of(pages: Iterable[Page]) -> dict[FontFace, frozenset[int]]:
    """Return the glyphs that the pages show, by face, in order of first use."""
    found: dict[FontFace, set[int]] = {}
    panels = {id(placed.panel): placed.panel for page in pages for placed in page.panels}
    for panel in panels.values():
        for run in panel.runs():
            found.setdefault(run.face, set()).update(_glyphs_in(run))
    return {face: frozenset(glyphs) for face, glyphs in found.items()}


@lru_cache(maxsize=1 << 12)
def _glyphs_in(run: GlyphRun) -> frozenset[int]:
    return frozenset(glyph.id for cluster in run.clusters for glyph in cluster.glyphs)
