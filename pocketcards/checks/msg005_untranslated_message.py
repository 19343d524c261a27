"""A message of a card that a catalog does not translate."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "MSG005",
    "untranslated-message",
    Severity.WARNING,
    "English never fills a gap: a card with an untranslated message is not built in that language.",
    "Translate the messages named here.",
)


def _find(project: Project) -> Iterator[Finding]:
    for locale, catalog in sorted(project.catalogs.items()):
        open_ids = [
            message.id
            for message in project.messages.values()
            if (entry := catalog.entries.get(message.id)) is None or not entry.msgstr
        ]
        if open_ids:
            shown = ", ".join(open_ids[:3]) + (" …" if len(open_ids) > 3 else "")
            message = f"{len(open_ids)} message(s) not translated: {shown}"
            yield RULE.found(message, Location(catalog.path), locale=locale, msgctxt=open_ids[0])


CHECK = Check(RULE, _find)
