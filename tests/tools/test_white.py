"""White is a demand of the layout: what is measured on cards is no less than what was asked for."""

from __future__ import annotations

from pocketcards.model.geometry import mm
from pocketcards.model.page import Element, PlacedLine, TypesetEdition
from tests.bundled import composer, edition, laid_out
from tests.support.each import each
from tools.white import White, white_of

CARDS = [
    ("indicator", "en"),
    ("indicator", "km"),
    ("hotline", "fr"),
    ("myths", "ar"),
    ("youth", "th"),
    ("smuggling", "zh_Hans"),
    ("professionals", "hi"),
]


def measured(made: TypesetEdition) -> White:
    return white_of(made, composer())


@each(("card", "locale"), CARDS)
def test_white_is_what_was_asked_for(card: str, locale: str) -> None:
    edition(card, locale)
    white = measured(laid_out(card, locale))
    assert white.strip >= mm(1.6) - 0.01
    assert white.ground >= mm(2.4) - 0.01
    assert -0.01 < white.within < 0.2
    assert white.between >= 0.24


def moved(made: TypesetEdition, by: float) -> TypesetEdition:
    """Move the last step of a card down."""

    def below(child: Element | PlacedLine) -> Element | PlacedLine:
        if isinstance(child, Element):
            return child._replace(children=tuple(below(one) for one in child.children))
        return child._replace(y=child.y - by) if child.msgctxt == "danger.first" else child

    panels = []
    for panel in made.panels:
        elements = tuple(below(one) for one in panel.elements)
        panels.append(panel._replace(elements=tuple(one for one in elements if isinstance(one, Element))))
    return made._replace(panels=tuple(panels))


def test_what_is_moved_is_seen() -> None:
    made = laid_out("professionals", "en")
    lowest = min(one.y for panel in made.panels for one in panel.lines() if one.msgctxt == "danger.first")
    assert measured(moved(made, lowest - 14.0)).strip < mm(1.6) - 1
    assert measured(moved(made, -8.0)).between < measured(made).between
