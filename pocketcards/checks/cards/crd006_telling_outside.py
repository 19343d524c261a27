"""A word on the outside of a discreet card, in its title or the name of its file, that tells what it is."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.catalog.placeholders import names_of
from pocketcards.checks.base import Check, Example, printed_texts
from pocketcards.checks.examples import REGION, STOCK, catalog_of, discreet_card, project_of
from pocketcards.checks.words import found_words
from pocketcards.model.card import Card
from pocketcards.model.contact import Mix
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CRD006",
    "telling-outside",
    Severity.ERROR,
    "Whoever watches the holder sees the outside of the card, and the name and title of its file.",
    "Outside stands “I speak …” and nothing else. Move the sentence to an inner panel, and give the card a "
    "title that says nothing.",
    ("People who are held are watched and searched <docs/evidence.md#what-a-card-can-give-away>",),
)
OUTSIDE = ("cover", "back")
"""The panels of a folded card that anybody sees."""


def _find(project: Project) -> Iterator[Finding]:
    for card in project.cards.values():
        if card.discreet:
            for said, where in ((card.title, "title"), (card.stem, "file name")):
                for word in found_words(said, project.words_of(SOURCE_LOCALE).telling):
                    yield RULE.found(f"{card.id}: the {where} says {word}", card.at)
            yield from _outside(project, card)
    mixes = {mix.at: mix for region in project.regions.values() for mix in region.mixes}
    for mix in mixes.values():
        for word in found_words(mix.id, project.words_of(SOURCE_LOCALE).telling):
            yield RULE.found(f"sheet {mix.id}: the file name says {word}", mix.at)


def _outside(project: Project, card: Card) -> Iterator[Finding]:
    names = _names_outside(card)
    for text in printed_texts(project):
        if text.message.id in names:
            words = found_words(text.text, project.words_of(text.locale).telling)
            words += [f"{{{name}}}" for name in names_of(text.text)]
            if words:
                yield text.problem(RULE, f"{card.id}: on the outside stands {', '.join(words)}")


def _names_outside(card: Card) -> set[str]:
    blocks = {
        block
        for layout in card.layouts
        for panel in layout.panels
        if layout.fold is None or panel.name in OUTSIDE
        for block in panel.blocks
    }
    return {name for block in blocks for name in card.blocks[block].said}


def _skips(project: Project) -> Iterator[str]:
    if any(card.discreet for card in project.cards.values()):
        begun = [locale for locale, catalog in sorted(project.catalogs.items()) if catalog.begun]
        for locale in (SOURCE_LOCALE, *begun):
            if not project.words_of(locale).telling:
                yield f"{locale}: no telling words are known, so discreet cards were not searched for them"


def _example(outside: str, spanish: str = "", says: str = "", **changes: object) -> Example:
    card = discreet_card(outside)._replace(**changes)  # type: ignore[arg-type]
    catalogs = [catalog_of("es", card.messages, {"sample.outside": spanish})] if spanish else []
    shown = f"outside: {outside}" + (f" → es: {spanish}" if spanish else "")
    shown += "".join(f"; {name}: {value}" for name, value in changes.items())
    return Example(shown, project_of(card, *catalogs), says)


def _sheet(name: str, says: str = "") -> Example:
    mixes = (Mix(name, (("en", 2), ("es", 2)), REGION.at),)
    given = {"regions": {REGION.id: REGION._replace(mixes=mixes)}, "translated": ("es",), "stock": STOCK}
    return Example(f"a sheet of several languages: {name}", project_of(discreet_card(), **given), says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        _example("I speak English."),
        _sheet("common"),
        Example(
            "inside: Does someone force me to have sex?", project_of(discreet_card(inside="Forced sex?"))
        ),
        Example("a public card", project_of(discreet_card("Trafficking", audience="public", discreet=False))),
    ),
    fails=lambda: (
        _example("Victim of trafficking?", says="traffick"),
        _example("Call the police.", says="police"),
        _example("I speak English.", title="Trafficking help", says="the title says trafficking"),
        _example("Call {emergency}.", says="{emergency}"),
        _sheet("police-stop", "the file name says police"),
    ),
    skips=_skips,
)
