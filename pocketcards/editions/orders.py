"""Editions become orders: one each, or one for each card whose languages share a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pocketcards.editions.request import Request, locales_of
from pocketcards.errors import UsageError
from pocketcards.load.languages import Languages
from pocketcards.model.edition import Edition
from pocketcards.model.order import Order

__all__ = ["mix_of", "orders_of"]


def mix_of(request: Request, names: Languages, known: Sequence[str]) -> dict[str, int]:
    """Return for each locale of a mix how many cards of it a sheet takes."""
    asked = request.options.mix
    mix = {locales_of(Request(locales=(name,)), names, known)[0]: count for name, count in asked}
    if len(mix) < len(asked):
        raise UsageError("--mix names a language twice", "Add the counts up: es=6, not es=4,spanish=2.")
    return mix


def orders_of(editions: Sequence[Edition], mix: Mapping[str, int]) -> list[Order]:
    """Return the orders of a build.

    Args:
        editions: What is made.
        mix: For each locale how many cards of it a sheet takes; empty: every language has its own.
    """
    if not mix:
        return [Order(edition.label, ((edition, 0),)) for edition in editions]
    together: dict[tuple[str, str], list[tuple[Edition, int]]] = {}
    for edition in editions:
        key = (edition.card.id, edition.region.id)
        together.setdefault(key, []).append((edition, mix[edition.language.locale]))
    orders = []
    for (card, region), members in together.items():
        order = {locale: place for place, locale in enumerate(mix)}
        members.sort(key=lambda member: order[member[0].language.locale])
        orders.append(Order(f"{card} {region} {'+'.join(mix)}", tuple(members)))
    return orders
