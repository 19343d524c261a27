"""Files of every format, made once."""

from __future__ import annotations

from functools import cache

from pocketcards.formats import FORMATS
from pocketcards.formats.base import Bench, MadeFile, design_of
from pocketcards.model.design import Brand
from pocketcards.model.finding import Refused
from pocketcards.model.page import TypesetEdition
from pocketcards.model.printing import DEFAULTS, PressColor, PrintOptions
from pocketcards.output.pdf.metadata import _profile, _xyz
from pocketcards.typeset.page.fit import typeset
from tests import bundled

__all__ = ["BLACK", "BY_NAME", "CMYK", "INKS", "LOGO", "SAMPLE", "bench", "cards_of", "files", "flat_files"]

SAMPLE = [("indicator", "en"), ("indicator", "ar"), ("hotline", "ur"), ("bridge", "km"), ("myths", "es")]
SAMPLE += [("bridge", "ff_Adlm")]  # letters beyond 16 bits, from right to left
BLACK = PrintOptions(black=True)
CMYK = _profile(b"prtr", b"CMYK", [(b"wtpt", _xyz(0.9642, 1.0, 0.8249))])
"""Not a working profile; a file carries it unread."""
INKS = {
    "grey": PrintOptions(),
    "spot": PrintOptions(press=PressColor(spot="PANTONE 302 C")),
    "cmyk": PrintOptions(press=PressColor(profile=CMYK, condition="Test")),
    "spot and cmyk": PrintOptions(press=PressColor(profile=CMYK, condition="Test", spot="PANTONE 302 C")),
}
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
