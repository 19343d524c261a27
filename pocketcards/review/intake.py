"""What answers to proof sheets change: the words of a catalog, then who has read what. It writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pocketcards.catalog.entry import PoFile
from pocketcards.catalog.table_merge import Imported, take_over
from pocketcards.checks import run_checks
from pocketcards.editions.legible import check_fit, check_glyphs
from pocketcards.load.languages import Languages
from pocketcards.model.finding import Finding
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.project import Project
from pocketcards.review.answers import Answers
from pocketcards.review.better import table_of
from pocketcards.review.found import found_in
from pocketcards.review.taken import Taken, Verdict
from pocketcards.review.texts import Item, Reading, english_of, translation_of

__all__ = ["Intake", "better_words", "intake"]


@dataclass(frozen=True, slots=True)
class Intake:
    """What answers become, before anybody has said that it may be written."""

    reading: Reading
    answers: Answers
    items: dict[str, Item]
    """By message id, what was judged."""
    unsigned: tuple[str, ...]
    """What was called right and cannot be signed, each with the reason."""


def better_words(
    project: Project, names: Languages, locale: str, found: Taken, current: PoFile, shown: str
) -> Imported:
    """Return the catalog with the better sentences, and what the checks find in them.

    Args:
        project: With all catalogs.
        names: What is known of languages.
        locale: Whose catalog it is.
        found: What was said.
        current: The catalog, up to date with the cards.
        shown: Where the answers stand, as findings print it.
    """
    better = found.of(Verdict.BETTER)

    def check(changed: Project) -> list[Finding]:
        fit = [
            one._replace(path=shown, line=better[one.msgctxt].line)
            for one in check_fit(changed, names, [locale])
            if one.msgctxt in better
        ]
        return [*run_checks(changed), *check_glyphs(changed, [locale]), *fit]

    return take_over(table_of(project, locale, better), shown, current, project, check, fix=False)


def intake(project: Project, names: Languages, locale: str, found: Taken, team: str, day: date) -> Intake:
    """Return whose signatures and remarks the answers become.

    A better sentence is a change, and no signature: its author takes back an old one, others sign it.
    """
    cards = list(dict.fromkeys(one.asked.card for one in found.said.values()))
    reading = _reading(project, names, locale, cards)
    items = {place.name: item for item in reading.items for place in item.places}
    refused = [
        items[name] for name, one in found.said.items() if one.verdict is not Verdict.RIGHT and name in items
    ]
    reasons = {
        items[name].name: one.text
        for name, one in found.of(Verdict.WRONG).items()
        if name in items and one.text
    }
    agreed: list[Item] = []
    unsigned = []
    for name, one in found.of(Verdict.RIGHT).items():
        item = items.get(name)
        if item is None:
            unsigned.append(f"{one.number} {name}: there is no translation that could be signed")
        elif item.errors:
            errors = "; ".join(f"{error.code}: {error.message}" for error in item.errors)
            unsigned.append(f"{one.number} {name}: {errors}")
        elif item in refused:
            unsigned.append(f"{one.number} {name}: the same words are called wrong elsewhere")
        elif item not in agreed:
            agreed.append(item)
    answers = Answers(team, day, agreed, refused, reasons)
    return Intake(reading, answers, items, tuple(unsigned))


def _reading(project: Project, names: Languages, locale: str, cards: Sequence[str]) -> Reading:
    found = found_in(project, names, locale)
    if locale == SOURCE_LOCALE:
        return english_of(project, cards, found)
    return translation_of(project, locale, [project.cards[card] for card in cards], found)[0]
