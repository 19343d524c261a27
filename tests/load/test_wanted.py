"""Contacts that were found and are not printed: each number can exist, and its print is what is dialled."""

from __future__ import annotations

import phonenumbers

from pocketcards.checks import CHECKS
from pocketcards.model.contact import Contact
from tests import bundled
from tests.builders import project

NUMBERS = {"CON001", "CON002", "CON003", "CON004", "CON006", "CON009", "CON010", "CON019"}


def waiting() -> list[Contact]:
    """Return the contacts that are wanted, and those that nobody has confirmed."""
    loaded = bundled.project()
    return [*loaded.wanted.values(), *(one for one in loaded.contacts.values() if not one.confirmed)]


def test_every_number_that_waits_is_sound() -> None:
    for one in waiting():
        alone = project(
            contacts={one.id: one._replace(confirmed=True)},
            regions={},
            thorough=True,
            translated=bundled.project().translated,
            messages={f"language.{name}": None for name in one.languages},
        )
        found = [found for check in CHECKS if check.rule.code in NUMBERS for found in check.find(alone)]
        assert found == [], one.id
        if not one.short:
            number = phonenumbers.parse(one.dial)
            assert phonenumbers.is_valid_number(number), one.id
            assert phonenumbers.region_code_for_number(number) in one.countries, one.id


def test_what_is_wanted_is_neither_printed_nor_locked() -> None:
    loaded = bundled.project()
    assert not set(loaded.wanted) & set(loaded.contacts)
    filled = {name for region in loaded.regions.values() for name in region.roles.values()}
    assert not set(loaded.wanted) & filled
    assert loaded.lock
    assert not set(loaded.wanted) & {one.contact for one in loaded.lock.approved.values()}
    assert not any(name.startswith(f"contact.{one}.") for one in loaded.wanted for name in loaded.messages)


def test_nobody_claims_to_have_seen_it() -> None:
    assert [one.id for one in waiting() if one.last_confirmed] == []
