"""What a team reads before it signs: the English of cards, or a translation; and what cannot be signed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pocketcards.editions.edition import english_messages, printed_messages
from pocketcards.editions.vouching import SAFETY_TEAMS
from pocketcards.load.review import SAFETY_PATH, language_path, language_text, safety_text
from pocketcards.model.asked import RIGHT
from pocketcards.model.card import Card
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.locale import SOURCE_LOCALE, Language
from pocketcards.model.message import Catalog, Message
from pocketcards.model.project import Project
from pocketcards.model.remark import Remarks
from pocketcards.model.review import (
    OWN_NAME,
    SPOKEN_NAME,
    Signatures,
    name_hashes,
    safety_hashes,
    same_team,
    title_id,
    translation_hash,
)

__all__ = ["LANGUAGE", "SAFE", "Around", "Found", "Item", "Place", "Reading", "english_of", "translation_of"]

SAFE = "Is this safe to print: does it endanger nobody, and is it true?"
"""Asks so that yes is good, like what is asked of translations."""
OWN_NOTE = "What the language is called in itself: on the bridge card, and on the sheet to point at."
SPOKEN_NOTE = "By this name an interpreter is asked for in English; where it has two, the holder ticks one."
TITLE_NOTE = "The name of the card, for people who make cards."
LANGUAGE = ""
"""Stands for the card where a translation is read: it is signed once, for all cards."""

Found = Mapping[str, Sequence[Finding]]
"""By message id, what `check` finds in the text that is read."""


class Place(NamedTuple):
    """Where an answer counts: one message on one card, or in the language."""

    card: str
    """`LANGUAGE` where a translation is read."""
    name: str
    hash: str
    teams: tuple[str, ...]
    """Who has signed it as it is."""


class Around(NamedTuple):
    """What stands before and after a text on a card, in the language that is read."""

    card: str
    before: str = ""
    after: str = ""


class Item(NamedTuple):
    """A text that is put before the team, once for all places where it says the same."""

    places: tuple[Place, ...]
    english: str
    note: str
    text: str
    """The translation; empty where the English itself is read."""
    needed: int = 1
    """How many teams must sign it, before a card that prints it is ready."""
    limit: int | None = None
    doubt: tuple[str, ...] = ()
    """What the translator was not sure of."""
    findings: tuple[Finding, ...] = ()
    """Of `check`, on this text."""
    remarks: Remarks = ()
    """What readers objected to in it."""
    around: Around | None = None
    picture: str = ""
    """The pictogram beside it on the card: where it is judged for safety, both are."""

    @property
    def name(self) -> str:
        """The id by which it is named; other places may have other ids."""
        return self.places[0].name

    @property
    def read(self) -> str:
        """The text that is judged."""
        return self.text or self.english

    @property
    def teams(self) -> tuple[str, ...]:
        """Who has signed it as it is, in every place."""
        first, *others = self.places
        return tuple(team for team in first.teams if all(_has(one, team) for one in others))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps everybody from signing it."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def doubtful(self) -> bool:
        """Whether somebody is not sure of it; such texts are read first, before eyes grow tired."""
        return bool(self.doubt or self.findings or self.remarks)

    def waits_for(self, team: str) -> bool:
        """Tell whether the signature of this team is still missing in some place."""
        return any(len(one.teams) < self.needed and not _has(one, team) for one in self.places)


def _has(place: Place, team: str) -> bool:
    return any(same_team(team, one) for one in place.teams)


class Reading(NamedTuple):
    """What a team reads, and where its signature goes."""

    path: str
    locale: str
    """Of the texts that are judged; English where it is read for safety."""
    about: str
    question: str
    items: Sequence[Item]
    old: Mapping[str, Signatures]
    """By card, or under `LANGUAGE`."""
    written: Callable[[Mapping[str, Signatures]], str]
    """Return the text of the file with these signatures."""


def english_of(project: Project, names: Sequence[str], found: Found) -> Reading:
    """Return the English of cards, their titles first. What says the same is asked once for all of them.

    Args:
        project: With its signatures.
        names: Of the cards.
        found: What `check` says of their English.
    """
    cards = [project.cards[name] for name in names]
    items: dict[tuple[str, str], Item] = {}
    for card in cards:
        for one in _english_items(project, card, found):
            same = one.english, one.picture
            known = items.get(same)
            items[same] = known._replace(places=(*known.places, *one.places)) if known else one
    kept = dict(project.reviews.safety)
    old = {card.id: _still(kept.get(card.id, ()), _safety_hashes(project, card)) for card in cards}

    def written(signatures: Mapping[str, Signatures]) -> str:
        return safety_text({**kept, **signatures})

    about = f"safety of {', '.join(names)}"
    ordered = sorted(items.values(), key=lambda one: not one.doubtful)
    return Reading(SAFETY_PATH, SOURCE_LOCALE, about, SAFE, ordered, old, written)


def _safety_hashes(project: Project, card: Card) -> dict[str, str]:
    return safety_hashes(card, [project.messages[one] for one in english_messages(project, card)])


def _english_items(project: Project, card: Card, found: Found) -> Iterable[Item]:
    messages = [project.messages[one] for one in english_messages(project, card)]
    teams = project.reviews.found_safe(card, messages)
    remarks = project.open_remarks(SOURCE_LOCALE)
    around = _around(card.id, {one.id: one.text for one in messages})
    title = Message(title_id(card.id), card.title, card.at, TITLE_NOTE)
    for name, hashed in _safety_hashes(project, card).items():
        one = title if name == title.id else project.messages[name]
        yield Item(
            places=(Place(card.id, name, hashed, teams[name]),),
            english=one.text,
            note=one.note,
            text="",
            needed=SAFETY_TEAMS,
            limit=one.limit,
            findings=tuple(found.get(name, ())),
            remarks=remarks.get(name, ()),
            around=around.get(name),
            picture=card.pictograms.get(name, ""),
        )


def _still(signatures: Signatures, names: dict[str, str]) -> Signatures:
    """Return signatures without what the card does not say any more."""
    return tuple(
        one._replace(hashes={name: found for name, found in one.hashes.items() if name in names})
        for one in signatures
    )


def _around(card: str, texts: Mapping[str, str]) -> dict[str, Around]:
    """Return the neighbours of each text of a card, given in its order."""
    names = list(texts)
    said = ["", *texts.values(), ""]
    return {name: Around(card, said[i], said[i + 2]) for i, name in enumerate(names)}


def translation_of(
    project: Project, locale: str, cards: Sequence[Card], found: Found
) -> tuple[Reading, list[str]]:
    """Return the translations that these cards print, doubts first, and what of them cannot be signed.

    What the language is called can be signed where there is no catalog too: a card may say no more.

    Args:
        project: With the catalog of the locale, if it has one.
        locale: Which is read.
        cards: Whose texts.
        found: What `check` says of the translations.
    """
    language = project.languages.get(locale) or project.bridged.get(locale)
    catalog = project.catalogs.get(locale, Catalog(locale, "", {}))
    around: dict[str, Around] = {}
    for card in cards:
        names = printed_messages(project, card)
        texts = {name: catalog.text_of(project.messages[name]) or "" for name in names}
        around = {**_around(card.id, texts), **around}
    messages = [message for message in project.messages.values() if message.id in around]
    remarks = project.open_remarks(locale)
    items = [
        Item(
            places=_language_place(project, locale, one, text),
            english=one.text,
            note=one.note,
            text=text,
            limit=one.limit,
            doubt=catalog.entries[one.id].comments,
            findings=tuple(found.get(one.id, ())),
            remarks=remarks.get(one.id, ()),
            around=around[one.id],
        )
        for one in messages
        if (text := catalog.text_of(one)) is not None
    ]
    if language and any(card.names_language for card in cards):
        items += _names_of(project, language)
    reading = Reading(
        path=language_path(locale),
        locale=locale,
        about=f"{language.english if language else locale} ({locale})",
        question=RIGHT,
        items=sorted(items, key=lambda one: not one.doubtful),
        old={LANGUAGE: project.reviews.language.get(locale, ())},
        written=lambda signatures: language_text(locale, signatures[LANGUAGE]),
    )
    return reading, _unsignable(catalog, messages) if catalog.begun or not items else []


def _names_of(project: Project, language: Language) -> Iterator[Item]:
    """Yield what a language is called, in itself and in English."""
    said = {
        OWN_NAME: (language.english, OWN_NOTE, language.endonym),
        SPOKEN_NAME: (language.spoken_name, SPOKEN_NOTE, ""),
    }
    remarks = project.open_remarks(language.locale)
    for name, found in name_hashes(language).items():
        teams = project.reviews.name_readers(language.locale, name, found)
        yield Item((Place(LANGUAGE, name, found, teams),), *said[name], remarks=remarks.get(name, ()))


def _language_place(project: Project, locale: str, message: Message, text: str) -> tuple[Place, ...]:
    teams = project.reviews.readers(locale, message, text)
    return (Place(LANGUAGE, message.id, translation_hash(message, text), teams),)


def _unsignable(catalog: Catalog, messages: Sequence[Message]) -> list[str]:
    """Say which messages nobody can sign: there is no translation of today's English."""
    entries = catalog.entries
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
