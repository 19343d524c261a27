"""Blocks become panels: margins, the strip at the foot, and whether everything fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pocketcards.model.card import Block, BlockKind, PanelPlan
from pocketcards.model.geometry import Pt, mm
from pocketcards.model.page import Color, Edition, Element, PlacedLine, Shape, Status, TypesetPanel
from pocketcards.typeset import icons
from pocketcards.typeset.blocks import set_block
from pocketcards.typeset.box import Box, Overflow, Placement, row
from pocketcards.typeset.look import Look

__all__ = ["MARGIN", "SAFE", "STRIP", "PanelFit", "measure_panel"]

MARGIN = mm(3.6)
"""White at the sides and at the top."""
SAFE = mm(3.2)
"""No text and no number comes nearer to the trim: shops cut up to 1/8 in off."""
STRIP = mm(4.0)
"""Height of the strip at the foot of every side, above the safe zone's own white."""
CLEAR: Pt = 3.0
"""White between the text and the strip."""
STRIP_TEXT: Pt = 5.6
"""The strip speaks to the giver, not to the holder; it may be small."""


@dataclass(frozen=True, slots=True)
class PanelFit:
    """A panel, set but not drawn."""

    plan: PanelPlan
    boxes: tuple[tuple[Block, Box], ...]
    gap: Pt
    room: Pt
    """Height between the top margin and the strip."""
    height: Pt
    """Height that the boxes need."""

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
    """Set the blocks of a panel at the look's size."""
    trim, card = look.edition.trim, look.edition.card
    width = trim.width - 2 * MARGIN
    blocks = [card.blocks[name] for name in plan.blocks]
    boxes = [
        (block, set_block(look, block, width)) for block in blocks if block.stands_in(look.edition.region.id)
    ]
    boxes = [(block, box) for block, box in boxes if box.height]
    gap = look.gap(0.46)
    height = sum(box.height for _, box in boxes) + gap * max(0, len(boxes) - 1)
    room = trim.height - MARGIN - STRIP - CLEAR
    return PanelFit(plan, tuple(boxes), gap, room, height)


def draw_panel(look: Look, fit: PanelFit, *, first: bool) -> TypesetPanel:
    """Place the boxes of a panel and its strip.

    White that is left goes between the blocks, in measure; a block of numbers at the end stands
    at the foot; the outside of a discreet card is centred.
    """
    trim = look.edition.trim
    placed = Placement()
    spare = fit.room - fit.height
    kinds = [block.kind for block, _ in fit.boxes]
    top = trim.height - MARGIN
    gap = fit.gap
    if kinds == [BlockKind.SPEAK]:
        top -= spare / 2
    elif len(kinds) > 1:
        gap += min(spare / (len(kinds) - 1), look.gap(0.55))
        if kinds[-1] is not BlockKind.NUMBERS or look.edition.card.discreet:
            top -= (spare - (gap - fit.gap) * (len(kinds) - 1)) * 0.42
    for i, (_, box) in enumerate(fit.boxes):
        if (
            i
            and i == len(fit.boxes) - 1
            and kinds[-1] is BlockKind.NUMBERS
            and not look.edition.card.discreet
        ):
            top = trim.height - MARGIN - fit.room + box.height
        placed.add(box.place(MARGIN, top))
        top -= box.height + gap
    strip = _strip(look)
    placed.shapes += strip.shapes
    elements = tuple(e for e in placed.elements if isinstance(e, Element))
    said = tuple(e for e in strip.elements if isinstance(e, Element))
    if first:
        return TypesetPanel(fit.plan.name, tuple(placed.shapes), elements + said)
    return TypesetPanel(fit.plan.name, tuple(placed.shapes), elements, _lines(said))


def _lines(elements: Sequence[Element | PlacedLine]) -> tuple[PlacedLine, ...]:
    found: list[PlacedLine] = []
    for element in elements:
        found += [element] if isinstance(element, PlacedLine) else _lines(element.children)
    return tuple(found)


def _strip(look: Look) -> Placement:
    """Set the strip: a rule, DRAFT where it is one, and the language in English."""
    edition = look.edition
    trim = edition.trim
    width = trim.width - 2 * MARGIN
    placed = Placement()
    rule = f"0 0 m {width:.3f} 0 l {width:.3f} 0.4 l 0 0.4 l h"
    placed.shapes.append(Shape(rule, Color.RULE, MARGIN, STRIP))
    top = STRIP - 1.1
    left = _status_of(look, edition)
    right = look.english(_tail_of(edition), STRIP_TEXT, color=Color.QUIET)
    if left:
        placed.add(left.place(MARGIN, top))
    placed.add(right.place(MARGIN + width - right.width, top))
    return placed


def _status_of(look: Look, edition: Edition) -> Box | None:
    if edition.status is Status.READY:
        return None
    word = look.english("DRAFT", STRIP_TEXT, bold=True, color=Color.WHITE, tag=None)
    said = look.english("not checked by a speaker", STRIP_TEXT, color=Color.QUIET, tag=None)
    pad = 2.2

    def place(x: Pt, top: Pt) -> Placement:
        ground = icons.rounded(word.width + 2 * pad, STRIP_TEXT * 1.22, 1.0)
        inner = word.place(x + pad, top)
        inner.shapes.append(Shape(ground, Color.INK, x, top - word.ascent - STRIP_TEXT * 0.24))
        return inner

    boxed = Box(word.width + 2 * pad, word.height, place, ascent=word.ascent)
    return row([boxed, said], 3.0, rtl=False, tag="P", lang=None if edition.language.locale == "en" else "en")


def _tail_of(edition: Edition) -> str:
    return (
        edition.language.english if edition.card.discreet else f"{edition.language.english} · {edition.code}"
    )
