"""What both programs set: the project's cards, and the same as data for card.typ."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pocketcards.editions.edition import edition_of
from pocketcards.load.languages import load_languages
from pocketcards.load.project import load_project
from pocketcards.model import picture
from pocketcards.model.card import Block, BlockKind, Layout, NumberEntry, PanelPlan
from pocketcards.model.contact import ContactKind
from pocketcards.model.edition import Edition, in_words
from pocketcards.model.finding import Finding
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.page import TypesetEdition
from pocketcards.model.project import Project
from pocketcards.model.text import Atom
from pocketcards.typeset.page.fit import typeset
from pocketcards.typeset.text.composer import Composer, Voice

__all__ = ["ROOT", "edition_with_number", "editions", "fictional_number", "loaded", "peer_cards"]

ROOT = Path(__file__).resolve().parent.parent
REGION = "us"
CARDS = ("hotline", "indicator")
LOCALES = (SOURCE_LOCALE, "am", "ar", "es", "hi", "ja", "km", "ko", "th", "ur", "zh_Hans")
"""The same as in every run of the bench, so that runs can be compared."""
ICONS = {
    ContactKind.TEXT: picture.MESSAGE,
    ContactKind.RELAY: picture.KEYS,
    ContactKind.EMERGENCY: picture.ALARM,
}
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
    local = contact._replace(printed=printed, dial="+" + printed.replace("-", ""))
    return edition._replace(atoms={**edition.atoms, "hotline": Atom("hotline", local)})


def peer_cards(project: Project, chosen: list[Edition]) -> list[dict[str, Any]]:
    """Return the cards as card.typ wants them, in the layout that we found."""
    composer = Composer(project.fonts)
    cards = []
    for edition in chosen:
        laid_out = typeset(edition, composer)
        assert isinstance(laid_out, TypesetEdition), laid_out
        cards.append(_peer_card(laid_out, _voice_of(laid_out, composer)))
    return cards


def _voice_of(laid_out: TypesetEdition, composer: Composer) -> Voice:
    """Return how the inside is set: in the plain style of a writing where there is no room for its own."""
    language = laid_out.edition.language
    voice = composer.voice(language)
    assert voice
    plain = composer.voice(language._replace(writing=voice.writing.plain)) if voice.writing.plain else None
    used = {run.face for run in laid_out.panels[1].runs()}
    return plain if plain and plain.stack.main.face(bold=False) in used else voice


def _peer_card(laid_out: TypesetEdition, voice: Voice) -> dict[str, Any]:
    edition = laid_out.edition
    language, card = edition.language, edition.card
    layout = _layout_of(laid_out)
    return {
        "card": card.id,
        "locale": language.locale,
        "title": "Card" if card.discreet else edition.texts["indicator.title"],
        "lang": language.locale.split("_")[0],
        "region": REGIONS_OF_TYPST.get(language.locale),
        "dir": language.direction.value,
        "fonts": [family.name for family in voice.stack.families],
        "leading": voice.writing.leading,
        "floor": voice.writing.floor,
        "found": None,
        "width": edition.trim.width,
        "height": edition.trim.height,
        "folded": bool(laid_out.fold),
        "discreet": card.discreet,
        "english": language.spoken_name,
        "lacks": in_words(edition.lacks),
        "tail": " · ".join([language.spoken_name, *([] if card.discreet else [edition.code])]),
        "emergency": edition.atoms["emergency"].text,
        "panels": [{"name": plan.name, "blocks": _blocks(edition, plan)} for plan in layout.panels],
    }


def _layout_of(laid_out: TypesetEdition) -> Layout:
    """Return the layout whose messages stand on the panels."""
    card = laid_out.edition.card
    found = [{line.msgctxt for line in panel.lines()} for panel in laid_out.panels]

    def strange(layout: Layout) -> int:
        names = [
            {name for block in plan.blocks for name in card.blocks[block].said} for plan in layout.panels
        ]
        texts = [some & laid_out.edition.texts.keys() for some in names]
        return sum(len(one ^ (other & some)) for one, other, some in zip(texts, found, names, strict=True))

    return min((some for some in card.layouts if bool(some.fold) == bool(laid_out.fold)), key=strange)


def _blocks(edition: Edition, plan: PanelPlan) -> list[dict[str, Any]]:
    blocks = [_block(edition, edition.card.blocks[name]) for name in plan.blocks]
    return [block for block in blocks if block["texts"] or block["notes"] or block["numbers"]]


def _block(edition: Edition, block: Block) -> dict[str, Any]:
    card, texts = edition.card, edition.texts
    names = [name for name in block.messages if name in texts]
    if block.kind is BlockKind.SAY and len(names) < len(block.messages):
        names = []  # the card is in English
    entries = [entry for entry in block.numbers if entry.role in edition.atoms]
    told: set[str] = set()
    numbers = [_number(edition, entry, told) for entry in entries]
    alone = 1 if entries and not entries[0].say else 0
    return {
        "id": block.id,
        "kind": block.kind.value,
        "texts": [texts[name] for name in names],
        "notes": texts.get(block.notes),
        "columns": block.columns,
        "pictures": [card.pictograms.get(name) for name in names],
        "numbers": bool(entries),
        "main": numbers[0] if alone else None,
        "others": numbers[alone:],
    }


def _number(edition: Edition, entry: NumberEntry, told: set[str]) -> dict[str, Any]:
    atom, texts = edition.atoms[entry.role], edition.texts
    contact = atom.contact
    facts = (
        (picture.DAY_AND_NIGHT, contact.message_id("hours")),
        (picture.INTERPRETER, "channel.interpreters" if contact.interpreters else ""),
        (None, contact.message_id("cost")),
    )
    label = entry.label_of(contact)
    warnings = [name for name in contact.warnings if name in texts and name not in told]
    told.update(warnings)
    return {
        "role": entry.role,
        "label": texts.get(label, ""),
        "said": [texts[name] for name in [one.message for one in entry.say] or [label]],
        "number": atom.text,
        "icon": ICONS.get(contact.kind, picture.HANDSET),
        "uri": None if edition.card.discreet else contact.uri,
        "facts": [(icon, texts[name]) for icon, name in facts if name in texts],
        "languages": [texts[f"language.{locale}"] for locale in contact.only or ()],
        "warnings": [texts[name] for name in warnings],
    }
