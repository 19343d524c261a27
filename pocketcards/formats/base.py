"""What a format is: how it wants cards set, and which files it makes of them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pocketcards.model.card import BlockKind
from pocketcards.model.design import Design, Trim
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Refused
from pocketcards.model.geometry import Size
from pocketcards.model.page import Page, TypesetEdition
from pocketcards.model.printing import PrintOptions
from pocketcards.model.sheet import SheetPlan, Stock
from pocketcards.typeset.text.composer import Composer

__all__ = ["Bench", "Format", "MadeFile", "design_of", "title_of", "with_trim"]


class MadeFile(NamedTuple):
    """A file that a format made."""

    suffix: str
    """What its name says after the format: `-fronts`, or nothing."""
    pages: tuple[Page, ...]
    data: bytes
    links: bool = False
    """Whether its numbers are links."""
    ending: str = ".pdf"
    source: bytes = b""
    """Of a picture: the PDF that it is drawn from, which is read back as well."""


class Bench(NamedTuple):
    """What formats work with."""

    composer: Composer
    stock: Stock
    options: PrintOptions


Restyle = Callable[[Edition, Bench], Edition | Refused]
Make = Callable[[Sequence[tuple[TypesetEdition, int]], Bench], list[MadeFile] | Refused]


class Format(NamedTuple):
    """A format in which cards are written."""

    name: str
    """As `--format` and file names have it."""
    summary: str
    make: Make
    """From typeset cards, each with its number of copies (0: as many as there is room for)."""
    restyle: Restyle = lambda edition, bench: edition
    """Gives an edition the trim of the format."""
    design: Callable[[Design], Design] = lambda design: design
    mixes: bool = False
    """Whether several languages may share a file."""
    default: bool = False
    """Whether it is made where no format is named."""


def design_of(options: PrintOptions, edition: Edition) -> Design:
    """Return the design that the options ask for; discreet cards carry no code and no brand."""
    if edition.card.discreet:
        return Design(black=options.black)
    return Design(black=options.black, code=options.code, brand=options.brand)


def with_trim(edition: Edition, name: str, size: Size) -> Edition:
    """Return an edition of another finished size."""
    return edition._replace(trim=Trim(name, size.width, size.height))


def for_plan(edition: Edition, plan: SheetPlan | None) -> Edition | Refused:
    """Return an edition in the trim of a sheet's cells: set for them, never scaled."""
    if plan is None:
        return Refused(
            reason=f"no sheet is known for the paper {edition.region.paper}: add it to cards/sheets.yaml"
        )
    return with_trim(edition, plan.trim, plan.cell_size)


def title_of(edition: Edition) -> str:
    """Return the card's own title; a discreet card is called nothing but a card."""
    titles = [block.messages[0] for block in edition.card.blocks.values() if block.kind is BlockKind.TITLE]
    if edition.card.discreet or not titles:
        return "Card"
    return edition.texts[titles[0]]
