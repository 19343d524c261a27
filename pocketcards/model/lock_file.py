"""How the project differs from its lock: number by number, in the labels of cards, and in the face."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pocketcards.model.card import Card
from pocketcards.model.contact import Contact, Region
from pocketcards.model.digits import NOTHING, by_digit
from pocketcards.model.finding import Location
from pocketcards.model.font import FontFace
from pocketcards.model.lock import LOCKED, Approved, Comparison, Lock, LockedFace, labels_of, lock_of

__all__ = ["Change", "LockFile", "Turned"]

DIGITS = ("dial", "print", "vanity", "keyword")
"""What of a contact is dialled, typed or read on the card."""


class Change(NamedTuple):
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
                shown = by_digit(old, new) if name in DIGITS else f"{old or NOTHING} → {new or NOTHING}"
                yield f"{name} {shown}"


class Turned(NamedTuple):
    """What is not as it was locked beside the numbers: the labels of a card, or the face."""

    place: str
    said: str
    at: Location | None

    def __str__(self) -> str:
        return f"{self.place}: {self.said}"


class LockFile(NamedTuple):
    """A lock, and what it must cover: the regions of the project, or those of an overlay."""

    path: str
    """As findings show it."""
    regions: Mapping[str, Region]
    lock: Lock | None
    """None where there is no such file."""
    overlay: Path | None = None
    """The folder of an overlay's lock."""
    cards: Mapping[str, Card] = {}
    """Those whose labels it covers: none of an overlay."""
    face: FontFace | None = None
    """The face of the numbers; None where the project has no such face, which is told elsewhere."""

    def now(self, contacts: Mapping[str, Contact], compared: Comparison | None = None) -> Lock:
        """Return what the lock must say."""
        numbers = lock_of(self.regions, contacts)
        labels = {card.id: found for card in self.cards.values() if (found := labels_of(card))}
        face = LockedFace("/".join(self.face.path.parts[-2:]), self.face.sha256) if self.face else None
        return numbers._replace(labels=None if self.overlay else labels, face=face, compared=compared)

    def changes(self, contacts: Mapping[str, Contact]) -> list[Change]:
        """Return the numbers that are not as they were approved: all where nothing was."""
        return changes(self.lock or Lock(), lock_of(self.regions, contacts))

    def turned(self) -> list[Turned]:
        """Return the labels and the face that are not as they were locked."""
        if self.lock is None:
            return []
        now = self.now({})
        return [*_turned_labels(self.lock, now, self.cards), *_turned_face(self.lock, now)]

    def other_face(self) -> list[Turned]:
        """Return the face of the numbers, where it is not the one that was locked."""
        return list(_turned_face(self.lock, self.now({}))) if self.lock else []

    @property
    def lacks(self) -> list[str]:
        """What an older lock does not cover yet."""
        if self.lock is None:
            return []
        missing = {
            "the languages of each channel": not all(one.interpreters for one in self.lock.approved.values()),
            "the labels of each card": self.overlay is None and self.lock.labels is None,
            "the face of the numbers": self.face is not None and self.lock.face is None,
            "who compared them, and when": self.lock.compared is None,
        }
        return [what for what, is_missing in missing.items() if is_missing]


def changes(old: Lock, new: Lock) -> list[Change]:
    """Return every role in which two locks differ, in either direction."""
    before, after = old.approved, new.approved
    pairs = [(before.get(place), after.get(place)) for place in sorted({*before, *after})]
    found = [Change(one, other.beside(one) if other else None) for one, other in pairs]
    return [change for change in found if change.old != change.new]


def _turned_labels(old: Lock, new: Lock, cards: Mapping[str, Card]) -> Iterator[Turned]:
    before, after = old.labels, new.labels or {}
    if before is None:
        return
    for card in sorted({*before, *after}):
        was, now = before.get(card, {}), after.get(card, {})
        said = [
            f"{role} labelled {was.get(role, NOTHING)} → {now.get(role, NOTHING)}"
            for role in sorted({*was, *now})
            if was.get(role) != now.get(role)
        ]
        if said:
            yield Turned(f"card {card}", "; ".join(said), _line_of(cards.get(card), was, now))


def _line_of(card: Card | None, was: Mapping[str, str], now: Mapping[str, str]) -> Location | None:
    """Return where a card has the first label that is another one; its head where it lost one."""
    if card is None:
        return None
    turned = {role for role in now if was.get(role) != now[role]}
    blocks = (*card.blocks.values(), *card.bilingual)
    lines = (block.at for block in blocks if any(entry.role in turned for entry in block.numbers))
    return next(lines, card.at)


def _turned_face(old: Lock, new: Lock) -> Iterator[Turned]:
    if old.face and new.face and old.face != new.face:
        named = zip(LockedFace._fields, old.face, new.face, strict=True)
        said = "; ".join(f"{name} {was} → {now}" for name, was, now in named if was != now)
        yield Turned("face of the numbers", said, Location(f"fonts/{new.face.file}"))
