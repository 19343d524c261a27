"""Cards that are laid on sheets, and how a sheet is seen when it is turned and folded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pocketcards.formats.base import with_trim
from pocketcards.impose.sheet import Margins, SheetLayout, fill_of, sheet_pages
from pocketcards.impose.ticks import FoldTicks
from pocketcards.model.design import PLAIN, Design
from pocketcards.model.finding import Refused
from pocketcards.model.geometry import Rect, Size
from pocketcards.model.page import Page, PlacedPanel, TypesetEdition, TypesetPanel
from pocketcards.model.printing import Duplex
from pocketcards.model.sheet import SheetPlan
from pocketcards.typeset.page.fit import typeset
from tests import bundled

FOLDING, WITH_GAPS = ("avery-5371", "avery-c32011"), ("avery-8373", "avery-32015")


FACES = ("front", "back", "cover", "inside-top", "inside-bottom", "back")
TURNS = (Duplex.LONG_EDGE, Duplex.SHORT_EDGE)
MARGIN = TypesetPanel("margin", (), (), Size(100, 10))
MARGINS = [Margins(MARGIN, MARGIN), Margins(MARGIN, MARGIN)]
FOLDS = FoldTicks(
    TypesetPanel("fold beside", (), (), Size(30, 15)), TypesetPanel("fold above", (), (), Size(60, 9))
)


def plan_of(name: str) -> SheetPlan:
    return bundled.project().stock.plans[name]


@cache
def fitted(card: str, locale: str, name: str, design: Design = PLAIN) -> TypesetEdition:
    """A card set for the cells of a plan."""
    plan = plan_of(name)
    wanted = with_trim(bundled.edition(card, locale), plan.trim, plan.cell_size)
    made = typeset(wanted, bundled.composer(), design)
    assert isinstance(made, TypesetEdition), made
    return made


def folded() -> TypesetEdition:
    return fitted("hotline", "es", "avery-5371")


def flat() -> TypesetEdition:
    return fitted("indicator", "en", "avery-5371", bundled.FLAT)


def sides(card: TypesetEdition, plan: SheetPlan, duplex: Duplex = Duplex.LONG_EDGE) -> tuple[Page, ...]:
    layout = SheetLayout(plan, duplex)
    return laid([(card, fill_of(card, layout))], layout)


def laid(cards: list[tuple[TypesetEdition, int]], layout: SheetLayout) -> tuple[Page, ...]:
    made = sheet_pages(cards, layout, MARGINS, FOLDS)
    assert not isinstance(made, Refused), made
    return made


def refused(cards: list[tuple[TypesetEdition, int]], layout: SheetLayout) -> str:
    made = sheet_pages(cards, layout, MARGINS, FOLDS)
    assert isinstance(made, Refused), made
    return made.reason


def cards_on(page: Page) -> list[PlacedPanel]:
    return [placed for placed in page.panels if placed.panel.name in FACES]


def seen_from_behind(placed: PlacedPanel, paper: Size, duplex: Duplex) -> Rect:
    """Where a panel of the front lies for who looks at the back, as the printer turned the sheet."""
    box = placed.box
    if duplex is Duplex.LONG_EDGE:
        return Rect(paper.width - box.right, box.y, box.width, box.height)
    return Rect(box.x, paper.height - box.top, box.width, box.height)


@dataclass(frozen=True)
class Face:
    """One half of a folded card in the hand: what is on it, and whether it stands upright."""

    name: str
    upright: bool


def folded_from(
    front: list[PlacedPanel], back: list[PlacedPanel], plan: SheetPlan, duplex: Duplex
) -> list[Face]:
    """Fold a card, cover to the reader, hinge at the top, and read it: cover, opened upwards, back.

    The paper alone decides: each half knows what is printed on it and what behind it.
    """
    lower = min(front, key=lambda placed: placed.y)
    upper = max(front, key=lambda placed: placed.y)

    def behind(placed: PlacedPanel) -> PlacedPanel:
        seen = seen_from_behind(placed, plan.size, duplex)
        return min(back, key=lambda other: abs(other.box.x - seen.x) + abs(other.box.y - seen.y))

    # Opening the cover upwards turns its half about a horizontal line: what was up on the sheet is
    # down. Seen after a turn over the long edge, "up" of the back is up of the front; after the
    # short edge it is the other way round.
    flipped = duplex is Duplex.SHORT_EDGE
    inside_top, inside_bottom = behind(lower), behind(upper)
    return [
        Face(lower.panel.name, not lower.turned),
        Face(inside_top.panel.name, inside_top.turned != flipped),
        Face(inside_bottom.panel.name, inside_bottom.turned != flipped),
        # The back of the folded card is the upper half, turned about the fold.
        Face(upper.panel.name, upper.turned),
    ]
