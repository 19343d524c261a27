"""A space at the end of a translation, or two where one should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.checks.base import Check, Text, printed_translations
from pocketcards.checks.examples import translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "MSG021",
    "stray-space",
    Severity.WARNING,
    "The line stands out of place by a hair, and a small card has no room to lose.",
    "Delete the space at the beginning or end, or one of the two.",
    ("Spaces as Weblate looks for them <docs/evidence.md#what-other-checkers-see>",),
    waivable=True,
)
_DOUBLE = re.compile(r"[ \u00a0\u202f\u2009]{2,}")


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_translations(project):
        if text.text.strip() and (fault := _fault(text)):
            yield text.problem(RULE, fault)


def _fault(text: Text) -> str:
    if text.text[0].isspace() and not text.message.text[0].isspace():
        return "a space at the beginning"
    if text.text[-1].isspace() and not text.message.text[-1].isspace():
        return "a space at the end"
    return "" if _DOUBLE.search(text.message.text) or not _DOUBLE.search(text.text) else "two spaces together"


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("Call now!", "Llame ya\u202f!"),
        translated("Call.", "电话\u3000。", "zh_Hans"),
    ),
    fails=lambda: (
        translated("Call now.", " Llame ya.", says="at the beginning"),
        translated("Call now.", "Llame ya. ", says="at the end"),
        translated("Call now.", "Llame  ya.", says="two spaces"),
        translated("Call now.", "打电话。\u3000", "zh_Hans", says="at the end"),
    ),
)
