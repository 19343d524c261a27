"""Contacts that were found and are not printed: each number can exist, and its print is what is dialled."""

from __future__ import annotations

from dataclasses import replace

import phonenumbers
import pytest

from pocketcards.checks import CHECKS
from pocketcards.model.contact import Contact
from tests import bundled
from tests.builders import project

WANTED = bundled.project().wanted
WAITING = {
    **WANTED,
    **{name: one for name, one in bundled.project().contacts.items() if not one.confirmed},
}
NUMBERS = {"CON001", "CON002", "CON003", "CON004", "CON006", "CON009", "CON010", "CON019"}


@pytest.mark.parametrize("one", WAITING.values(), ids=WAITING)
def test_number_that_waits_is_sound(one: Contact) -> None:
    alone = project(
        contacts={one.id: replace(one, confirmed=True)},
        regions={},
        thorough=True,
        translated=bundled.project().translated,
        messages={f"language.{name}": None for name in one.languages},
    )
    found = [found for check in CHECKS if check.rule.code in NUMBERS for found in check.find(alone)]
    assert found == []
    if not one.short:
        number = phonenumbers.parse(one.dial)
        assert phonenumbers.is_valid_number(number)
        assert phonenumbers.region_code_for_number(number) in one.countries


def test_what_is_wanted_is_neither_printed_nor_locked() -> None:
    loaded = bundled.project()
    assert not set(WANTED) & set(loaded.contacts)
    filled = {name for region in loaded.regions.values() for name in region.roles.values()}
    assert not set(WANTED) & filled
    assert loaded.lock
    assert not set(WANTED) & {one.contact for one in loaded.lock.approved.values()}
    assert not any(name.startswith(f"contact.{one}.") for one in WANTED for name in loaded.messages)


@pytest.mark.parametrize("one", WAITING.values(), ids=WAITING)
def test_nobody_claims_to_have_seen_it(one: Contact) -> None:
    assert one.last_confirmed is None
