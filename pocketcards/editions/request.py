"""What a user asks for, by names, becomes editions. What is not complete is reported and left out."""

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pocketcards.catalog.entry import PoFile
from pocketcards.catalog.merge import template
from pocketcards.catalog.reader import find_catalogs
from pocketcards.editions import coverage
from pocketcards.editions.choice import Names, cards_of, chosen, locale_meant, regions_of
from pocketcards.editions.coverage import has_text
from pocketcards.editions.edition import (
    NOT_SOURCED,
    NOT_TRANSLATED,
    card_here,
    edition_here,
    printed_here,
    printed_messages,
)
from pocketcards.editions.here import Here
from pocketcards.errors import UsageError
from pocketcards.load.languages import Languages
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Finding, Refused, Severity
from pocketcards.model.locale import SOURCE_LOCALE, Language
from pocketcards.model.printing import DEFAULTS, PrintOptions
from pocketcards.model.project import Project

__all__ = [
    "Request",
    "Site",
    "asked_locales",
    "check_editions",
    "editions",
    "known_locales",
    "lacking_notes",
    "locales_of",
    "resolved",
    "translatable",
]


class Site(str, Enum):
    """Which cards a site for a host shows; whoever opens it may be watched."""

    NONE = ""
    """There is no site."""
    PUBLIC = "public"
    ALL = "all"
    """Discreet ones too."""


class Request(NamedTuple):
    """What a build is asked for. Empty selections mean everything."""

    cards: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    jobs: int = 1
    executor: str = ""
    """Who works beside this process: `dask://HOST:PORT`; empty: as many processes as there are jobs."""
    fresh: bool = False
    """Whether all files are made, those too that are there already."""
    ready_only: bool = False
    """Whether drafts are refused."""
    replace: bool = False
    """Whether the new set may take the place of a larger one."""
    options: PrintOptions = DEFAULTS
    overlay: Path | None = None
    """The folder that adds regions and contacts."""
    site: Site = Site.NONE
    """Which cards a site for a host shows."""


def resolved(request: Request, project: Project, formats: Names) -> Request:
    """Return a request in which cards, regions and formats have their ids."""
    return request._replace(
        cards=_ids("card", request.cards, cards_of(project)),
        regions=_ids("region", request.regions, regions_of(project)),
        formats=_ids("format", request.formats, formats),
    )


def _ids(kind: str, wanted: Sequence[str], known: Names) -> tuple[str, ...]:
    return tuple(chosen(kind, wanted, known)) if wanted else ()


def locales_of(
    request: Request, languages: Languages, known: Sequence[str], *, wide: bool = False
) -> list[str]:
    """Return the locales that are asked for; all that are known where none is named."""
    asked = [locale_meant(name, languages, known, wide=wide) for name in request.locales]
    return list(dict.fromkeys(asked)) or list(known)


def asked_locales(request: Request, languages: Languages, known: Sequence[str]) -> list[str]:
    """Return the locales that a build is asked for; where none is named, all that can have some card.

    A language without a catalog can be named too.
    """
    if request.locales:
        return locales_of(request, languages, known, wide=True)
    return list(dict.fromkeys([*known, *coverage.bridged(languages, known)]))


def editions(
    project: Project, languages: Languages, request: Request, locales: Sequence[str]
) -> Iterator[Edition | Refused]:
    """Yield the editions of a request in order, or for one that cannot be made the reasons.

    What was asked for by name and cannot be made is an error, not a warning. A language without any text
    is made where a card needs none; whoever asks for it by name is told so elsewhere, once.
    """
    for here, language in _asked(project, languages, request, locales):
        found = here if isinstance(here, Refused) else edition_here(project, here, language)
        if isinstance(found, Edition) or not request.locales:
            yield found
        else:
            yield Refused(tuple(_weighed(project, request, language.locale, found.findings)))


def _asked(
    project: Project, languages: Languages, request: Request, locales: Sequence[str]
) -> Iterator[tuple[Here | Refused, Language]]:
    """Yield every card of a request in every region and language, or why the region cannot have the card."""
    with_words, without = _locales_for(project, languages, request, locales)
    find = cache(languages.find)
    for region in chosen("region", request.regions, regions_of(project)):
        for card in chosen("card", request.cards, cards_of(project)):
            here = card_here(project, project.cards[card], project.regions[region])
            for locale in without if project.cards[card].wordless else with_words:
                language = find(locale)
                if language is None:
                    hint = "Add it to translations/languages.yaml."
                    raise UsageError(f"the language {locale!r} is not known", hint)
                yield here, language


def _locales_for(
    project: Project, languages: Languages, request: Request, locales: Sequence[str]
) -> tuple[Sequence[str], Sequence[str]]:
    """Return in which of the locales cards are made, and in which those that need no words.

    That is in all that are named; where none is, in those with text, and those whose own name has a source.
    """
    if request.locales or request.options.mix:
        return locales, locales
    return [one for one in locales if has_text(project, one)], coverage.bridged(languages, locales)


def lacking_notes(
    project: Project, languages: Languages, request: Request, locales: Sequence[str]
) -> list[str]:
    """Say which languages lack text or a sourced name, among those that are asked for, and the next step."""
    cards = chosen("card", request.cards, cards_of(project))
    if request.locales or request.options.mix:
        return list(coverage.incomplete_notes(project, languages, locales, cards))
    unsourced = any(project.cards[card].wordless for card in cards)
    notes = [] if request.cards and unsourced else coverage.textless_note(project)
    return [*notes, *(coverage.unsourced_note(languages, locales) if unsourced else ())]


def _weighed(project: Project, request: Request, locale: str, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings of a language that was asked for by name, as grave as the request makes them."""
    some = has_text(project, locale)
    for finding in found:
        if finding.code == NOT_TRANSLATED.code and not some:
            continue
        half = finding.code in (NOT_TRANSLATED.code, NOT_SOURCED.code) and some and not request.cards
        yield finding if half else finding._replace(severity=Severity.ERROR)


def known_locales(root: Path) -> list[str]:
    """Return the source language and every locale that has a catalog."""
    return [SOURCE_LOCALE, *sorted(find_catalogs(root / "translations", []))]


def translatable(project: Project) -> PoFile:
    """Return the template of the catalogs: what a card prints, or the website shows, in another language."""
    places: dict[str, list[str]] = {}
    for card in project.cards.values():
        for name in printed_messages(project, card):
            places.setdefault(name, []).append(card.id)
    messages = [message for message in project.messages.values() if message.site or message.id in places]
    return template(messages, places)


def check_editions(project: Project, names: Languages) -> list[Finding]:
    """Return why cards cannot be made at all in some region; what is untranslated is told elsewhere."""
    findings: list[Finding] = []
    locales = [locale for locale in (SOURCE_LOCALE, *project.catalogs) if names.find(locale)]
    for here, language in _asked(project, names, Request(), locales):
        found = here if isinstance(here, Refused) else printed_here(project, here, language).refused
        if found:
            findings += [finding for finding in found.findings if finding.severity is Severity.ERROR]
    return findings
