"""A telephone number in the English of a card, where a placeholder or a label should be."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, english_texts
from pocketcards.checks.examples import english
from pocketcards.checks.figures import figures
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


def _find(project: Project) -> Iterator[Finding]:
    known = {_digits(number) for one in project.contacts.values() for number in (one.dial, one.printed)}
    for text in english_texts(project):
        found = [
            figure.text
            for figure in figures(text.text)
            if _digits(figure.value) in known or (figure.is_long and not figure.grouped)
        ]
        if found:
            yield text.problem(RULE, f"the text has {', '.join(found)}")


def _digits(number: str) -> str:
    return "".join(char for char in number if char in "0123456789")


CHECK = Check(
    RULE,
    _find,
    passes=(
        english("Call {emergency}."),
        english("They are under 18, or among 10,000 others."),
        english("Open 24 hours on 7 days."),
    ),
    fails=(
        english("Call 1-888-373-7888.", says="1-888-373-7888"),
        english("Text 233733.", says="233733"),
        english("Call 18005550100.", says="18005550100"),
        english("Call (800) 555-0100.", says="555-0100"),
    ),
)
