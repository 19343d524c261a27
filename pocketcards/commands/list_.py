"""`list`: what there is to ask for, by name and id: languages, cards, regions, formats, products."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command, add_overlay
from pocketcards.errors import ExitCode

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.load.languages import Languages
    from pocketcards.model.project import Project

__all__ = ["COMMAND"]

KINDS = ("languages", "cards", "regions", "formats", "products")
Rows = Iterator[tuple[str, ...]]


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=KINDS, help="what to list, each with its id")
    add_overlay(parser)


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.commands.report import table

    rows = {
        "languages": _languages,
        "cards": _cards,
        "regions": _regions,
        "formats": _formats,
        "products": _products,
    }[options.what]
    project = session.cards(with_catalogs=options.what == "languages")
    for line in table([*rows(project, session.languages())]):
        session.say(line)
    return ExitCode.FINE


def _languages(project: Project, names: Languages) -> Rows:
    """Yield every language that is translated, or that the card without words can be made in."""
    from pocketcards.editions.coverage import bridged, has_text
    from pocketcards.model.locale import SOURCE_LOCALE

    yield ("--locale", "English name", "own name", "cards")
    known = (SOURCE_LOCALE, *project.catalogs)
    for locale in dict.fromkeys((*known, *bridged(names, known))):
        if language := names.find(locale):
            has = "with text" if has_text(project, locale) else "the one without words"
            yield (locale, language.english, language.endonym, has)


def _cards(project: Project, _: Languages) -> Rows:
    yield ("--card", "title", "for whom", "where")
    for card in project.cards.values():
        regions = [one.id for one in project.regions.values() if set(card.requires) <= set(one.roles)]
        where = "everywhere" if len(regions) == len(project.regions) else ", ".join(regions)
        kind = "discreet" if card.discreet else card.audience
        yield (card.id, card.title, kind, where)


def _regions(project: Project, _: Languages) -> Rows:
    yield ("--region", "name", "paper", "numbers", "sheets of several languages")
    for region in project.regions.values():
        mixes = (
            f"{one.id}: {' '.join(f'{name}={count}' for name, count in one.copies)}" for one in region.mixes
        )
        yield (region.id, region.name, region.paper, ", ".join(region.roles), "; ".join(mixes))


def _formats(project: Project, _: Languages) -> Rows:
    from pocketcards.formats import FORMATS

    yield ("--format", "what it is", "without --format")
    for one in FORMATS:
        yield (one.name, one.summary, "made" if one.default else "")


def _products(project: Project, _: Languages) -> Rows:
    """Yield the papers that shops sell, each with the format to ask for."""
    from pocketcards.formats import FORMATS

    yield ("product", "--format", "paper", "cards")
    for one in FORMATS:
        plan = project.stock.plans.get(one.name)
        for product in plan.products if plan else ():
            assert plan
            yield (product, one.name, plan.paper, str(plan.columns * plan.rows))


COMMAND = Command("list", "what to ask for: languages, cards, regions, formats, products", _add, _run)
