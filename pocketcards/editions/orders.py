"""Editions become orders: one each, or one for each card whose languages share a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pocketcards.editions.request import Request, locales_of
from pocketcards.errors import UsageError
from pocketcards.load.languages import Languages
from pocketcards.model.edition import Edition
from pocketcards.model.order import MIXED, Order
from pocketcards.model.wording import some

__all__ = ["mix_of", "orders_of", "ready_mixes"]


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
    return [_together(cards, mix, "+".join(mix), MIXED) for cards in _by_card(editions)]


def ready_mixes(editions: Sequence[Edition], notes: list[str]) -> list[Order]:
    """Return the orders of the sheets of several languages that regions have ready-made.

    A card that not all of the languages have has no such sheet; the notes say so.
    """
    orders = []
    for cards in _by_card(editions):
        first, locales = cards[0], {one.language.locale for one in cards}
        for mix in first.region.mixes:
            copies = dict(mix.copies)
            if lacking := [locale for locale in copies if locale not in locales]:
                label = f"{first.card.id} {first.region.id} {mix.locale}"
                notes.append(f"{label}: no sheet: there is no such card in {some(lacking)}")
            else:
                orders.append(_together(cards, copies, mix.locale, mix.locale))
    return orders


def _by_card(editions: Sequence[Edition]) -> list[list[Edition]]:
    found: dict[tuple[str, str], list[Edition]] = {}
    for edition in editions:
        found.setdefault((edition.card.id, edition.region.id), []).append(edition)
    return list(found.values())


def _together(cards: Sequence[Edition], copies: Mapping[str, int], name: str, mixed: str) -> Order:
    """Return the order of a sheet that takes so many of each of these cards, in its languages' order."""
    place = {locale: i for i, locale in enumerate(copies)}
    some_ = sorted(
        (one for one in cards if one.language.locale in place), key=lambda one: place[one.language.locale]
    )
    members = tuple((one, copies[one.language.locale]) for one in some_)
    return Order(f"{cards[0].card.id} {cards[0].region.id} {name}", members, mixed)
