"""Better sentences that readers wrote go the way of tables: through the same doubts, mending and checks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pocketcards.catalog.table import TRANSLATED, Row, Table
from pocketcards.model.asked import EMERGENCY
from pocketcards.model.project import Project
from pocketcards.review.taken import Said
from pocketcards.unicode import decimal_value

__all__ = ["table_of"]

ROLE = "emergency"


def table_of(project: Project, locale: str, better: Mapping[str, Said]) -> Table:
    """Return the sentences as rows of a table; the number of a row is the line of the answer."""
    rows = []
    for name, one in better.items():
        english = project.messages[name].text
        text = _with_placeholder(one.text, _numbers(project)) if EMERGENCY in english else one.text
        rows.append(Row(one.line, name, english, text, TRANSLATED))
    return Table(locale, tuple(rows))


def _numbers(project: Project) -> set[str]:
    """Return every emergency number that some card prints: readers see it where the catalog has its place."""
    contacts = [project.contacts.get(region.roles.get(ROLE, "")) for region in project.regions.values()]
    return {contact.printed for contact in contacts if contact}


def _with_placeholder(text: str, numbers: set[str]) -> str:
    """Return a sentence with the placeholder where its reader left, or typed, the number once."""
    if EMERGENCY in text or not numbers:
        return text
    plain = "".join(str(value) if (value := decimal_value(char)) is not None else char for char in text)
    found = list(re.finditer(rf"(?<!\d)(?:{'|'.join(map(re.escape, sorted(numbers)))})(?!\d)", plain))
    if len(found) != 1:
        return text
    return text[: found[0].start()] + EMERGENCY + text[found[0].end() :]
