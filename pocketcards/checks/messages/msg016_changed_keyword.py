"""A word that is sent or dialled as it stands, and that a translation changed: HELP, BEFREE."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.checks.base import Check, Example, printed_translations
from pocketcards.checks.examples import CONTACT, REGION, card_of, catalog_of, project_of
from pocketcards.model.contact import ContactKind
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "MSG016",
    "changed-keyword",
    Severity.ERROR,
    "The service's computer knows this word in this spelling alone; another one reaches nobody.",
    "Copy the word from the English in capital Latin letters, and explain it beside it if you like.",
    ("Keywords and vanity words that were translated <docs/evidence.md#words-that-stand-for-numbers>",),
)


def _find(project: Project) -> Iterator[Finding]:
    words = {word for one in project.contacts.values() for word in (one.keyword, one.vanity) if word}
    for text in printed_translations(project):
        for word in sorted(words):
            if word not in text.message.text and word not in text.text:
                continue
            wanted, given = _count(word, text.message.text), _count(word, text.text)
            if wanted != given:
                yield text.problem(
                    RULE, f"English has {word} {_times(wanted)}, the translation {_times(given)}"
                )


def _count(word: str, text: str) -> int:
    return len(re.findall(f"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])", text))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _example(english: str, text: str, locale: str = "es", says: str = "") -> Example:
    line = CONTACT._replace(kind=ContactKind.TEXT, dial="233733", printed="233733")
    line = line._replace(keyword="HELP", vanity="BEFREE")
    region = REGION._replace(roles={"textline": "line"})
    card = card_of({"sample.text": english})
    catalog = catalog_of(locale, card.messages, {"sample.text": text})
    project = project_of(card, catalog, contacts={"line": line}, regions={"us": region})
    return Example(f"{english} → {locale}: {text}", project, says)


_TEXT = "Send the word HELP."
CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        _example(_TEXT, "Envíe la palabra HELP (ayuda)."),
        _example(_TEXT, "发送HELP这个词。", "zh_Hans"),
        _example("Help is near.", "La ayuda está cerca."),
    ),
    fails=lambda: (
        _example(_TEXT, "Envíe la palabra AYUDA.", says="English has HELP once, the translation 0 times"),
        _example(_TEXT, "Отправьте слово ПОМОЩЬ.", "ru", says="HELP"),
        _example(_TEXT, "Envíe la palabra Help.", says="HELP"),
        _example("Send a text.", "Envíe un mensaje a BEFREE.", says="English has BEFREE 0 times"),
    ),
)
