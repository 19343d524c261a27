"""A word to send in a text message that cannot be copied letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.contact_examples import number, text_line
from pocketcards.model.contact import ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "CON005",
    "keyword-malformed",
    Severity.ERROR,
    "The service answers to one word only; another one gets no answer, or a stranger's.",
    "Write the word in capital letters A to Z, without spaces, at a contact of the kind `text`.",
    ("The keyword of 233733 differs by source <docs/evidence.md#words-that-stand-for-numbers>",),
)

_SHAPE = re.compile(r"[A-Z]{2,12}")
"""Letters only: H0ME would be typed as it looks."""


def _find(project: Project) -> Iterator[Finding]:
    for contact in project.printable:
        if contact.keyword is None:
            continue
        if contact.kind is not ContactKind.TEXT:
            message = f"{contact.id}: nobody can send {contact.keyword} to a {contact.kind.value} contact"
            yield RULE.found(message, contact.at)
        elif not _SHAPE.fullmatch(contact.keyword):
            yield RULE.found(f"{contact.id}: {contact.keyword!r} is no word of letters A to Z", contact.at)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (text_line(keyword="HELP"),),
    fails=lambda: (
        text_line("'help'", keyword="help"),
        text_line("'H0ME'", keyword="H0ME"),
        number("+18005550100", "1-800-555-0100", "nobody can send HELP", keyword="HELP"),
    ),
)
