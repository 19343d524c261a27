"""How a format wants its cards set. What stands on a card is the card's own affair."""

from enum import Enum
from typing import NamedTuple

from pocketcards.model.geometry import Pt

__all__ = ["PLAIN", "Arrangement", "Brand", "Design", "Trim"]


class Arrangement(str, Enum):
    """Which of a card's layouts a format takes."""

    ANY = "any"
    """The first that fits."""
    FLAT = "flat"
    """Flat ones before all others, whatever white they leave: for sheets on which nothing can fold."""
    FOLDED = "folded"
    """Folded ones, where the card has one."""
    SINGLE = "single"
    """All blocks on one side."""


class Brand(NamedTuple):
    """Who hands the cards out: a name, or a logo that the printing organisation owns."""

    name: str
    """In any script; of a logo what it is called."""
    pixels: bytes = b""
    """Of a logo: RGB on white, row by row from the top, eight bits each."""
    width: int = 0
    height: int = 0
    sha256: str = ""
    """Of a logo: of its file."""


class Design(NamedTuple):
    """Sizes and inks of a format. The default is the card in the pocket."""

    floor: Pt = 0.0
    """No body is set smaller, whatever the script allows."""
    largest: Pt = 10.0
    """No body is set larger."""
    scale: float = 1.0
    """Of margins, the strip, and what does not follow the body."""
    number: Pt = 0.0
    """The main number is set no smaller."""
    columns: int = 2
    """How many columns of text may stand beside each other; in one, pictures are two lines high."""
    arrangement: Arrangement = Arrangement.ANY
    tight: bool = False
    """All of a card on one side of it: less white, a lower title, facts beside the number."""
    black: bool = False
    """One black ink: a frame stands where the dark panel was."""
    code: bool = False
    """Whether the main number stands in a QR code too; never on discreet cards."""
    brand: Brand | None = None
    """Never on discreet cards."""


PLAIN = Design()
"""The card in the pocket."""


class Trim(NamedTuple):
    """A finished size, in points."""

    id: str
    width: float
    height: float
