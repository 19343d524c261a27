"""Pages of typeset panels become a PDF file: PDF/UA-1 and PDF/A-2a, the same bytes every time.

Not for sheets or the press: those have no tags and other metadata.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from pocketcards.model.font import FontFace
from pocketcards.model.geometry import Pt, Rect
from pocketcards.model.page import Element, Page, PlacedLine, PlacedPanel, Shape
from pocketcards.output.pdf.fonts import EmbeddedFont, Subsetter
from pocketcards.output.pdf.metadata import PRODUCER, srgb_profile, xmp_packet
from pocketcards.output.pdf.objects import Raw, Stream, array, dictionary, name, number, refer, text
from pocketcards.output.pdf.pagemarks import page_marks
from pocketcards.output.pdf.pieces import blank
from pocketcards.output.pdf.tags import Node, TagTree
from pocketcards.output.pdf.text import draw_line, parted

__all__ = ["Description", "pdf_bytes"]

MARKS_AT: Pt = 2.0
MARKS_SIZE: Pt = 6.0
"""Place and size of direction marks: far enough from the text to be no part of it."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a file says about itself."""

    title: str
    lang: str
    """BCP 47."""


def pdf_bytes(pages: Sequence[Page], description: Description, subset: Subsetter) -> bytes:
    """Return the bytes of a tagged PDF file."""
    return _Writer(pages, description, subset).write()


class _Writer:
    """Writes one file. ReportLab keeps the objects; we say what is in them."""

    def __init__(self, pages: Sequence[Page], description: Description, subset: Subsetter) -> None:
        self.pages = pages
        self.description = description
        self.tags = TagTree(len(pages))
        self.fonts = {
            face: EmbeddedFont(f"F{i}", subset(face, glyphs))
            for i, (face, glyphs) in enumerate(_glyphs_of(pages).items())
        }
        size = (pages[0].width, pages[0].height)
        self.canvas = Canvas(io.BytesIO(), pagesize=size, pageCompression=1, invariant=1)
        self.canvas._preamble = ""  # it would name Helvetica, which is not embedded
        self.document: Any = self.canvas._doc
        self.document._timeStamp.YMDhms = (2000, 1, 1, 0, 0, 0)  # whatever SOURCE_DATE_EPOCH says
        self.document.idToObject["BasicFonts"].dict.clear()

    def write(self) -> bytes:
        """Draw every page, then add what belongs to the file as a whole."""
        contents = hashlib.sha256(self.description.title.encode())
        references = []
        for i, page in enumerate(self.pages):
            self.tags.start_page()
            for panel in page.panels:
                self._draw_panel(panel)
            self._draw_marks(page)
            contents.update("\n".join(self.canvas._code).encode())
            self.canvas.setPageSize((page.width, page.height))
            self.canvas.showPage()
            references.append(self._finish_page(i))
        for font in self.fonts.values():
            contents.update(font.to_unicode())  # codes alone do not tell one text from another
            font.add_to(self.document)
        self._finish_catalog(references)
        identity = contents.hexdigest()[:32]
        self.document._ID = f"[<{identity}><{identity}>]".encode()
        return bytes(self.canvas.getpdfdata())

    def _draw_panel(self, placed: PlacedPanel) -> None:
        code = self.canvas._code
        a = -1 if placed.turned else 1
        x, y = self._origin(placed)
        code.append(f"q {a} 0 0 {a} {number(x)} {number(y)} cm")
        if placed.panel.shapes:
            code.append("/Artifact <</Type /Layout>> BDC")
            code.extend(_draw_shape(shape) for shape in placed.panel.shapes)
            code.append("EMC")
        for element in placed.panel.elements:
            self._draw_element(element, self.tags.root, placed)
        if placed.panel.footers:
            code.append("/Artifact <</Type /Pagination>> BDC")
            code.extend(draw_line(line, self.fonts.__getitem__) for line in placed.panel.footers)
            code.append("EMC")
        code.append("Q")

    def _draw_marks(self, page: Page) -> None:
        """Say which way the page reads, in the white at its edge."""
        font = next(iter(self.fonts.values()), None)
        marks = page_marks(page)
        if not font or not marks:
            return
        shown = [
            f"1 0 0 1 {MARKS_AT} {MARKS_AT + 2 * MARKS_SIZE * i} Tm <{font.code(blank(run))}> Tj"
            for i, run in enumerate(marks)
        ]
        choose = f"/{font.resource} {MARKS_SIZE} Tf"
        self.canvas._code.append("\n".join(["/Artifact BMC", "BT", choose, *shown, "ET", "EMC"]))

    def _origin(self, placed: PlacedPanel) -> tuple[float, float]:
        if not placed.turned:
            return placed.x, placed.y
        # Half a turn about the middle of the panel's own place on the page.
        page = next(page for page in self.pages if placed in page.panels)
        width, height = page.width, page.height / max(1, len(page.panels))
        return placed.x + width, placed.y + height

    def _draw_element(self, element: Element, parent: Node, placed: PlacedPanel) -> None:
        """Draw an element; lines that follow each other share one marked content."""
        node = self.tags.node_of(element, parent)
        lines: list[PlacedLine] = []
        for child in element.children:
            if isinstance(child, PlacedLine):
                lines.append(child)
                continue
            self._mark(node, lines, spaced=True)
            lines = []
            self._draw_element(child, node, placed)
        self._mark(node, lines)
        if element.uri:
            self._link(node, element, placed)

    def _mark(self, node: Node, lines: Sequence[PlacedLine], *, spaced: bool = False) -> None:
        """Draw lines as one marked content; `spaced` where more of the element follows."""
        if not lines:
            return
        spaces = [*map(parted, lines, lines[1:]), spaced]
        drawn = [
            draw_line(line, self.fonts.__getitem__, spaced=space)
            for line, space in zip(lines, spaces, strict=True)
        ]
        mcid = self.tags.mark(node)
        self.canvas._code.extend([f"/{node.tag} <</MCID {mcid}>> BDC", *drawn, "EMC"])

    def _link(self, node: Node, element: Element, placed: PlacedPanel) -> None:
        box = _box_of([child for child in element.children if isinstance(child, PlacedLine)])
        x, y = self._origin(placed)
        corners = (
            (x - box.right, y - box.top, x - box.x, y - box.y)
            if placed.turned
            else (
                x + box.x,
                y + box.y,
                x + box.right,
                y + box.top,
            )
        )
        action = dictionary({"S": name("URI"), "URI": text(element.uri or "")})
        annotation = dictionary(
            {
                "StructParent": self.tags.next_key,
                "Type": name("Annot"),
                "Subtype": name("Link"),
                "Rect": array([number(value) for value in corners]),
                "Border": array([0, 0, 0]),
                "F": 4,  # printed with the page (ISO 19005-2 6.3.2)
                "Contents": text(element.alt or element.uri or ""),
                "A": action,
            }
        )
        reference = refer(self.document, Raw(annotation))
        self.canvas._annotationrefs.append(Raw(reference))
        self.tags.link(node, reference)

    def _finish_page(self, index: int) -> str:
        """Give the page its key in the parent tree, and take ReportLab's empty Trans away."""
        reference = self.document.Pages.pages[index]
        page = self.document.idToObject[reference.name] if hasattr(reference, "name") else reference
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = index
        page.Tabs = name("S")
        page.Trans = None
        page.Contents = Stream(page.stream.encode("ascii"))  # ReportLab would add ASCII85
        return refer(self.document, page)

    def _finish_catalog(self, pages: list[str]) -> None:
        document, about = self.document, self.description
        document._pdfVersion = (1, 7)
        document.setTitle(about.title)
        document.setAuthor("")
        document.setSubject("")
        document.setCreator(PRODUCER)
        document.setProducer(PRODUCER)
        catalog = document._catalog
        catalog.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]
        direct = ("PageMode", "Lang", "Tabs", "PageLayout")
        catalog.__Refs__ = [key for key in catalog.__NoDefault__ if key not in direct]
        catalog.StructTreeRoot = self.tags.objects(document, pages)
        catalog.MarkInfo = Raw(dictionary({"Marked": "true"}))
        preferences = {
            "DisplayDocTitle": "true",
            "PrintScaling": name("None"),
            "Duplex": name("DuplexFlipShortEdge"),
        }
        catalog.ViewerPreferences = Raw(dictionary(preferences))
        catalog.PageMode = name("UseNone")
        catalog.Lang = Raw(text(about.lang))
        xmp = xmp_packet(about.title, about.lang)
        catalog.Metadata = Stream(xmp, {"Type": name("Metadata"), "Subtype": name("XML")}, packed=False)
        profile = refer(document, Stream(srgb_profile(), {"N": 3}))
        intent = {
            "Type": name("OutputIntent"),
            "S": name("GTS_PDFA1"),
            "OutputConditionIdentifier": text("sRGB"),
            "Info": text("sRGB, computed from IEC 61966-2-1"),
            "DestOutputProfile": profile,
        }
        catalog.OutputIntents = Raw(array([refer(document, Raw(dictionary(intent)))]))


def _glyphs_of(pages: Iterable[Page]) -> dict[FontFace, frozenset[int]]:
    """Return the glyphs that the pages show, by face, in order of first use."""
    found: dict[FontFace, set[int]] = {}
    for page in pages:
        for placed in page.panels:
            for line in placed.panel.lines():
                for run in line.line.runs:
                    shown = found.setdefault(run.face, set())
                    shown.update(glyph.id for cluster in run.clusters for glyph in cluster.glyphs)
    return {face: frozenset(glyphs) for face, glyphs in found.items()}


def _draw_shape(shape: Shape) -> str:
    red, green, blue = shape.color.value
    color = f"{number(red)} {number(green)} {number(blue)} rg"
    scale = f"{shape.scale:.5f}"
    return f"q {scale} 0 0 {scale} {number(shape.x)} {number(shape.y)} cm {color} {shape.path} f Q"


def _box_of(lines: Sequence[PlacedLine]) -> Rect:
    """Return the box around lines: their widths by their ink."""
    left = min(line.x for line in lines)
    right = max(line.x + line.line.width for line in lines)
    bottom = min(line.y - line.line.ink_descent for line in lines)
    top = max(line.y + line.line.ink_ascent for line in lines)
    return Rect(left, bottom, right - left, top - bottom)
