"""A line on a discreet card of which nobody knows whether calls are recorded."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import CONTACT, discreet_card, known, project_of
from pocketcards.model.card import Card
from pocketcards.model.contact import ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON020",
    "recording-unknown",
    Severity.WARNING,
    "Somebody whose voice may be known calls, and the card could not warn them.",
    "Find the page on which the service says it, or ask when you call, and write "
    '`recorded: {is: "yes", seen: {…}}` or `"no"` under `facts` of the contact. Until then `contacts wanted` '
    "lists it.",
    ("Claims belong to the service <docs/promise.md#claims-belong-to-the-service>",),
)


def _find(project: Project) -> Iterator[Finding]:
    for contact in project.printable:
        silent = contact.kind is ContactKind.VOICE and "recorded" in contact.unknown
        if silent and (cards := project.discreet_cards(contact)):
            message = f"{contact.id}: nobody knows whether calls are recorded; it stands on"
            yield RULE.found(f"{message} {', '.join(cards)}", contact.at)


def _example(shown: str, card: Card, says: str = "", **facts: str) -> Example:
    contact = CONTACT._replace(facts=known(run_by="ngo", **facts))
    return Example(shown, project_of(card, contacts={contact.id: contact}), says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        _example('on a discreet card, recorded: "no"', discreet_card(), recorded="no"),
        _example("on no discreet card, and nothing known", discreet_card(audience="public", discreet=False)),
    ),
    fails=lambda: (
        _example("on a discreet card, and nothing known", discreet_card(), "it stands on sample"),
    ),
)
