"""Sheets: fronts and backs meet, folded cards read rightly, nothing lies near a cut."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from pocketcards.formats.base import with_trim
from pocketcards.impose.fold import card_pages
from pocketcards.impose.sheet import Margins, fill_of, sheet_pages
from pocketcards.model.finding import Refused
from pocketcards.model.geometry import Rect, Size, mm
from pocketcards.model.page import Page, PlacedPanel, TypesetEdition, TypesetPanel
from pocketcards.model.printing import Duplex
from pocketcards.model.sheet import SheetPlan
from pocketcards.typeset.page.fit import typeset
from tests import bundled
from tests.support.each import each

FOLDING, WITH_GAPS = ("avery-5371", "avery-c32011"), ("avery-8373", "avery-32015")
TURNS = (Duplex.LONG_EDGE, Duplex.SHORT_EDGE)
MARGIN = TypesetPanel("margin", (), (), Size(100, 10))
MARGINS = [Margins(MARGIN, MARGIN), Margins(MARGIN, MARGIN)]


def plan_of(name: str) -> SheetPlan:
    return bundled.project().stock.plans[name]


@cache
def fitted(card: str, locale: str, name: str) -> TypesetEdition:
    """A card set for the cells of a plan."""
    plan = plan_of(name)
    made = typeset(with_trim(bundled.edition(card, locale), plan.trim, plan.cell_size), bundled.composer())
    assert isinstance(made, TypesetEdition), made
    return made


def folded() -> TypesetEdition:
    return fitted("hotline", "es", "avery-5371")


def flat() -> TypesetEdition:
    return fitted("indicator", "en", "avery-5371")


def sides(card: TypesetEdition, plan: SheetPlan, duplex: Duplex = Duplex.LONG_EDGE) -> tuple[Page, ...]:
    made = sheet_pages([(card, fill_of(card, plan))], plan, duplex, (0.0, 0.0), MARGINS)
    assert not isinstance(made, Refused), made
    return made


def cards_on(page: Page) -> list[PlacedPanel]:
    return [placed for placed in page.panels if placed.panel is not MARGIN]


def test_every_plan_is_tried() -> None:
    folds = {name: plan.folds for name, plan in bundled.project().stock.plans.items()}
    assert folds == {**dict.fromkeys(FOLDING, True), **dict.fromkeys(WITH_GAPS, False)}


@each("name", [*FOLDING, *WITH_GAPS])
def test_measures_are_those_of_the_products(name: str) -> None:
    plan = plan_of(name)
    width = {"letter": 215.9, "a4": 210.0}[plan.paper]
    last = plan.cell(plan.columns - 1, plan.rows - 1)
    assert plan.size.width == pytest.approx(mm(width))
    # symmetric, so that a sheet turned over lies on the same grid
    assert plan.left == pytest.approx(plan.size.width - last.right, abs=mm(0.05))
    assert plan.top == pytest.approx(last.y, abs=mm(0.05))
    cells = plan.cells()
    assert len(cells) == plan.columns * plan.rows
    assert not any(
        one is not other and one.inset(0.1).x < other.right and one.inset(0.1).right > other.x
        and one.inset(0.1).y < other.top and one.inset(0.1).top > other.y
        for one in cells for other in cells
    )  # fmt: skip


def seen_from_behind(placed: PlacedPanel, paper: Size, duplex: Duplex) -> Rect:
    """Where a panel of the front lies for who looks at the back, as the printer turned the sheet."""
    box = placed.box
    if duplex is Duplex.LONG_EDGE:
        return Rect(paper.width - box.right, box.y, box.width, box.height)
    return Rect(box.x, paper.height - box.top, box.width, box.height)


@each("duplex", TURNS)
@each("name", [*FOLDING, *WITH_GAPS])
def test_fronts_and_backs_meet(name: str, duplex: Duplex) -> None:
    plan = plan_of(name)
    front, back = sides(fitted("indicator", "en", name), plan, duplex)
    assert len(cards_on(front)) == len(cards_on(back)) == plan.columns * plan.rows
    for one, other in zip(cards_on(front), cards_on(back), strict=True):
        seen = seen_from_behind(one, plan.size, duplex)
        assert seen.x == pytest.approx(other.box.x, abs=mm(0.1))
        assert seen.y == pytest.approx(other.box.y, abs=mm(0.1))
        # Turned like a page of a book the back is upright: heads meet heads.
        assert other.turned is (duplex is Duplex.SHORT_EDGE)


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


@each("locale", ["es", "ar"])
@each("duplex", TURNS)
@each("name", FOLDING)
def test_a_folded_card_reads_in_order_and_upright(name: str, duplex: Duplex, locale: str) -> None:
    plan = plan_of(name)
    card = fitted("hotline", locale, name)
    front, back = sides(card, plan, duplex)
    fronts, backs = cards_on(front), cards_on(back)
    assert len(fronts) == len(backs) == 2 * fill_of(card, plan)
    for i in range(0, len(fronts), 2):
        faces = folded_from(fronts[i : i + 2], backs[i : i + 2], plan, duplex)
        assert faces == [Face(part, True) for part in ("cover", "inside-top", "inside-bottom", "back")]


def test_the_own_file_of_a_folded_card_reads_in_order_too() -> None:
    outside, inside = card_pages(folded())
    plan = plan_of("avery-5371")
    halves = SheetPlan("own", "", Size(outside.width, outside.height), "", plan.cell_size, 1, 2, 0, 0, 1, 1)
    faces = folded_from(list(outside.panels), list(inside.panels), halves, Duplex.SHORT_EDGE)
    assert faces == [Face(part, True) for part in ("cover", "inside-top", "inside-bottom", "back")]


def test_a_panel_that_is_turned_wrongly_is_noticed() -> None:
    plan = plan_of("avery-5371")
    front, back = sides(folded(), plan)
    fronts = cards_on(front)[:2]
    backs = [PlacedPanel(one.panel, one.x, one.y, not one.turned) for one in cards_on(back)[:2]]
    assert not all(face.upright for face in folded_from(fronts, backs, plan, Duplex.LONG_EDGE))


@each("name", WITH_GAPS)
def test_a_grid_with_gaps_refuses_folded_cards_and_names_the_way_out(name: str) -> None:
    refused = sheet_pages([(folded(), 1)], plan_of(name), Duplex.LONG_EDGE, (0, 0), MARGINS)
    assert isinstance(refused, Refused)
    assert "avery-5371" in refused.reason


def test_backs_are_moved_by_the_offset() -> None:
    plan = plan_of("avery-5371")
    plain = sides(flat(), plan)[1]
    moved = sheet_pages([(flat(), 10)], plan, Duplex.LONG_EDGE, (mm(1), mm(-2)), MARGINS)
    assert not isinstance(moved, Refused)
    for one, other in zip(cards_on(plain), cards_on(moved[1]), strict=True):
        assert (other.x - one.x, other.y - one.y) == (pytest.approx(mm(1)), pytest.approx(mm(-2)))
    assert [one.x for one in cards_on(moved[0])] == [one.x for one in cards_on(sides(flat(), plan)[0])]


def test_a_mix_puts_flat_cards_into_the_spare_row() -> None:
    plan = plan_of("avery-5371")
    made = sheet_pages([(folded(), 4), (flat(), 2)], plan, Duplex.LONG_EDGE, (0, 0), MARGINS)
    assert not isinstance(made, Refused)
    names = [placed.panel.name for placed in cards_on(made[0])]
    assert names.count("cover") == 4
    assert names.count("front") == 2
    places = [(round(placed.x), round(placed.y)) for placed in cards_on(made[0])]
    assert len(set(places)) == 10


def test_too_many_cards_are_refused_with_the_count() -> None:
    refused = sheet_pages([(folded(), 5)], plan_of("avery-5371"), Duplex.LONG_EDGE, (0, 0), MARGINS)
    assert isinstance(refused, Refused)
    assert "5 folded" in refused.reason


def test_one_side_pairs_fronts_and_backs_to_fold_and_glue() -> None:
    plan = plan_of("avery-5371")
    made = sheet_pages([(flat(), 5)], plan, Duplex.OFF, (0, 0), MARGINS)
    assert not isinstance(made, Refused)
    (page,) = made
    for front, back in zip(cards_on(page)[::2], cards_on(page)[1::2], strict=True):
        assert (front.panel.name, back.panel.name) == ("front", "back")
        assert back.x == pytest.approx(front.box.right)
        assert back.y == front.y
    for cards, plan_name in ((folded(), "avery-5371"), (flat(), "avery-8373")):
        assert isinstance(sheet_pages([(cards, 1)], plan_of(plan_name), Duplex.OFF, (0, 0), MARGINS), Refused)
