"""What a team reads before it signs: the English of a card, or a translation; and what cannot be signed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from pocketcards.editions.edition import english_messages, printed_messages
from pocketcards.editions.vouching import SAFETY_TEAMS
from pocketcards.load.review import SAFETY_PATH, language_path, language_text, safety_text
from pocketcards.model.card import Card
from pocketcards.model.message import Message
from pocketcards.model.project import Project
from pocketcards.model.review import Signatures, safety_hashes, same_team, title_id, translation_hash

__all__ = ["Item", "Reading", "english_of", "translation_of"]

SAFE = "Does it endanger nobody, and is it true?"
SPOKEN = "Does it say the same, as people would say it?"


@dataclass(frozen=True, slots=True)
class Item:
    """A text that is put before the team."""

    name: str
    english: str
    note: str
    text: str
    """The translation; empty where the English itself is read."""
    hash: str
    teams: tuple[str, ...]
    """Who has signed it as it is."""
    needed: int = 1
    """How many teams must, before a card that prints it is ready."""

    def waits_for(self, team: str) -> bool:
        """Tell whether the signature of this team is still missing."""
        return len(self.teams) < self.needed and not any(same_team(team, one) for one in self.teams)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a team reads, and where its signature goes."""

    path: str
    about: str
    question: str
    items: Sequence[Item]
    old: Signatures
    written: Callable[[Signatures], str]
    """Return the text of the file with these signatures."""


def english_of(project: Project, name: str) -> Reading:
    """Return the English of a card, its title first."""
    card = project.cards[name]
    messages = [project.messages[one] for one in english_messages(project, card)]
    hashes = safety_hashes(card, messages)
    teams = project.reviews.found_safe(card, messages)
    title = Message(title_id(name), card.title, card.at, "The name of the card, for people who make cards.")
    items = [
        Item(one.id, one.text, one.note, "", hashes[one.id], teams[one.id], SAFETY_TEAMS)
        for one in (title, *messages)
    ]
    kept = dict(project.reviews.safety)
    old = _still(kept.get(name, ()), hashes)

    def written(signatures: Signatures) -> str:
        return safety_text({**kept, name: signatures})

    return Reading(SAFETY_PATH, f"safety of {name}", SAFE, items, old, written)


def _still(signatures: Signatures, names: dict[str, str]) -> Signatures:
    """Return signatures without what the card does not say any more."""
    return tuple(
        replace(one, hashes={name: found for name, found in one.hashes.items() if name in names})
        for one in signatures
    )


def translation_of(project: Project, locale: str, cards: Iterable[Card]) -> tuple[Reading, list[str]]:
    """Return the translations that these cards print, and what of them cannot be signed."""
    language = project.languages.get(locale)
    catalog = project.catalogs[locale]
    used = {name for card in cards for name in printed_messages(project, card)}
    messages = [message for message in project.messages.values() if message.id in used]
    texts = {one.id: text for one in messages if (text := catalog.text_of(one)) is not None}
    ready = [message for message in messages if message.id in texts]
    items = [
        Item(
            name=one.id,
            english=one.text,
            note=one.note,
            text=texts[one.id],
            hash=translation_hash(one, texts[one.id]),
            teams=project.reviews.readers(locale, one, texts[one.id]),
        )
        for one in ready
    ]
    reading = Reading(
        path=language_path(locale),
        about=f"{language.english if language else locale} ({locale})",
        question=SPOKEN,
        items=items,
        old=project.reviews.language.get(locale, ()),
        written=lambda signatures: language_text(locale, signatures),
    )
    return reading, _unsignable(project, locale, messages)


def _unsignable(project: Project, locale: str, messages: Sequence[Message]) -> list[str]:
    """Say which messages nobody can sign: there is no translation of today's English."""
    entries = project.catalogs[locale].entries
    kinds: dict[str, list[str]] = {"missing": [], "fuzzy": [], "outdated": []}
    for message in messages:
        entry = entries.get(message.id)
        if entry is None or not entry.msgstr:
            kinds["missing"].append(message.id)
        elif entry.fuzzy:
            kinds["fuzzy"].append(message.id)
        elif entry.msgid != message.text:
            kinds["outdated"].append(message.id)
    return [f"cannot be signed, {kind}: {', '.join(found)}" for kind, found in kinds.items() if found]
