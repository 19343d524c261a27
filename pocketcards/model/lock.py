"""The approved numbers: what `contacts.lock` repeats of contacts and regions, and how the two differ.

No parser can tell a right number from a wrong one. Two records kept by two people can: a slip or an
edit in one of them is a difference, whichever digit, contact or role it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from pocketcards.model.contact import Contact, Region
from pocketcards.model.finding import Location

__all__ = ["LOCKED", "Approved", "Change", "Lock", "LockFile", "by_digit", "changes", "lock_of"]

LOCKED = ("contact", "kind", "dial", "print", "vanity", "keyword", "url")
"""What is locked of each role, in the order of the file. `url` is the page that vouches for the number."""
DIGITS = ("dial", "print", "vanity", "keyword")
"""What of it is dialled, typed or read on the card."""
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Approved:
    """What one role of one region prints."""

    region: str
    role: str
    contact: str
    kind: str
    dial: str
    printed: str
    url: str
    vanity: str = ""
    keyword: str = ""
    at: Location | None = field(default=None, compare=False)

    def values(self) -> tuple[str, ...]:
        """Return what is locked, in the order of `LOCKED`."""
        return (self.contact, self.kind, self.dial, self.printed, self.vanity, self.keyword, self.url)


Lock = Mapping[tuple[str, str], Approved]
"""By region and role."""


@dataclass(frozen=True, slots=True)
class Change:
    """A role that is not as it was approved. `old` is the lock, `new` what contacts and regions say."""

    old: Approved | None
    new: Approved | None

    def __str__(self) -> str:
        return f"{self.place}: {'; '.join(self._parts())}"

    @property
    def place(self) -> str:
        """Region and role."""
        either = self.new or self.old
        return f"{either.region}, {either.role}" if either else ""

    @property
    def on_paper(self) -> bool:
        """Whether paper that was printed before is wrong now: the contact's id and page are not on it."""
        if self.old is None or self.new is None:
            return self.old is not None
        named = zip(LOCKED, self.old.values(), self.new.values(), strict=True)
        return any(old != new for name, old, new in named if name in DIGITS)

    def _parts(self) -> Iterator[str]:
        if self.old is None or self.new is None:
            there = self.old or self.new
            if there:
                yield "no longer there" if self.old else "new"
                yield from (
                    f"{name} {value}" for name, value in zip(LOCKED, there.values(), strict=True) if value
                )
            return
        for name, old, new in zip(LOCKED, self.old.values(), self.new.values(), strict=True):
            if old != new:
                yield f"{name} {by_digit(old, new) if name in DIGITS else f'{old} → {new}'}"


def lock_of(regions: Mapping[str, Region], contacts: Mapping[str, Contact]) -> Lock:
    """Return what a lock must say of these regions and contacts."""
    return {
        (region.id, role): Approved(
            region.id,
            role,
            contact=found.id,
            kind=found.kind.value,
            dial=found.dial,
            printed=found.printed,
            url=found.seen.url,
            vanity=found.vanity or "",
            keyword=found.keyword or "",
            at=found.at,
        )
        for region in regions.values()
        for role, name in region.roles.items()
        if (found := contacts.get(name))
    }


@dataclass(frozen=True, slots=True)
class LockFile:
    """A lock, and the regions that it must cover: those of the project, or those of an overlay."""

    path: str
    """As findings show it."""
    regions: Mapping[str, Region]
    lock: Lock | None
    """None where there is no such file."""
    overlay: Path | None = None
    """The folder of an overlay's lock."""

    def changes(self, contacts: Mapping[str, Contact]) -> list[Change]:
        """Return what is not as it was approved: everything where nothing was."""
        return changes(self.lock or {}, lock_of(self.regions, contacts))


def changes(old: Lock, new: Lock) -> list[Change]:
    """Return every role in which two locks differ, in either direction."""
    places = sorted({*old, *new})
    return [Change(old.get(place), new.get(place)) for place in places if old.get(place) != new.get(place)]


def by_digit(old: str, new: str) -> str:
    """Return a text with each change where it stands: `1-888-373-788[8→0]`."""
    if not old or not new:
        return f"{old or NOTHING} → {new or NOTHING}"
    pairs = list(zip(old, new, strict=True)) if len(old) == len(new) else _around(old, new)
    if sum(len(before) for before, after in pairs if before != after) * 2 > len(old):
        return f"{old} → {new}"  # another number altogether
    shown = ""
    for same, run in groupby(pairs, lambda pair: pair[0] == pair[1]):
        before, after = map("".join, zip(*run, strict=True))
        shown += before if same else f"[{before or NOTHING}→{after or NOTHING}]"
    return shown


def _around(old: str, new: str) -> list[tuple[str, str]]:
    """Pair what two texts begin and end with; what lies between is one pair."""
    shorter = min(len(old), len(new))
    start = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    most = shorter - start
    end = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    middle = (old[start : len(old) - end], new[start : len(new) - end])
    tail = old[len(old) - end :]
    return [*((char, char) for char in old[:start]), middle, *((char, char) for char in tail)]
