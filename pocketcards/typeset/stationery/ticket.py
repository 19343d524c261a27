"""The job ticket of a press file: the card as it must look, what to print it on, the numbers to sign off."""

from __future__ import annotations

from pocketcards.model.edition import in_words
from pocketcards.model.geometry import Pt, Size, mm
from pocketcards.model.page import Color, Element, Page, PlacedPanel, Shape, TypesetEdition, TypesetPanel
from pocketcards.typeset.page.box import Box, Placement, row, stacked, text_box
from pocketcards.typeset.stationery import dummy
from pocketcards.typeset.stationery.slug import (
    HEAD_TO_FOOT,
    HEAD_TO_HEAD,
    content_code,
    languages_of,
    number_boxes,
)
from pocketcards.typeset.text.composer import ENGLISH, Composer

__all__ = ["ticket_page"]

MARGIN = mm(15)
BODY: Pt = 9.5
NAMES = mm(26)
"""Width of the column of what is told."""
BETWEEN = mm(6)
OPAQUE = (
    "opaque, 250 to 350 g/m2. Fold one and hold it to the light: no number may be seen. "
    "Print no sample on the box and show none in a window; destroy the overs."
)


def ticket_page(composer: Composer, laid_out: TypesetEdition, inks: str, paper: Size) -> Page:
    """Return one page: words above, with the dummy of a folded card; the panels in their real size below.

    Args:
        composer: Sets the words.
        laid_out: The card.
        inks: What it is printed with, as a shop calls them.
        paper: That of the region.
    """
    width = paper.width - 2 * MARGIN
    beside = dummy.SIZE.width + BETWEEN if laid_out.fold else 0.0
    words = _words(composer, laid_out, inks, width - beside)
    placed: Placement = words.place(MARGIN, paper.height - MARGIN)
    elements = tuple(element for element in placed.elements if isinstance(element, Element))
    sheet = TypesetPanel("ticket", tuple(placed.shapes), elements, paper)
    panels = [PlacedPanel(sheet, 0.0, 0.0)]
    if laid_out.fold:
        right = paper.width - MARGIN - dummy.SIZE.width
        panels += dummy.dummy_panels(composer, right, paper.height - MARGIN)
    top = paper.height - MARGIN - words.height - BETWEEN
    first = laid_out.panels[0].size
    left = (paper.width - 2 * first.width - mm(2)) / 2
    for i, panel in enumerate(laid_out.panels):
        column, line = i % 2, i // 2
        x = left + column * (first.width + mm(2))
        y = top - (line + 1) * panel.size.height - line * mm(3)
        panels.append(PlacedPanel(_framed(panel), x, y))
    return Page(paper.width, paper.height, tuple(panels))


def _framed(panel: TypesetPanel) -> TypesetPanel:
    """Return a panel with a hairline where it will be cut."""
    width, height, line = panel.size.width, panel.size.height, 0.3
    edge = (
        f"0 0 m {width:.3f} 0 l {width:.3f} {height:.3f} l 0 {height:.3f} l h "
        f"{line} {line} m {line} {height - line:.3f} l {width - line:.3f} {height - line:.3f} l "
        f"{width - line:.3f} {line} l h"
    )
    shapes = (*panel.shapes, Shape(edge, Color.BLACK))
    return TypesetPanel(
        panel.name, shapes, panel.elements, panel.size, panel.footers, panel.safe, panel.pictures, panel.codes
    )


def _words(composer: Composer, laid_out: TypesetEdition, inks: str, width: Pt) -> Box:
    edition = laid_out.edition
    lines = [
        ("Language", languages_of(edition)),
        ("Status", f"draft: {in_words(edition.lacks)}" if edition.lacks else "ready"),
        *(_folded(laid_out) if laid_out.fold else _flat(laid_out)),
        ("Bleed", "3 mm on every side, white"),
        ("Paper", OPAQUE if edition.card.discreet else "200 to 300 g/m2, uncoated or matt"),
        ("Inks", f"{inks}; text is solid black"),
        ("File", f"PDF/X-4, content {content_code(laid_out)}"),
        ("Quantity", "________________"),
    ]
    boxes = [_say(composer, "Job ticket", BODY * 1.8, bold=True)]
    boxes += [_pair(composer, name, text, width) for name, text in lines]
    boxes.append(_say(composer, "Compare every digit with the proof, then sign:", BODY, bold=True))
    boxes += [_signed(composer, number) for number in number_boxes(composer, laid_out)]
    return stacked(boxes, BODY * 0.3, width)


def _flat(laid_out: TypesetEdition) -> list[tuple[str, str]]:
    size = laid_out.panels[0].size
    measured = f"{size.width / mm(1):.1f} x {size.height / mm(1):.1f} mm"
    return [("Finished size", measured), ("Pages", f"2: front and back, {HEAD_TO_HEAD}")]


def _folded(laid_out: TypesetEdition) -> list[tuple[str, str]]:
    size = laid_out.panels[0].size
    measured = f"{size.width / mm(1):.1f} x {2 * size.height / mm(1):.1f} mm"
    return [
        ("Finished size", f"{measured} open, folded once to half its height"),
        ("Pages", f"2: outside and inside, {HEAD_TO_FOOT}"),
        ("Fold", "score, then fold, outside out. Its marks are in the ink Fold, which is not printed"),
    ]


def _say(composer: Composer, text: str, size: Pt, *, bold: bool = False, tag: str | None = "P") -> Box:
    paragraph = composer.paragraph(text, ENGLISH, bold=bold)
    return text_box(paragraph, size, float("inf"), tag=tag, color=Color.BLACK)


def _pair(composer: Composer, name: str, text: str, width: Pt) -> Box:
    """Return what is told and what is said of it, in two columns."""
    told = _say(composer, name, BODY, bold=True)
    said = text_box(composer.paragraph(text, ENGLISH), BODY, width - NAMES, color=Color.BLACK)

    def place(x: Pt, top: Pt) -> Placement:
        placed: Placement = told.place(x, top)
        placed.add(said.place(x + NAMES, top))
        return placed

    return Box(width, max(told.height, said.height), place, said.overflows, told.ascent)


def _signed(composer: Composer, number: Box) -> Box:
    line = _say(composer, "______________________________", BODY, tag=None)
    return row([number, line], BODY, rtl=False, tag="P")
