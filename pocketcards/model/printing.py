"""What somebody who prints may choose."""

from enum import Enum
from typing import NamedTuple

from pocketcards.model.design import Brand
from pocketcards.model.geometry import Pt

__all__ = ["DEFAULTS", "Duplex", "PressColor", "PrintOptions"]


class Duplex(str, Enum):
    """How both sides of a sheet are printed."""

    LONG_EDGE = "long-edge"
    SHORT_EDGE = "short-edge"
    TWO_PASS = "two-pass"
    """Fronts and backs as two files, for printers that print one side."""
    OFF = "off"
    """One side: front and back beside each other, to fold and glue."""


class PressColor(NamedTuple):
    """The inks of a print shop; black alone unless one of these is given."""

    profile: bytes = b""
    """The shop's own CMYK profile."""
    condition: str = ""
    """Its name."""
    spot: str = ""
    """Name of one spot colour."""


BLACK = PressColor()


class PrintOptions(NamedTuple):
    """Choices of a build. The default is what most printers do."""

    duplex: Duplex = Duplex.LONG_EDGE
    offset: tuple[Pt, Pt] = (0.0, 0.0)
    """By how much the backs are moved, right and up, for a printer that shifts."""
    front_offset: tuple[Pt, Pt] = (0.0, 0.0)
    start: int = 1
    """The first free cell of a sheet that is partly used, counted as one reads."""
    black: bool = False
    code: bool = False
    brand: Brand | None = None
    press: PressColor = BLACK
    mix: tuple[tuple[str, int], ...] = ()
    """Locales and how many cards of each share a sheet."""
    previews: int = 0
    """Pixels an inch of the pictures of pages; 0: none."""
    bilingual: bool = False
    """English on the other side of flat public cards."""


DEFAULTS = PrintOptions()
