"""A message of a card that a catalog does not translate."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.checks.examples import translated, translations
from pocketcards.model.contact import ContactKind
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.model.wording import counted, some

__all__ = ["CHECK"]

RULE = Rule(
    "MSG005",
    "untranslated-message",
    Severity.WARNING,
    "English never fills a gap: a card with an untranslated message is not built in that language.",
    "Translate the messages named here.",
    ("Nothing is half translated <docs/promise.md#nothing-is-half-translated>",),
    waivable=True,
)
SHOWN = 3
"""How many ids a finding names."""


def _find(project: Project) -> Iterator[Finding]:
    for locale, catalog in sorted(project.catalogs.items()):
        if not catalog.begun:
            continue  # nobody has begun, and nothing is half done
        unserved = _unserved(project, locale)
        open_ids = [
            message.id
            for message in project.messages.values()
            if message.translate
            and message.id not in unserved
            and ((entry := catalog.entries.get(message.id)) is None or not entry.msgstr)
        ]
        if open_ids:
            message = f"{counted(len(open_ids), 'message')} not translated: {some(open_ids, SHOWN)}"
            yield RULE.found(message, Location(catalog.path), locale=locale, msgctxt=open_ids[0])


def _unserved(project: Project, locale: str) -> set[str]:
    """Return the messages of the contacts that no card in this language prints."""
    return {
        contact.message_id(part)
        for contact in project.contacts.values()
        if contact.kind is ContactKind.VOICE and not contact.serves(locale)
        for part in contact.said
    }


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("Call.", "Llame."),
        translated("Call.", "", says="a catalog that nobody has begun"),
    ),
    fails=lambda: (
        translations({"a": "Call.", "b": "Wait."}, "es: one of two messages", "b", es={"a": "Llame."}),
    ),
)
