"""A role that cards/regions.yaml does not declare."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.contact_examples import in_role
from pocketcards.checks.examples import SAMPLE, card_of, numbers_card, project_of
from pocketcards.model.contact import ContactKind, Need
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.model.wording import write_nearest

__all__ = ["CHECK"]

RULE = Rule(
    "CON017",
    "role-not-declared",
    Severity.ERROR,
    "Nobody has said what kind of line it is: a text line could stand beside the word Call, or the number "
    "would be missing from the card because of one mistyped letter.",
    "Mend the name; or declare the role under `roles` in cards/regions.yaml, with the kinds of contact that "
    "may fill it.",
    ("Roles are declared with their kinds <docs/promise.md#roles-are-declared>",),
)


def _find(project: Project) -> Iterator[Finding]:
    known = ", ".join(project.roles) or "none"
    for name, at, where in _used(project):
        if name not in project.roles:
            hint = write_nearest(name, project.roles)
            yield RULE.found(f"{where}: no role {name!r} is declared; declared are {known}", at, hint=hint)


def _used(project: Project) -> Iterator[tuple[str, Location, str]]:
    """Yield every role that a region fills, or a card asks for, with its place."""
    for region in project.regions.values():
        for role in region.roles:
            yield role, region.place_of(role), f"region {region.id}"
    for card in project.cards.values():
        for role in card.requires:
            yield role, card.at, f"{card.id}, under `requires`"
        for block in card.blocks.values():
            for entry in block.numbers:
                yield entry.role, entry.at, f"{card.id}, block {block.id}"
            for need in block.needs:
                yield need.role, need.at, f"{card.id}, block {block.id}, under `needs`"
        for message in card.messages.values():
            for need in message.needs:
                yield need.role, need.at, f"{card.id}, message {message.id}, under `needs`"


def _needing(role: str, says: str = "") -> Example:
    card = card_of({SAMPLE: "You do not have to give your name."})
    message = card.messages[SAMPLE]._replace(needs=(Need(role, "anonymous", "yes", card.at),))
    project = project_of(card._replace(messages={SAMPLE: message}))
    return Example(f"a message that needs a fact of the role {role}", project, says)


def _card(role: str, says: str = "", *requires: str) -> Example:
    card = numbers_card((role, "contact"))._replace(requires=requires)
    shown = f"a card with the number of the role {role}"
    shown += f", which requires {', '.join(requires)}" if requires else ""
    return Example(shown, project_of(card), says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        in_role("textline", ContactKind.TEXT, dial="233733"),
        _card("hotline", "", "hotline"),
        _needing("hotline"),
    ),
    fails=lambda: (
        in_role("hotlin", ContactKind.VOICE, "region us: no role 'hotlin' is declared"),
        _card("hotlin", "block numbers: no role 'hotlin' is declared"),
        _needing("hotlin", "under `needs`: no role 'hotlin' is declared"),
        _card("hotline", "under `requires`: no role 'emergancy' is declared", "emergancy"),
    ),
)
