"""Colours as the operators of a file: on a screen sRGB, for the press grey, CMYK or a spot colour.

For the press, text is one solid ink: grey text would be screened into dots and lose its edges.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pocketcards.model.page import Color
from pocketcards.output.pdf.metadata import grey_profile, srgb_profile
from pocketcards.output.pdf.objects import array, name, number

__all__ = ["MOST_INK", "RGB", "Inks", "cmyk", "grey", "spot", "with_fold"]

MOST_INK = 2.5
"""Of all inks together, 4 being the most there is: print shops ask for 250 to 300 %.
docs/evidence.md#what-print-shops-ask-for"""

_GREY = {Color.WARM: 0.45, Color.GLOW: 1.0, Color.TINT: 1.0, Color.RULE: 0.7, Color.WHITE: 1.0}
"""Everything else is solid black. A tint is left out: dots under letters take their edges away."""
_CMYK: dict[Color, tuple[float, float, float, float]] = {
    Color.BLUE: (1.0, 0.6, 0.2, 0.5),
    Color.WARM: (0.0, 0.68, 1.0, 0.2),
    Color.GLOW: (0.0, 0.38, 0.55, 0.03),
    Color.TINT: (0.0, 0.03, 0.07, 0.04),
    Color.RULE: (0.0, 0.0, 0.0, 0.3),
    Color.WHITE: (0.0, 0.0, 0.0, 0.0),
}
_BLACK = (0.0, 0.0, 0.0, 1.0)
_SPOT = "CS0"
_FOLD = "CS1"


class Inks(NamedTuple):
    """How a file paints, and the profile that says what its colours are."""

    fills: Mapping[Color, str]
    """The operators that choose a colour."""
    profile: bytes
    components: int
    """Of the profile."""
    condition: str
    """Name of the output condition."""
    spaces: str = ""
    """Entries of the resource dictionary ColorSpace."""

    def fill(self, color: Color) -> str:
        """Return the operators that choose a colour."""
        return self.fills[color]


def _device(values: tuple[float, ...], operator: str) -> str:
    return f"{' '.join(number(value) for value in values)} {operator}"


RGB = Inks({color: _device(color.value, "rg") for color in Color}, srgb_profile(), 3, "sRGB")


def grey() -> Inks:
    """Return black alone: what a shop prints with one plate."""
    fills = {color: _device((_GREY.get(color, 0.0),), "g") for color in Color}
    return Inks(fills, grey_profile(), 1, "Gray gamma 2.2")


def cmyk(profile: bytes, condition: str) -> Inks:
    """Return process colours under the printer's own profile. Text is black alone."""
    fills = {color: _device(_CMYK.get(color, _BLACK), "k") for color in Color}
    return Inks(fills, profile, 4, condition)


def spot(ink: str, profile: bytes = b"", condition: str = "") -> Inks:
    """Return black and one spot colour, which stands for the blue of the cards.

    Under the printer's CMYK profile black is the K of its inks, without one the only other ink.
    """
    black = cmyk(profile, condition) if profile else grey()
    full = _device(_CMYK[Color.BLUE], "").strip() if profile else "0.25"
    space = _separation(ink, full, process=bool(profile))
    fills = {**black.fills, Color.BLUE: f"/{_SPOT} cs 1 scn"}
    if profile:  # no third ink: what is warm is grey
        fills[Color.WARM] = _device((0.0, 0.0, 0.0, 0.55), "k")
        fills |= {color: _device((0.0, 0.0, 0.0, 0.0), "k") for color in (Color.GLOW, Color.TINT)}
    return Inks(fills, black.profile, black.components, black.condition, f"/{_SPOT} {space}")


def with_fold(inks: Inks) -> Inks:
    """Return inks with one more, `Fold`, for marks that tell the shop where to fold and are not printed."""
    process = inks.components == 4
    space = _separation("Fold", "0 1 0 0" if process else "0.5", process=process)
    spaces = f"{inks.spaces} /{_FOLD} {space}".strip()
    return inks._replace(fills={**inks.fills, Color.FOLD: f"/{_FOLD} cs 1 scn"}, spaces=spaces)


def _separation(ink: str, full: str, *, process: bool) -> str:
    """Return the colour space of an ink. What its full tone looks like is for screens and proofs."""
    alternate, none = ("DeviceCMYK", "0 0 0 0") if process else ("DeviceGray", "1")
    function = f"<</FunctionType 2 /Domain [0 1] /C0 [{none}] /C1 [{full}] /N 1>>"
    return array([name("Separation"), name(ink), name(alternate), function])
