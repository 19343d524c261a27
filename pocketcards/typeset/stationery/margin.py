"""The margin of a sheet, outside every cell: it speaks to who prints and hands out, never to who reads."""

from __future__ import annotations

from collections.abc import Sequence

from pocketcards.model.edition import Edition, Status
from pocketcards.model.geometry import Pt, Size, inch, mm
from pocketcards.model.page import Color, Element, Shape, TypesetPanel
from pocketcards.typeset.page.box import Box, Placement, row, text_box
from pocketcards.typeset.text.composer import ENGLISH, Composer

__all__ = ["HEIGHT", "arrow", "margin_panels", "plain_panel", "rule_of"]

HEIGHT = mm(6.0)
"""Printers leave about 4 mm at the edge of the paper white; the narrowest margin has 12.7 mm."""
SIZE: Pt = 7.0
SHOWN = 3
"""How many languages are named."""


def margin_panels(
    composer: Composer, editions: Sequence[Edition], width: Pt, side: str, paper: str
) -> tuple[TypesetPanel, TypesetPanel]:
    """Return what stands above and below the cells of one side of a sheet."""
    length, said = rule_of(paper)
    top = row(
        [arrow(SIZE), _say(composer, "Actual size, 100 %", bold=True), _rule(length), _say(composer, said)],
        SIZE * 0.7,
        rtl=False,
        tag="P",
    )
    names = _names(composer, editions)
    status = "DRAFT" if any(edition.status is Status.DRAFT for edition in editions) else "ready"
    codes = " ".join(dict.fromkeys(edition.code for edition in editions))
    discreet = any(edition.card.discreet for edition in editions)
    foot = "Hand over only when alone; ask whether it is safe to keep." if discreet else ""
    about = f"{editions[0].card.title} · {status} · {paper} · {side} · {codes}"
    return (
        plain_panel([(top, 0.0), (names, width - names.width)], width, f"{side} top"),
        _foot(composer, foot, about, width, side),
    )


def rule_of(paper: str) -> tuple[Pt, str]:
    """Return how long the rule on a paper is, and what is written beside it: in the units of the paper."""
    return (inch(1), "1 inch") if paper == "letter" else (mm(30), "30 mm")


def _foot(composer: Composer, foot: str, about: str, width: Pt, side: str) -> TypesetPanel:
    said = row([_say(composer, about)], 0, rtl=False, tag="P")
    if not foot:
        return plain_panel([(said, width - said.width)] if said.width <= width else [], width, f"{side} foot")
    below = row([_say(composer, foot, bold=True)], 0, rtl=False, tag="P")
    if below.width + said.width + SIZE <= width:
        return plain_panel([(below, 0.0), (said, width - said.width)], width, f"{side} foot")
    return plain_panel([(below, 0.0)], width, f"{side} foot")


def _names(composer: Composer, editions: Sequence[Edition]) -> Box:
    """Return the languages, each in English and in itself."""
    languages = list({edition.language.locale: edition.language for edition in editions}.values())
    parts = []
    for language in languages[:SHOWN]:
        parts.append(_say(composer, language.english, bold=True))
        if language.endonym != language.english:
            own = composer.paragraph(language.endonym, language)
            parts.append(text_box(own, SIZE, float("inf"), tag=None, color=Color.BLACK))
    if len(languages) > SHOWN:
        parts.append(_say(composer, f"and {len(languages) - SHOWN} more"))
    return row(parts, SIZE * 0.6, rtl=False, tag="P")


def _say(composer: Composer, text: str, *, bold: bool = False) -> Box:
    paragraph = composer.paragraph(text, ENGLISH, bold=bold)
    return text_box(paragraph, SIZE, float("inf"), tag=None, color=Color.BLACK)


def arrow(size: Pt) -> Box:
    """Return an arrow that points to the upper edge, which enters the printer first."""
    side = size * 1.1
    path = "5 10 m 10 4 l 6.5 4 l 6.5 0 l 3.5 0 l 3.5 4 l 0 4 l h"

    def place(x: Pt, top: Pt) -> Placement:
        return Placement(shapes=[Shape(path, Color.BLACK, x, top - side, side / 10)])

    return Box(side, side, place, ascent=side * 0.85)


def _rule(length: Pt) -> Box:
    """Return a rule to lay a ruler on."""
    tick = SIZE * 0.8
    path = (
        f"0 0 m {length:.3f} 0 l {length:.3f} 0.5 l 0 0.5 l h "
        f"0 0 m 0.5 0 l 0.5 {tick:.3f} l 0 {tick:.3f} l h "
        f"{length - 0.5:.3f} 0 m {length:.3f} 0 l {length:.3f} {tick:.3f} l {length - 0.5:.3f} {tick:.3f} l h"
    )

    def place(x: Pt, top: Pt) -> Placement:
        return Placement(shapes=[Shape(path, Color.BLACK, x, top - tick)])

    return Box(length, tick, place, ascent=tick)


def plain_panel(boxes: Sequence[tuple[Box, Pt]], width: Pt, name: str) -> TypesetPanel:
    """Return a panel of boxes beside each other, each at its x."""
    placed = Placement()
    for box, x in boxes:
        placed.add(box.place(x, HEIGHT - (HEIGHT - box.height) / 2))
    elements = tuple(element for element in placed.elements if isinstance(element, Element))
    return TypesetPanel(name, tuple(placed.shapes), elements, Size(width, HEIGHT))
