"""A figure in a translation that the English does not have, or the other way round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pocketcards.checks.base import Check, printed_pairs
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "MSG002",
    "figure-changed",
    Severity.ERROR,
    "Somebody could take the digits for a number to call, and reach nobody or the wrong person.",
    "Write no telephone number into a translation: numbers come from cards/contacts.yaml. "
    "Keep ordinary figures (such as 18) as the English has them.",
    ("reliability: Essex County 2004, New Brunswick 2021: numbers wrong in one language only",),
)


def _find(project: Project) -> Iterator[Finding]:
    for pair in printed_pairs(project):
        wanted, given = Counter(_figures(pair.message.text)), Counter(_figures(pair.translation.msgstr))
        if wanted != given:
            message = f"English has {_shown(wanted)}, the translation has {_shown(given)}"
            yield RULE.found(message, pair.translation.at, locale=pair.locale, msgctxt=pair.message.id)


def _shown(figures: Counter[str]) -> str:
    return ", ".join(sorted(figures.elements())) or "no figure"


def _figures(text: str) -> list[str]:
    """Return the figures of a text. Digits of every script count, but only ASCII ones are alike."""
    figures: list[str] = []
    inside = False
    for char in text:
        if char.isnumeric() and not "\u3400" <= char <= "\u9fff":
            figures = [*figures[:-1], figures[-1] + char] if inside else [*figures, char]
            inside = True
        else:
            inside = False
    return figures


CHECK = Check(RULE, _find)
