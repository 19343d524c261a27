"""Formats `large-print` and `poster`: the same texts for people who see little, and for walls."""

from __future__ import annotations

from collections.abc import Sequence

from pocketcards.formats.base import Bench, Format, MadeFile, with_trim
from pocketcards.formats.card import accessible
from pocketcards.impose.fold import card_pages, for_long_edge
from pocketcards.model.design import Arrangement, Design
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Refused
from pocketcards.model.geometry import Size
from pocketcards.model.page import TypesetEdition

__all__ = ["LARGE_PRINT", "POSTER"]

LARGE = Design(floor=18.0, largest=26.0, scale=2.2, number=44.0, columns=1, arrangement=Arrangement.FOLDED)
"""18 pt: ACB large print guidelines, 2022 (https://acb.org/node/173)."""
WALL = Design(floor=16.0, largest=30.0, scale=1.9, number=52.0, columns=1, arrangement=Arrangement.SINGLE)
"""16 pt: the type size that posting laws name; the poster does not claim to satisfy any of them."""


def _folded(cards: Sequence[tuple[TypesetEdition, int]], bench: Bench) -> list[MadeFile]:
    laid_out = cards[0][0]
    return accessible(laid_out, for_long_edge(card_pages(laid_out)), "DuplexFlipLongEdge")


def _single(cards: Sequence[tuple[TypesetEdition, int]], bench: Bench) -> list[MadeFile]:
    laid_out = cards[0][0]
    return accessible(laid_out, card_pages(laid_out), "Simplex")


def _half(edition: Edition, bench: Bench) -> Edition | Refused:
    """Fold the paper once: each panel is half of it."""
    if edition.back:
        return Refused(
            reason="large print has room for the whole card; English on the other side is for the pocket"
        )
    paper = bench.stock.papers.get(edition.region.paper)
    if paper is None:
        return Refused(reason=f"the paper {edition.region.paper} is not in cards/sheets.yaml")
    return with_trim(edition, "half", Size(paper.width, paper.height / 2))


def _whole(edition: Edition, bench: Bench) -> Edition | Refused:
    if edition.card.discreet:
        return Refused(
            reason="a discreet card is not made as a poster: who needs it would be seen reading it"
        )
    if edition.back:
        return Refused(reason="a poster has no other side for English: hang the English one beside it")
    paper = bench.stock.papers.get(edition.region.paper)
    if paper is None:
        return Refused(reason=f"the paper {edition.region.paper} is not in cards/sheets.yaml")
    return with_trim(edition, "whole", paper)


def _sized(like: Design, design: Design) -> Design:
    return like._replace(black=design.black, code=design.code, brand=design.brand)


LARGE_PRINT = Format(
    "large-print",
    "18 pt or more, on the region's paper folded once",
    _folded,
    _half,
    lambda design: _sized(LARGE, design),
)
POSTER = Format(
    "poster",
    "everything on one side of the region's paper, 16 pt or more",
    _single,
    _whole,
    lambda design: _sized(WALL, design),
)
