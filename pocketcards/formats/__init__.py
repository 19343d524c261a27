"""One file per format: how it wants cards set, and which files it makes of them."""

from __future__ import annotations

from pocketcards.formats import card, large, phone, press, sheet
from pocketcards.formats.base import Format
from pocketcards.model.sheet import Stock

__all__ = ["FORMATS", "format_names"]

FORMATS: tuple[Format, ...] = (
    card.FORMAT,
    *sheet.FORMATS,
    press.FORMAT,
    large.LARGE_PRINT,
    large.POSTER,
    phone.FORMAT,
)


def format_names(stock: Stock) -> dict[str, tuple[str, ...]]:
    """Return what the formats are called: a sheet also by the other products that are cut like it."""
    plans = {one.name: stock.plans.get(one.name) for one in FORMATS}
    return {name: (*plan.products, *plan.also) if plan else () for name, plan in plans.items()}
