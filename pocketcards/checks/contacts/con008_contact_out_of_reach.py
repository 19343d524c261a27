"""A region whose role is filled by a contact that cannot be dialled there."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import in_role
from pocketcards.model.contact import ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON008",
    "contact-out-of-reach",
    Severity.ERROR,
    "Short codes and free numbers end at the border: the call would fail, or reach another service.",
    "Choose a contact that serves the region; or add the region to its `reach`, once "
    "somebody has dialled it there.",
    ("0800 numbers cannot be called from abroad <docs/evidence.md#numbers-out-of-reach>",),
)


def _find(project: Project) -> Iterator[Finding]:
    for region in project.regions.values():
        for role, name in region.roles.items():
            contact = project.contacts.get(name)
            if contact and not contact.reaches(region.id):
                places = ", ".join(contact.reach) or "nowhere"
                message = f"region {region.id}: {role} is {name}, which can be dialled from {places}"
                yield RULE.found(message, region.at)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        in_role("hotline", ContactKind.VOICE),
        in_role("hotline", ContactKind.VOICE, region="us_mo"),
    ),
    fails=lambda: (in_role("hotline", ContactKind.VOICE, "can be dialled from us", region="gb"),),
)
