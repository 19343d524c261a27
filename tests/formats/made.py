"""Files of every format, made once."""

from __future__ import annotations

from functools import cache

from pocketcards.formats import FORMATS
from pocketcards.formats.base import MadeFile, Refusal, Shop, design_of
from pocketcards.model.page import TypesetEdition
from pocketcards.model.printing import DEFAULTS, PrintOptions
from pocketcards.typeset.page.fit import typeset
from tests import bundled

__all__ = ["BY_NAME", "cards_of", "files", "shop"]

BY_NAME = {one.name: one for one in FORMATS}


def shop(options: PrintOptions = DEFAULTS) -> Shop:
    return Shop(bundled.composer(), bundled.project().stock, options)


@cache
def cards_of(
    name: str, card: str, locale: str, region: str = "us", options: PrintOptions = DEFAULTS
) -> TypesetEdition:
    wanted = BY_NAME[name].restyle(bundled.edition(card, locale, region), shop(options))
    assert not isinstance(wanted, Refusal), wanted
    laid_out = typeset(wanted, bundled.composer(), BY_NAME[name].design(design_of(options, wanted)))
    assert isinstance(laid_out, TypesetEdition), laid_out
    return laid_out


@cache
def files(
    name: str, card: str, locale: str, region: str = "us", options: PrintOptions = DEFAULTS
) -> tuple[MadeFile, ...]:
    made = BY_NAME[name].make([(cards_of(name, card, locale, region, options), 0)], shop(options))
    assert not isinstance(made, Refusal), made
    return tuple(made)
