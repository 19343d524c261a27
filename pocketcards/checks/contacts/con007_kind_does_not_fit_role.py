"""A role that a contact of another kind fills."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import in_role
from pocketcards.model.contact import ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON007",
    "kind-does-not-fit-role",
    Severity.ERROR,
    'The card says "Call" beside a number that only takes texts, or the other way round.',
    "Name a contact of the right kind for the role in cards/regions.yaml.",
    ("Exchanged numbers pass every comparison of sets <docs/evidence.md#exchanged-numbers>",),
)


def _find(project: Project) -> Iterator[Finding]:
    for region in project.regions.values():
        for name, filled in region.roles.items():
            contact, role = project.contacts.get(filled), project.roles.get(name)
            if contact and role and contact.kind not in role.kinds:
                wanted = " or ".join(role.kinds)
                message = f"region {region.id}: {name} is {wanted}, and {filled} is {contact.kind.value}"
                yield RULE.found(message, region.place_of(name))


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        in_role("hotline", ContactKind.VOICE),
        in_role("relay", ContactKind.TTY),
        in_role("emergency", ContactKind.EMERGENCY, dial="911"),
        in_role("local", ContactKind.VOICE),
    ),
    fails=lambda: (
        in_role("hotline", ContactKind.TEXT, "hotline is voice"),
        in_role("textline", ContactKind.VOICE, "textline is text"),
        in_role("emergency", ContactKind.VOICE, "emergency is emergency"),
    ),
)
