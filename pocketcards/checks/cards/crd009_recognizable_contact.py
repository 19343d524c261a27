"""A discreet card with a web address, an e-mail address or a number as a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.checks.base import Check, Example, printed_texts
from pocketcards.checks.examples import CONTACT, REGION, discreet_card, project_of
from pocketcards.model.card import Card
from pocketcards.model.contact import Contact, ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CRD009",
    "recognizable-contact",
    Severity.ERROR,
    "BEFREE or a web address says at a glance what the card is for; a visited page stays in the phone.",
    "Leave the role out of the discreet card. Digits alone can be anybody's number.",
    ("No address and no link on what a victim carries <docs/evidence.md#what-a-card-can-give-away>",),
)
ADDRESSES = (ContactKind.WEB, ContactKind.EMAIL)


def _find(project: Project) -> Iterator[Finding]:
    for card in project.cards.values():
        if card.discreet:
            yield from _roles(project, card)
            yield from _words(project, card)


def _roles(project: Project, card: Card) -> Iterator[Finding]:
    roles = {entry.role for block in card.blocks.values() for entry in block.numbers}
    for region in project.regions.values():
        for role in sorted(roles):
            contact = project.contacts.get(region.roles.get(role, ""))
            if contact and contact.kind in ADDRESSES:
                message = f"{card.id}: in {region.id} the role {role} is {contact.printed}"
                yield RULE.found(message, region.at)


def _words(project: Project, card: Card) -> Iterator[Finding]:
    vanities = sorted({one.vanity for one in project.contacts.values() if one.vanity})
    for text in printed_texts(project):
        if text.message.id not in card.messages:
            continue
        said = text.text.upper()
        for word in vanities:
            if word in said and re.search(f"(?<![A-Z]){re.escape(word)}(?![A-Z])", said):
                yield text.problem(RULE, f"{card.id}: the text has {word}")


def _example(inside: str, role: str, contact: Contact, says: str = "") -> Example:
    card = discreet_card(inside=inside, role=role)
    region = REGION._replace(roles={role: contact.id})
    project = project_of(card, contacts={contact.id: contact}, regions={"us": region})
    return Example(f"inside: {inside} {role}: {contact.printed}", project, says)


_LINE = CONTACT._replace(kind=ContactKind.TEXT, dial="233733", printed="233733", vanity="BEFREE")
_PAGE = CONTACT._replace(kind=ContactKind.WEB, dial="https://example.org", printed="example.org")
CHECK = Check(
    RULE,
    _find,
    passes=lambda: (_example("Or text:", "textline", _LINE),),
    fails=lambda: (
        _example("Text BEFREE:", "textline", _LINE, "the text has BEFREE"),
        _example("Or look at", "web", _PAGE, "the role web is example.org"),
    ),
)
