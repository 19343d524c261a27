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

_KINDS = {
    "emergency": (ContactKind.EMERGENCY,),
    "hotline": (ContactKind.VOICE,),
    "tipline": (ContactKind.VOICE,),
    "local": (ContactKind.VOICE,),
    "textline": (ContactKind.TEXT,),
    "relay": (ContactKind.RELAY, ContactKind.TTY),
    "tty": (ContactKind.TTY,),
    "web": (ContactKind.WEB,),
    "chat": (ContactKind.WEB,),
    "email": (ContactKind.EMAIL,),
}
"""What the labels of each role promise. A role that is not here may be anything but an emergency."""
_ANY_OTHER = tuple(kind for kind in ContactKind if kind is not ContactKind.EMERGENCY)


def _skipped(project: Project) -> Iterator[str]:
    roles = {role for region in project.regions.values() for role in region.roles}
    for role in sorted(roles - set(_KINDS)):
        yield f"which kind of contact fills the role {role}: nothing is known of it"


def _find(project: Project) -> Iterator[Finding]:
    for region in project.regions.values():
        for role, name in region.roles.items():
            contact = project.contacts.get(name)
            kinds = _KINDS.get(role, _ANY_OTHER)
            if contact and contact.kind not in kinds:
                wanted = " or ".join(kinds) if role in _KINDS else "anything but emergency"
                message = f"region {region.id}: {role} is {wanted}, and {name} is {contact.kind.value}"
                yield RULE.found(message, region.at)


PASSES = (
    in_role("hotline", ContactKind.VOICE),
    in_role("relay", ContactKind.TTY),
    in_role("emergency", ContactKind.EMERGENCY, dial="911"),
    in_role("shelter", ContactKind.VOICE),
)
FAILS = (
    in_role("hotline", ContactKind.TEXT, "hotline is voice"),
    in_role("textline", ContactKind.VOICE, "textline is text"),
    in_role("emergency", ContactKind.VOICE, "emergency is emergency"),
)
CHECK = Check(RULE, _find, PASSES, FAILS, _skipped)
