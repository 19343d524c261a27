"""Format `card`: the card itself, flat or folded, tagged for screen readers, with links."""

from __future__ import annotations

from pocketcards.model.card import BlockKind
from pocketcards.model.page import Edition, Page, TypesetEdition
from pocketcards.output.base import Output
from pocketcards.output.pdf.document import Description, pdf_bytes
from pocketcards.output.pdf.fonts import Subsetter

__all__ = ["OUTPUT"]


def _write(typeset: TypesetEdition, pages: tuple[Page, ...], subset: Subsetter) -> bytes:
    edition = typeset.edition
    return pdf_bytes(pages, Description(_title_of(edition), edition.language.tag), subset)


def _title_of(edition: Edition) -> str:
    """Return the card's own title; a discreet card is called nothing but a card."""
    titles = [block.messages[0] for block in edition.card.blocks.values() if block.kind is BlockKind.TITLE]
    if edition.card.discreet or not titles:
        return "Card"
    return edition.texts[titles[0]]


OUTPUT = Output("card", "the card itself, flat or folded, in its region's trim", _write)
