"""Every card in every language that has a translation: it fits, nothing overlaps, files conform."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest

from pocketcards.editions.coverage import has_text
from pocketcards.make.maker import expectation_of
from pocketcards.model.geometry import Rect
from pocketcards.model.page import PlacedLine, TypesetEdition
from pocketcards.readback.proof import Prover
from pocketcards.typeset.page.panel import SAFE
from tests import bundled
from tests.output.extracting import READERS, in_pieces
from tests.support import forbidden, tags
from tests.support.verapdf import VeraPdf

pytestmark = pytest.mark.slow

CARDS, LOCALES = bundled.EVERY_CARD, ("en", *bundled.TRANSLATED)
SAMPLE = [(CARDS[(i + turn * 3) % len(CARDS)], locale) for i, locale in enumerate(LOCALES) for turn in (0, 1)]
"""Two cards a language are looked at by every reader, each card in many languages: it takes its time."""
PROVER = Prover(bundled.ROOT / "fonts" / "noto-sans" / "NotoSans-Bold.ttf")


def ink(placed: PlacedLine) -> Rect:
    line = placed.line
    return Rect(placed.x, placed.y - line.ink_descent, line.width, line.ink_ascent + line.ink_descent)


def height_of_overlap(a: Rect, b: Rect) -> float:
    if min(a.right, b.right) - max(a.x, b.x) <= 0.01:
        return 0.0
    return min(a.top, b.top) - max(a.y, b.y)


def test_no_card_and_no_language_is_left_out() -> None:
    loaded = bundled.project()
    assert tuple(loaded.cards) == CARDS
    assert ["en", *(locale for locale in loaded.catalogs if has_text(loaded, locale))] == list(LOCALES)


def drawn_where_it_must_not(made: TypesetEdition) -> Iterator[str]:
    """Name lines that leave the safe area of their panel, and pairs of lines that touch."""
    for panel in made.panels:
        safe = Rect(0, 0, panel.size.width, panel.size.height).inset(SAFE)
        lines = [(placed, ink(placed)) for placed in panel.lines()]
        for placed, box in lines:
            if placed.y > 12 and not safe.contains(box, slack=0.6):  # the strip speaks to the giver
                yield f"{panel.name}: {placed.line.text} leaves the safe area"
        for (one, box), (other, next_box) in combinations(lines, 2):
            if height_of_overlap(box, next_box) > 0.2:
                yield f"{panel.name}: {one.line.text} and {other.line.text} touch"


def copied_in_pieces(made: TypesetEdition, data: bytes) -> Iterator[str]:
    """Name the messages that a reader of the file does not give back whole."""
    for reader, read in READERS.items():
        if pieces := in_pieces(made, reader, read(data)):
            yield f"{reader} gives {pieces} in pieces"


def faults_of(card: str, locale: str, verapdf: VeraPdf | None) -> Iterator[object]:
    """Say all that is wrong with a card: layout and numbers, and with veraPDF what costs more to look at."""
    made, file = bundled.laid_out(card, locale), bundled.made(card, locale)
    yield from PROVER.read(file.data, expectation_of([(made, 0)], file)).faults
    yield from drawn_where_it_must_not(made)
    if verapdf:
        yield from tags.faults(file.data)
        yield from forbidden.faults(file.data)
        yield from copied_in_pieces(made, file.data)
        for flavour in ("ua1", "2a"):
            if not (verdict := verapdf.validate(file.data, flavour)).compliant:
                yield flavour, verdict.failed_rules


@pytest.mark.parametrize("locale", LOCALES)
def test_every_card_of_a_language_is_sound(locale: str, verapdf: VeraPdf) -> None:
    sampled = [card for card, of in SAMPLE if of == locale]
    found = {card: [*faults_of(card, locale, verapdf if card in sampled else None)] for card in CARDS}
    assert {card: faults for card, faults in found.items() if faults} == {}
