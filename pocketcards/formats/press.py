"""Format `press`: for print shops. One card side a page, bleed, marks, solid inks, PDF/X-4."""

from __future__ import annotations

from collections.abc import Sequence

from pocketcards.formats.base import Bench, Format, MadeFile
from pocketcards.impose.fold import card_pages, for_long_edge
from pocketcards.impose.press import press_pages
from pocketcards.model.finding import Refused
from pocketcards.model.page import TypesetEdition
from pocketcards.model.printing import PressColor
from pocketcards.output.pdf.inks import Inks, cmyk, grey, spot, with_fold
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


def _named(color: PressColor) -> str:
    """Return the inks of a file as a shop calls them."""
    if color.spot:
        return f"black and {color.spot}"
    return f"cyan, magenta, yellow, black, as in {color.condition}" if color.profile else "black alone"


def _make(cards: Sequence[tuple[TypesetEdition, int]], bench: Bench) -> list[MadeFile] | Refused:
    laid_out = cards[0][0]
    edition = laid_out.edition
    paper = bench.stock.papers.get(edition.region.paper)
    if paper is None:
        return Refused(reason=f"the paper {edition.region.paper} is not in cards/sheets.yaml")
    color, pages = bench.options.press, card_pages(laid_out)
    inks = _inks(color)
    if laid_out.fold:
        inks, pages = with_fold(inks), for_long_edge(pages)
    sides = press_pages(laid_out, pages, slug_panels(bench.composer, laid_out, pages))
    ticket = (ticket_page(bench.composer, laid_out, _named(color), paper),)
    about, said = Description("Card", edition.language.tag, ""), Description("Job ticket", "en", "Simplex")
    return [
        MadeFile("", sides, press_bytes(sides, about, subset, inks)),
        MadeFile("-ticket", ticket, sheet_bytes(ticket, said, subset, inks)),
    ]


FORMAT = Format("press", "for print shops: PDF/X-4 with bleed and marks, and a job ticket", _make)
