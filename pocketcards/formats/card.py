"""Format `card`: the card itself, flat or folded, tagged for screen readers, with links."""

from __future__ import annotations

from collections.abc import Sequence

from pocketcards.formats.base import Bench, Format, MadeFile, title_of
from pocketcards.impose.fold import card_pages
from pocketcards.model.page import Page, TypesetEdition
from pocketcards.output.pdf.document import Description, pdf_bytes
from pocketcards.typeset.text.subset import subset

__all__ = ["FORMAT", "accessible"]


def accessible(laid_out: TypesetEdition, pages: tuple[Page, ...], duplex: str) -> list[MadeFile]:
    """Return the tagged file of one card: its pages, and how a viewer is told to print them."""
    edition = laid_out.edition
    data = pdf_bytes(pages, Description(title_of(edition), edition.language.tag, duplex), subset)
    return [MadeFile("", pages, data, links=True)]


def _make(cards: Sequence[tuple[TypesetEdition, int]], bench: Bench) -> list[MadeFile]:
    """Return the card to be read on a screen: every page upright, and nothing said of printing."""
    laid_out = cards[0][0]
    return accessible(laid_out, card_pages(laid_out), "")


FORMAT = Format("card", "the card itself, flat or folded, in its region's trim", _make, default=True)
