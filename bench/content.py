"""What both programs set: the project's cards, and the same as data for card.typ."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from pocketcards.editions.edition import edition_of
from pocketcards.load.languages import load_languages
from pocketcards.load.project import load_project
from pocketcards.model.card import Block, BlockKind, NumberEntry
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Finding
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.page import TypesetEdition
from pocketcards.model.project import Project
from pocketcards.model.text import Atom
from pocketcards.typeset.page.fit import typeset
from pocketcards.typeset.text.composer import Composer
from pocketcards.writing import writing_system

__all__ = ["ROOT", "edition_with_number", "editions", "fictional_number", "loaded", "peer_cards"]

ROOT = Path(__file__).resolve().parent.parent
REGION = "us"
CARDS = ("hotline", "indicator")
LOCALES = (SOURCE_LOCALE, "am", "ar", "es", "hi", "ja", "km", "ko", "th", "ur", "zh_Hans")
"""The same as in every run of the bench, so that runs can be compared."""
REGIONS_OF_TYPST = {"zh_Hans": "CN", "ja": "JP", "ko": "KR"}


def loaded() -> Project:
    return load_project(ROOT, ROOT, [])


def editions(project: Project) -> list[Edition]:
    """Return both cards in every language, the locales in turn."""
    findings: list[Finding] = []
    languages = load_languages(ROOT / "translations" / "languages.yaml", "languages.yaml", findings)
    found = []
    for locale in LOCALES:
        language = languages.find(locale)
        for card in CARDS:
            edition = language and edition_of(project, project.cards[card], language, project.regions[REGION])
            if isinstance(edition, Edition):
                found.append(edition)
    return found


def fictional_number(i: int) -> str:
    """Return a number of the 555-01xx block, which is never given out."""
    return f"1-{800 + i // 100 % 100}-555-01{i % 100:02d}"


def edition_with_number(edition: Edition, printed: str) -> Edition:
    """Return the edition of a local hotline: one number differs."""
    contact = edition.atoms["hotline"].contact
    local = replace(contact, printed=printed, dial="+" + printed.replace("-", ""))
    return replace(edition, atoms={**edition.atoms, "hotline": Atom("hotline", local)})


def peer_cards(project: Project, chosen: list[Edition]) -> list[dict[str, Any]]:
    """Return the cards as card.typ wants them, in the layout and at the size that we found."""
    composer = Composer(project.fonts)
    cards = []
    for edition in chosen:
        laid_out = typeset(edition, composer)
        assert isinstance(laid_out, TypesetEdition), laid_out
        voice = composer.voice(edition.language)
        assert voice
        cards.append(_peer_card(laid_out, [family.name for family in voice.stack.families]))
    return cards


def _peer_card(laid_out: TypesetEdition, fonts: list[str]) -> dict[str, Any]:
    edition = laid_out.edition
    language, card = edition.language, edition.card
    writing = writing_system(language.writing)
    assert writing
    title = "Card" if card.discreet else edition.texts["indicator.title"]
    contacts = {atom.contact.id: atom.contact for atom in edition.atoms.values()}
    layout = next(layout for layout in card.layouts if bool(layout.fold) == bool(laid_out.fold))
    return {
        "card": card.id,
        "locale": language.locale,
        "title": title,
        "lang": language.locale.split("_")[0],
        "region": REGIONS_OF_TYPST.get(language.locale),
        "dir": language.direction.value,
        "fonts": fonts,
        "leading": writing.leading,
        "size": laid_out.body,
        "width": edition.trim.width,
        "height": edition.trim.height,
        "folded": bool(laid_out.fold),
        "discreet": card.discreet,
        "english": language.english,
        "tail": language.english if card.discreet else f"{language.english} · {edition.code}",
        "emergency": edition.atoms["emergency"].text,
        "check": False,
        "panels": [
            [
                found
                for name in plan.blocks
                if card.blocks[name].stands_in(edition.region, contacts)
                and ((found := _block(edition, card.blocks[name]))["texts"] or "main" in found)
            ]
            for plan in layout.panels
        ],
    }


def _block(edition: Edition, block: Block) -> dict[str, Any]:
    texts = [edition.texts[name] for name in block.messages if name in edition.texts]
    data: dict[str, Any] = {"kind": block.kind.value, "texts": texts, "columns": block.columns}
    if block.kind is BlockKind.SAY and len(texts) < len(block.messages):
        data["texts"] = []  # the card is in English
    entries = [entry for entry in block.numbers if entry.role in edition.atoms]
    if entries:
        data["main"] = _number(edition, entries[0])
        data["others"] = [_number(edition, entry) for entry in entries[1:]]
    return data


def _number(edition: Edition, entry: NumberEntry) -> dict[str, Any]:
    atom = edition.atoms[entry.role]
    contact = atom.contact
    label = f"contact.{contact.id}.name" if entry.label == "contact" else entry.label
    facts = [f"contact.{contact.id}.hours", "channel.interpreters", f"contact.{contact.id}.cost"]
    spoken = [] if contact.interpreters else [f"language.{locale}" for locale in contact.languages]
    return {
        "role": entry.role,
        "label": edition.texts.get(label, ""),
        "number": atom.text,
        "uri": None if edition.card.discreet else contact.uri,
        "facts": [edition.texts[name] for name in facts if name in edition.texts],
        "languages": [edition.texts[name] for name in spoken if name in edition.texts],
    }
