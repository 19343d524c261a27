"""A folder becomes a project. What is wrong in one file does not hide what is wrong in the next."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pocketcards.errors import InputError
from pocketcards.load.cards import read_card, read_messages
from pocketcards.load.contacts import contact_messages, read_contacts, read_regions, read_trims
from pocketcards.load.files import read_file
from pocketcards.load.lock import LOCK, read_lock
from pocketcards.load.overlay import read_overlay
from pocketcards.load.review import REVIEW
from pocketcards.load.sheets import SHEETS, read_stock
from pocketcards.load.waivers import WAIVERS, read_waivers
from pocketcards.load.words import WORDS
from pocketcards.load.yaml import Node
from pocketcards.model.card import Card
from pocketcards.model.contact import Contact, Region, Trim
from pocketcards.model.finding import Finding
from pocketcards.model.lock import Lock
from pocketcards.model.message import Message
from pocketcards.model.overlay import Overlay
from pocketcards.model.sheet import Stock
from pocketcards.model.waiver import Waiver

__all__ = ["Source", "find_root", "load_source"]

NOT_CARDS = frozenset(("common.yaml", "contacts.yaml", "regions.yaml", SHEETS, WAIVERS, REVIEW, WORDS))

T = TypeVar("T")


class Source:
    """What `cards/` says: everything but translations and fonts."""

    __slots__ = ("cards", "contacts", "lock", "messages", "overlay", "regions", "stock", "trims", "waivers")

    def __init__(self) -> None:
        self.cards: dict[str, Card] = {}
        self.contacts: dict[str, Contact] = {}
        self.lock: Lock | None = None
        self.overlay: Overlay | None = None
        self.regions: dict[str, Region] = {}
        self.stock = Stock({}, {})
        self.trims: dict[str, Trim] = {}
        self.messages: dict[str, Message] = {}
        self.waivers: tuple[Waiver, ...] = ()


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
    if os.path.lexists(folder / LOCK):  # that there is none, a check says
        source.lock = read(LOCK, read_lock, None)
    if os.path.lexists(folder / WAIVERS):
        source.waivers = read(WAIVERS, read_waivers, ())
    nowhere: tuple[dict[str, Region], dict[str, Trim]] = ({}, {})
    source.regions, source.trims = read("regions.yaml", _places, nowhere)
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


def _places(node: Node) -> tuple[dict[str, Region], dict[str, Trim]]:
    return read_regions(node), read_trims(node)


def _printed(source: Source, messages: dict[str, Message]) -> dict[str, Message]:
    """Return the messages of contacts that some card prints: nobody should translate the others."""
    wanted: set[str] = set()
    for region in source.regions.values():
        for card in source.cards.values():
            for block in card.blocks.values():
                for i, entry in enumerate(block.numbers):
                    contact = region.roles.get(entry.role)
                    if entry.label == "none":
                        continue
                    if entry.label == "contact":
                        wanted.add(f"contact.{contact}.name")
                    if i == 0:
                        wanted |= {f"contact.{contact}.hours", f"contact.{contact}.cost"}
    return {name: message for name, message in messages.items() if name in wanted}
