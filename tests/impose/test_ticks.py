"""Ticks say where to cut and where to fold, and touch no card."""

from __future__ import annotations

import pytest

from pocketcards.impose.sheet import SheetLayout
from pocketcards.model.geometry import mm
from pocketcards.model.printing import Duplex
from tests import bundled
from tests.impose.laying import FOLDING, FOLDS, WITH_GAPS, fitted, flat, folded, laid, plan_of, sides
from tests.support.each import each

# Ticks


@each("name", [*FOLDING, *WITH_GAPS])
def test_every_edge_of_a_card_has_its_ticks_and_no_tick_touches_a_card(name: str) -> None:
    plan = plan_of(name)
    front, back = sides(fitted("indicator", "en", name, bundled.FLAT), plan)
    assert not [placed for placed in back.panels if placed.panel.name == "cut"]
    cut = [placed.box for placed in front.panels if placed.panel.name == "cut"]
    for cell in plan.cells():
        for y in (cell.y, cell.top):
            assert sum(tick.height < 1 and abs(tick.y + tick.height / 2 - y) < 0.4 for tick in cut) == 2
        for x in (cell.x, cell.right):
            assert sum(tick.width < 1 and abs(tick.x + tick.width / 2 - x) < 0.4 for tick in cut) == 2
        assert all(max(tick.width, tick.height) >= mm(3) for tick in cut)
        grown = cell.inset(-mm(0.7))
        assert not any(
            tick.x < grown.right and tick.right > grown.x and tick.y < grown.top and tick.top > grown.y
            for tick in cut
        )


def test_where_a_card_folds_the_tick_says_so_and_no_tick_says_cut() -> None:
    plan = plan_of("avery-5371")
    (front, _) = laid([(folded(), 3), (flat(), 1)], SheetLayout(plan))
    folds = [placed for placed in front.panels if placed.panel is FOLDS.beside]
    cut = [placed for placed in front.panels if placed.panel.name == "cut" and placed.panel.size.width > 1]
    left = [placed.y + placed.panel.size.height / 2 for placed in folds if placed.x < plan.left]
    assert left == pytest.approx([plan.cell(0, 2).y, plan.cell(0, 0).y])
    # The right column: one folded card, then a flat one, which is cut where its neighbour folds.
    right = [placed.y + placed.panel.size.height / 2 for placed in folds if placed.x > plan.left]
    assert right == pytest.approx([plan.cell(1, 0).y])
    at = plan.cell(1, 2).y
    assert [placed.x > plan.left for placed in cut if abs(placed.y - at) < 1] == [True]


def test_down_the_middle_of_a_pair_the_sheet_folds() -> None:
    layout = SheetLayout(plan_of("avery-5371"), Duplex.OFF)
    (page,) = laid([(flat(), 5)], layout)
    folds = [placed for placed in page.panels if placed.panel is FOLDS.above]
    assert [placed.x for placed in folds] == pytest.approx([layout.plan.cell(0, 0).right] * 2, abs=0.3)
