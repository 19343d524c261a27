"""Lets findings pass that somebody waived, and finds waivers that are over, idle or not allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.model.waiver import Waiver

__all__ = ["RULES", "without_waived"]

EXPIRED = Rule(
    "WVR001",
    "expired-waiver",
    Severity.WARNING,
    "What was let pass for a time stands on cards again, and nobody has looked at it since.",
    "Look at the finding again: mend it and delete the waiver, or give the waiver a new reason and day.",
)
UNUSED = Rule(
    "WVR002",
    "unused-waiver",
    Severity.WARNING,
    "It waits for the next fault of its kind, and would hide it.",
    "Delete it from cards/waivers.yaml; or correct its `where`, if the finding is still there.",
)
REFUSED = Rule(
    "WVR003",
    "waiver-not-allowed",
    Severity.ERROR,
    "A wrong number has no good reason. What protects a number cannot be waived, by anybody.",
    "Mend what the check found, and delete the waiver.",
)
RULES = (EXPIRED, UNUSED, REFUSED)


def without_waived(
    findings: Sequence[Finding], project: Project, waivable: Collection[str]
) -> Iterator[Finding]:
    """Yield the findings that nobody waived, then what is wrong with the waivers.

    Args:
        findings: Of all checks.
        project: Whose waivers they are, and on which day.
        waivable: Codes that may be waived.
    """
    allowed = [waiver for waiver in project.waivers if waiver.code in waivable]
    holding = [waiver for waiver in allowed if not _is_over(waiver, project)]
    yield from (one for one in findings if not any(waiver.covers(one) for waiver in holding))
    for waiver in project.waivers:
        if waiver not in allowed:
            yield REFUSED.found(f"{waiver.code} cannot be waived", waiver.at)
        elif waiver not in holding:
            yield EXPIRED.found(
                f"the waiver of {waiver} was good until {waiver.until.isoformat()}", waiver.at
            )
        # A build of some languages cannot tell whether a waiver is used.
        elif project.thorough and not any(waiver.covers(one) for one in findings):
            yield UNUSED.found(f"nothing is found that the waiver of {waiver} is for", waiver.at)


def _is_over(waiver: Waiver, project: Project) -> bool:
    return project.as_of is not None and waiver.until < project.as_of
