"""Pages of typeset panels become a file for printing: PDF/A-2b, and for the press PDF/X-4 as well.

A panel is drawn once, as a form XObject, and placed as often as it stands on the pages. There are no
tags and no annotations: the card's own file is the accessible one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pocketcards.model.page import Page, PlacedPanel, TypesetPanel
from pocketcards.output.pdf.fonts import Subsetter
from pocketcards.output.pdf.inks import RGB, Inks
from pocketcards.output.pdf.metadata import plain_xmp
from pocketcards.output.pdf.objects import Stream, array, name, number
from pocketcards.output.pdf.writer import SCREEN_INTENT, Description, Writer, resources

__all__ = ["press_bytes", "sheet_bytes"]


def sheet_bytes(
    pages: Sequence[Page], description: Description, subset: Subsetter, inks: Inks = RGB
) -> bytes:
    """Return the bytes of a file for an office printer."""
    return _PlainWriter(pages, description, subset, inks).write()


def press_bytes(pages: Sequence[Page], description: Description, subset: Subsetter, inks: Inks) -> bytes:
    """Return the bytes of a file for a print shop."""
    return _PressWriter(pages, description, subset, inks).write()


class _PlainWriter(Writer):
    """Writes a file without tags, each panel as a form."""

    def __init__(
        self, pages: Sequence[Page], description: Description, subset: Subsetter, inks: Inks
    ) -> None:
        super().__init__(pages, description, subset, inks)
        self._forms: dict[int, str] = {}
        self._drawn: list[bytes] = []

    def draw_panel(self, placed: PlacedPanel) -> None:
        """Place the form of a panel."""
        panel = placed.panel
        resource = self._forms.get(id(panel))
        if resource is None:
            resource = self._forms[id(panel)] = f"P{len(self._forms)}"
            content = self._content(panel)
            self._drawn.append(content)
            self.objects[resource] = _Form(content, panel, self.images, self.inks)
        self.file.draw(f"q {self.moved(placed)} /{resource} Do Q")

    def _content(self, panel: TypesetPanel) -> bytes:
        drawn = [self.shape(shape) for shape in panel.shapes]
        drawn += [self.picture(picture) for picture in panel.pictures]
        drawn += [self.line(line) for line in panel.lines()]
        return "\n".join(drawn).encode("ascii")

    def further_content(self) -> Iterable[bytes]:
        """Return the contents of the forms."""
        return self._drawn

    def metadata(self) -> bytes:
        """Return the XMP of a sheet."""
        return plain_xmp(self.description.title, self.description.lang)


class _PressWriter(_PlainWriter):
    """Writes PDF/X-4 and PDF/A-2b at once (ISO 15930-7, ISO 19005-2)."""

    version = (1, 6)
    intents = (SCREEN_INTENT, "GTS_PDFX")

    def metadata(self) -> bytes:
        """Return the XMP of a press file."""
        return plain_xmp(self.description.title, self.description.lang, press=True)

    def _finish_catalog(self, pages: list[str]) -> None:
        super()._finish_catalog(pages)
        self.document.info.trapped = "False"  # ISO 15930-7 6.13: nothing here needs trapping


class _Form(Stream):
    """A panel as a form XObject; its resources are known when the file is written.

    It knows no writer, which knows it: such a ring would wait for the collector, with all that it drew.
    """

    def __init__(self, content: bytes, panel: TypesetPanel, images: dict[str, Any], inks: Inks) -> None:
        box = array([0, 0, number(panel.size.width), number(panel.size.height)])
        super().__init__(content, {"Type": name("XObject"), "Subtype": name("Form"), "BBox": box})
        self._images, self._inks = images, inks

    def format(self, document: Any) -> bytes:
        """Return the stream as bytes."""
        self.entries["Resources"] = resources(document, self._images, self._inks)
        return super().format(document)
