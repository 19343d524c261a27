"""The approved numbers: what `contacts.lock` repeats of the project.

No parser can tell a right number from a wrong one. Two records kept by two people can: a slip or an
edit in one of them is a difference, whichever digit, contact, role, label or face it is.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from pocketcards.model.card import Card
from pocketcards.model.contact import Contact, Region
from pocketcards.model.finding import Location

__all__ = [
    "LOCKED",
    "UNKNOWN",
    "Approved",
    "Comparison",
    "Lock",
    "LockedFace",
    "labels_of",
    "lock_of",
]

LOCKED = (
    *("contact", "kind", "dial", "print", "vanity", "keyword"),
    *("languages", "interpreters", "url"),
)
"""What is locked of each role, in the order of the file. `url` is the page that vouches for the number."""
UNKNOWN = "unknown"
"""Who compared, where nobody said."""
ANSWERS = {True: "yes", False: "no", None: UNKNOWN}
"""Whether there are interpreters, as the lock says it."""


class Approved(NamedTuple):
    """What one role of one region prints, and whom it serves."""

    region: str
    role: str
    contact: str
    kind: str
    dial: str
    printed: str
    url: str
    vanity: str = ""
    keyword: str = ""
    languages: str = ""
    """Locales with a space between them."""
    interpreters: str = ""
    """`yes`, `no` or `unknown`; empty in a lock that was written before languages were locked."""
    at: Location | None = None
    """Tells no two apart."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Approved) and self[:-1] == other[:-1]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:-1])

    def values(self) -> tuple[str, ...]:
        """Return what is locked, in the order of `LOCKED`."""
        number = self.contact, self.kind, self.dial, self.printed, self.vanity, self.keyword
        return (*number, self.languages, self.interpreters, self.url)

    def beside(self, old: "Approved | None") -> "Approved":
        """Return it with no more than an older lock knew, so that what that lacks is told once."""
        if old is None or old.interpreters:
            return self
        return self._replace(languages=old.languages, interpreters="")


class LockedFace(NamedTuple):
    """The face that draws every number."""

    file: str
    """Family and file: `noto-sans/NotoSans-Bold.ttf`."""
    sha256: str


class Comparison(NamedTuple):
    """Who compared every number with the page of its service, and on which day."""

    by: str
    """A team, or `unknown`."""
    day: date


class Lock(NamedTuple):
    """A lock, as it was read or as it must be. What is None is not in it."""

    approved: Mapping[tuple[str, str], Approved] = {}
    """By region and role."""
    labels: Mapping[str, Mapping[str, str]] | None = None
    """By card and role, the label: what the card says of the number. Not in an overlay's lock."""
    face: LockedFace | None = None
    compared: Comparison | None = None


def lock_of(regions: Mapping[str, Region], contacts: Mapping[str, Contact]) -> Lock:
    """Return what a lock must say of these regions and contacts."""
    return Lock(
        {
            (region.id, role): _approved(region.id, role, found)
            for region in regions.values()
            for role, name in region.roles.items()
            if (found := contacts.get(name))
        }
    )


def _approved(region: str, role: str, contact: Contact) -> Approved:
    return Approved(
        region,
        role,
        contact=contact.id,
        kind=contact.kind.value,
        dial=contact.dial,
        printed=contact.printed,
        url=contact.seen.url,
        vanity=contact.vanity or "",
        keyword=contact.keyword or "",
        languages=UNKNOWN if contact.languages is None else " ".join(contact.languages),
        interpreters=ANSWERS[contact.interpreters],
        at=contact.at,
    )


def labels_of(card: Card) -> dict[str, str]:
    """Return what a card says of each role, wherever it stands: mostly one label."""
    labels: dict[str, set[str]] = {}
    for block in (*card.blocks.values(), *card.bilingual):
        for entry in block.numbers:
            labels.setdefault(entry.role, set()).add(entry.label)
    return {role: " ".join(sorted(some)) for role, some in labels.items()}
