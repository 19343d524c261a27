"""A label above a number of another kind: "Text message" over a line that takes calls."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import CONTACT, REGION, numbers_card, project_of
from pocketcards.checks.spreads import Spread, spreads
from pocketcards.model.card import NumberEntry
from pocketcards.model.contact import ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CRD013",
    "label-of-another-kind",
    Severity.ERROR,
    "The holder would text a number that takes calls only, or call one that takes texts only.",
    "Choose the label that says what the number is. Each message that is a label says so itself, in its card "
    "file or common.yaml: `names: [voice]`, of the kinds of docs/data.md.",
    ("Numbers exchanged between labels pass every comparison of sets <docs/evidence.md#exchanged-numbers>",),
)
SPOKEN = (ContactKind.VOICE, ContactKind.EMERGENCY)
"""What the name of a service alone, or a handset or bell, can stand beside."""


def _find(project: Project) -> Iterator[Finding]:
    for spread in spreads(project):
        for entry in spread.rows:
            if fault := _fault(project, spread, entry):
                yield RULE.found(f"{spread}: {fault}", spread.line_of(entry.role))


def _fault(project: Project, spread: Spread, entry: NumberEntry) -> str:
    contact = project.contacts.get(spread.region.roles[entry.role])
    message = spread.card.messages.get(entry.label)
    kinds = message.names if message else SPOKEN
    if contact is None or contact.kind.value in kinds:
        return ""
    if not kinds:
        return f"the label {entry.label} does not say which kind of number it names"
    return f"{entry.label} names {' or '.join(kinds)}, and {entry.role} is {contact.kind.value}"


def _example(shown: str, label: str, kind: ContactKind, names: tuple[str, ...], says: str = "") -> Example:
    card = numbers_card(("shelter", label), names=names)
    region = REGION._replace(roles={"shelter": "line"})
    contact = CONTACT._replace(kind=kind)
    return Example(shown, project_of(card, contacts={"line": contact}, regions={"us": region}), says)


VOICE, TEXT = ContactKind.VOICE, ContactKind.TEXT
CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        _example("names: [voice], above a voice line", "sample.label", VOICE, ("voice",)),
        _example("label: contact, above a voice line", "contact", VOICE, ()),
    ),
    fails=lambda: (
        _example("no `names`", "sample.label", VOICE, (), "does not say which kind"),
        _example("names: [text], above a voice line", "sample.label", VOICE, ("text",), "names text, and"),
        _example("label: contact, above a text line", "contact", TEXT, (), "contact names voice or"),
        _example("label: none, beside a text line", "none", TEXT, (), "none names voice or emergency"),
    ),
)
