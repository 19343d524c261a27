"""What a reader objected to: a reason, bound to the text as it was. It is published with the project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from pocketcards.model.finding import Location
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.message import Message
from pocketcards.model.review import fingerprint, same_team, translation_hash

__all__ = [
    "ASK",
    "MOST",
    "Remark",
    "Remarks",
    "about",
    "fault_of_remark",
    "one_line",
    "still_open",
    "with_remark",
    "without_team",
]

ASK = "Write only about the sentence. No names, no places, nothing about yourself: this is published."
"""Stands above every field in which somebody may give a reason."""
MOST = 400
"""Characters: a reason, not a letter."""

_ADDRESS = re.compile(r"[@＠﹫]|://|\bwww\.", re.IGNORECASE)
_NUMBER = re.compile(r"\d(?:[\s().+/-]{0,3}\d){5,}")
"""Six figures and more, in groups or not: a telephone number, an id, a date of birth."""


class Remark(NamedTuple):
    """What one team objected to in one text on one day."""

    by: str
    """A team, never a person."""
    day: date
    message: str
    about: str
    """The fingerprint of the text as it was; where the text has changed since, the remark is closed."""
    text: str
    at: Location | None = None
    """Tells no two apart."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Remark) and self[:-1] == other[:-1]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:-1])


Remarks = tuple[Remark, ...]


def about(message: Message, locale: str, text: str) -> str:
    """Return the fingerprint of what a remark is about: an English text, or a translation of it."""
    if locale == SOURCE_LOCALE:
        return fingerprint(message.id, message.text)
    return translation_hash(message, text)


def one_line(text: str) -> str:
    """Return what somebody typed as the one line that is kept."""
    return " ".join(text.split())


def fault_of_remark(text: str) -> str:
    """Return why a text is not written as a remark, or nothing."""
    if not text or text != one_line(text):
        return "it is empty" if not text.strip() else "it must stand on one line, without spaces at its ends"
    if not text.isprintable():
        return "it holds characters that nobody can see"
    if _ADDRESS.search(text):
        return "an address leads to a person, and this is published"
    if _NUMBER.search(text):
        return "a long number may lead to a person, and this is published"
    return f"it is longer than {MOST} characters" if len(text) > MOST else ""


def with_remark(old: Remarks, new: Remark) -> Remarks:
    """Return remarks with one more. What the same team said of the same text before gives way to it."""
    return (*without_team(old, new.by, {new.message: new.about}), new)


def without_team(old: Remarks, team: str, hashes: Mapping[str, str]) -> Remarks:
    """Return remarks without those of a team about texts that it finds right now.

    Args:
        old: What there is.
        team: Who signs.
        hashes: By message id, the fingerprint of the text that is right.
    """
    return tuple(one for one in old if not (same_team(one.by, team) and hashes.get(one.message) == one.about))


def still_open(remarks: Iterable[Remark], now: Mapping[str, str]) -> dict[str, Remarks]:
    """Return the remarks about texts as they are, by message id: with the text its remarks close.

    Args:
        remarks: Of one locale.
        now: By message id, the fingerprint of the text as it is.
    """
    found: dict[str, Remarks] = {}
    for one in remarks:
        if now.get(one.message) == one.about:
            found[one.message] = (*found.get(one.message, ()), one)
    return found
