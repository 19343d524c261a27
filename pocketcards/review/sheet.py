"""A card becomes a proof sheet: its texts as questions, numbered by their place on the printed card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pocketcards.editions.edition import edition_of, english_messages, printed_messages
from pocketcards.model.asked import Asked, ProofSheet, Question, code_of
from pocketcards.model.card import Card
from pocketcards.model.contact import Region
from pocketcards.model.design import PLAIN, Design
from pocketcards.model.edition import Edition
from pocketcards.model.locale import SOURCE_LANGUAGE, SOURCE_LOCALE, Language
from pocketcards.model.page import TypesetEdition
from pocketcards.model.project import Project
from pocketcards.model.remark import Remarks
from pocketcards.model.review import (
    OWN_NAME,
    SPOKEN_NAME,
    fingerprint,
    name_hashes,
    safety_hash,
    title_id,
    translation_hash,
)
from pocketcards.review.texts import OWN_NOTE, SPOKEN_NOTE
from pocketcards.typeset.page.fit import typeset
from pocketcards.typeset.page.places import faces_of, places
from pocketcards.typeset.text.composer import Composer

__all__ = ["Asking", "fingerprints", "proof_sheet", "region_for"]

IN_ENGLISH = "The name of your language in English"
WHOLE = "The card as a whole: its outside, its pictures, and that somebody carries it."


@dataclass(frozen=True, slots=True)
class Asking:
    """What sheets are made of, and how."""

    project: Project
    """With the catalog of the language, where it has one."""
    composer: Composer
    day: date
    """Today, for a sheet that is new."""
    doubts: bool = False
    """Whether only that is asked of which somebody is not sure."""


def region_for(project: Project, card: Card, wanted: str = "") -> Region | None:
    """Return the region whose card is shown: the one that is named, else the first that has the card."""
    regions = [project.regions[wanted]] if wanted else list(project.regions.values())
    return next((one for one in regions if all(role in one.roles for role in card.requires)), None)


def proof_sheet(asking: Asking, card: Card, language: Language, region: Region) -> ProofSheet:
    """Return what readers are asked about a card; of English, whether it is safe to print.

    What is seen on the card comes first, by its place; then what the card prints in other regions.
    """
    shown = _shown(asking, card, language, region)
    black = _typeset(asking, shown.edition, Design(black=True)) if shown else None
    seen = [place.id for panel in shown.panels for place in places(panel)] if shown else []
    always = (title_id(card.id), OWN_NAME, SPOKEN_NAME)
    asked = _asked(asking, card, language, seen)
    questions = tuple(
        one._replace(number=number, seen=one.id in (*seen, *always)) for number, one in enumerate(asked, 1)
    )
    hashes = fingerprints(asking.project, language, card, [one.id for one in questions])
    code = code_of(language.locale, card.id, hashes)
    return ProofSheet(
        asked=Asked(code, language.locale, card.id, asking.day, hashes),
        language=language,
        title=card.title,
        region=region,
        questions=questions,
        panels=faces_of(shown) if shown else (),
        black=faces_of(black or shown) if shown else (),
        own=shown is not None and shown.edition.language == language,
        emergency=shown.edition.atoms.get("emergency") if shown else None,
    )


def fingerprints(project: Project, language: Language, card: Card, names: Iterable[str]) -> dict[str, str]:
    """Return what stands for each text as it is now, in the order of the names; nothing for what is gone."""
    found = {name: _fingerprint(project, language, card, name) for name in names}
    return {name: hashed for name, hashed in found.items() if hashed}


def _fingerprint(project: Project, language: Language, card: Card, name: str) -> str:
    message = project.messages.get(name)
    if language.locale == SOURCE_LOCALE:
        if name == title_id(card.id):
            return fingerprint(name, card.title)
        return safety_hash(card, message) if message else ""
    if message is None:
        return name_hashes(language).get(name, "")
    catalog = project.catalogs.get(language.locale)
    return translation_hash(message, (catalog and catalog.text_of(message)) or "")


def _shown(asking: Asking, card: Card, language: Language, region: Region) -> TypesetEdition | None:
    """Return the card in the language; where that is not complete or does not fit, in English."""
    for one in (language, SOURCE_LANGUAGE):
        edition = edition_of(asking.project, card, one, region)
        if isinstance(edition, Edition) and (found := _typeset(asking, edition, PLAIN)):
            return found
    return None


def _typeset(asking: Asking, edition: Edition, design: Design) -> TypesetEdition | None:
    found = typeset(edition, asking.composer, design)
    return found if isinstance(found, TypesetEdition) else None


def _asked(asking: Asking, card: Card, language: Language, seen: Sequence[str]) -> list[Question]:
    """Return what is asked, in its order; of English the card as a whole first."""
    project = asking.project
    if language.locale == SOURCE_LOCALE:
        names = english_messages(project, card)
        title = title_id(card.id)
        remarks = _texts_of(project.open_remarks(SOURCE_LOCALE).get(title, ()))
        whole = Question(0, title, card.title, "", WHOLE, "", fixed=True, remarks=remarks)
        return [whole, *(_question(project, card, language.locale, name) for name in _sorted(names, seen))]
    names = _sorted(printed_messages(project, card), seen)
    questions = [_question(project, card, language.locale, name) for name in names]
    if card.names_language:
        after = sum(name in seen for name in names)
        questions[after:after] = _names_of(project, language)
    return [one for one in questions if not asking.doubts or one.doubtful]


def _names_of(project: Project, language: Language) -> list[Question]:
    """Return the questions about what a language is called, in itself and in English."""
    remarks = project.open_remarks(language.locale)
    own = Question(0, OWN_NAME, language.english, language.endonym, OWN_NOTE, "", fixed=True)
    spoken = Question(
        0, SPOKEN_NAME, IN_ENGLISH, language.spoken_name, SPOKEN_NOTE, "", in_english=True, fixed=True
    )
    return [one._replace(remarks=_texts_of(remarks.get(one.id, ()))) for one in (own, spoken)]


def _texts_of(remarks: Remarks) -> tuple[str, ...]:
    """Return what readers objected to; who they were stands in remarks.yaml alone."""
    return tuple(one.text for one in remarks)


def _sorted(names: Sequence[str], seen: Sequence[str]) -> list[str]:
    """Return ids: what is seen on the card first, by its place."""
    return list(dict.fromkeys([*(name for name in seen if name in names), *names]))


def _question(project: Project, card: Card, locale: str, name: str) -> Question:
    message = project.messages[name]
    picture = card.pictograms.get(name, "") if locale == SOURCE_LOCALE else ""
    note = " ".join(message.note.split())
    catalog = project.catalogs.get(locale)
    entry = catalog.entries.get(name) if catalog else None
    text = (catalog.text_of(message) if catalog else None) or ""
    return Question(
        number=0,
        id=name,
        english=message.text,
        text=text,
        note=f"{note} Its picture on the card is judged with it: {picture}.".strip() if picture else note,
        doubt=" ".join(entry.comments) if entry else "",
        older=entry.msgstr if entry and not text else "",
        limit=message.limit,
        fixed=locale == SOURCE_LOCALE,
        remarks=_texts_of(project.open_remarks(locale).get(name, ())),
    )
