"""A county's own folder is read beside the project: contacts and regions more, and nothing altered."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from pocketcards.errors import InputError
from pocketcards.load.contacts import read_contacts, read_regions
from pocketcards.load.files import read_file
from pocketcards.load.lock import LOCK, read_lock
from pocketcards.load.yaml import Node
from pocketcards.model.contact import Contact, Region
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.lock import Lock
from pocketcards.model.message import Catalog
from pocketcards.model.overlay import Overlay

__all__ = ["CONTACTS", "REGIONS", "RULES", "read_overlay", "with_names"]

CONTACTS, REGIONS = "contacts.yaml", "regions.yaml"
DATA = (".yaml", ".yml", ".lock")

ALTERS = Rule(
    "OVL001",
    "overlay-alters-project",
    Severity.ERROR,
    "Under one name the county's cards would say something else than everybody's.",
    "An overlay only adds. Choose another id, or change it in the project itself.",
    ("An overlay only adds <docs/promise.md#an-overlay-only-adds>",),
)
STRAY = Rule(
    "OVL002",
    "overlay-file-not-read",
    Severity.ERROR,
    "Somebody believes that the file counts; what stands in it would be on no card, without a word.",
    "An overlay has contacts.yaml, regions.yaml, contacts.lock and translations/. Rename the file, or "
    "put it elsewhere.",
)
RULES = (ALTERS, STRAY)

T = TypeVar("T")
Placed = TypeVar("Placed", Contact, Region)


def read_overlay(
    folder: Path, contacts: Mapping[str, Contact], regions: Mapping[str, Region], findings: list[Finding]
) -> Overlay:
    """Read what an overlay adds to these contacts and regions; what they have already stays as it is.

    Raises:
        InputError: The folder is no overlay.
    """
    if not any(os.path.lexists(folder / name) for name in (CONTACTS, REGIONS)):
        hint = "An overlay has one of them or both, and its own contacts.lock: docs/data.md."
        raise InputError(f"--overlay {folder}: there is neither {CONTACTS} nor {REGIONS} in it", hint)
    for path in sorted(folder.iterdir()):
        if path.suffix in DATA and path.name not in (CONTACTS, REGIONS, LOCK):
            findings.append(
                STRAY.found("an overlay has no such file", Location(f"{folder.as_posix()}/{path.name}"))
            )

    def read(name: str, build: Callable[[Node], T], default: T) -> T:
        if not os.path.lexists(folder / name):  # that there is no lock, a check says
            return default
        return read_file(folder / name, f"{folder.as_posix()}/{name}", build, default, findings)

    no_contacts: dict[str, Contact] = {}
    no_regions: dict[str, Region] = {}
    own = read(CONTACTS, read_contacts, no_contacts)
    places = read(REGIONS, lambda node: read_regions(node, regions), no_regions)
    lock: Lock | None = read(LOCK, partial(read_lock, overlay=True), None)
    return Overlay(
        folder,
        _added("contact", own, contacts, findings),
        _added("region", places, regions, findings),
        lock,
    )


def _added(
    kind: str, own: Mapping[str, Placed], known: Mapping[str, Placed], findings: list[Finding]
) -> dict[str, Placed]:
    """Return what is new; tell what the project has already, and where."""
    for name, one in own.items():
        if name in known:
            findings.append(ALTERS.found(f"the {kind} {name} exists already, in {known[name].at}", one.at))
    return {name: one for name, one in own.items() if name not in known}


def with_names(
    catalog: Catalog, more: Catalog, contacts: Mapping[str, Contact], findings: list[Finding]
) -> Catalog:
    """Return a catalog with the overlay's translations of what its own contacts are called, and no others."""
    names = {contact.message_id(part) for contact in contacts.values() for part in contact.said}
    for name, entry in more.entries.items():
        if name not in names:
            known = catalog.entries.get(name)
            there = f"stands in {known.at}" if known else "belongs to none of the overlay's contacts"
            findings.append(ALTERS.found(f"the message {name} {there}", entry.at, locale=more.locale))
    added = {name: entry for name, entry in more.entries.items() if name in names}
    return Catalog(catalog.locale, catalog.path, {**catalog.entries, **added})
