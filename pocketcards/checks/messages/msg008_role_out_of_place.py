"""English with a placeholder that no text may have, with two of them, or with a brace that is none."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.catalog.placeholders import placeholders
from pocketcards.checks.base import Check, Example, english_texts
from pocketcards.checks.examples import card_of, english, project_of
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
CONTACT = "contact."
"""What stands of a contact beside its number: name, hours and cost."""
BESIDE = "It stands beside a number, and would show another one there. Say it in a text of its own."


def _find(project: Project) -> Iterator[Finding]:
    for text in english_texts(project):
        found = [one.text for one in placeholders(text.text)]
        beside = bool(text.message.names) or text.message.id.startswith(CONTACT)
        if found and (beside or found != [ALLOWED]):
            shown = visible(" and ".join(found))
            yield text.problem(RULE, f"the text has {shown}", BESIDE if beside else "")


def _beside(name: str, text: str, names: tuple[str, ...] = ()) -> Example:
    card = card_of({name: text})
    messages = {name: card.messages[name]._replace(names=names)}
    return Example(f"{name}: {text}", project_of(card._replace(messages=messages)), "{emergency}")


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
        _beside("contact.line.name", "Line {emergency}"),
        _beside("contact.line.cost", "{emergency}"),
        _beside("sample.text", "Call {emergency}", ("voice",)),
    ),
)
