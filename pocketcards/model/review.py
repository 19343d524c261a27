"""Who has vouched for which text: signatures over words, never over numbers, hours as data or layouts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache
from string import punctuation
from typing import NamedTuple

from pocketcards.model.card import Card
from pocketcards.model.finding import Location
from pocketcards.model.locale import Language
from pocketcards.model.message import Message

__all__ = [
    "OWN_NAME",
    "SPOKEN_NAME",
    "Reviews",
    "Signature",
    "Signatures",
    "fault_of_team",
    "fingerprint",
    "name_hashes",
    "safety_hash",
    "safety_hashes",
    "same_team",
    "title_id",
    "translation_hash",
    "with_signature",
]

LONGEST_TEAM = 60
HASH_LENGTH = 32
"""Hexadecimal digits: 128 bits, so that nobody can make two texts that share one signature."""

OWN_NAME, SPOKEN_NAME = "language.own-name", "language.spoken-name"
"""Under which ids a team signs what its language is called. They stand in no catalog."""

_UNHEARD = dict.fromkeys(map(ord, f"{punctuation}’‘“”‐‑–—·،"))
"""What people write in a name or not, from day to day."""
_AT_SIGNS = "@＠﹫"


class Signature(NamedTuple):
    """What one team has read on one day."""

    by: str
    """A team, never a person."""
    day: date
    hashes: dict[str, str]
    """By message id, the fingerprint of the words that were read."""
    carried: tuple[str, date] | None = None
    """Of English that was only corrected since: who says that it means the same, and when."""
    at: Location | None = None
    """Tells no two apart."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Signature) and self[:-1] == other[:-1]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:-1])


Signatures = tuple[Signature, ...]


class Reviews(NamedTuple):
    """All signatures of a project."""

    language: Mapping[str, Signatures] = {}
    """By locale: a speaker has read the translation beside the English."""
    safety: Mapping[str, Signatures] = {}
    """By card: somebody who knows the danger has read its English."""

    def unread(self, locale: str, messages: Iterable[Message], texts: Mapping[str, str]) -> list[str]:
        """Return the ids of messages whose translation no speaker has signed as it is now."""
        signed = _signed(self.language.get(locale, ()))
        names = {name for name, _ in signed}  # of most texts there is no signature, old or new
        return [
            message.id
            for message in messages
            if message.id not in names
            or (message.id, translation_hash(message, texts.get(message.id, ""))) not in signed
        ]

    def unread_names(self, language: Language) -> list[str]:
        """Return which names of a language, its own and the spoken one, no speaker has signed."""
        signed = _signed(self.language.get(language.locale, ()))
        return [name for name, found in name_hashes(language).items() if (name, found) not in signed]

    def readers(self, locale: str, message: Message, text: str) -> tuple[str, ...]:
        """Return the teams of speakers that have signed a translation as it is now."""
        return self.name_readers(locale, message.id, translation_hash(message, text))

    def name_readers(self, locale: str, name: str, found: str) -> tuple[str, ...]:
        """Return the teams of speakers that have signed a fingerprint under a name."""
        return _teams(self.language.get(locale, ()), name, found)

    def found_safe(self, card: Card, messages: Iterable[Message]) -> dict[str, tuple[str, ...]]:
        """Return the teams that found English safe, by the id of each message and of the card's title."""
        signatures = self.safety.get(card.id, ())
        if not signatures:
            return dict.fromkeys((title_id(card.id), *(message.id for message in messages)), ())
        hashes = safety_hashes(card, messages)
        return {name: _teams(signatures, name, found) for name, found in hashes.items()}


def with_signature(old: Signatures, new: Signature, refused: Collection[str] = ()) -> Signatures:
    """Return signatures with one more.

    What a team signs again, or finds wrong now, it has signed no longer on an earlier day. Where the words
    have changed since, the signatures of others end too: the new one has taken their place.

    Args:
        old: What there is.
        new: What a team has read today.
        refused: Ids of messages that it was asked about, and does not sign.
    """
    kept = []
    hashes = dict(new.hashes)
    for one in old:
        ours = same_team(one.by, new.by)
        left = {
            name: found
            for name, found in one.hashes.items()
            if not (ours and (name in refused or name in new.hashes)) and new.hashes.get(name, found) == found
        }
        if ours and one.day == new.day and one.carried is None:
            hashes = left | hashes
        elif left:
            kept.append(one._replace(hashes=left))
    return (*kept, new._replace(hashes=hashes)) if hashes else tuple(kept)


def same_team(one: str, other: str) -> bool:
    """Tell whether two names are one team's: capitals, spaces and punctuation make no second one."""
    return _folded(one) == _folded(other)


def _folded(team: str) -> str:
    """Return a name as it sounds: `Night-Team` is `Night team`."""
    return "".join(team.casefold().split()).translate(_UNHEARD)


def _teams(signatures: Signatures, name: str, found: str) -> tuple[str, ...]:
    """Return who has signed this very text, each team once."""
    teams = {_folded(one.by): one.by for one in signatures if one.hashes.get(name) == found}
    return tuple(teams.values())


def _signed(signatures: Signatures) -> set[tuple[str, str]]:
    return {pair for signature in signatures for pair in signature.hashes.items()}


def translation_hash(message: Message, text: str) -> str:
    """Return what a language signature holds of a message: its id, its English and the translation."""
    return fingerprint(message.id, message.text, text)


def name_hashes(language: Language) -> dict[str, str]:
    """Return what a language signature holds of what the language is called, by the ids of these names."""
    names = {OWN_NAME: (language.endonym,), SPOKEN_NAME: language.spoken_names}
    return {name: fingerprint(name, *texts) for name, texts in names.items()}


def safety_hashes(card: Card, messages: Iterable[Message]) -> dict[str, str]:
    """Return what a safety signature holds, by message id; the card's title counts as a message."""
    title = title_id(card.id)
    hashes = {title: fingerprint(title, card.title)}
    return hashes | {message.id: safety_hash(card, message) for message in messages}


def safety_hash(card: Card, message: Message) -> str:
    """Return what a safety signature holds of a message: its id, its English, and the picture beside it."""
    picture = card.pictograms.get(message.id)
    return fingerprint(message.id, message.text, *([picture] if picture else ()))


def title_id(card: str) -> str:
    """Return the id under which the title of a card is signed."""
    return f"card.{card}.title"


@lru_cache(maxsize=16_384)
def fingerprint(*texts: str) -> str:
    """Return a hash of texts, character for character; where one ends and the next begins counts too."""
    data = json.dumps(texts).encode("ascii")  # everything else is escaped, so nothing runs together
    return hashlib.sha256(data).hexdigest()[:HASH_LENGTH]


def fault_of_team(name: str) -> str:
    """Return why a text cannot be the name of a team, or nothing."""
    if not name.strip() or name != name.strip():
        return "it is empty" if not name.strip() else "it begins or ends with a space"
    if any(sign in name for sign in _AT_SIGNS):
        return "an e-mail address leads to a person, and a volunteer's name or address may endanger them"
    if not name.isprintable():
        return "it must stand on one line, without characters that nobody can see"
    if not _folded(name):
        return "it has no letter"
    return f"it is longer than {LONGEST_TEAM} characters" if len(name) > LONGEST_TEAM else ""
