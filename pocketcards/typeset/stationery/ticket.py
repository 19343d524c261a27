"""The job ticket of a press file: the card as it must look, what to print it on, the numbers to sign off."""

from __future__ import annotations

from pocketcards.model.edition import in_words
from pocketcards.model.geometry import Pt, Size, inch, mm
from pocketcards.model.page import Color, Element, Page, PlacedPanel, Shape, TypesetEdition, TypesetPanel
from pocketcards.typeset.page.box import Box, Placement, row, stacked, text_box
from pocketcards.typeset.stationery.slug import content_code, languages_of, number_boxes
from pocketcards.typeset.text.composer import ENGLISH, Composer

__all__ = ["ticket_page"]

PAPER = Size(inch(8.5), inch(11))
MARGIN = mm(18)
BODY: Pt = 10.0
BETWEEN = mm(8)


def ticket_page(composer: Composer, laid_out: TypesetEdition, condition: str) -> Page:
    """Return one page: words above, the panels in their real size below."""
    words = _words(composer, laid_out, condition)
    placed: Placement = words.place(MARGIN, PAPER.height - MARGIN)
    elements = tuple(element for element in placed.elements if isinstance(element, Element))
    sheet = TypesetPanel("ticket", tuple(placed.shapes), elements, PAPER)
    panels = [PlacedPanel(sheet, 0.0, 0.0)]
    top = PAPER.height - MARGIN - words.height - BETWEEN
    for i, panel in enumerate(laid_out.panels):
        column, line = i % 2, i // 2
        x = MARGIN + column * (panel.size.width + mm(2))
        y = top - (line + 1) * panel.size.height - line * mm(4)
        panels.append(PlacedPanel(_framed(panel), x, y))
    return Page(PAPER.width, PAPER.height, tuple(panels))


def _framed(panel: TypesetPanel) -> TypesetPanel:
    """Return a panel with a hairline where it will be cut."""
    width, height, line = panel.size.width, panel.size.height, 0.3
    edge = (
        f"0 0 m {width:.3f} 0 l {width:.3f} {height:.3f} l 0 {height:.3f} l h "
        f"{line} {line} m {line} {height - line:.3f} l {width - line:.3f} {height - line:.3f} l "
        f"{width - line:.3f} {line} l h"
    )
    shapes = (*panel.shapes, Shape(edge, Color.RULE))
    return TypesetPanel(
        panel.name, shapes, panel.elements, panel.size, panel.footers, panel.safe, panel.pictures, panel.codes
    )


def _words(composer: Composer, laid_out: TypesetEdition, condition: str) -> Box:
    edition = laid_out.edition
    width = PAPER.width - 2 * MARGIN
    size = laid_out.panels[0].size
    high = 2 * size.height if laid_out.fold else size.height
    measured = f"{size.width / mm(1):.1f} x {high / mm(1):.1f} mm"
    finished = f"{measured} open, folded once to half its height" if laid_out.fold else measured
    lines = [
        ("Language", languages_of(edition)),
        ("Status", f"draft: {in_words(edition.lacks)}" if edition.lacks else "ready"),
        ("Finished size", finished),
        ("Pages", "2: outside and inside" if laid_out.fold else "2: front and back"),
        ("Bleed", "3 mm on every side, white"),
        ("Inks", f"{condition}; text is solid black"),
        ("Paper", "200 to 300 g/m2, uncoated or matt, so that one can write on it"),
        ("File", f"PDF/X-4, content {content_code(laid_out)}"),
        ("Quantity", "________________"),
    ]
    boxes = [_say(composer, "Job ticket", BODY * 1.8, bold=True)]
    boxes += [_pair(composer, name, text) for name, text in lines]
    boxes.append(_say(composer, "Compare every digit with the proof, then sign:", BODY, bold=True))
    boxes += [_signed(composer, number) for number in number_boxes(composer, laid_out)]
    return stacked(boxes, BODY * 0.35, width)


def _say(composer: Composer, text: str, size: Pt, *, bold: bool = False, tag: str | None = "P") -> Box:
    paragraph = composer.paragraph(text, ENGLISH, bold=bold)
    return text_box(paragraph, size, float("inf"), tag=tag, color=Color.BLACK)


def _pair(composer: Composer, name: str, text: str) -> Box:
    said = [_say(composer, name, BODY, bold=True, tag=None), _say(composer, text, BODY, tag=None)]
    return row(said, BODY, rtl=False, tag="P")


def _signed(composer: Composer, number: Box) -> Box:
    line = _say(composer, "______________________________", BODY, tag=None)
    return row([number, line], BODY, rtl=False, tag="P")
