"""The printing guide of a region: three steps, and how to find out by how much a printer shifts."""

from __future__ import annotations

from collections.abc import Sequence

from pocketcards.model.geometry import Pt, Size, mm
from pocketcards.model.page import Color, Element, Page, PlacedPanel, Shape, TypesetPanel
from pocketcards.model.sheet import SheetPlan
from pocketcards.typeset.page.box import Box, Placement, stacked, text_box
from pocketcards.typeset.text.composer import ENGLISH, Composer

__all__ = ["guide_pages"]

MARGIN = mm(20)
BODY: Pt = 11.0
REACH = 8
"""Millimetres that the scale of the calibration page shows, to each side."""


def guide_pages(composer: Composer, plan: SheetPlan) -> tuple[Page, ...]:
    """Return the guide, and both sides of the calibration page."""
    names = ", ".join(plan.products)
    steps = [
        ("1", "Buy the sheets", f"Card sheets of the grid {names}. Plain card of 200 g works too: cut it."),
        (
            "2",
            "Print at actual size, on both sides",
            "In the print window choose Actual size or 100 %, never Fit. Both sides, flip on long edge. "
            "Print one sheet first, and lay a ruler on the one-inch line in its margin.",
        ),
        (
            "3",
            "Tear or cut, then fold",
            "Tear along the perforation. A card that folds is two cells high: fold it in the middle, so that "
            "the side with nothing but the language stands outside.",
        ),
    ]
    boxes = [_say(composer, "How to print the cards", BODY * 2, bold=True)]
    for number, head, text in steps:
        boxes.append(_say(composer, f"{number}  {head}", BODY * 1.35, bold=True))
        boxes.append(_say(composer, text, BODY))
    boxes += [
        _say(composer, "Before you hand them out", BODY * 1.35, bold=True),
        _say(composer, "Call the number on one card of each sheet.", BODY),
        _say(composer, "A card marked DRAFT is not finished; its strip says who has not checked it.", BODY),
        _say(composer, "Hand over only when alone; ask whether it is safe to keep.", BODY),
        _say(composer, "If fronts and backs do not meet", BODY * 1.35, bold=True),
        _say(
            composer,
            "Print the next two pages on both sides of one sheet and hold it against the light. The cross "
            "of the back should stand on the middle of the scale. Where it stands 1 mm too far right, "
            "as seen from the front, move the backs: --offset 1,0. Too high by 1 mm: --offset 0,-1.",
            BODY,
        ),
        _say(composer, "The posters are no legal notices: laws of states ask for more.", BODY),
    ]
    box = stacked(boxes, BODY * 0.7, plan.size.width - 2 * MARGIN)
    page = _page(plan.size, [(box, MARGIN, plan.size.height - MARGIN)], ())
    return (page, _scale(composer, plan.size), _cross(composer, plan.size))


def _say(composer: Composer, text: str, size: Pt, *, bold: bool = False) -> Box:
    width: Pt = mm(170)
    paragraph = composer.paragraph(text, ENGLISH, bold=bold)
    return text_box(paragraph, size, width, color=Color.BLACK)


def _page(size: Size, boxes: Sequence[tuple[Box, Pt, Pt]], shapes: Sequence[Shape]) -> Page:
    placed = Placement()
    for box, x, top in boxes:
        placed.add(box.place(x, top))
    elements = tuple(element for element in placed.elements if isinstance(element, Element))
    panel = TypesetPanel("guide", (*placed.shapes, *shapes), elements, size)
    return Page(size.width, size.height, (PlacedPanel(panel, 0.0, 0.0),))


def _scale(composer: Composer, paper: Size) -> Page:
    """Return the front: a cross of millimetres in the middle of the paper."""
    x, y = paper.width / 2, paper.height / 2
    shapes = [_bar(x - mm(REACH), y, 2 * mm(REACH), 0.3), _bar(x, y - mm(REACH), 0.3, 2 * mm(REACH))]
    for step in range(-REACH, REACH + 1):
        length = mm(2.0 if step % 5 else 3.5)
        shapes.append(_bar(x + mm(step), y - length / 2, 0.3, length))
        shapes.append(_bar(x - length / 2, y + mm(step), length, 0.3))
    note = _say(composer, "Front. Each mark is one millimetre.", BODY)
    return _page(paper, [(note, MARGIN, paper.height - MARGIN)], shapes)


def _cross(composer: Composer, paper: Size) -> Page:
    """Return the back: one cross in the middle of the paper."""
    x, y = paper.width / 2, paper.height / 2
    shapes = [_bar(x - mm(6), y - 0.4, mm(12), 0.8), _bar(x - 0.4, y - mm(6), 0.8, mm(12))]
    note = _say(composer, "Back.", BODY)
    return _page(paper, [(note, MARGIN, paper.height - MARGIN)], shapes)


def _bar(x: Pt, y: Pt, width: Pt, height: Pt) -> Shape:
    path = f"0 0 m {width:.3f} 0 l {width:.3f} {height:.3f} l 0 {height:.3f} l h"
    return Shape(path, Color.BLACK, x, y)
