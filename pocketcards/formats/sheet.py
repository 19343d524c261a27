"""Sheets for office printers: `sheet` on the region's paper, and the products by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pocketcards.formats.base import Bench, Format, MadeFile, for_plan
from pocketcards.impose.sheet import Margins, SheetLayout, fill_of, sheet_pages
from pocketcards.impose.ticks import FoldTicks
from pocketcards.model.design import Arrangement, Design
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Refused
from pocketcards.model.geometry import Pt
from pocketcards.model.page import Page, TypesetEdition
from pocketcards.model.printing import Duplex
from pocketcards.model.sheet import SheetPlan
from pocketcards.output.pdf.plain import sheet_bytes
from pocketcards.output.pdf.writer import Description
from pocketcards.typeset.stationery.folds import fold_panels
from pocketcards.typeset.stationery.margin import margin_panels
from pocketcards.typeset.text.subset import subset

__all__ = ["FORMATS"]

PRODUCTS = ("avery-5371", "avery-8373", "avery-c32011", "avery-32015")
APART = ("avery-8373", "avery-32015")
"""Sheets with gaps between their rows: nothing on them can fold."""
SIDES = ("front", "back")
_FLIP = {Duplex.LONG_EDGE: "DuplexFlipLongEdge", Duplex.SHORT_EDGE: "DuplexFlipShortEdge"}


def _plan(name: str, edition: Edition, bench: Bench) -> SheetPlan | None:
    return bench.stock.plans.get(name) if name else bench.stock.plan_for(edition.region.paper)


def _restyle(name: str, edition: Edition, bench: Bench) -> Edition | Refused:
    return for_plan(edition, _plan(name, edition, bench))


def _make(name: str, cards: Sequence[tuple[TypesetEdition, int]], bench: Bench) -> list[MadeFile] | Refused:
    plan = _plan(name, cards[0][0].edition, bench)
    assert plan  # `_restyle` has refused
    options = bench.options
    if options.duplex is Duplex.OFF:
        plan = plan.closed()  # to be cut out and glued: no perforation is in the way
    offsets = options.front_offset, options.offset
    folding = bench.stock.plan_for(plan.paper)
    layout = SheetLayout(plan, options.duplex, options.start, offsets, folding.id if folding else "")
    counted = [(card, count or fill_of(card, layout)) for card, count in cards]
    folds = FoldTicks(*fold_panels(bench.composer, plan.left))
    pages = sheet_pages(counted, layout, _margins(cards, plan, bench), folds)
    if isinstance(pages, Refused):
        return pages
    if options.duplex is not Duplex.TWO_PASS:
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
        name,
        summary,
        partial(_make, product),
        partial(_restyle, product),
        partial(_design, product),
        mixes=True,
        default=default,
    )


def _design(product: str, design: Design) -> Design:
    return design._replace(arrangement=Arrangement.FLAT) if product in APART else design


FORMATS = (
    _format("sheet", "", "a sheet of cards on the region's paper, to cut or tear", default=True),
    *(_format(name, name, f"the same on the sheets {name} and their like") for name in PRODUCTS),
)
