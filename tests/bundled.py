"""The project itself, loaded once a process: its cards are what the tests look at.

Ids of tests come from names of files and folders: collecting loads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pocketcards.editions.edition import edition_of
from pocketcards.formats.base import Bench, MadeFile
from pocketcards.formats.card import FORMAT
from pocketcards.load.languages import Languages, load_languages
from pocketcards.load.project import NOT_CARDS, load_project
from pocketcards.model.design import PLAIN, Arrangement, Design
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Finding, Location
from pocketcards.model.message import Catalog, Translation
from pocketcards.model.page import TypesetEdition
from pocketcards.model.printing import PrintOptions
from pocketcards.model.project import Project
from pocketcards.typeset.page.fit import typeset
from pocketcards.typeset.text.composer import Composer

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "data" / "project"
"""A small project that does not grow with the real one: two cards, one region, a few languages."""
CARDS = ("hotline", "indicator")
LOCALES = ("en", "es", "ar", "ur", "hi", "am", "th", "km", "zh_Hans", "ja", "ko")
LTR = tuple(locale for locale in LOCALES if locale not in ("ar", "ur"))
EVERY_CARD = tuple(
    path.stem for path in sorted((ROOT / "cards").glob("*.yaml")) if path.name not in NOT_CARDS
)
FLAT = Design(arrangement=Arrangement.FLAT)
"""A card on two sides, each upright, where a layout of it has room there."""
SHEETS = tuple(re.findall(r"^(\w+):", (ROOT / "tests" / "sheets.yaml").read_text("utf-8"), re.MULTILINE))
"""The locales that have a test sheet."""


def _translated() -> Iterator[str]:
    for path in sorted((ROOT / "translations").glob("*/LC_MESSAGES/cards.po")):
        if re.search('^msgstr "[^"]', path.read_text("utf-8"), re.MULTILINE):
            yield path.parts[-3]


TRANSLATED = tuple(_translated())
"""The locales whose catalog has a text, by the look of it."""


@cache
def project() -> Project:
    findings: list[Finding] = []
    loaded = load_project(ROOT, ROOT, findings)
    assert not findings
    return loaded


@cache
def sample() -> Project:
    findings: list[Finding] = []
    loaded = load_project(SAMPLE, ROOT, findings)
    assert not findings
    return loaded


@cache
def languages() -> Languages:
    findings: list[Finding] = []
    loaded = load_languages(ROOT / "translations" / "languages.yaml", "languages.yaml", findings)
    assert not findings
    return loaded


@cache
def composer() -> Composer:
    return Composer(project().fonts)


@cache
def edition(card: str, locale: str, region: str = "us") -> Edition:
    loaded = project()
    language = languages().find(locale)
    assert language
    found = edition_of(loaded, loaded.cards[card], language, loaded.regions[region])
    assert isinstance(found, Edition), found
    return found


@cache
def laid_out(card: str, locale: str, design: Design = PLAIN) -> TypesetEdition:
    found = typeset(edition(card, locale), composer(), design)
    assert isinstance(found, TypesetEdition), found
    return found


@cache
def pdf(card: str, locale: str, design: Design = PLAIN) -> bytes:
    return made(card, locale, design).data


@cache
def made(card: str, locale: str, design: Design = PLAIN) -> MadeFile:
    bench = Bench(composer(), project().stock, PrintOptions())
    found = FORMAT.make([(laid_out(card, locale, design), 0)], bench)
    assert isinstance(found, list)
    return found[0]


def edition_in(card: str, locale: str, texts: dict[str, str]) -> Edition:
    """An edition of a language that has no catalog here, with the numbers that serve it."""
    messages = project().messages
    at = Location("test")
    entries = {
        name: Translation(name, message.text, texts.get(name, "x"), False, at)
        for name, message in messages.items()
    }
    catalogs = {**project().catalogs, locale: Catalog(locale, "test", entries)}
    language = languages().find(locale)
    assert language
    loaded = project()._replace(catalogs=catalogs)
    found = edition_of(loaded, loaded.cards[card], language, loaded.regions["us"])
    assert isinstance(found, Edition), found
    return found
