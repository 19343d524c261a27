"""The printing guide of a region: six drawn steps, the numbers to compare with, and a page to measure with.

It is read beside a printer by somebody without a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pocketcards.model.geometry import Pt, Size, mm
from pocketcards.model.page import Color, Element, Page, PlacedPanel, Shape, TypesetPanel
from pocketcards.model.printing import Duplex
from pocketcards.model.sheet import SheetPlan
from pocketcards.model.text import Atom
from pocketcards.typeset.page.box import Box, Placement, row, stacked, text_box
from pocketcards.typeset.stationery import drawn
from pocketcards.typeset.stationery.margin import rule_of
from pocketcards.typeset.text.composer import ENGLISH, Composer

__all__ = ["NUMBER", "guide_pages"]

MARGIN = mm(18)
BODY: Pt = 12.0
NUMBER: Pt = 16.0
BESIDE = drawn.FIELD.width + mm(6)
"""From the left edge of a drawing to the text beside it."""
REACH = 8
"""Millimetres that the scale of the calibration page shows, to each side."""
TITLE = "How to print the cards"
LIGHT = "Fold one and hold it to the light: can you see the number? Then take thicker card."


class _Step(NamedTuple):
    drawing: drawn.Drawing
    head: str
    texts: tuple[str, ...]


def guide_pages(
    composer: Composer, plan: SheetPlan, atoms: Sequence[Atom], duplex: Duplex = Duplex.LONG_EDGE
) -> tuple[Page, ...]:
    """Return the steps, and both sides of the calibration page: two sheets of paper, printed on both sides.

    Args:
        composer: Sets the words.
        plan: The sheet of the region.
        atoms: The numbers that its cards show.
        duplex: How the sheets are made; those of one side need no calibration.
    """
    width = plan.size.width - 2 * MARGIN
    title = _say(composer, TITLE, BODY * 2, width, bold=True)
    before, after = _before(plan, duplex), _after(glued=duplex is Duplex.OFF)
    first = [_step(composer, step, (), width) for step in before]
    numbers = [_number(composer, atom) for atom in atoms]
    second = [_step(composer, step, () if i else numbers, width) for i, step in enumerate(after)]
    pages = (stacked([title, *first], BODY * 1.6, width), stacked(second, BODY * 1.6, width))
    at = plan.size.height - MARGIN
    steps = [_page(plan.size, [(page, MARGIN, at)], ()) for page in pages]
    if duplex is Duplex.OFF:
        return tuple(steps)
    return (*steps, _scale(composer, plan.size), _cross(composer, plan.size))


def _before(plan: SheetPlan, duplex: Duplex) -> Iterator[_Step]:
    """Yield what is done up to the first sheet."""
    both_sides = (
        f"Flat cards: perforated sheets of this grid, to tear. {' '.join(_shelves(plan))} "
        "Sheets for the other kind of printer smear or jam.",
        "Cards that fold: plain card without perforation, 200 to 250 g/m². A perforated fold tears.",
        f"Help cards, which nobody should notice: 250 g/m² or more. {LIGHT}",
    )
    glued = (
        "Plain paper or thin card, 100 to 160 g/m²: two layers are glued together.",
        f"Help cards, which nobody should notice: 160 g/m². {LIGHT}",
    )
    yield _Step(drawn.CARD, "1  Choose the card", glued if duplex is Duplex.OFF else both_sides)
    yield _Step(drawn.PRINT, *_printing(duplex))
    length = rule_of(plan.paper)[1].replace(" ", "\u00a0")
    ruler = (
        f"Lay a ruler on the line in the upper margin. It must be {length} long. "
        "If not, the print window has scaled the sheet."
    )
    meet = (
        "Hold the sheet against the light: fronts and backs must lie on each other. If they do not, the "
        "next sheet of this guide shows by how much they are off."
    )
    yield _Step(drawn.MEASURE, "3  Measure", (ruler,) if duplex is Duplex.OFF else (ruler, meet))


def _printing(duplex: Duplex) -> tuple[str, tuple[str, ...]]:
    """Return the heading and the sentences of the second step."""
    both = "2  Print one sheet, at actual size, on both sides"
    actual = "In the print window choose Actual size or 100 %, never Fit."
    again = "Try it with one sheet, and mark its upper edge with a pencil."
    if duplex is Duplex.OFF:
        return "2  Print one sheet, at actual size, on one side", (actual,)
    if duplex is Duplex.TWO_PASS:
        return "2  Print one sheet, at actual size, first its fronts", (
            f"{actual} Print the file of the fronts. Turn the paper over like the page of a book, put it "
            f"back, and print the file of the backs. {again}",
        )
    if duplex is Duplex.SHORT_EDGE:
        return both, (f"{actual} Both sides, flip on short edge.",)
    return both, (
        f"{actual} Both sides, flip on long edge.",
        "Your printer prints one side? Print page\u00a01 of the file. Turn the paper over like the page of a "
        f"book, put it back, and print page\u00a02. {again}",
    )


def _shelves(plan: SheetPlan) -> Iterator[str]:
    """Yield what to ask for in a shop, by kind of printer."""
    kinds = (("Laser printers", plan.laser), ("Ink-jet printers", plan.inkjet))
    known = [(kind, products) for kind, products in kinds if products]
    for kind, products in known:
        yield f"{kind}: {', '.join(plan.names(products))}."
    if not known:
        yield f"{', '.join(plan.products)}; the box says for which printers."


def _after(*, glued: bool) -> Iterator[_Step]:
    """Yield what is done with what was printed."""
    yield _Step(
        drawn.COMPARE,
        "4  Compare with this list",
        (
            "Before you cut: read the numbers on one card of each sheet digit by digit, and compare them "
            "with this list. A card shows some of them. Is one different? Print no more, and tell whoever "
            "gave you these files.",
        ),
    )
    fold = (
        "At a dashed tick the card folds: do not tear there. Draw a blunt point along the ruler first, then "
        "fold, so that the side with nothing but the language stands outside."
    )
    glue = "Fold down the middle so that the print is outside, and glue. Let it dry under a book."
    yield _Step(
        drawn.CUT,
        "5  Cut, fold and glue" if glued else "5  Cut or tear, then fold",
        ("Lay a ruler from tick to tick and cut.", glue, fold)
        if glued
        else ("Plain card: lay a ruler from tick to tick and cut. Perforated sheets: tear.", fold),
    )
    yield _Step(
        drawn.HAND_OUT,
        "6  Hand them out",
        (
            "Never give a public card to somebody who may be watched.",
            "Help cards: hand them over only when alone, and ask whether it is safe to keep one.",
            "A card marked DRAFT is not finished; the strip inside says what is missing. Hand out no drafts.",
            "Posters are no legal notices: laws of states ask for more.",
        ),
    )


def _step(composer: Composer, step: _Step, further: Sequence[Box], width: Pt) -> Box:
    """Return a step: its drawing, and its words beside it."""
    measure = width - BESIDE
    boxes = [_say(composer, step.head, BODY * 1.3, measure, bold=True)]
    boxes += [_say(composer, text, BODY, measure) for text in step.texts]
    words = stacked([*boxes, *further], BODY * 0.5, measure)

    def place(x: Pt, top: Pt) -> Placement:
        placed: Placement = words.place(x + BESIDE, top)
        placed.shapes += drawn.drawn(step.drawing, x, top - BODY * 0.3)
        return placed

    return Box(width, max(words.height, drawn.FIELD.height), place, words.overflows, words.ascent)


def _number(composer: Composer, atom: Atom) -> Box:
    """Return a number and whose it is."""
    number = text_box(composer.number(atom), NUMBER, float("inf"), tag=None, color=Color.BLACK, number=NUMBER)
    name = text_box(
        composer.paragraph(atom.contact.name_en, ENGLISH), BODY, float("inf"), tag=None, color=Color.BLACK
    )
    return row([number, name], BODY * 1.5, rtl=False, tag="P")


def _say(composer: Composer, text: str, size: Pt, width: Pt, *, bold: bool = False) -> Box:
    return text_box(composer.paragraph(text, ENGLISH, bold=bold), size, width, color=Color.BLACK)


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
    texts = (
        "Print this page and the next on both sides of one sheet, and hold it against the light. The cross "
        "of the back should stand on the middle of the scale; each mark is one millimetre.",
        "Where it does not, look in the settings of your printer for image shift, registration or print "
        "position, and move the back by as much. If there is no such setting, tell whoever gave you these "
        "files both lengths, to the right and up as you see them from the front: they can move a side. "
        "Until then take plain card, and cut from the front.",
    )
    width = paper.width - 2 * MARGIN
    head = _say(composer, "If fronts and backs do not meet: front", BODY * 1.3, width, bold=True)
    box = stacked([head, *(_say(composer, text, BODY, width) for text in texts)], BODY * 0.5, width)
    return _page(paper, [(box, MARGIN, paper.height - MARGIN)], shapes)


def _cross(composer: Composer, paper: Size) -> Page:
    """Return the back: one cross in the middle of the paper."""
    x, y = paper.width / 2, paper.height / 2
    shapes = [_bar(x - mm(6), y - 0.4, mm(12), 0.8), _bar(x - 0.4, y - mm(6), 0.8, mm(12))]
    note = _say(composer, "Back", BODY * 1.3, paper.width - 2 * MARGIN, bold=True)
    return _page(paper, [(note, MARGIN, paper.height - MARGIN)], shapes)


def _bar(x: Pt, y: Pt, width: Pt, height: Pt) -> Shape:
    path = f"0 0 m {width:.3f} 0 l {width:.3f} {height:.3f} l 0 {height:.3f} l h"
    return Shape(path, Color.BLACK, x, y)
