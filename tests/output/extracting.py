"""What readers of text find in a file, and what was set there."""

from __future__ import annotations

from collections import Counter, defaultdict

from pocketcards.impose.fold import card_pages
from pocketcards.model.page import (
    TypesetEdition,
)
from tests.bundled import CARDS, LOCALES, laid_out, pdf
from tests.support.readers import holds, holds_beside, pdfium_text, poppler_text

EVERY = [(card, locale) for card in CARDS for locale in LOCALES]


Outline = tuple[list[tuple[int, int]], list[int], list[int]]
"""Points, ends of contours, and which points are on the curve."""
READERS = {"poppler": poppler_text, "pdfium": pdfium_text}


def shown(made: TypesetEdition) -> dict[str, str]:
    """Return the messages that stand on a card, by name, as they stand there."""
    emergency = made.edition.atoms["emergency"].text
    names = {line.msgctxt for panel in made.panels for line in panel.lines()}
    return {n: text.replace("{emergency}", emergency) for n, text in made.edition.texts.items() if n in names}


def messages(card: str, locale: str) -> list[str]:
    return [*shown(laid_out(card, locale)).values()]


def turned_strings(made: TypesetEdition) -> dict[str, str]:
    """Return the messages that stand upside down, by name, each line from its last string to its first."""
    found: dict[str, str] = defaultdict(str)
    for panel in (placed.panel for page in card_pages(made) for placed in page.panels if placed.turned):
        for line in panel.lines():
            runs = ["".join(cluster.text for cluster in run.clusters) for run in line.line.runs]
            found[line.msgctxt or ""] += "".join(reversed(runs))
    return found


def in_pieces(made: TypesetEdition, reader: str, text: str) -> list[str]:
    """Return the messages of a card that a reader does not give whole.

    poppler gives the number beside a sentence of two lines between them. pdfium gives strings that
    stand beside each other upside down from the last to the first, and each face of a message has
    strings of its own: "SMS" among Thai words.
    """
    number = made.edition.atoms["emergency"].text
    turned = turned_strings(made)
    allowed = {
        "poppler": lambda name, message: holds_beside(text, message, number),
        "pdfium": lambda name, message: name in turned and holds(text, turned[name]),
    }[reader]
    messages = shown(made).items()
    return [one for name, one in messages if not holds(text, one) and not allowed(name, one)]


def numbers(card: str, locale: str) -> Counter[str]:
    lines = [line.line for panel in laid_out(card, locale).panels for line in panel.lines()]
    return Counter(run.atom.text for line in lines for run in line.runs if run.atom)


def pieces_of(card: str, locale: str, reader: str) -> list[str]:
    return in_pieces(laid_out(card, locale), reader, READERS[reader](pdf(card, locale)))
