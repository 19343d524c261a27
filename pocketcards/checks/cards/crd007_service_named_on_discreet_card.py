"""A discreet card that names the service or an agency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.checks.base import Check, Example, printed_texts
from pocketcards.checks.examples import discreet_card, project_of
from pocketcards.checks.words import caseless
from pocketcards.model.card import Block, BlockKind, Card, NumberEntry
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CRD007",
    "service-named-on-discreet-card",
    Severity.ERROR,
    "The name tells whoever finds the card why its holder carries it.",
    "Label the number with what to do (“Call when you are alone”), not with who answers.",
    (
        "No agency, no word of trafficking <docs/evidence.md#what-a-card-can-give-away>",
        "Operators change, and ties to the police frighten <docs/evidence.md#what-a-service-promises>",
    ),
)
AGENCIES = ("Blue Campaign", "DHS", "FBI", "HSI", "ICE", "NCMEC", "NHTH", "NHTRC", "Polaris", "USCIS")
_AGENCY = re.compile(f"(?<![A-Za-z])(?:{'|'.join(AGENCIES)})(?![A-Za-z])")


def _find(project: Project) -> Iterator[Finding]:
    for card in project.cards.values():
        if card.discreet:
            yield from _labels(card)
            yield from _texts(project, card)


def _labels(card: Card) -> Iterator[Finding]:
    for block in card.blocks.values():
        for entry in block.numbers:
            if entry.label == "contact" or entry.label.startswith("contact."):
                yield RULE.found(f"{card.id}: the name of the service is the label of {entry.role}", block.at)


def _texts(project: Project, card: Card) -> Iterator[Finding]:
    used = {name for block in card.blocks.values() for name in block.said}
    used |= {entry.label for block in card.blocks.values() for entry in block.numbers}
    names = [caseless(name) for name in _names(project)]
    for text in printed_texts(project):
        if text.message.id in used and not text.message.id.startswith("contact."):
            said = caseless(text.text)
            found = [name for name in names if name in said] + _AGENCY.findall(text.text)
            if found:
                yield text.problem(RULE, f"{card.id}: the text names {', '.join(dict.fromkeys(found))}")


def _names(project: Project) -> Iterator[str]:
    """Yield the names of services, in every language. A name of one word, Emergency, is a word."""
    for text in printed_texts(project):
        if text.message.id.startswith("contact.") and text.message.id.endswith(".name"):
            yield text.text
    for contact in project.contacts.values():
        if " " in contact.name_en:
            yield contact.name_en


def _label(label: str, says: str = "") -> Example:
    card = discreet_card()
    numbers = Block(
        "numbers",
        BlockKind.NUMBERS,
        Location("cards/sample.yaml", 1),
        numbers=(NumberEntry("hotline", label),),
    )
    changed = card._replace(blocks={**card.blocks, "numbers": numbers})
    return Example(f"label: {label}", project_of(changed), says)


CHECK = Check(
    RULE,
    _find,
    compares=True,
    passes=lambda: (
        _label("sample.label"),
        Example("inside: Twice a week?", project_of(discreet_card(inside="Does it happen twice a week?"))),
    ),
    fails=lambda: (
        _label("contact", "the label of hotline"),
        Example(
            "inside: Call the Sample Line for Examples.",
            project_of(discreet_card(inside="Call the Sample Line for Examples.")),
            "names sample line for examples",
        ),
        Example(
            "inside: The FBI can help.", project_of(discreet_card(inside="The FBI can help.")), "names FBI"
        ),
    ),
)
