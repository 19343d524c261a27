"""A word for a figure in the opening hours or the cost of a contact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.checks.base import Check, Example, Text, printed_texts
from pocketcards.checks.examples import card_of, catalog_of, project_of
from pocketcards.checks.spoken import Speller, spellers
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "MSG027",
    "figure-word-in-hours",
    Severity.ERROR,
    "Hours and cost stand directly under the number: a figure in words is read as a part of it.",
    "Write figures with digits, as the English has them, or say it without figures: day and night.",
    ("Numbers stand in one place <docs/promise.md#numbers-stand-in-one-place>",),
)
_PARTS = (".hours", ".cost")
_HAN = re.compile("[〇零二三四五六七八九两兩幺洞拐勾]")


def _find(project: Project) -> Iterator[Finding]:
    known = spellers(project)
    for text in printed_texts(project):
        if text.message.id.startswith("contact.") and text.message.id.endswith(_PARTS):
            found = dict.fromkeys((*_words(text, known), *_HAN.findall(text.text)))
            if found:
                yield text.problem(RULE, f"under the number stands {', '.join(found)}")


def _words(text: Text, known: dict[str, Speller]) -> Iterator[str]:
    for name in dict.fromkeys((text.locale or SOURCE_LOCALE, SOURCE_LOCALE)):
        for run in known[name].runs(text.text) if name in known else ():
            if run.is_certain:
                yield run.text


def _example(
    english: str, text: str = "", locale: str = "es", says: str = "", part: str = "hours"
) -> Example:
    name = f"contact.line.{part}"
    card = card_of({name: english})
    catalogs = [catalog_of(locale, card.messages, {name: text})] if text else []
    shown = f"{part}: {english}" + (f" → {locale}: {text}" if text else "")
    return Example(shown, project_of(card, *catalogs), says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        _example("Day and night", "Día y noche"),
        _example("7 days, from 9", "7 días, desde las 9"),
        _example("24 hours", "全天24小时", "zh_Hans"),
        _example("Paid call", "Una llamada cuesta", part="cost"),
    ),
    fails=lambda: (
        _example("Open nine to five", says="nine"),
        _example("Day and night", "Día y noche, ocho", says="ocho"),
        _example("Paid call", "No cobran siete", part="cost", says="siete"),
        _example("Day and night", "日夜 八", "zh_Hans", says="八"),
    ),
)
