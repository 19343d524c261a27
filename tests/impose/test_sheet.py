"""Sheets: fronts and backs meet, folded cards read rightly, nothing lies near a cut."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from pocketcards.formats.base import with_trim
from pocketcards.impose.fold import card_pages, for_long_edge
from pocketcards.impose.sheet import Margins, SheetLayout, fill_of, sheet_pages
from pocketcards.impose.ticks import FoldTicks
from pocketcards.model.design import PLAIN, Design
from pocketcards.model.finding import Refused
from pocketcards.model.geometry import Rect, Size, mm
from pocketcards.model.page import Page, PlacedPanel, TypesetEdition, TypesetPanel
from pocketcards.model.printing import Duplex
from pocketcards.model.sheet import SheetPlan
from pocketcards.typeset.page.fit import typeset
from tests import bundled
from tests.support.each import each

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
    front, back = sides(fitted("indicator", "en", name, bundled.FLAT), plan, duplex)
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
