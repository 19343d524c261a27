"""English with a placeholder that no text may have, with two of them, or with a brace that is none."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, english_texts
from pocketcards.checks.examples import english
from pocketcards.checks.placeholders import placeholders
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import visible

__all__ = ["CHECK"]

RULE = Rule(
    "MSG008",
    "role-out-of-place",
    Severity.ERROR,
    "With two numbers in a sentence nobody can see that a translation has exchanged them.",
    "Running text may name {emergency}, once. Other numbers stand on a line of their own, beside a label.",
    ("Right numbers in the wrong places, seen by no tool <docs/evidence.md#exchanged-numbers>",),
)
ALLOWED = "{emergency}"


def _find(project: Project) -> Iterator[Finding]:
    for text in english_texts(project):
        found = [one.text for one in placeholders(text.text)]
        if found and found != [ALLOWED]:
            yield text.problem(RULE, f"the text has {visible(' and '.join(found))}")


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (english("Call {emergency} now."), english("Call now.")),
    fails=lambda: (
        english("Call {hotline}.", says="{hotline}"),
        english("Call {emergency} or {hotline}.", says="{emergency} and {hotline}"),
        english("Call {emergency}, then {emergency}.", says="{emergency} and {emergency}"),
        english("Call {emergency!r}.", says="{emergency!r}"),
        english("Call }", says="}"),
    ),
)
