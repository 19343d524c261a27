"""Two contacts whose numbers are one slip apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import contacts
from pocketcards.checks.examples import CONTACT
from pocketcards.model.contact import Contact, ContactKind
from pocketcards.model.digits import by_digit
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON015",
    "numbers-look-alike",
    Severity.WARNING,
    "Two services seldom have numbers one slip apart; one of them may be a stranger's.",
    "Compare both with their pages. Two real neighbours are fine once somebody has called both: "
    "`python generate.py contacts confirm ID --by TEAM`.",
    (
        "802-872-6199 and -6196 are real neighbours <docs/evidence.md#numbers-close-to-others>",
        "800 for 888 in 2010, one digit in 2005 <docs/evidence.md#wrong-numbers-in-print>",
    ),
)

_TOLL_FREE = ("800", "833", "844", "855", "866", "877", "888")
_SHORTEST = 5
"""Codes of three digits are few and stand close by design: 711, 811, 911."""


def _find(project: Project) -> Iterator[Finding]:
    numbers = [contact for contact in project.contacts.values() if _compared(contact)]
    for one, other in combinations(numbers, 2):
        if one.called and other.called:
            continue
        if _one_slip(one.dial, other.dial) or _other_prefix(one.dial, other.dial):
            shown = by_digit(one.dial, other.dial)
            yield RULE.found(f"{other.id} looks like a slip of {one.id}: {shown}", other.at)


def _compared(contact: Contact) -> bool:
    return contact.telephone and len(contact.dial) >= _SHORTEST


def _one_slip(one: str, other: str) -> bool:
    """Tell whether one digit changed, two neighbours changed places, or a digit was lost."""
    if len(one) == len(other):
        differ = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(differ) == 2:
            first, second = differ
            return second == first + 1 and one[first] == other[second] and one[second] == other[first]
        return len(differ) == 1
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _other_prefix(one: str, other: str) -> bool:
    """Tell whether two toll-free numbers of North America differ in their prefix alone."""
    return (
        one != other
        and one[:2] == other[:2] == "+1"
        and one[2:5] in _TOLL_FREE
        and other[2:5] in _TOLL_FREE
        and one[5:] == other[5:]
    )


def _number(dial: str) -> Contact:
    return CONTACT._replace(id="other", dial=dial, printed=dial.removeprefix("+"))


_CALLED = CONTACT._replace(called=("2026-05-01", "Sample Team"))
_NEIGHBOUR = _number("+18005550101")
CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        contacts("two real neighbours, both called", _CALLED, _NEIGHBOUR._replace(called=_CALLED.called)),
        contacts("+18005550100 and +18005550122", CONTACT, _number("+18005550122")),
        contacts(
            "911 and 711",
            *(_number(dial)._replace(id=dial, kind=ContactKind.RELAY) for dial in ("911", "711")),
        ),
    ),
    fails=lambda: (
        contacts("+18005550100 and +18005550101", CONTACT, _NEIGHBOUR, says="+1800555010[0→1]"),
        contacts("two digits exchanged", CONTACT, _number("+18005551000"), says="[01→10]"),
        contacts("another toll-free prefix", CONTACT, _number("+18885550100"), says="+18[00→88]5550100"),
    ),
)
