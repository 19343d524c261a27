"""Languages without text, or without all of it: which cards they can still have, and the next step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pocketcards.editions.edition import NOT_TRANSLATED, edition_of
from pocketcards.load.languages import Languages
from pocketcards.model.card import Card
from pocketcards.model.edition import Edition
from pocketcards.model.locale import SOURCE_LOCALE, Language
from pocketcards.model.project import Project
from pocketcards.model.wording import some

__all__ = ["bridged", "has_text", "incomplete_notes", "textless_note", "unsourced_note", "wider"]

SHOWN = 5
"""How many languages a note names."""


def has_text(project: Project, locale: str) -> bool:
    """Tell whether somebody has translated anything into a locale."""
    if locale == SOURCE_LOCALE:
        return True
    catalog = project.catalogs.get(locale)
    return catalog is not None and catalog.begun


def bridged(languages: Languages, known: Sequence[str]) -> list[str]:
    """Return every language that can have a card without words: one whose own name has a source.

    Args:
        languages: What is known of languages.
        known: The locales that have a catalog.
    """
    return [language.locale for language in _listed(languages, known) if language.sourced]


def wider(name: str, languages: Languages) -> list[str]:
    """Return which languages a user means that have no catalog, never one of a region.

    The languages of our own list go before the hundreds of CLDR.
    """
    return languages.named(name, languages.entries) or languages.named(name, languages.known())


def incomplete_notes(
    project: Project, languages: Languages, locales: Sequence[str], cards: Sequence[str]
) -> Iterator[str]:
    """Yield, for each language that was asked for and lacks text, that it does, and the next step."""
    for locale in locales:
        language = languages.find(locale)
        if language is None:
            continue
        if not has_text(project, locale):
            said = f"{locale}: no {language.english} text yet, so no card that needs text"
            yield f"{said}. {_next(project, locale)}"
        elif left_out := [name for name in cards if _incomplete(project, language, project.cards[name])]:
            yield (
                f"{locale}: the {language.english} text is not complete, so without {', '.join(left_out)}. "
                f"Next: `python generate.py status {locale}` shows what is missing."
            )


def textless_note(project: Project) -> list[str]:
    """Say how many catalogs are still empty, and what their languages can have."""
    empty = [locale for locale in project.catalogs if not has_text(project, locale)]
    cards = [card.id for card in project.cards.values() if card.wordless]
    if not empty or not cards:
        return []
    named = some(empty, SHOWN, rest=f" and {len(empty) - SHOWN} more")
    return [f"no text yet in {named}, so no card but {cards[0]}, which needs none"]


def unsourced_note(languages: Languages, known: Sequence[str]) -> list[str]:
    """Say which languages have no card without words, because their own name has no source."""
    unsourced = [language.locale for language in _listed(languages, known) if not language.sourced]
    if not unsourced:
        return []
    return [f"own name without a source in translations/languages.yaml, so left out: {', '.join(unsourced)}"]


def _listed(languages: Languages, known: Sequence[str]) -> list[Language]:
    locales = dict.fromkeys([*known, *languages.entries])
    return [language for locale in locales if (language := languages.find(locale))]


def _next(project: Project, locale: str) -> str:
    catalog = project.catalogs.get(locale)
    step = f"translate {catalog.path}" if catalog else f"`python generate.py init {locale}` begins a catalog"
    return f"Next: {step}; docs/wanted.md."


def _incomplete(project: Project, language: Language, card: Card) -> bool:
    for region in project.regions.values():
        found = edition_of(project, card, language, region)
        if not isinstance(found, Edition) and any(one.code == NOT_TRANSLATED.code for one in found.findings):
            return True
    return False
