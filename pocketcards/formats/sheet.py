"""Sheets for office printers: `sheet` on the region's paper, and the products by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pocketcards.formats.base import Bench, Format, MadeFile, for_plan
from pocketcards.impose.sheet import Margins, fill_of, sheet_pages
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Refused
from pocketcards.model.geometry import Pt
from pocketcards.model.page import Page, TypesetEdition
from pocketcards.model.printing import Duplex
from pocketcards.model.sheet import SheetPlan
from pocketcards.output.pdf.plain import sheet_bytes
from pocketcards.output.pdf.writer import Description
from pocketcards.typeset.stationery.margin import margin_panels
from pocketcards.typeset.text.subset import subset

__all__ = ["FORMATS"]

PRODUCTS = ("avery-5371", "avery-8373", "avery-c32011", "avery-32015")
SIDES = ("front", "back")
_FLIP = {Duplex.LONG_EDGE: "DuplexFlipLongEdge", Duplex.SHORT_EDGE: "DuplexFlipShortEdge"}


def _plan(name: str, edition: Edition, bench: Bench) -> SheetPlan | None:
    return bench.stock.plans.get(name) if name else bench.stock.plan_for(edition.region.paper)


def _restyle(name: str, edition: Edition, bench: Bench) -> Edition | Refused:
    return for_plan(edition, _plan(name, edition, bench))


def _make(name: str, cards: Sequence[tuple[TypesetEdition, int]], bench: Bench) -> list[MadeFile] | Refused:
    plan = _plan(name, cards[0][0].edition, bench)
    assert plan  # `_restyle` has refused
    duplex = bench.options.duplex
    sides = 1 if duplex is Duplex.OFF else 2
    counted = [(card, count or fill_of(card, plan, sides=sides)) for card, count in cards]
    pages = sheet_pages(counted, plan, duplex, bench.options.offset, _margins(cards, plan, bench))
    if isinstance(pages, Refused):
        return pages
    if duplex is not Duplex.TWO_PASS:
        return [_file("", pages, cards, bench)]
    return [_file(f"-{side}s", (page,), cards, bench) for side, page in zip(SIDES, pages, strict=True)]


def _margins(cards: Sequence[tuple[TypesetEdition, int]], plan: SheetPlan, bench: Bench) -> list[Margins]:
    width: Pt = plan.size.width - 2 * plan.left
    editions = [side for card, _ in cards for side in card.edition.sides]
    return [Margins(*margin_panels(bench.composer, editions, width, side, plan.paper)) for side in SIDES]


def _file(
    suffix: str, pages: tuple[Page, ...], cards: Sequence[tuple[TypesetEdition, int]], bench: Bench
) -> MadeFile:
    tags = {side.language.tag for card, _ in cards for side in card.edition.sides}
    duplex = _FLIP.get(bench.options.duplex, "Simplex")
    about = Description("Cards", tags.pop() if len(tags) == 1 else "mul", duplex)
    return MadeFile(suffix, pages, sheet_bytes(pages, about, subset))


def _format(name: str, product: str, summary: str, *, default: bool = False) -> Format:
    return Format(
        name, summary, partial(_make, product), partial(_restyle, product), mixes=True, default=default
    )


FORMATS = (
    _format("sheet", "", "a sheet of cards on the region's paper, to cut or tear", default=True),
    *(_format(name, name, f"the same on the sheets {name} and their like") for name in PRODUCTS),
)
