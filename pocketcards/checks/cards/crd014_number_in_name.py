"""Something like a number to call in a name that goes on paper: of a card, a region, a language, a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.disguises import number_like
from pocketcards.checks.examples import LANGUAGES, REGION, SAMPLE, card_of, catalog_of, project_of
from pocketcards.checks.figures import LONG, figures
from pocketcards.checks.spoken import spellers
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CRD014",
    "number-in-name",
    Severity.ERROR,
    "Names stand in the margins of sheets and on the outside of cards, where no lock approves a number.",
    "Call it by a name without figures. Numbers stand in cards/contacts.yaml alone.",
    ("Numbers stand in one place <docs/promise.md#numbers-stand-in-one-place>",),
)
_LANGUAGES = Location("translations/languages.yaml")
_SHEETS = Location("cards/sheets.yaml")
_PHONE, _SHEET = 3, LONG + 2
"""From so many digits on a figure is refused: products have five, such as Avery 32015."""


def _find(project: Project) -> Iterator[Finding]:
    known = spellers(project)
    numbers = {one.dial.lstrip("+") for one in project.contacts.values()}
    for name, what, at, locale, longest in _names(project):
        found = number_like(name, known.get(locale)) or number_like(name, known.get(SOURCE_LOCALE))
        values = ["".join(filter(str.isdigit, one.value)) for one in figures(name)]
        found = found or ", ".join(one for one in values if len(one) >= longest or one in numbers)
        if found:
            yield RULE.found(f"{what}: the name has {found}", at)


def _names(project: Project) -> Iterator[tuple[str, str, Location, str, int]]:
    """Yield every name, what it names, its place, its language, and which figures are too long in it."""
    for card in project.cards.values():
        yield card.title, f"card {card.id}", card.at, SOURCE_LOCALE, _PHONE
        yield card.id, f"card {card.id}", card.at, SOURCE_LOCALE, _PHONE
    for region in project.regions.values():
        yield region.name, f"region {region.id}", region.at, SOURCE_LOCALE, _PHONE
    for locale, language in sorted({**project.bridged, **project.languages}.items()):
        at = language.at or _LANGUAGES
        yield language.english, f"language {locale}", at, SOURCE_LOCALE, 1
        yield language.endonym, f"language {locale}", at, locale, 1
    for sheet in project.stock.plans.values():
        for product in sheet.products:
            yield product, f"sheet {sheet.id}", _SHEETS, SOURCE_LOCALE, _SHEET


def _titled(title: str, says: str = "") -> Example:
    return Example(f"title: {title}", project_of(card_of({SAMPLE: "Help"}, title=title)), says)


def _called(endonym: str, says: str = "") -> Example:
    card = card_of({SAMPLE: "Help"})
    project = project_of(card, catalog_of("es", card.messages, {SAMPLE: "Ayuda"}))
    spanish = LANGUAGES["es"]._replace(endonym=endonym)
    return Example(f"endonym of es: {endonym}", project._replace(languages={"es": spanish}), says)


def _bridged(english: str, says: str = "") -> Example:
    project = project_of(card_of({SAMPLE: "Help"}))
    afar = LANGUAGES["es"]._replace(locale="aa", english=english)
    return Example(f"languages.yaml: aa: english: {english}", project._replace(bridged={"aa": afar}), says)


def _placed(name: str, says: str = "") -> Example:
    region = REGION._replace(name=name)
    return Example(f"region: {name}", project_of(card_of({SAMPLE: "Help"}), regions={"us": region}), says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        _titled("Ten signs, two steps"),
        _called("español"),
        _placed("United States, District 5"),
        _bridged("Afar"),
    ),
    fails=lambda: (
        _titled("Call 1-888", says="the name has 888"),
        _titled("Call nine one one", says="nine one one"),
        _titled("Call l-BBB-EJE", says="l-BBB-EJE"),
        _called("español 9", says="the name has 9"),
        _bridged("Afar nine one one", says="language aa: the name has nine one one"),
        _called("uno ocho ocho ocho", says="uno ocho ocho ocho"),
        _placed("Boone ⚀⚁⚂ County", says="⚀"),
    ),
)
