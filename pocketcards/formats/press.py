"""Format `press`: for print shops. One card side a page, bleed, marks, solid inks, PDF/X-4."""

from __future__ import annotations

from collections.abc import Sequence

from pocketcards.formats.base import Bench, Format, MadeFile
from pocketcards.impose.fold import card_pages
from pocketcards.impose.press import press_pages
from pocketcards.model.page import TypesetEdition
from pocketcards.model.printing import PressColor
from pocketcards.output.pdf.inks import Inks, cmyk, grey, spot
from pocketcards.output.pdf.plain import press_bytes, sheet_bytes
from pocketcards.output.pdf.writer import Description
from pocketcards.typeset.stationery.slug import slug_panels
from pocketcards.typeset.stationery.ticket import ticket_page
from pocketcards.typeset.text.subset import subset

__all__ = ["FORMAT"]


def _inks(color: PressColor) -> Inks:
    if color.spot:
        return spot(color.spot, color.profile, color.condition)
    return cmyk(color.profile, color.condition) if color.profile else grey()


def _make(cards: Sequence[tuple[TypesetEdition, int]], bench: Bench) -> list[MadeFile]:
    laid_out = cards[0][0]
    pages = card_pages(laid_out)
    sides = press_pages(laid_out, pages, slug_panels(bench.composer, laid_out, pages))
    tag = laid_out.edition.language.tag
    inks = _inks(bench.options.press)
    spot_ink = bench.options.press.spot
    named = f"{inks.condition} and {spot_ink}" if spot_ink else inks.condition
    ticket = (ticket_page(bench.composer, laid_out, named),)
    return [
        MadeFile("", sides, press_bytes(sides, Description("Card", tag, ""), subset, inks)),
        MadeFile("-ticket", ticket, sheet_bytes(ticket, Description("Job ticket", "en", "Simplex"), subset)),
    ]


FORMAT = Format("press", "for print shops: PDF/X-4 with bleed and marks, and a job ticket", _make)
