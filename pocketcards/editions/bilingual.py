"""`build --bilingual`: the essential of a flat public card on one side, English on the other.

Who hands a card out and who receives it read the same. A discreet card stays as it is: its English is inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pocketcards.editions.edition import EMERGENCY, edition_of
from pocketcards.model.card import Card, Layout, PanelPlan
from pocketcards.model.edition import Edition
from pocketcards.model.locale import SOURCE_LANGUAGE, SOURCE_LOCALE
from pocketcards.model.project import Project

__all__ = ["one_sided", "paired"]


def one_sided(project: Project) -> Project:
    """Return the project with the one-side version of every card that has one."""
    cards = {name: _side(card, "front") if card.bilingual else card for name, card in project.cards.items()}
    return project._replace(cards=cards)


def paired(project: Project, editions: Iterable[Edition], notes: list[str]) -> Iterator[Edition]:
    """Yield editions with English on their other side, and discreet ones as they are.

    Args:
        project: With one-sided cards.
        editions: Of it.
        notes: Why a card has no English on the other side is added here, once for each reason.
    """
    for edition in editions:
        reason = _reason(edition)
        if not reason:
            found = edition_of(project, _side(edition.card, "back"), SOURCE_LANGUAGE, edition.region)
            if isinstance(found, Edition):
                yield _printed(edition)._replace(back=_printed(found))
                continue
            why = found.findings[0].message if found.findings else ""
            reason = f"{edition.card.id}: no bilingual card: {why}"
        if reason not in notes:
            notes.append(reason)
        if edition.card.discreet:
            yield edition


def _reason(edition: Edition) -> str:
    """Return why an edition gets no English on its other side; empty where it does."""
    card = edition.card
    if card.discreet:
        return f"{card.id}: built as always, not bilingual: a discreet card keeps its English inside"
    if not card.bilingual:
        return f"{card.id}: no bilingual card: {card.at.path} has no one-side version (`bilingual`)"
    if edition.language.locale == SOURCE_LOCALE:
        return f"{card.id}: no bilingual card in English: both sides would say the same"
    return ""


def _side(card: Card, panel: str) -> Card:
    """Return a card of one panel: what a side of its bilingual version says, and no more."""
    blocks = {block.id: block for block in card.bilingual}
    return card._replace(blocks=blocks, layouts=(Layout((PanelPlan(panel, tuple(blocks)),)),))


def _printed(edition: Edition) -> Edition:
    """Return an edition without the emergency number where no text of the side names it."""
    named = any(EMERGENCY in text for text in edition.texts.values())
    roles = {entry.role for block in edition.card.blocks.values() for entry in block.numbers}
    kept = {
        role: atom for role, atom in edition.atoms.items() if role in roles or (named and role == "emergency")
    }
    return edition._replace(atoms=kept)
