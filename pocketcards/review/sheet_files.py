"""A proof sheet becomes its two files: PDF for paper, and a page for phone and mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pocketcards.errors import InputError
from pocketcards.model.asked import ProofSheet
from pocketcards.model.font import NUMBER_FAMILY
from pocketcards.model.geometry import Size, inch, mm
from pocketcards.model.page import Page, PlacedPanel, TypesetPanel
from pocketcards.model.proof import Expectation
from pocketcards.output.pdf.plain import sheet_bytes
from pocketcards.output.pdf.writer import Description
from pocketcards.readback.preview import previews
from pocketcards.readback.proof import Prover
from pocketcards.review.sheet import Asking
from pocketcards.site.proof_page import proof_page
from pocketcards.typeset.page.paragraph import NUMBER_FLOOR
from pocketcards.typeset.stationery.proof_sheet import note_composer, proof_pages
from pocketcards.typeset.text.subset import subset

__all__ = ["SheetMaker", "alone", "expected"]

A4, LETTER = Size(mm(210), mm(297)), Size(inch(8.5), inch(11))
PAPERS = {"a4": A4, "letter": LETTER}
"""Where a project has no sheets of cards, and so no papers."""
DPI = 240
"""Of the pictures in the page: phones show three dots where other screens show one."""


class SheetMaker:
    """Makes the files of sheets; whatever shows a number is read back before anybody gets it."""

    def __init__(self, asking: Asking) -> None:
        """Take the fonts and papers of a project."""
        self._asking = asking
        self._notes = note_composer(asking.project.fonts)
        self._prover = Prover(asking.project.fonts[NUMBER_FAMILY].face(bold=True).path)

    def files(self, sheet: ProofSheet) -> dict[str, bytes]:
        """Return the files by name. The names say the language and the code: nothing of the card.

        Raises:
            InputError: A number on a card is not as it must be.
        """
        project = self._asking.project
        stem = f"{sheet.asked.locale}-{sheet.asked.code}"
        paper = (PAPERS | project.stock.papers).get(sheet.region.paper, A4)
        pages = proof_pages(sheet, self._asking.composer, self._notes, paper)
        about = Description("Cards", sheet.language.tag, "")
        page = proof_page(sheet, self._pictures(sheet), project.fonts, self._letters(sheet.asked.locale))
        return {f"{stem}.pdf": sheet_bytes(pages, about, subset), f"{stem}.html": page}

    def _letters(self, locale: str) -> str:
        """Return the letters of everything that is translated: better sentences are typed with them."""
        catalog = self._asking.project.catalogs.get(locale)
        texts = [entry.msgstr for entry in catalog.entries.values()] if catalog else []
        return "".join(sorted(set("".join(texts))))

    def _pictures(self, sheet: ProofSheet) -> list[bytes]:
        """Return a picture of each face of the card: of a file that was read back."""
        if not sheet.panels:
            return []
        pages = [alone(panel) for panel in sheet.panels]
        data = sheet_bytes(pages, Description("Cards", sheet.language.tag, ""), subset)
        if faults := self._prover.read(data, expected(pages)).faults:
            raise InputError(
                f"{sheet.asked.card}: {faults[0].told}", "This is a fault of ours: please report it."
            )
        return previews(data, DPI)


def alone(panel: TypesetPanel) -> Page:
    """Return a page that holds one face of a card."""
    return Page(panel.size.width, panel.size.height, (PlacedPanel(panel, 0.0, 0.0),))


def expected(pages: Sequence[Page]) -> Expectation:
    """Return what a reader must find: every number as often as it was set."""
    panels = [placed.panel for page in pages for placed in page.panels]
    atoms = [run.atom for panel in panels for run in panel.runs() if run.atom]
    return Expectation(
        numbers=Counter(atom.text for atom in atoms),
        links=Counter(),
        smallest=NUMBER_FLOOR,
        areas=tuple(tuple(one.box.inset(one.panel.safe) for one in page.panels) for page in pages),
        targets={},
        codes=Counter(code for panel in panels for code in panel.codes),
        pages=tuple(pages),
    )
