"""What a card of the project says of a service, the service says itself; what may hurt is said always."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.model.card import Card
from pocketcards.model.contact import (
    MAY_HURT,
    Contact,
    Fact,
    Region,
)
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Refused
from pocketcards.model.project import Project
from tests import bundled
from tests.editions.claiming import asked_of, with_sentences


def _places(loaded: Project) -> Iterator[tuple[Card, Region]]:
    for one in loaded.cards.values():
        for where in loaded.regions.values():
            if set(one.requires) <= set(where.roles):
                yield one, where


def _contacts_of(made: Edition) -> Iterator[Contact]:
    """Yield whose numbers stand on lines of their own."""
    for entry in (entry for one in made.card.blocks.values() for entry in one.numbers):
        if entry.role in made.atoms:
            yield made.atoms[entry.role].contact


# The project itself


def test_no_region_says_what_its_contact_does_not_carry() -> None:
    loaded = with_sentences(bundled.project())
    claims = {name: one.needs for name, one in loaded.messages.items() if one.needs}
    assert "hotline.name" in claims
    wrong, missing = [], []
    for one, where in _places(loaded):
        made = asked_of(loaded, one, where)
        assert isinstance(made, Edition), made
        wrong += [
            f"{made.label}: {name}"
            for name in made.texts
            for need in claims.get(name, ())
            if not loaded.contacts[where.roles[need.role]].carries(need.fact, need.says)
        ]
        said = {name for name in made.texts if name in MAY_HURT.values()}
        due = {name for line in _contacts_of(made) for name in line.warnings}
        missing += [f"{made.label}: {name}" for name in said ^ due]
    assert (wrong, missing) == ([], [])


def test_a_fact_that_is_lost_takes_its_sentence_or_the_discreet_card_with_it() -> None:
    """Take each fact away once: what rested on it goes, and nothing else changes."""
    loaded = with_sentences(bundled.project())
    before = {(one.id, where.id): asked_of(loaded, one, where) for one, where in _places(loaded)}
    odd = []
    for line in loaded.printable:
        for fact in line.facts:
            kept = tuple(one for one in line.facts if one is not fact)
            poorer = loaded._replace(contacts={**loaded.contacts, line.id: line._replace(facts=kept)})
            for one, where in _places(poorer):
                old, new = before[one.id, where.id], asked_of(poorer, one, where)
                assert isinstance(old, Edition)
                if fact.name == "run_by" and one.discreet and line in _printed(old):
                    gone, due = {_refusal(new)}, {f"CRD015 {line.id}"}
                else:
                    assert isinstance(new, Edition), new
                    gone, due = {*old.texts} ^ {*new.texts}, _resting_on(loaded, old, line, fact)
                odd += [f"{old.label} without {line.id} {fact.name}: {gone} not {due}"] if gone != due else []
    assert odd == []


def _printed(made: Edition) -> list[Contact]:
    return [atom.contact for atom in made.atoms.values()]


def _refusal(found: Edition | Refused) -> str:
    """Return the code of the one finding that refuses a card, and the contact that it names."""
    (one,) = found.findings if isinstance(found, Refused) else (None,)
    return f"{one.code} {one.message.partition('runs ')[2].partition(' ')[0]}" if one else ""


def _resting_on(loaded: Project, made: Edition, line: Contact, fact: Fact) -> set[str]:
    """Return the ids of what an edition says because of this fact of a contact, and of no other."""
    others = {name for one in _contacts_of(made) if one != line for name in one.warnings}
    own = {name for one in _contacts_of(made) if one == line for name in one.warnings}
    warnings = {MAY_HURT.get((fact.name, says), "") for says in fact.says} & own - others
    pleasing = {
        name
        for name in made.texts
        for need in loaded.messages[name].needs
        if (made.region.roles[need.role], need.fact) == (line.id, fact.name)
    }
    return warnings | pleasing


def test_every_number_of_a_discreet_card_has_a_source_for_who_answers() -> None:
    loaded = bundled.project()
    there = [one for one in loaded.printable if one.is_service and loaded.discreet_cards(one)]
    assert there
    assert [one.id for one in there if "run_by" not in one.evidence] == []
