"""A card becomes one picture for a phone: its sides one above the other, all upright."""

from __future__ import annotations

from pocketcards.model.geometry import Pt, Size, mm
from pocketcards.model.page import Color, Page, PlacedPanel, Shape, TypesetEdition, TypesetPanel

__all__ = ["phone_page"]

GAP = mm(3.0)
"""White between two sides, with a rule in the middle."""
RULE: Pt = 0.5


def phone_page(typeset: TypesetEdition) -> Page:
    """Return the sides of a card on one page; a folded card is read from its cover to its back."""
    size = typeset.panels[0].size
    sides = [[panel] for panel in typeset.panels]
    if typeset.fold:  # its inside is one side: both halves touch
        cover, upper, lower, back = typeset.panels
        sides = [[cover], [upper, lower], [back]]
    height = len(typeset.panels) * size.height + (len(sides) - 1) * GAP
    rule = _rule(size.width)
    placed: list[PlacedPanel] = []
    y = height
    for side in sides:
        if placed:
            y -= GAP
            placed.append(PlacedPanel(rule, 0.0, y + (GAP - RULE) / 2))
        for panel in side:
            y -= size.height
            placed.append(PlacedPanel(panel, 0.0, y))
    return Page(size.width, height, tuple(placed))


def _rule(width: Pt) -> TypesetPanel:
    path = f"0 0 m {width:.3f} 0 l {width:.3f} {RULE} l 0 {RULE} l h"
    return TypesetPanel("between sides", (Shape(path, Color.RULE),), (), Size(width, RULE))
