"""A telephone number in the English of a card, where a placeholder or a label should be."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, english_texts
from pocketcards.checks.examples import english
from pocketcards.checks.figures import figures
from pocketcards.model.digits import may_be_dialled
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "MSG012",
    "number-in-english",
    Severity.ERROR,
    "A number in a text goes through every translation and does not change when the service's number does.",
    "Numbers stand in cards/contacts.yaml alone. Name {emergency} in the text; others have their own line.",
    (
        "Numbers stand in one place <docs/promise.md#numbers-stand-in-one-place>",
        "Old numbers stay behind in running text <docs/evidence.md#numbers-grow-old>",
    ),
)
HINT = (
    "No card prints three digits that are no approved number: who proves the page stops it. Say it in "
    "words or leave it out; a number to call stands in cards/contacts.yaml and has a line of its own."
)
"""Of figures that somebody means otherwise: a year, an amount, hours."""


def _find(project: Project) -> Iterator[Finding]:
    known = {_digits(number) for one in project.contacts.values() for number in (one.dial, one.printed)}
    for text in english_texts(project):
        there = figures(text.text)
        found = [
            one.text for one in there if _digits(one.value) in known or (one.is_long and not one.grouped)
        ]
        if found:
            yield text.problem(RULE, f"the text has {', '.join(found)}")
        elif may_be_dialled(text.text):
            shown = ", ".join(one.text for one in there)
            yield text.problem(RULE, f"the text has {shown}, which could be dialled", HINT)


def _digits(number: str) -> str:
    return "".join(char for char in number if char in "0123456789")


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        english("Call {emergency}."),
        english("They are under 18."),
        english("An 18-year-old is no child."),
        english("Open at all hours on 7 days."),
    ),
    fails=lambda: (
        english("Call 1-888-373-7888.", says="1-888-373-7888"),
        english("Text 233733.", says="233733"),
        english("Call 18005550100.", says="18005550100"),
        english("Call (800) 555-0100.", says="555-0100"),
        english("Call 988.", says="988, which could be dialled"),
        english("They took 10,000 dollars.", says="10,000, which"),
        english("Open 24 hours on 7 days.", says="24, 7, which"),
        english("Open 9-17.", says="9, 17, which"),
    ),
)
