"""Pages of typeset panels become a tagged PDF file: PDF/UA-1 and PDF/A-2a, for screens and screen readers.

Not for sheets or the press: those have no tags and other metadata (`plain`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pocketcards.model.geometry import Pt, Rect
from pocketcards.model.page import Element, Page, PlacedLine, PlacedPanel
from pocketcards.output.pdf.fonts import Subsetter
from pocketcards.output.pdf.metadata import screen_xmp
from pocketcards.output.pdf.objects import Raw, array, dictionary, name, number, refer, text
from pocketcards.output.pdf.pagemarks import page_marks
from pocketcards.output.pdf.pieces import blank
from pocketcards.output.pdf.tags import Node, TagTree
from pocketcards.output.pdf.text import parted
from pocketcards.output.pdf.writer import Description, Writer

__all__ = ["Description", "pdf_bytes"]

MARKS_AT: Pt = 2.0
MARKS_SIZE: Pt = 6.0
"""Place and size of direction marks: far enough from the text to be no part of it."""


def pdf_bytes(pages: Sequence[Page], description: Description, subset: Subsetter) -> bytes:
    """Return the bytes of a tagged PDF file."""
    return _TaggedWriter(pages, description, subset).write()


class _TaggedWriter(Writer):
    """Writes a file whose text is tagged, and whose numbers are links."""

    def __init__(self, pages: Sequence[Page], description: Description, subset: Subsetter) -> None:
        super().__init__(pages, description, subset)
        self.tags = TagTree(len(pages))

    def draw_page(self, page: Page) -> None:
        """Draw the panels of a page, and the marks that say which way it reads."""
        self.tags.start_page()
        super().draw_page(page)
        self._draw_marks(page)

    def draw_panel(self, placed: PlacedPanel) -> None:
        """Draw a panel: what is no text as artifacts, the text in its tags."""
        draw, panel = self.file.draw, placed.panel
        draw(f"q {self.moved(placed)}")
        if panel.shapes or panel.pictures:
            draw("/Artifact <</Type /Layout>> BDC")
            draw(*map(self.shape, panel.shapes))
            draw(*map(self.picture, panel.pictures))
            draw("EMC")
        for element in panel.elements:
            self._draw_element(element, self.tags.root, placed)
        if panel.footers:
            draw("/Artifact <</Type /Pagination>> BDC")
            draw(*map(self.line, panel.footers))
            draw("EMC")
        draw("Q")

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
        self.file.draw("\n".join(["/Artifact BMC", "BT", choose, *shown, "ET", "EMC"]))

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
        drawn = [self.line(line, spaced=space) for line, space in zip(lines, spaces, strict=True)]
        mcid = self.tags.mark(node)
        self.file.draw(f"/{node.tag} <</MCID {mcid}>> BDC", *drawn, "EMC")

    def _link(self, node: Node, element: Element, placed: PlacedPanel) -> None:
        box = _box_of([child for child in element.children if isinstance(child, PlacedLine)])
        x, y = self.origin(placed)
        corners = (x + box.x, y + box.y, x + box.right, y + box.top)
        if placed.turned:
            corners = (x - box.right, y - box.top, x - box.x, y - box.y)
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
        self.file.annotate(reference)
        self.tags.link(node, reference)

    def page_entries(self, index: int) -> dict[str, Any]:
        """Give the page its key in the parent tree."""
        return {"StructParents": index, "Tabs": name("S")}

    def catalog_entries(self, pages: list[str]) -> dict[str, Any]:
        """Return the tag tree, and that there is one."""
        return {
            "StructTreeRoot": self.tags.objects(self.document, pages),
            "MarkInfo": Raw(dictionary({"Marked": "true"})),
        }

    def metadata(self) -> bytes:
        """Return the XMP of a screen file."""
        return screen_xmp(self.description.title, self.description.lang)


def _box_of(lines: Sequence[PlacedLine]) -> Rect:
    """Return the box around lines: their widths by their ink."""
    left = min(line.x for line in lines)
    right = max(line.x + line.line.width for line in lines)
    bottom = min(line.y - line.line.ink_descent for line in lines)
    top = max(line.y + line.line.ink_ascent for line in lines)
    return Rect(left, bottom, right - left, top - bottom)
