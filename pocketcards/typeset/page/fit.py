"""The largest step of the type scale at which everything fits; one body size a card.

A card that does not fit at the floor of its script is refused, with the message and the excess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from operator import attrgetter

from pocketcards.model.card import Layout, PanelPlan
from pocketcards.model.design import PLAIN, Arrangement, Design
from pocketcards.model.edition import Edition, lacks_of
from pocketcards.model.finding import Finding, Refused, Rule, Severity
from pocketcards.model.geometry import Pt, Rect
from pocketcards.model.page import Color, PlacedLine, TypesetEdition
from pocketcards.model.wording import counted
from pocketcards.typeset.page.brand import NO_ROOM, far_from_numbers, name_fault
from pocketcards.typeset.page.glyphs import glyph_faults
from pocketcards.typeset.page.layouts import Said, by_what_they_say, layouts_for, said_by, said_in
from pocketcards.typeset.page.look import WHITES, Look
from pocketcards.typeset.page.panel import PanelFit, draw_panels, measure_panel
from pocketcards.typeset.text.composer import Composer, Voice

__all__ = ["RULES", "SAYS_LESS", "TOO_LARGE", "typeset"]

STEP: Pt = 0.25
LEAST_LARGE: Pt = 40.0
"""Of the main number of a large format, where there is no room for the size that it wants."""

NO_FONT = Rule(
    "FNT004",
    "script-without-font",
    Severity.ERROR,
    "Without a face for the script the card would print boxes instead of letters.",
    "Vendor a family that sets the script: fonts/README.md.",
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
SAYS_LESS = Rule(
    "FIT004",
    "card-says-less",
    Severity.WARNING,
    "Who reads this language is told less than others, because the words are longer.",
    "Shorten the longest messages of the card; what is missing comes back by itself when there is room.",
)
TOO_LARGE = (TOO_TALL.code, TOO_WIDE.code)
"""Codes of findings that say that something does not fit."""
RULES = (NO_FONT, TOO_TALL, TOO_WIDE, SAYS_LESS, NO_ROOM)


def typeset(edition: Edition, composer: Composer, design: Design = PLAIN) -> TypesetEdition | Refused:
    """Lay an edition out in the first layout that holds it, or say why none does."""
    if edition.back:
        return _both_sides(edition, edition.back, composer, design)
    voice = composer.voice(edition.language)
    if voice is None:
        message = f"no vendored font sets {edition.language.writing}"
        return NO_FONT.refused(message, locale=edition.language.locale)
    if faults := _glyph_faults(edition, composer):
        return Refused(tuple(faults))
    layouts = layouts_for(edition.card, design)
    smallest = [_look(edition, composer, one, design) for one in _voices(edition, composer, voice)]
    said = said_by(edition.card)
    shares = by_what_they_say(said, layouts)
    if design.arrangement is Arrangement.FLAT:
        flat = [layout for layout in layouts if not layout.fold]
        shares = [*by_what_they_say(said, flat), *shares]
    looks = ((look, some) for some in shares for least in smallest for look in _whites(least))
    tries = ((look, layout) for look, some in looks for layout in some)
    made = _first_that_holds(tries, layouts, said) or Refused(tuple(_too_long(smallest[-1], layouts)))
    for least in smallest:  # its boxes know it: a ring, which would wait for the collector
        least.boxes.clear()
    return made


def _first_that_holds(
    tries: Iterable[tuple[Look, Layout]], layouts: Sequence[Layout], said: Said
) -> TypesetEdition | Refused | None:
    for look, layout in tries:
        set_card = _largest(look, layout)
        if set_card:
            crowded = _crowded(look, set_card)
            return Refused(tuple(crowded)) if crowded else _with_unsaid(set_card, layout, layouts, said)
    return None


def _voices(edition: Edition, composer: Composer, voice: Voice) -> list[Voice]:
    """Return how the language is set, and how where there is no room for that."""
    plainer = edition.language._replace(writing=voice.writing.plain) if voice.writing.plain else None
    plain = composer.voice(plainer) if plainer else None
    lacking = plainer and any(composer.missing(text, plainer) for text in edition.texts.values())
    return [voice, plain] if plain and not lacking else [voice]


def _both_sides(
    own: Edition, english: Edition, composer: Composer, design: Design
) -> TypesetEdition | Refused:
    """Set each side by its own writing system, in its own size; a draft on either side is told on both."""
    design = design._replace(tight=True)
    lacks = lacks_of((*own.lacks, *english.lacks))
    front = typeset(own._replace(lacks=lacks, back=None), composer, design)
    if not isinstance(front, TypesetEdition):
        return front
    back = typeset(english._replace(lacks=lacks, trim=own.trim), composer, design)
    if not isinstance(back, TypesetEdition):
        return back
    said = tuple(element._replace(lang=english.language.tag) for element in back.panels[0].elements)
    panels = (*front.panels, back.panels[0]._replace(elements=said))
    edition = own._replace(lacks=lacks, back=back.edition)
    return TypesetEdition(edition, min(front.body, back.body), panels, fold=None)


def _crowded(look: Look, laid_out: TypesetEdition) -> list[Finding]:
    """Return a finding where the brand has no room of its own."""
    brand = look.design.brand
    panel = laid_out.panels[0]
    if brand is None:
        return []
    if not brand.pixels and (fault := name_fault(look, brand)):
        return [NO_ROOM.found(f"{look.edition.card.id}: {fault}", locale=look.edition.language.locale)]
    lines = list(panel.lines())
    if brand.pixels:
        boxes = [picture.box for picture in panel.pictures]
    else:
        boxes = [_box(line) for line in lines if line.line.text == brand.name]
        strip = [_box(line) for line in lines if line.y < look.strip and line.line.text != brand.name]
        if any(own.x < other.right and other.x < own.right for own in boxes for other in strip):
            message = f"{look.edition.card.id}: the name {brand.name!r} is too long for the strip"
            return [NO_ROOM.found(message, locale=look.edition.language.locale)]
    if all(far_from_numbers(box, lines) for box in boxes):
        return []
    message = f"{look.edition.card.id}: {brand.name!r} would stand within 3 mm of a number"
    return [NO_ROOM.found(message, locale=look.edition.language.locale)]


def _box(placed: PlacedLine) -> Rect:
    line = placed.line
    return Rect(placed.x, placed.y - line.ink_descent, line.width, line.ink_ascent + line.ink_descent)


def _look(edition: Edition, composer: Composer, voice: Voice, design: Design) -> Look:
    """Return the look at the smallest size that the script and the format allow."""
    size = max(voice.writing.floor, design.floor)
    if not design.black:
        return Look(composer, edition, voice, size, {}, design=design)
    black = Color.BLACK
    return Look(composer, edition, voice, size, {}, black, black, black, black, design=design)


def _whites(look: Look) -> Iterator[Look]:
    wanted = [look]
    if look.design.columns < look.voice.writing.columns:  # one column before two, and two before a crowd
        number = min(look.design.number, LEAST_LARGE)
        wanted.append(look._replace(design=look.design._replace(columns=2, number=number)))
    yield from (one._replace(white=white) for white in WHITES for one in wanted)
    if len(wanted) > 1:
        yield wanted[1]._replace(white=0.0, design=wanted[1].design._replace(tight=True))


def _with_unsaid(
    laid_out: TypesetEdition, chosen: Layout, layouts: Sequence[Layout], said: Said
) -> TypesetEdition:
    """Note what the chosen layout leaves out of what the edition could say."""
    edition = laid_out.edition
    could = [*edition.texts, *edition.atoms]
    fuller = frozenset().union(*(said_in(said, layout) for layout in layouts))
    missing = fuller - said_in(said, chosen)
    return laid_out._replace(unsaid=tuple(name for name in could if name in missing))


def _largest(smallest: Look, layout: Layout) -> TypesetEdition | None:
    """Search the type scale; whether a size fits is monotone enough to close in on it from both sides.

    Most layouts fit in no size, which the smallest one shows. The white of a size that fits tells where to
    look next; below one that does not, half is left. The fullest panel is set first: it ends a try early.
    Where white is scarce no size takes more of it than the smallest.
    """
    low, high = 0, 0 if smallest.dense else max(0, round((smallest.design.largest - smallest.size) / STEP))
    best: tuple[Look, list[PanelFit]] | None = None
    plans: Sequence[PanelPlan] = layout.panels
    middle = tried = 0
    while low <= high:
        look = smallest._replace(size=smallest.size + middle * STEP)
        fits = list(takewhile(attrgetter("fits"), _measure(look, plans)))
        if len(fits) == len(plans):
            low, best = middle + 1, (look, fits)
        elif best is None:
            return None
        else:
            high = middle - 1
        tried += 1
        if tried == 1:
            plans = [fit.plan for fit in sorted(fits, key=attrgetter("excess"), reverse=True)]
        if low > middle:
            near = middle + round((look.size / STEP) * (_growth(fits) - 1))
        elif tried == 2:
            near = high
        else:
            near = (low + high) // 2
        middle = min(high, max(low, near))
    if best is None:
        return None
    look, fits = best
    fits.sort(key=lambda fit: layout.panels.index(fit.plan))
    return TypesetEdition(look.edition, look.size, draw_panels(look, fits), layout.fold)


def _growth(fits: Sequence[PanelFit]) -> float:
    """Return by how much text might grow until the fullest panel is full: as much in width as in height."""
    return min((max(1.0, fit.room / fit.height) ** 0.5 for fit in fits if fit.height), default=1.0)


def _measure(look: Look, plans: Sequence[PanelPlan]) -> Iterator[PanelFit]:
    """Yield the panels one by one: who finds that one does not fit need not set the others."""
    return (measure_panel(look, plan) for plan in plans)


def _glyph_faults(edition: Edition, composer: Composer) -> list[Finding]:
    return [
        fault
        for msgctxt, text in edition.texts.items()
        for fault in glyph_faults(text, edition.language, composer, msgctxt=msgctxt)
    ]


def _too_long(smallest: Look, layouts: Sequence[Layout]) -> list[Finding]:
    """Say for the layout that comes nearest which messages are too long, and by how much."""
    findings = []
    *_, look = _whites(smallest)
    edition = look.edition
    locale = edition.language.locale
    fits = min((list(_measure(look, layout.panels)) for layout in layouts), key=_misfit)
    for fit in fits:
        for over in fit.overflows:
            message = (
                f"{edition.card.id}: at {look.size} pt a word is {over.excess:.1f} pt wider than its column"
            )
            findings.append(TOO_WIDE.found(message, locale=locale, msgctxt=over.msgctxt))
        if fit.excess > 0.01:
            longest = max(_texts_of(fit, edition), key=lambda item: len(item[1]))
            lines = -(-fit.excess // (look.voice.writing.leading * look.size))
            message = (
                f"{edition.card.id}: the panel {fit.plan.name!r} is {fit.excess:.1f} pt too tall "
                f"at {look.size} pt, about {counted(round(lines), 'line')}; "
                f"its longest message has {len(longest[1])} characters"
            )
            findings.append(TOO_TALL.found(message, locale=locale, msgctxt=longest[0]))
    return findings


def _misfit(fits: list[PanelFit]) -> Pt:
    """Return how much too large a layout is, in all."""
    return sum(max(0.0, fit.excess) + sum(over.excess for over in fit.overflows) for fit in fits)


def _texts_of(fit: PanelFit, edition: Edition) -> list[tuple[str, str]]:
    names = [message for block, _ in fit.boxes for message in block.texts]
    names += [entry.label for block, _ in fit.boxes for entry in block.numbers]
    return [(name, edition.texts.get(name, "")) for name in names] or [("", "")]
