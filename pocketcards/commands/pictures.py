"""Pictures of the cards as they look today, for people who translate them."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.catalog.workbook import Picture
from pocketcards.editions.edition import edition_of
from pocketcards.editions.orders import orders_of
from pocketcards.load.languages import Languages
from pocketcards.make import Plan, Task, make_all
from pocketcards.model.edition import Edition
from pocketcards.model.locale import SOURCE_LANGUAGE
from pocketcards.model.printing import DEFAULTS
from pocketcards.model.project import Project
from pocketcards.readback.preview import previews

__all__ = ["pictures_of"]

DPI = 120
"""As large on a screen as in the hand."""


def pictures_of(project: Project, names: Languages, locale: str) -> Iterator[Picture]:
    """Yield the pages of every card of the first region, in English where the language lacks a text."""
    region = next(iter(project.regions.values()))
    plan = Plan(project.fonts, project.stock, DEFAULTS)
    for card in project.cards.values():
        for language in (names.find(locale), SOURCE_LANGUAGE):
            found = edition_of(project, card, language, region) if language else None
            if not isinstance(found, Edition):
                continue
            tasks = [Task(order, ("card",)) for order in orders_of([found], {})]
            ((_, built),) = make_all(plan, tasks, lambda *_: None)
            pages = [page for made in built.artifacts for page in previews(made.data, DPI)]
            yield from (Picture(card.title, page) for page in pages)
            if pages:
                break
