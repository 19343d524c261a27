"""Files of every format, made once."""

from __future__ import annotations

from functools import cache

from pocketcards.formats import FORMATS
from pocketcards.formats.base import Bench, MadeFile, design_of
from pocketcards.model.design import Brand
from pocketcards.model.finding import Refused
from pocketcards.model.page import TypesetEdition
from pocketcards.model.printing import DEFAULTS, PrintOptions
from pocketcards.typeset.page.fit import typeset
from tests import bundled

__all__ = ["BLACK", "BY_NAME", "LOGO", "SAMPLE", "bench", "cards_of", "files", "flat_files"]

SAMPLE = [("indicator", "en"), ("indicator", "ar"), ("hotline", "ur"), ("bridge", "km"), ("myths", "es")]
SAMPLE += [("bridge", "ff_Adlm")]  # letters beyond 16 bits, from right to left
BLACK = PrintOptions(black=True)
LOGO = Brand("logo", b"\xcc\x22\x22" * 64 * 32, 64, 32)
BY_NAME = {one.name: one for one in FORMATS}


def bench(options: PrintOptions = DEFAULTS) -> Bench:
    return Bench(bundled.composer(), bundled.project().stock, options)


@cache
def cards_of(
    name: str, card: str, locale: str, region: str = "us", options: PrintOptions = DEFAULTS
) -> TypesetEdition:
    wanted = BY_NAME[name].restyle(bundled.edition(card, locale, region), bench(options))
    assert not isinstance(wanted, Refused), wanted
    laid_out = typeset(wanted, bundled.composer(), BY_NAME[name].design(design_of(options, wanted)))
    assert isinstance(laid_out, TypesetEdition), laid_out
    return laid_out


@cache
def files(
    name: str, card: str, locale: str, region: str = "us", options: PrintOptions = DEFAULTS
) -> tuple[MadeFile, ...]:
    made = BY_NAME[name].make([(cards_of(name, card, locale, region, options), 0)], bench(options))
    assert not isinstance(made, Refused), made
    return tuple(made)


@cache
def flat_files(name: str, options: PrintOptions = DEFAULTS) -> tuple[MadeFile, ...]:
    """Files of a card that does not fold."""
    made = BY_NAME[name].make([(bundled.laid_out("indicator", "en", bundled.FLAT), 0)], bench(options))
    assert not isinstance(made, Refused), made
    return tuple(made)
