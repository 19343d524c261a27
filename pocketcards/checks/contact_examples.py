"""Makes the examples of checks of contacts: a project with one contact or a few, approved as they are."""

from __future__ import annotations

from datetime import date

from pocketcards.checks.base import Example
from pocketcards.checks.examples import CONTACT, REGION, SAMPLE, card_of, project_of
from pocketcards.model.contact import Contact, ContactKind, Region

__all__ = ["DAY", "contacts", "in_role", "number", "one_contact", "text_line"]

DAY = date(2026, 6, 1)
"""On which the examples are looked at."""


def contacts(shown: str, *given: Contact, says: str = "", **changes: object) -> Example:
    """Return an example of contacts, of which the first fills the role of a region."""
    named = {contact.id: contact for contact in given}
    roles = {"hotline": given[0].id} if given[0].kind is ContactKind.VOICE else {}
    region = REGION._replace(id=given[0].reach[0], roles=roles)
    several = {"contacts": named, "regions": {region.id: region}, "as_of": DAY, **changes}
    return Example(shown, project_of(card_of({SAMPLE: "Help"}), **several), says)


def one_contact(shown: str, says: str = "", *, thorough: bool = False, **changes: object) -> Example:
    """Return an example of one contact; `changes` are those of the contact."""
    one = CONTACT._replace(**changes)  # type: ignore[arg-type]
    return contacts(shown, one, says=says, thorough=thorough)


def number(dial: str, printed: str, says: str = "", *, thorough: bool = False, **changes: object) -> Example:
    """Return an example of a number and how it is printed."""
    word = f', vanity: "{changes["vanity"]}"' if "vanity" in changes else ""
    shown = f'dial: "{dial}", print: "{printed}"{word}'
    return one_contact(shown, says, thorough=thorough, dial=dial, printed=printed, **changes)


def text_line(says: str = "", **changes: object) -> Example:
    """Return an example of a text line with a short code and a word."""
    given = {"kind": ContactKind.TEXT, "dial": "233733", "printed": "233733", **changes}
    words = (f'{name}: "{given[name]}"' for name in ("dial", "vanity", "keyword") if name in given)
    return one_contact(f"text line, {', '.join(words)}", says, **given)  # type: ignore[arg-type]


def in_role(role: str, kind: ContactKind, says: str = "", *, region: str = "us", dial: str = "") -> Example:
    """Return an example of a role and what fills it."""
    one = CONTACT._replace(kind=kind)
    one = one._replace(dial=dial, printed=dial) if dial else one
    place = Region(region, "Sample", "us", "letter", {role: one.id}, REGION.at)
    shown = f"region {region}: {role} is filled by a {kind.value} contact, {one.printed}"
    return contacts(shown, one, says=says, regions={region: place})
