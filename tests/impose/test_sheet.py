"""Cards on sheets: fronts meet backs, folded cards read in order, and what has no place is refused."""

from __future__ import annotations

import pytest

from pocketcards.impose.fold import card_pages, for_long_edge
from pocketcards.impose.sheet import SheetLayout, fill_of
from pocketcards.model.geometry import Size, mm
from pocketcards.model.page import PlacedPanel
from pocketcards.model.printing import Duplex
from pocketcards.model.sheet import SheetPlan
from tests import bundled
from tests.impose.laying import (
    FOLDING,
    MARGIN,
    TURNS,
    WITH_GAPS,
    Face,
    cards_on,
    fitted,
    flat,
    folded,
    folded_from,
    laid,
    plan_of,
    refused,
    seen_from_behind,
    sides,
)
from tests.support.each import each


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


@each("duplex", TURNS)
@each("name", [*FOLDING, *WITH_GAPS])
def test_fronts_and_backs_meet(name: str, duplex: Duplex) -> None:
    plan = plan_of(name)
    front, back = sides(fitted("indicator", "en", name, bundled.FLAT), plan, duplex)
    assert len(cards_on(front)) == len(cards_on(back)) == plan.columns * plan.rows
    for one, other in zip(cards_on(front), cards_on(back), strict=True):
        seen = seen_from_behind(one, plan.size, duplex)
        assert seen.x == pytest.approx(other.box.x, abs=mm(0.1))
        assert seen.y == pytest.approx(other.box.y, abs=mm(0.1))
        # Turned like a page of a book the back is upright: heads meet heads.
        assert other.turned is (duplex is Duplex.SHORT_EDGE)


@each("locale", ["es", "ar"])
@each("duplex", TURNS)
@each("name", FOLDING)
def test_a_folded_card_reads_in_order_and_upright(name: str, duplex: Duplex, locale: str) -> None:
    plan = plan_of(name)
    card = fitted("hotline", locale, name)
    front, back = sides(card, plan, duplex)
    fronts, backs = cards_on(front), cards_on(back)
    assert len(fronts) == len(backs) == 2 * fill_of(card, SheetLayout(plan))
    for i in range(0, len(fronts), 2):
        faces = folded_from(fronts[i : i + 2], backs[i : i + 2], plan, duplex)
        assert faces == [Face(part, True) for part in ("cover", "inside-top", "inside-bottom", "back")]


def test_the_own_file_of_a_folded_card_reads_in_order_too() -> None:
    """Upright, it is turned over its short edge; for print its inside is turned: the long edge is right."""
    plan = plan_of("avery-5371")
    for pages, duplex in (
        (card_pages(folded()), Duplex.SHORT_EDGE),
        (for_long_edge(card_pages(folded())), Duplex.LONG_EDGE),
    ):
        outside, inside = pages
        paper = Size(outside.width, outside.height)
        halves = SheetPlan("own", "", paper, "", plan.cell_size, 1, 2, 0, 0, 1, 1)
        faces = folded_from(list(outside.panels), list(inside.panels), halves, duplex)
        assert faces == [Face(part, True) for part in ("cover", "inside-top", "inside-bottom", "back")]


def test_a_panel_that_is_turned_wrongly_is_noticed() -> None:
    plan = plan_of("avery-5371")
    front, back = sides(folded(), plan)
    fronts = cards_on(front)[:2]
    backs = [PlacedPanel(one.panel, one.x, one.y, not one.turned) for one in cards_on(back)[:2]]
    assert not all(face.upright for face in folded_from(fronts, backs, plan, Duplex.LONG_EDGE))


@each("name", WITH_GAPS)
def test_a_grid_with_gaps_refuses_folded_cards_and_names_the_way_out(name: str) -> None:
    assert "take avery-5371" in refused([(folded(), 1)], SheetLayout(plan_of(name), folding="avery-5371"))
    assert refused([(folded(), 1)], SheetLayout(plan_of(name))).endswith("would be cut")


def test_each_side_is_moved_by_its_offset_ticks_and_all() -> None:
    plan = plan_of("avery-5371")
    by = ((mm(0.5), mm(1)), (mm(1), mm(-2)))
    plain, moved = sides(flat(), plan), laid([(flat(), 10)], SheetLayout(plan, offsets=by))
    for one, other, (right, up) in zip(plain, moved, by, strict=True):
        for before, after in zip(one.panels, other.panels, strict=True):
            shift = (0.0, 0.0) if before.panel is MARGIN else (right, up)
            assert (after.x - before.x, after.y - before.y) == pytest.approx(shift)


def test_a_mix_puts_flat_cards_into_the_spare_row() -> None:
    made = laid([(folded(), 4), (flat(), 2)], SheetLayout(plan_of("avery-5371")))
    names = [placed.panel.name for placed in cards_on(made[0])]
    assert names.count("cover") == 4
    assert names.count("front") == 2
    places = [(round(placed.x), round(placed.y)) for placed in cards_on(made[0])]
    assert len(set(places)) == 10


def test_too_many_cards_are_refused_with_the_count() -> None:
    assert "5 folded" in refused([(folded(), 5)], SheetLayout(plan_of("avery-5371")))
