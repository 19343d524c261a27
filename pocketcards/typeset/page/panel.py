"""Blocks become panels: margins, the white that parts groups, the strip at the foot, and whether all fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import pairwise, product
from typing import NamedTuple

from pocketcards.model.card import Block, BlockKind, PanelPlan
from pocketcards.model.geometry import Pt, Size, mm
from pocketcards.model.page import Element, PlacedLine, TypesetPanel
from pocketcards.typeset.page.blocks import set_banner, set_block
from pocketcards.typeset.page.box import Box, Overflow, Placement, White
from pocketcards.typeset.page.brand import FIRST, logo_of, logo_size
from pocketcards.typeset.page.look import WHITES, Look
from pocketcards.typeset.page.numbers import set_numbers
from pocketcards.typeset.page.strip import OUTSIDE, set_strip

__all__ = ["AROUND", "CLEAR", "SAFE", "PanelFit", "draw_panels", "measure_panel"]

SAFE = mm(3.2)
"""No text and no number comes nearer to the trim: shops cut up to 1/8 in off."""
CLEAR = mm(1.6)
"""White above the rule of the strip."""
AROUND = mm(2.4)
"""White between text and a dark ground."""
COVER = "cover"
BANNER = 1 / 3, 1 / 4
"""Part of a cover that its banner takes, and where the text below it has little white under it."""
ABOVE_FOLD = "inside-top"
"""The inside of a card is read as one page: its strip stands below the fold."""
TIGHT = 0.7
"""What of it is asked for where all of a card stands on one side of it."""
COVERS = (BlockKind.SPEAK, BlockKind.ENDONYM)
CENTRED = (BlockKind.SPEAK, BlockKind.ENDONYM, BlockKind.NUMBERS)
"""What is centred where it is alone on paper."""
FINER = (1.0, 0.75, 0.5, 0.375, 0.25, 0.125)
"""How much of the white that gave way a panel may get back."""
MOST_AIR = 3
"""How many steps of the grid further apart groups stand where a panel has room, at most."""


class PanelFit(NamedTuple):
    """A panel, set but not drawn."""

    plan: PanelPlan
    boxes: tuple[tuple[Block, Box], ...]
    gaps: tuple[Pt, ...]
    """The white that is asked for between one box and the next."""
    room: Pt
    """Height between the top margin and the white above the strip."""

    @property
    def height(self) -> Pt:
        """Height that the boxes need, with their white."""
        return sum(box.height for _, box in self.boxes) + sum(self.gaps)

    @property
    def excess(self) -> Pt:
        """By how much it is too tall; zero or less where it fits."""
        return self.height - self.room

    @property
    def spare(self) -> Pt:
        """Height that is left."""
        return max(0.0, -self.excess)

    @property
    def overflows(self) -> tuple[Overflow, ...]:
        """Words wider than their measure."""
        return tuple(over for _, box in self.boxes for over in box.overflows)

    @property
    def fits(self) -> bool:
        """Whether everything stands inside."""
        return self.excess <= 0.01 and not self.overflows


def measure_panel(look: Look, plan: PanelPlan) -> PanelFit:
    """Set the blocks of a panel at the look's size.

    The banner of a cover is a third of it, or where white gives way as low as its title.
    """
    trim, card = look.edition.trim, look.edition.card
    width = trim.width - 2 * look.margin
    blocks = [card.blocks[name] for name in plan.blocks]
    tall = 0.0 if look.white < 1 or plan.name != COVER else trim.height * BANNER[0]
    boxes = [(block, _set_once(look, plan, block, width, tall)) for block in blocks]
    boxes = [(block, box) for block, box in boxes if box.height]
    gaps = tuple(
        _white(look, one, other).between(above, below) for (one, above), (other, below) in pairwise(boxes)
    )
    foot = SAFE * look.design.scale
    if plan.name != ABOVE_FOLD:
        foot = look.rule + CLEAR * look.design.scale
    room = trim.height - look.margin - foot
    if len(boxes) == 1 and _is_ground(look, boxes[0][0]):
        room += look.pad
    return PanelFit(plan, tuple(boxes), gaps, room)


def _set_once(look: Look, plan: PanelPlan, block: Block, width: Pt, tall: Pt) -> Box:
    """Return a block set, or as it was set in another layout of the card."""
    title = (plan.name, tall) if block.kind is BlockKind.TITLE else ()
    air = look.air if block.kind is BlockKind.NUMBERS else look.air // 2 if len(block.messages) > 1 else 0
    alone = block.kind in COVERS or (len(block.messages) == 1 and block.kind is not BlockKind.SIGNS)
    white = () if alone else (look.white, air)
    (box,) = look.once((block.id, title, white), lambda: (_set(look, plan, block, width, tall),))
    return box


def _set(look: Look, plan: PanelPlan, block: Block, width: Pt, tall: Pt) -> Box:
    if block.kind is not BlockKind.TITLE:
        return set_block(look, block, width)
    brand = look.design.brand
    if brand is None or not brand.pixels or plan.name not in FIRST:
        return set_banner(look, block, width, tall)
    # The logo stands on the paper, at the end of the banner.
    logo = logo_size(look, brand)
    return set_banner(look, block, width - logo.width - look.pad - AROUND * look.design.scale, tall)


def _is_ground(look: Look, block: Block) -> bool:
    """Tell whether a block is the dark panel."""
    return block.kind is BlockKind.NUMBERS and not look.edition.card.discreet


def _ends_below(look: Look, block: Block) -> bool:
    """Tell whether a block at the end of a panel stands at its foot; text has there what parts groups."""
    return _is_ground(look, block) or block.kind is BlockKind.OFFER


def _white(look: Look, above: Block, below: Block) -> White:
    """Return the least white between two blocks: groups stand further apart than items."""
    around = AROUND * (
        1 + (look.design.scale - 1) * look.white
    )  # what is large gives way to what is asked for
    grown = look.step * look.air
    if above.kind is BlockKind.TITLE or _is_ground(look, above) or _is_ground(look, below):
        return White((around * TIGHT if look.design.tight else around) + grown)
    if BlockKind.OFFER in (above.kind, below.kind):
        return White(around * look.white + grown)
    if above.kind is BlockKind.HEADING:
        return look.apart(1 if look.design.tight or look.white < 1 else 2)
    return look.apart(1 if look.design.tight or look.dense else 3)


def draw_panels(look: Look, fits: Sequence[PanelFit]) -> tuple[TypesetPanel, ...]:
    """Place the boxes of a card's panels, and their strips.

    What room is left is spent by rule: first white, then in steps of the grid, and panels of text begin on
    one line. A ground at the end of a panel stands at its foot, and one that is alone fills its side; numbers
    alone on paper and the outside of a discreet card are centred.
    """
    airy = [_number_first(*_lower(*_airy(look, fit))) for fit in fits]
    first = max((fit.boxes[0][1].ascent for look, fit in airy if _begins(look, fit)), default=0.0)
    centred = [(fit.boxes[0][0].kind, fit.spare / 2) for _, fit in airy if _is_centred(look, fit)]
    strips = cache(partial(set_strip, look))
    panels: list[TypesetPanel] = []
    for own, fit in airy:
        lead = min((half for kind, half in centred if kind is fit.boxes[0][0].kind), default=0.0)
        if _begins(own, fit):
            lead = first - fit.boxes[0][1].ascent
        placed = _place(own, fit, min(lead, fit.spare), first)
        panels.append(_with_strip(own, fit.plan.name, placed, strips, first=not panels))
    return tuple(panels)


def _airy(look: Look, fit: PanelFit) -> tuple[Look, PanelFit]:
    """Return a panel with the most white that it has room for: what was asked for, then steps of the grid."""
    if _is_centred(look, fit):
        return look, fit
    grounds = sum(block.kind is BlockKind.NUMBERS for block, _ in fit.boxes)
    foot = not _ends_below(look, fit.boxes[-1][0])
    growing = len(fit.gaps) + grounds / 2 + foot
    for white, air in product(FINER, range(MOST_AIR, -1, -1)):
        if (white, air) <= (look.white, 0):
            break
        if air * look.step * growing < fit.spare:  # else it cannot fit
            wider = look._replace(white=white, air=air)
            tried = measure_panel(wider, fit.plan)
            if tried.fits and air * look.step * foot <= tried.spare:
                return wider, tried
    return look, fit


def _lower(look: Look, fit: PanelFit) -> tuple[Look, PanelFit]:
    """Lower the banner of a cover until there is as much white under its text as between its items."""
    (title, banner), *rest = fit.boxes
    lacking = 2 * look.step - fit.spare
    if fit.plan.name != COVER or title.kind is not BlockKind.TITLE or lacking <= 0 or not rest:
        return look, fit
    height, width = look.edition.trim.height, look.edition.trim.width - 2 * look.margin
    lower = _set(look, fit.plan, title, width, max(height * BANNER[1], height * BANNER[0] - lacking))
    return look, fit._replace(boxes=((title, min(banner, lower, key=lambda box: box.height)), *rest))


def _number_first(look: Look, fit: PanelFit) -> tuple[Look, PanelFit]:
    """Give numbers that stand on paper, on a discreet card, what a panel has to spare before all else."""
    width = look.edition.trim.width - 2 * look.margin
    for i, (block, _) in enumerate(fit.boxes):
        if block.kind is not BlockKind.NUMBERS or _is_ground(look, block) or len(fit.boxes) == 1:
            continue
        for white, air in product(WHITES, range(MOST_AIR, -1, -1)):
            if (white, air) <= (look.white, look.air):
                break
            box = _set_once(look._replace(white=white, air=air), fit.plan, block, width, 0.0)
            tried = fit._replace(boxes=(*fit.boxes[:i], (block, box), *fit.boxes[i + 1 :]))
            if tried.fits:
                return look, tried
    return look, fit


def _is_centred(look: Look, fit: PanelFit) -> bool:
    """Tell whether a panel holds one thing that stands in its middle."""
    block, _ = fit.boxes[0]
    return len(fit.boxes) == 1 and block.kind in CENTRED and not _is_ground(look, block)


def _begins(look: Look, fit: PanelFit) -> bool:
    """Tell whether a panel begins with text on paper."""
    block, _ = fit.boxes[0]
    return not (_is_centred(look, fit) or _is_ground(look, block) or block.kind is BlockKind.TITLE)


def _place(look: Look, fit: PanelFit, lead: Pt, first: Pt) -> Placement:
    """Place the boxes of a panel, as far below its margin as it leads.

    Where there is room, the first line of each box stands on the grid that begins at the first line of all;
    on a cover, which is seen alone, it stands below the banner.
    """
    width = look.edition.trim.width - 2 * look.margin
    placed = Placement()
    boxes, down, spare = list(fit.boxes), lead, fit.spare - lead
    last, _ = boxes[-1]
    if len(boxes) == 1 and _is_ground(look, last):
        boxes, down = [(last, set_numbers(look, last, width, fit.room))], -look.pad
    for i, (block, box) in enumerate(boxes):
        if i and i == len(boxes) - 1 and _ends_below(look, block):
            down += spare
        elif i and fit.plan.name != COVER and (late := (first - down - box.ascent) % look.step) <= spare:
            down, spare = down + late, spare - late
        x = look.margin + (width - box.width if look.rtl else 0.0)
        placed.add(box.place(x, look.edition.trim.height - look.margin - down))
        down += box.height + (fit.gaps[i] if i < len(fit.gaps) else 0.0)
    return placed


def _with_strip(
    look: Look, name: str, placed: Placement, strips: Callable[..., Placement], *, first: bool
) -> TypesetPanel:
    brand = look.design.brand if name in FIRST else None
    alone = look.edition.card.discreet and name in OUTSIDE
    strip = Placement() if name == ABOVE_FOLD else strips(brand, alone=alone)
    placed.shapes += strip.shapes
    pictures = (logo_of(look, brand),) if brand and brand.pixels else ()
    elements = tuple(e for e in placed.elements if isinstance(e, Element))
    said = tuple(e for e in strip.elements if isinstance(e, Element))
    size = Size(look.edition.trim.width, look.edition.trim.height)
    safe = SAFE * look.design.scale
    shapes, codes = tuple(placed.shapes), tuple(placed.codes)
    if first:
        return TypesetPanel(name, shapes, elements + said, size, (), safe, pictures, codes)
    return TypesetPanel(name, shapes, elements, size, _lines(said), safe, pictures, codes)


def _lines(elements: Sequence[Element | PlacedLine]) -> tuple[PlacedLine, ...]:
    found: list[PlacedLine] = []
    for element in elements:
        found += [element] if isinstance(element, PlacedLine) else _lines(element.children)
    return tuple(found)
