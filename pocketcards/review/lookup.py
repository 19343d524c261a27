"""What has to be looked up about contacts: the page that `contacts wanted` prints, oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from pocketcards.model.contact import Contact, Copy
from pocketcards.model.day import day_or_month_of
from pocketcards.model.project import Project

__all__ = ["Standing", "Wanted", "wanted_contacts"]


class Standing(str, Enum):
    """What becomes of a contact."""

    PRINTED = "printed"
    SPARE = "spare"
    """Confirmed, and filling no role."""
    UNCONFIRMED = "unconfirmed"
    FOUND = "found"
    """In cards/wanted.yaml: no region needs it yet."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One contact to look up. The fields are the interface of `--output-format json`."""

    id: str
    standing: str
    kind: str
    printed: str
    dial: str
    roles: tuple[str, ...]
    """Where it is printed: `us: hotline`."""
    reach: tuple[str, ...]
    """From where it can be dialled."""
    url: str
    copy: str
    read: str
    """The day on which somebody read the page, or its copy."""
    page_date: str
    called: str
    """The day of the last call; empty: never."""
    facts: dict[str, tuple[str, ...]]
    """What is known of the service from a copy, by the page to open."""
    unknown: tuple[str, ...]
    """Facts that nobody has found out."""
    discreet: tuple[str, ...]
    """The discreet cards on which it stands although nobody knows who runs it."""


def wanted_contacts(project: Project) -> list[Wanted]:
    """Return every contact, those on cards first, and of each kind the oldest evidence first."""
    placed = [(_standing(project, one), one) for one in project.contacts.values()]
    placed += [(Standing.FOUND, one) for one in project.wanted.values()]
    order = list(Standing)
    placed.sort(key=lambda pair: (order.index(pair[0]), _age_from(pair[1]), pair[1].id))
    return [_wanted(project, standing, one) for standing, one in placed]


def _standing(project: Project, contact: Contact) -> Standing:
    if not contact.confirmed:
        return Standing.UNCONFIRMED
    return Standing.PRINTED if any(_roles(project, contact)) else Standing.SPARE


def _age_from(contact: Contact) -> date:
    """Return the day from which a contact's evidence is reckoned; what has no date is the oldest."""
    called = day_or_month_of(contact.called[0]) if contact.called else None
    days = (contact.seen.live_on or contact.seen.page_day, called)
    return max((day for day in days if day), default=date.min)


def _roles(project: Project, contact: Contact) -> Iterator[tuple[str, str]]:
    for region in project.regions.values():
        yield from ((region.id, role) for role, name in region.roles.items() if name == contact.id)


def _wanted(project: Project, standing: Standing, contact: Contact) -> Wanted:
    seen, unknown = contact.seen, tuple(_unknown(contact))
    return Wanted(
        id=contact.id,
        standing=standing.value,
        kind=contact.kind.value,
        printed=contact.printed,
        dial=contact.dial,
        roles=tuple(f"{region}: {role}" for region, role in _roles(project, contact)),
        reach=contact.reach,
        url=seen.url,
        copy=seen.copy.value,
        read=seen.date,
        page_date=seen.page_date,
        called=contact.called[0] if contact.called else "",
        facts=_facts(contact),
        unknown=unknown,
        discreet=project.discreet_cards(contact) if "run_by" in unknown else (),
    )


def _facts(contact: Contact) -> dict[str, tuple[str, ...]]:
    pages: dict[str, tuple[str, ...]] = {}
    for fact in contact.facts:
        if fact.seen.copy is Copy.STORED:
            pages[fact.seen.url] = (*pages.get(fact.seen.url, ()), fact.name)
    return pages


def _unknown(contact: Contact) -> Iterator[str]:
    yield from contact.unknown
    if contact.languages is None:
        yield "languages"
    if contact.interpreters is None:
        yield "interpreters"
    if contact.seen.copy is Copy.STORED and contact.seen.page_day is None:
        yield "page_date"
