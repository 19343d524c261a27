"""A typeset card becomes the pages of its own file: two sides, or a folded pair of trims.

A tent fold hinges at the top: opened out, the outside shows the back panel upside down above
the cover; the inside reads from the upper panel to the lower one. Turn the paper over its short
edge. A tent does not mirror for right-to-left languages.
"""

from __future__ import annotations

from pocketcards.model.page import Page, PlacedPanel, TypesetEdition

__all__ = ["FOLDED_PANELS", "card_pages", "for_long_edge"]

FOLDED_PANELS = ("cover", "inside-top", "inside-bottom", "back")


def card_pages(typeset: TypesetEdition) -> tuple[Page, ...]:
    """Return the pages of a card file: outside and inside, or front and back."""
    size = typeset.panels[0].size
    if typeset.fold is None:
        return tuple(
            Page(size.width, size.height, (PlacedPanel(panel, 0.0, 0.0),)) for panel in typeset.panels
        )
    cover, upper, lower, back = typeset.panels
    outside = (PlacedPanel(cover, 0.0, 0.0), PlacedPanel(back, 0.0, size.height, turned=True))
    inside = (PlacedPanel(upper, 0.0, size.height), PlacedPanel(lower, 0.0, 0.0))
    return tuple(Page(size.width, 2 * size.height, panels) for panels in (outside, inside))


def for_long_edge(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return the pages of a folded card, the inside turned: printers turn paper over its long edge."""
    outside, inside = pages
    panels = tuple(
        one._replace(x=inside.width - one.box.right, y=inside.height - one.box.top, turned=not one.turned)
        for one in inside.panels
    )
    return outside, inside._replace(panels=panels)
