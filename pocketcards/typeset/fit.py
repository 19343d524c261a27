"""The largest step of the type scale at which everything fits; one body size a card.

A card that does not fit at the floor of its script is refused, with the message and the excess.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from operator import attrgetter

from pocketcards.model.card import Layout
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.geometry import Pt
from pocketcards.model.page import Edition, TypesetEdition
from pocketcards.typeset.composer import Composer, Voice
from pocketcards.typeset.look import Look
from pocketcards.typeset.panel import PanelFit, draw_panel, measure_panel
from pocketcards.typeset.unicode_data import name

__all__ = ["RULES", "typeset"]

LARGEST: Pt = 10.0
STEP: Pt = 0.25

NO_FONT = Rule(
    "FNT004",
    "script-without-font",
    Severity.ERROR,
    "Without a face for the script the card would print boxes instead of letters.",
    "Vendor a family that sets the script: fonts/README.md.",
)
MISSING_GLYPH = Rule(
    "FNT005",
    "missing-glyph",
    Severity.ERROR,
    "A character that no font has prints as an empty box, or not at all.",
    "Look at the character: it is often a look-alike pasted from elsewhere. Type it anew.",
)
TOO_TALL = Rule(
    "FIT001",
    "text-too-long",
    Severity.ERROR,
    "Text below the smallest readable size helps nobody, and text past the edge is cut off.",
    "Shorten the message named here; say the same in fewer words.",
)
TOO_WIDE = Rule(
    "FIT002",
    "word-too-wide",
    Severity.ERROR,
    "A word that is wider than its column would be cut or run into its neighbour.",
    "Use a shorter word, or a space where the language allows one.",
)
RULES = (NO_FONT, MISSING_GLYPH, TOO_TALL, TOO_WIDE)


def typeset(edition: Edition, composer: Composer) -> TypesetEdition | list[Finding]:
    """Lay an edition out in the first layout that holds it, or say why none does."""
    voice = composer.voice(edition.language)
    if voice is None:
        message = f"no vendored font sets {edition.language.writing}"
        return [NO_FONT.found(message, locale=edition.language.locale)]
    missing = _missing(edition, composer)
    if missing:
        return missing
    for layout in edition.card.layouts:
        set_card = _largest(edition, composer, voice, layout)
        if set_card:
            return set_card
    return _too_long(edition, composer, voice)


def _largest(edition: Edition, composer: Composer, voice: Voice, layout: Layout) -> TypesetEdition | None:
    """Search the type scale; whether a size fits is monotone enough to halve the range."""
    floor = voice.writing.floor
    low, high = 0, round((LARGEST - floor) / STEP)
    best: tuple[Look, list[PanelFit]] | None = None
    while low <= high:
        middle = (low + high) // 2
        look = Look(composer, edition, voice, floor + middle * STEP)
        fits = list(takewhile(attrgetter("fits"), _measure(look, layout)))
        if len(fits) == len(layout.panels):
            low, best = middle + 1, (look, fits)
        else:
            high = middle - 1
    if best is None:
        return None
    look, fits = best
    panels = tuple(draw_panel(look, fit, first=i == 0) for i, fit in enumerate(fits))
    return TypesetEdition(edition, look.size, panels, layout.fold)


def _measure(look: Look, layout: Layout) -> Iterator[PanelFit]:
    """Yield the panels one by one: who finds that one does not fit need not set the others."""
    return (measure_panel(look, plan) for plan in layout.panels)


def _missing(edition: Edition, composer: Composer) -> list[Finding]:
    findings = []
    for msgctxt, text in edition.texts.items():
        for char in composer.missing(text, edition.language):
            message = f"no font has U+{ord(char):04X} {name(char)} ({char})"
            findings.append(MISSING_GLYPH.found(message, locale=edition.language.locale, msgctxt=msgctxt))
    return findings


def _too_long(edition: Edition, composer: Composer, voice: Voice) -> list[Finding]:
    """Say for the layout that comes nearest which messages are too long, and by how much."""
    look = Look(composer, edition, voice, voice.writing.floor)
    findings = []
    locale = edition.language.locale
    fits = min((list(_measure(look, layout)) for layout in edition.card.layouts), key=_misfit)
    for fit in fits:
        for over in fit.overflows:
            message = (
                f"{edition.card.id}: at {look.size} pt a word is {over.excess:.1f} pt wider than its column"
            )
            findings.append(TOO_WIDE.found(message, locale=locale, msgctxt=over.msgctxt))
        if fit.excess > 0.01:
            longest = max(_texts_of(fit, edition), key=lambda item: len(item[1]))
            lines = -(-fit.excess // (voice.writing.leading * look.size))
            message = (
                f"{edition.card.id}: the panel {fit.plan.name!r} is {fit.excess:.1f} pt too tall "
                f"at {look.size} pt, about {lines:.0f} line(s); "
                f"its longest message has {len(longest[1])} characters"
            )
            findings.append(TOO_TALL.found(message, locale=locale, msgctxt=longest[0]))
    return findings


def _misfit(fits: list[PanelFit]) -> Pt:
    """Return how much too large a layout is, in all."""
    return sum(max(0.0, fit.excess) + sum(over.excess for over in fit.overflows) for fit in fits)


def _texts_of(fit: PanelFit, edition: Edition) -> list[tuple[str, str]]:
    names = [message for block, _ in fit.boxes for message in block.messages]
    names += [entry.label for block, _ in fit.boxes for entry in block.numbers]
    return [(name, edition.texts.get(name, "")) for name in names] or [("", "")]
