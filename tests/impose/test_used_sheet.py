"""A sheet that is partly used, and one that is printed on one side."""

from __future__ import annotations

import pytest

from pocketcards.impose.sheet import SheetLayout, fill_of
from pocketcards.model.geometry import mm
from pocketcards.model.page import PlacedPanel
from pocketcards.model.printing import Duplex
from tests import bundled
from tests.impose.laying import (
    FACES,
    FOLDING,
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
)
from tests.support.each import each

# A sheet that is partly used


@each("duplex", TURNS)
@each("start", [1, 2, 3, 7, 10])
def test_cells_before_the_start_stay_free_on_both_sides(start: int, duplex: Duplex) -> None:
    plan = plan_of("avery-5371")
    layout = SheetLayout(plan, duplex, start)
    assert fill_of(flat(), layout) == 11 - start
    front, back = laid([(flat(), fill_of(flat(), layout))], layout)
    assert [placed.box for placed in cards_on(front)] == list(plan.cells()[start - 1 :])
    for one, other in zip(cards_on(front), cards_on(back), strict=True):
        seen = seen_from_behind(one, plan.size, duplex)
        assert (seen.x, seen.y) == pytest.approx((other.box.x, other.box.y), abs=mm(0.1))


@each(("start", "most"), [(1, 4), (2, 4), (3, 4), (4, 3), (7, 2), (8, 1), (9, 0)])
def test_folded_cards_take_what_two_free_cells_above_each_other_there_are(start: int, most: int) -> None:
    layout = SheetLayout(plan_of("avery-5371"), start=start)
    assert fill_of(folded(), layout) == most
    if most:
        used = plan_of("avery-5371").cells()[: start - 1]
        (front, _) = laid([(folded(), most)], layout)
        assert not {(round(box.x), round(box.y)) for box in used} & {
            (round(placed.x), round(placed.y)) for placed in cards_on(front)
        }
    assert f"from cell {start} on" in refused([(folded(), most + 1)], layout) or start == 1


# One side, to fold and glue


@each("name", [*FOLDING, *WITH_GAPS])
def test_one_side_pairs_fronts_and_backs_to_fold_and_glue(name: str) -> None:
    layout = SheetLayout(plan_of(name).closed(), Duplex.OFF)
    card = fitted("indicator", "en", name, bundled.FLAT)
    (page,) = laid([(card, fill_of(card, layout))], layout)
    cards = cards_on(page)
    half = len(cards) // 2
    assert half == layout.plan.rows
    for front, back in zip(cards[:half], cards[half:], strict=True):
        assert (front.panel.name, back.panel.name) == ("front", "back")
        assert (back.x, back.y) == pytest.approx((front.box.right, front.y), abs=0.01)


@each("name", FOLDING)
def test_a_folded_card_on_one_side_reads_as_if_printed_on_both(name: str) -> None:
    """Folded down the middle and glued, the right column lies behind the left one, as in a mirror."""
    layout = SheetLayout(plan_of(name).closed(), Duplex.OFF)
    card = fitted("hotline", "ar", name)
    (page,) = laid([(card, 1)], layout)
    cover_back, inside = cards_on(page)[:2], cards_on(page)[2:]
    line = cover_back[0].box.right
    behind = [
        PlacedPanel(one.panel, layout.plan.size.width - 2 * line + one.x, one.y, one.turned) for one in inside
    ]
    faces = folded_from(cover_back, behind, layout.plan, Duplex.LONG_EDGE)
    assert faces == [Face(part, True) for part in FACES[2:]]
