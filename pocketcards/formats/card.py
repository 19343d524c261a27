"""Format `card`: the card itself, flat or folded, tagged for screen readers, with links."""

from __future__ import annotations

from collections.abc import Sequence

from pocketcards.formats.base import Bench, Format, MadeFile, title_of
from pocketcards.impose.fold import card_pages
from pocketcards.model.page import TypesetEdition
from pocketcards.output.pdf.document import Description, pdf_bytes
from pocketcards.typeset.text.subset import subset

__all__ = ["FORMAT", "accessible"]


def accessible(cards: Sequence[tuple[TypesetEdition, int]], bench: Bench) -> list[MadeFile]:
    """Return the file of one card, page by page as it is printed and folded."""
    laid_out = cards[0][0]
    pages = card_pages(laid_out)
    edition = laid_out.edition
    duplex = "DuplexFlipShortEdge" if len(pages) > 1 else "Simplex"
    data = pdf_bytes(pages, Description(title_of(edition), edition.language.tag, duplex), subset)
    return [MadeFile("", pages, data, links=True)]


FORMAT = Format("card", "the card itself, flat or folded, in its region's trim", accessible, default=True)
