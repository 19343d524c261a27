"""English was only corrected: signatures of its message are carried over, and it is noted by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from pocketcards.catalog.entry import PoFile
from pocketcards.model.message import Message
from pocketcards.model.project import Project
from pocketcards.model.review import Signature, Signatures, safety_hashes, translation_hash

__all__ = ["carried_language", "carried_safety"]

Pairs = Mapping[str, tuple[str, str]]
"""By message id, the fingerprint as it was signed and as it is now."""


def carried_language(
    project: Project, locale: str, catalog: PoFile, older: Mapping[str, str], team: str, day: date
) -> Signatures:
    """Return the signatures of a locale with those over an older English carried to today's.

    Args:
        project: With its signatures and today's English.
        locale: Of the catalog.
        catalog: The translations, which stayed as they are.
        older: By message id, the English that means the same.
        team: Who says so.
        day: When.
    """
    texts = {entry.msgctxt: entry.msgstr for entry in catalog.entries if not entry.obsolete}
    messages = ((project.messages[name], english) for name, english in older.items())
    pairs = {
        message.id: (
            translation_hash(_older(message, english), texts.get(message.id, "")),
            translation_hash(message, texts.get(message.id, "")),
        )
        for message, english in messages
    }
    return _carried(project.reviews.language.get(locale, ()), pairs, team, day)


def carried_safety(
    project: Project, safety: Mapping[str, Signatures], older: Mapping[str, str], team: str, day: date
) -> dict[str, Signatures]:
    """Return the safety signatures of cards with those over an older English carried to today's."""
    found = {}
    for name, signatures in safety.items():
        card = project.cards.get(name)
        messages = [project.messages[one] for one in older] if card else []
        if card:
            now = safety_hashes(card, messages)
            then = safety_hashes(card, [_older(message, older[message.id]) for message in messages])
            pairs = {one.id: (then[one.id], now[one.id]) for one in messages}
            signatures = _carried(signatures, pairs, team, day)
        found[name] = signatures
    return found


def _older(message: Message, english: str) -> Message:
    return message._replace(text=english)


def _carried(old: Signatures, pairs: Pairs, team: str, day: date) -> Signatures:
    return tuple(part for one in old for part in _parted(one, pairs, team, day))


def _parted(one: Signature, pairs: Pairs, team: str, day: date) -> Iterator[Signature]:
    """Yield what a team has read itself, and what was carried over: that says so."""
    moved = {name: now for name, (then, now) in pairs.items() if one.hashes.get(name) == then}
    kept = {name: found for name, found in one.hashes.items() if name not in moved}
    if kept:
        yield one._replace(hashes=kept)
    if moved:
        yield one._replace(hashes=moved, carried=(team, day))
