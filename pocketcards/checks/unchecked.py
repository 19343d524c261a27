"""Says what was not checked, and why: silence must not pass for soundness."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import printed_translations
from pocketcards.model.project import Project
from pocketcards.model.wording import counted

__all__ = ["unchecked"]


def unchecked(project: Project) -> Iterator[str]:
    """Yield what no check looks at in this project; checks add what they themselves skip."""
    yield from _cards(project)
    yield from _contacts(project)
    yield from _catalogs(project)
    for waiver in project.waivers:
        yield f"{waiver}: waived until {waiver.until.isoformat()}: {waiver.reason}"


def _cards(project: Project) -> Iterator[str]:
    for card in project.cards.values():
        if not any(set(card.requires) <= set(region.roles) for region in project.regions.values()):
            yield f"{card.id}: no region fills {', '.join(card.requires)}, so its numbers were not checked"


def _contacts(project: Project) -> Iterator[str]:
    for contact in project.contacts.values():
        if not contact.confirmed:
            yield f"{contact.id}: not confirmed and never printed, so its number was not checked"


def _catalogs(project: Project) -> Iterator[str]:
    printed: dict[str, int] = {}
    for text in printed_translations(project):
        printed[text.locale or ""] = printed.get(text.locale or "", 0) + 1
    wanted = [message for message in project.messages.values() if message.translate]
    for locale, catalog in sorted(project.catalogs.items()):
        if not catalog.begun:
            yield f"{locale}: nothing is translated yet, so there was nothing to check"
        elif missing := len(wanted) - printed.get(locale, 0):
            lacking = counted(missing, "text")
            yield f"{locale}: {lacking} missing, fuzzy or outdated, so not printed and not checked"
        if locale not in project.languages:
            yield f"{locale}: nobody knows the language, so what depends on its script was not checked"
