"""A role of a region that names a contact which does not exist or may not be printed."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import CONTACT, REGION, SAMPLE, card_of, project_of
from pocketcards.model.contact import Region
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.model.wording import write_nearest

__all__ = ["CHECK"]

RULE = Rule(
    "CRD001",
    "role-without-contact",
    Severity.ERROR,
    "The card would have a label with no number beside it.",
    "Name a confirmed contact of cards/contacts.yaml for the role.",
    ("Unconfirmed numbers are not printed <docs/promise.md#unconfirmed-numbers-are-not-printed>",),
)


def _find(project: Project) -> Iterator[Finding]:
    for region in project.regions.values():
        for role, name in region.roles.items():
            contact = project.contacts.get(name)
            if contact is None:
                message = f"region {region.id}: the role {role} names the unknown contact {name}"
                yield RULE.found(message, region.place_of(role), hint=write_nearest(name, project.contacts))
            elif not contact.confirmed:
                yield RULE.found(
                    f"region {region.id}: the contact {name} ({role}) is not confirmed", region.at
                )
        if region.trim not in project.trims:
            yield RULE.found(f"region {region.id}: unknown trim {region.trim!r}", region.at)


def _example(shown: str, says: str = "", region: Region = REGION, *, confirmed: bool = True) -> Example:
    contact = CONTACT._replace(confirmed=confirmed)
    card = card_of({SAMPLE: "Call."})
    return Example(shown, project_of(card, regions={"us": region}, contacts={"line": contact}), says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (_example("hotline: line"),),
    fails=lambda: (
        _example("hotline: lost", "unknown contact lost", REGION._replace(roles={"hotline": "lost"})),
        _example("hotline: line, which is not confirmed", "is not confirmed", confirmed=False),
        _example("trim: huge", "unknown trim 'huge'", REGION._replace(trim="huge")),
    ),
)
