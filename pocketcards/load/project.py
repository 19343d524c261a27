"""A folder becomes a project. What is wrong in one file does not hide what is wrong in the next."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from pocketcards.errors import InputError
from pocketcards.load.cards import read_card, read_messages
from pocketcards.load.contacts import contact_messages, read_contacts, read_regions, read_roles, read_trims
from pocketcards.load.files import read_file
from pocketcards.load.fonts import load_fonts
from pocketcards.load.languages import Languages, load_languages
from pocketcards.load.lock import LOCK, read_lock
from pocketcards.load.overlay import read_overlay
from pocketcards.load.pictograms import FOLDER as PICTOGRAMS
from pocketcards.load.pictograms import MANIFEST, UNKNOWN, load_pictograms
from pocketcards.load.proofs import PROOFS
from pocketcards.load.remarks import REMARKS
from pocketcards.load.review import REVIEW
from pocketcards.load.sheets import SHEETS, read_stock
from pocketcards.load.translations import with_translations
from pocketcards.load.waivers import WAIVERS, read_waivers
from pocketcards.load.words import WORDS
from pocketcards.load.yaml import Node
from pocketcards.model.card import Card
from pocketcards.model.contact import Contact, Region, Role
from pocketcards.model.design import Trim
from pocketcards.model.finding import Finding
from pocketcards.model.lock import Lock
from pocketcards.model.message import Message
from pocketcards.model.overlay import Overlay
from pocketcards.model.project import Project
from pocketcards.model.sheet import Stock
from pocketcards.model.waiver import Waiver

__all__ = [
    "Source",
    "find_root",
    "is_unreadable",
    "load_project",
    "load_source",
    "project_languages",
]

WANTED = "wanted.yaml"
NOT_CARDS = frozenset(
    ("common.yaml", "contacts.yaml", "regions.yaml", SHEETS, WAIVERS, WANTED, REVIEW, REMARKS, PROOFS, WORDS)
)

UNREADABLE = ("YML", "FNT001", "FNT002", "FNT003")
"""Codes of findings after which nothing can be built."""

T = TypeVar("T")


class Source:
    """What `cards/` says: everything but translations and fonts."""

    __slots__ = (
        "cards",
        "contacts",
        "lock",
        "messages",
        "overlay",
        "regions",
        "roles",
        "stock",
        "trims",
        "waivers",
        "wanted",
    )

    def __init__(self) -> None:
        self.cards: dict[str, Card] = {}
        self.contacts: dict[str, Contact] = {}
        self.lock: Lock | None = None
        self.overlay: Overlay | None = None
        self.regions: dict[str, Region] = {}
        self.stock = Stock({}, {})
        self.roles: dict[str, Role] = {}
        self.trims: dict[str, Trim] = {}
        self.messages: dict[str, Message] = {}
        self.waivers: tuple[Waiver, ...] = ()
        self.wanted: dict[str, Contact] = {}


def is_unreadable(findings: Sequence[Finding]) -> bool:
    """Tell whether files that everything rests on could not be read."""
    return any(one.code.startswith(UNREADABLE) and one.language is None for one in findings)


def find_root(start: Path, fallback: Path) -> Path:
    """Return the nearest folder upwards that has `cards/`, or the fallback that has."""
    for folder in (start, *start.parents, fallback):
        if (folder / "cards").is_dir():
            return folder
    raise InputError(f"no folder `cards` in {start} or above it", "Name the project: --project DIR.")


def load_source(root: Path, findings: list[Finding], overlay: Path | None = None) -> Source:
    """Read every file of `cards/`, and the folder that adds regions and contacts."""
    folder = root / "cards"
    source = Source()

    def read(name: str, build: Callable[[Node], T], default: T) -> T:
        return read_file(folder / name, f"cards/{name}", build, default, findings)

    source.contacts = read("contacts.yaml", read_contacts, {})
    if os.path.lexists(folder / WANTED):
        source.wanted = read(WANTED, read_contacts, {})
    if os.path.lexists(folder / LOCK):  # that there is none, a check says
        source.lock = read(LOCK, read_lock, None)
    if os.path.lexists(folder / WAIVERS):
        source.waivers = read(WAIVERS, read_waivers, ())
    nowhere: tuple[dict[str, Region], dict[str, Role], dict[str, Trim]] = ({}, {}, {})
    source.regions, source.roles, source.trims = read("regions.yaml", _places, nowhere)
    if os.path.lexists(folder / SHEETS):  # a project without makes cards, and no sheets
        source.stock = read(SHEETS, lambda node: read_stock(node, source.trims), source.stock)
    if overlay:
        source.overlay = read_overlay(overlay, source.contacts, source.regions, findings)
        source.contacts |= source.overlay.contacts
        source.regions |= source.overlay.regions
    no_messages: dict[str, Message] = {}
    common = read("common.yaml", read_messages, no_messages)
    source.messages = dict(common)
    for path in sorted(folder.glob("*.yaml")):
        if path.name in NOT_CARDS:
            continue
        card = read(path.name, lambda node: read_card(node, common), None)
        if card:
            source.cards[card.id] = card
            source.messages.update(card.messages)
    source.messages.update(_printed(source, contact_messages(source.contacts)))
    return source


def _places(node: Node) -> tuple[dict[str, Region], dict[str, Role], dict[str, Trim]]:
    return read_regions(node), read_roles(node), read_trims(node)


def _printed(source: Source, messages: dict[str, Message]) -> dict[str, Message]:
    """Return the messages of contacts that some card prints: nobody should translate the others."""
    wanted: set[str] = set()
    for region in source.regions.values():
        for block in (block for card in source.cards.values() for block in card.blocks.values()):
            for i, entry in enumerate(block.numbers):
                contact = source.contacts.get(region.roles.get(entry.role, ""))
                if contact and (label := entry.label_of(contact)):
                    wanted.add(label)
                    wanted |= {contact.message_id(part) for part in ("hours", "cost") if i == 0}
    return {name: message for name, message in messages.items() if name in wanted}


def load_project(
    root: Path,
    bundled: Path,
    findings: list[Finding],
    names: Languages | None = None,
    *,
    locales: Collection[str] | None = None,
    twice: bool = False,
    as_of: date | None = None,
    thorough: bool = False,
    overlay: Path | None = None,
) -> Project:
    """Load a project: its cards, then its translations.

    Args:
        root: The project.
        bundled: Its fonts and its pictograms serve a project that has none.
        findings: What is wrong is added here.
        names: What is known of languages; None: it is looked up.
        locales: Only these catalogs; None for all.
        twice: Read catalogs with Babel too, and compare.
        as_of: The day that checks reckon ages from.
        thorough: Let checks that take long run too.
        overlay: A folder that adds regions and contacts.
    """
    source = load_source(root, findings, overlay)
    folder = root if (root / "fonts" / "fonts.yaml").exists() else bundled
    families = load_fonts(folder / "fonts", "fonts", findings)
    pictograms = _pictograms(root, bundled, findings)
    project = Project(
        root=root,
        cards={name: _drawn(card, pictograms, findings) for name, card in source.cards.items()},
        contacts=source.contacts,
        regions=source.regions,
        trims=source.trims,
        messages=source.messages,
        catalogs={},
        fonts=families,
        pictograms=pictograms,
        lock=source.lock,
        as_of=as_of,
        thorough=thorough,
        stock=source.stock,
        waivers=source.waivers,
        roles=source.roles,
        overlay=source.overlay,
        wanted=source.wanted,
    )
    names = names or project_languages(root, findings)
    return with_translations(project, findings, names, locales=locales, twice=twice)


def _pictograms(root: Path, bundled: Path, findings: list[Finding]) -> dict[str, str]:
    folder = root if (root / PICTOGRAMS / MANIFEST).exists() else bundled
    return load_pictograms(folder / PICTOGRAMS, PICTOGRAMS, findings)


def _drawn(card: Card, pictograms: Mapping[str, str], findings: list[Finding]) -> Card:
    """Return a card with the outlines of its pictures; say which of them there are not."""
    for message, picture in card.pictograms.items():
        if picture not in pictograms:
            told = f"{card.id}: there is no picture {picture!r}; known: {', '.join(sorted(pictograms))}"
            findings.append(UNKNOWN.found(told, card.at, msgctxt=message))
    return card._replace(drawings=pictograms)


def project_languages(root: Path, findings: list[Finding]) -> Languages:
    """Return what is known of languages: CLDR, and the project's own `languages.yaml` over it."""
    name = "translations/languages.yaml"
    return load_languages(root / name, name, findings)
