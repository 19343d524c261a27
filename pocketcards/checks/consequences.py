"""One slip is one finding: what only follows from a mistyped role or contact is left out while it stands.

Nothing is made before the slip is mended, and then whatever else was wrong is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pocketcards.model.finding import Finding
from pocketcards.model.project import Project
from pocketcards.model.wording import nearest

__all__ = ["without_consequences"]

FOLLOWING = ("CON016", "CRD003", "CRD004", "CRD010", "CRD012", "CRD013", "MSG006")
"""Codes of what follows: the lock has another name, a card lacks the number, a text lacks its message."""
ANYWHERE = ("MSG006",)
"""Such a finding names no region and no card."""


class _Slip(NamedTuple):
    where: str
    """The region or card that has the name."""
    names: tuple[str, ...]
    """As it was typed, and what is missing for it."""


def without_consequences(project: Project, findings: Iterable[Finding]) -> list[Finding]:
    """Return findings without those that only follow from a mistyped role or contact."""
    slips = list(_slips(project))
    return [one for one in findings if not any(_follows(one, slip) for slip in slips)]


def _follows(finding: Finding, slip: _Slip) -> bool:
    words = set(re.findall(r"[\w-]+", finding.message.replace(".", " ")))
    at_place = slip.where in words or finding.code in ANYWHERE
    return finding.code in FOLLOWING and at_place and not words.isdisjoint(slip.names)


def _slips(project: Project) -> Iterator[_Slip]:
    for region in project.regions.values():
        for role, contact in region.roles.items():
            if role not in project.roles:
                yield _Slip(region.id, (role, nearest(role, project.roles), contact))
            elif contact not in project.contacts:
                yield _Slip(region.id, (role, contact, nearest(contact, project.contacts)))
    for card in project.cards.values():
        entries = (entry.role for block in card.blocks.values() for entry in block.numbers)
        for role in dict.fromkeys((*card.requires, *entries)):
            if role not in project.roles:
                yield _Slip(card.id, (role, nearest(role, project.roles)))
