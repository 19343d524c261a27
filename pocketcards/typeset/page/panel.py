"""Blocks become panels: margins, the strip at the foot, and whether everything fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pocketcards.model.card import Block, BlockKind, PanelPlan
from pocketcards.model.design import Brand
from pocketcards.model.edition import Edition, Status, in_words
from pocketcards.model.geometry import Pt, Size, mm
from pocketcards.model.page import Color, Element, PlacedLine, Shape, TypesetPanel
from pocketcards.typeset.page import icons
from pocketcards.typeset.page.blocks import set_block
from pocketcards.typeset.page.box import Box, Overflow, Placement, row
from pocketcards.typeset.page.brand import FIRST, logo_of, logo_size, name_box
from pocketcards.typeset.page.look import Look

__all__ = ["SAFE", "PanelFit", "draw_panel", "measure_panel"]

SAFE = mm(3.2)
"""No text and no number comes nearer to the trim: shops cut up to 1/8 in off."""
OUTSIDE = ("cover", "back")
"""The panels of a folded card that anybody can see."""
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
    width = trim.width - 2 * look.margin
    blocks = [card.blocks[name] for name in plan.blocks]
    boxes = [(block, set_block(look, block, width - _taken(look, plan, block))) for block in blocks]
    boxes = [(block, box) for block, box in boxes if box.height]
    gap = look.gap(0.28 if look.design.tight else 0.46)
    height = sum(box.height for _, box in boxes) + gap * max(0, len(boxes) - 1)
    room = trim.height - look.margin - look.strip - CLEAR * look.design.scale
    return PanelFit(plan, tuple(boxes), gap, room, height)


def _taken(look: Look, plan: PanelPlan, block: Block) -> Pt:
    """Return how much of its line a title leaves to the logo."""
    brand = look.design.brand
    if brand is None or not brand.pixels or plan.name not in FIRST or block.kind is not BlockKind.TITLE:
        return 0.0
    return logo_size(look, brand).width + look.gap(1.0)


def draw_panel(look: Look, fit: PanelFit, *, first: bool) -> TypesetPanel:
    """Place the boxes of a panel and its strip.

    White that is left goes between the blocks, in measure; a block of numbers at the end stands
    at the foot; the outside of a discreet card is centred, and so are numbers alone.
    """
    trim = look.edition.trim
    width = trim.width - 2 * look.margin
    placed = Placement()
    spare = fit.room - fit.height
    kinds = [block.kind for block, _ in fit.boxes]
    top = trim.height - look.margin
    gap = fit.gap
    if len(kinds) == 1 and kinds[0] in (BlockKind.SPEAK, BlockKind.ENDONYM, BlockKind.NUMBERS):
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
            top = trim.height - look.margin - fit.room + box.height
        placed.add(box.place(look.margin + (width - box.width if look.rtl else 0.0), top))
        top -= box.height + gap
    brand = look.design.brand if fit.plan.name in FIRST else None
    strip = _strip(look, brand, fit.plan.name)
    placed.shapes += strip.shapes
    pictures = (logo_of(look, brand),) if brand and brand.pixels else ()
    elements = tuple(e for e in placed.elements if isinstance(e, Element))
    said = tuple(e for e in strip.elements if isinstance(e, Element))
    size = Size(trim.width, trim.height)
    safe = SAFE * look.design.scale
    shapes, codes = tuple(placed.shapes), tuple(placed.codes)
    if first:
        return TypesetPanel(fit.plan.name, shapes, elements + said, size, (), safe, pictures, codes)
    return TypesetPanel(fit.plan.name, shapes, elements, size, _lines(said), safe, pictures, codes)


def _lines(elements: Sequence[Element | PlacedLine]) -> tuple[PlacedLine, ...]:
    found: list[PlacedLine] = []
    for element in elements:
        found += [element] if isinstance(element, PlacedLine) else _lines(element.children)
    return tuple(found)


def _strip(look: Look, brand: Brand | None, panel: str) -> Placement:
    """Set the strip: a rule, DRAFT and what is missing, who hands it out, and the language in English."""
    edition = look.edition
    width = edition.trim.width - 2 * look.margin
    size = STRIP_TEXT * look.design.scale
    placed = Placement()
    rule = f"0 0 m {width:.3f} 0 l {width:.3f} 0.4 l 0 0.4 l h"
    color = Color.BLACK if look.design.black else Color.RULE
    placed.shapes.append(Shape(rule, color, look.margin, look.strip + look.design.scale))
    # As high as the rule lets it: no ink within 1/16 in of the trim, where sheets are torn.
    top = look.strip + 0.6 * look.design.scale
    outside = edition.card.discreet and panel in OUTSIDE
    left = _status_of(look, edition, size, alone=outside)
    right = look.english(_tail_of(edition), size, color=look.quiet)
    if left:
        placed.add(left.place(look.margin, top))
    placed.add(right.place(look.margin + width - right.width, top))
    if brand and not brand.pixels:
        taken = left.width + size if left else 0.0
        name = name_box(look, brand, size)
        placed.add(name.place(look.margin + taken + (width - taken - right.width - name.width) / 2, top))
    return placed


def _status_of(look: Look, edition: Edition, size: Pt, *, alone: bool) -> Box | None:
    """Set DRAFT and what is missing; alone on the outside of a discreet card, which explains nothing."""
    if edition.status is Status.READY:
        return None
    word = look.english("DRAFT", size, bold=True, color=Color.WHITE, tag=None)
    said = [] if alone else [look.english(in_words(edition.lacks), size, color=look.quiet, tag=None)]
    pad = size * 0.4

    def place(x: Pt, top: Pt) -> Placement:
        ground = icons.rounded(word.width + 2 * pad, size * 1.1, size * 0.18)
        inner = word.place(x + pad, top)
        inner.shapes.append(Shape(ground, look.ink, x, top - word.ascent - size * 0.2))
        return inner

    boxed = Box(word.width + 2 * pad, word.height, place, ascent=word.ascent)
    lang = None if edition.language.locale == "en" else "en"
    return row([boxed, *said], size * 0.55, rtl=False, tag="P", lang=lang)


def _tail_of(edition: Edition) -> str:
    name = edition.language.spoken_name
    return name if edition.card.discreet else f"{name} · {edition.code}"
