"""Blocks become panels: margins, the white that parts groups, the strip at the foot, and whether all fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pocketcards.model.card import Block, BlockKind, PanelPlan
from pocketcards.model.geometry import Pt, Size, mm
from pocketcards.model.page import Element, PlacedLine, TypesetPanel
from pocketcards.typeset.page.blocks import set_banner, set_block
from pocketcards.typeset.page.box import Box, Overflow, Placement, White
from pocketcards.typeset.page.brand import FIRST, logo_of, logo_size
from pocketcards.typeset.page.look import Look
from pocketcards.typeset.page.numbers import set_numbers
from pocketcards.typeset.page.strip import set_strip

__all__ = ["AROUND", "CLEAR", "SAFE", "PanelFit", "draw_panel", "measure_panel"]

SAFE = mm(3.2)
"""No text and no number comes nearer to the trim: shops cut up to 1/8 in off."""
CLEAR = mm(1.6)
"""White above the rule of the strip."""
AROUND = mm(2.4)
"""White between text and a dark ground."""
COVER = "cover"
ABOVE_FOLD = "inside-top"
"""The inside of a card is read as one page: its strip stands below the fold."""
TIGHT = 0.7
"""What of it is asked for where all of a card stands on one side of it."""
MOST_SPREAD = 1.0
"""How many lines further apart groups stand where a panel has room, at most."""


@dataclass(frozen=True, slots=True)
class PanelFit:
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
    tall = 0.0 if look.white < 1 or plan.name != COVER else trim.height / 3
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
    design = look.design
    key = block.id, title, look.size, look.white, look.voice.writing.tag, design.columns, design.number
    if key not in look.boxes:
        look.boxes[key] = _set(look, plan, block, width, tall)
    return look.boxes[key]


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


def _white(look: Look, above: Block, below: Block) -> White:
    """Return the least white between two blocks: groups stand further apart than items."""
    around = AROUND * look.design.scale
    if above.kind is BlockKind.TITLE or _is_ground(look, above) or _is_ground(look, below):
        return White(around * TIGHT if look.design.tight else around)
    if BlockKind.OFFER in (above.kind, below.kind):
        return White(around * look.white)
    tight = look.design.tight or above.kind is BlockKind.HEADING
    return look.apart(1 if tight or look.dense else 3)


def draw_panel(look: Look, fit: PanelFit, *, first: bool) -> TypesetPanel:
    """Place the boxes of a panel and its strip.

    White that is left goes between the groups, in measure, then above and below them; a panel of numbers at
    the end stands at the foot, and one that is alone fills its side. Numbers alone on paper and the outside
    of a discreet card are centred.
    """
    trim = look.edition.trim
    width = trim.width - 2 * look.margin
    placed = Placement()
    spare = max(0.0, fit.room - fit.height)
    boxes = list(fit.boxes)
    top = trim.height - look.margin
    gaps = list(fit.gaps)
    if len(boxes) == 1:
        block, _ = boxes[0]
        if _is_ground(look, block):
            boxes = [(block, set_numbers(look, block, width, fit.room))]
            top += look.pad
        elif block.kind in (BlockKind.SPEAK, BlockKind.ENDONYM, BlockKind.NUMBERS):
            top -= spare / 2
    elif boxes:
        banner, foot = boxes[0][0].kind is BlockKind.TITLE, _is_ground(look, boxes[-1][0])
        grown = min(spare / len(gaps), look.line * MOST_SPREAD)
        gaps = [gap + grown for gap in gaps]
        left = spare - grown * len(gaps)
        if foot:
            gaps[-1] += left
        elif banner:
            gaps[0] += left * 0.42
        else:
            top -= left * 0.42
    for i, (_, box) in enumerate(boxes):
        placed.add(box.place(look.margin + (width - box.width if look.rtl else 0.0), top))
        top -= box.height + (gaps[i] if i < len(gaps) else 0.0)
    return _with_strip(look, fit.plan.name, placed, first=first)


def _with_strip(look: Look, name: str, placed: Placement, *, first: bool) -> TypesetPanel:
    brand = look.design.brand if name in FIRST else None
    strip = Placement() if name == ABOVE_FOLD else set_strip(look, brand, name)
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
