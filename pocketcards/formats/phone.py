"""Format `phone`: a picture for messengers, sides one above the other. Never of discreet cards."""

from __future__ import annotations

from collections.abc import Sequence

from pocketcards.formats.base import Bench, Format, MadeFile
from pocketcards.impose.phone import phone_page
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Refused
from pocketcards.model.page import TypesetEdition
from pocketcards.output.pdf.plain import sheet_bytes
from pocketcards.output.pdf.writer import Description
from pocketcards.typeset.text.subset import subset

__all__ = ["FORMAT"]


def _restyle(edition: Edition, bench: Bench) -> Edition | Refused:
    if edition.card.discreet:
        return Refused(
            reason="a discreet card is no picture for phones: who looks through the phone would find it"
        )
    return edition


def _make(cards: Sequence[tuple[TypesetEdition, int]], bench: Bench) -> list[MadeFile]:
    """Return the picture, and the file that it is drawn from, which readers can take apart."""
    from pocketcards.readback.phone import phone_picture  # what draws pictures loads slowly

    laid_out = cards[0][0]
    pages = (phone_page(laid_out),)
    drawn = sheet_bytes(pages, Description("Card", laid_out.edition.language.tag, ""), subset)
    return [MadeFile("", pages, phone_picture(drawn), ending=".png", source=drawn)]


FORMAT = Format("phone", "a picture for messengers, 1080 pixels wide; public cards alone", _make, _restyle)
