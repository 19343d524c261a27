"""What we use of ReportLab that is not public: its canvas's page code, and what it writes of its own.

One module, and an exact pin in pyproject.toml: a new release of ReportLab is read against this page.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from pocketcards.model.geometry import Pt
from pocketcards.output.pdf.objects import Raw, Stream, refer

__all__ = ["PdfFile"]

_DIRECT = ("PageMode", "Lang", "Tabs", "PageLayout")
"""Entries of the catalog that stand in it; all others are objects of their own."""


class PdfFile:
    """A file in the making: pages are drawn one after the other, then it is closed."""

    def __init__(self, width: Pt, height: Pt) -> None:
        self._canvas = Canvas(io.BytesIO(), pagesize=(width, height), pageCompression=1, invariant=1)
        self._canvas._preamble = ""  # it would name Helvetica, which is not embedded
        self.document: Any = self._canvas._doc
        """Keeps and numbers the indirect objects."""
        self.document._timeStamp.YMDhms = (2000, 1, 1, 0, 0, 0)  # whatever SOURCE_DATE_EPOCH says
        self.document.idToObject["BasicFonts"].dict.clear()

    @property
    def drawn(self) -> str:
        """What stands on the page so far."""
        return "\n".join(self._canvas._code)

    def draw(self, *operators: str) -> None:
        """Add operators to the page."""
        self._canvas._code.extend(operators)

    def annotate(self, reference: str) -> None:
        """Add an annotation to the page."""
        self._canvas._annotationrefs.append(Raw(reference))

    def end_page(self, width: Pt, height: Pt) -> Any:
        """Close the page; return its dictionary."""
        self._canvas.setPageSize((width, height))
        self._canvas.showPage()
        reference = self.document.Pages.pages[-1]
        return self.document.idToObject[reference.name] if hasattr(reference, "name") else reference

    def finish_page(self, page: Any, entries: Mapping[str, Any]) -> str:
        """Give a page further entries, and take ReportLab's empty Trans away; return its reference."""
        content = Stream(page.stream.encode("ascii"))  # ReportLab would add ASCII85
        given = {"Trans": None, **entries, "Contents": content}
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, *given]
        for key, value in given.items():
            setattr(page, key, value)
        return refer(self.document, page)

    def finish_catalog(self, title: str, producer: str, version: tuple[int, int]) -> None:
        """Say what the file is called, what made it, and of which PDF version it is."""
        self.document._pdfVersion = version
        self.document.setTitle(title)
        self.document.setAuthor("")
        self.document.setSubject("")
        self.document.setCreator(producer)
        self.document.setProducer(producer)

    def add_to_catalog(self, entries: Mapping[str, Any]) -> None:
        """Give the catalog further entries."""
        catalog = self.document._catalog
        catalog.__NoDefault__ = list(dict.fromkeys([*pdfdoc.PDFCatalog.__NoDefault__, *entries]))
        catalog.__Refs__ = [key for key in catalog.__NoDefault__ if key not in _DIRECT]
        for key, value in entries.items():
            setattr(catalog, key, value)

    def close(self, identity: str) -> bytes:
        """Return the bytes; `identity` (hexadecimal) is the file identifier (ISO 32000-1 §14.4)."""
        self.document._ID = f"[<{identity}><{identity}>]".encode()
        return bytes(self._canvas.getpdfdata())
