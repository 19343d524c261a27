"""What pleases is said of a service only where a page says it."""

from __future__ import annotations

from pocketcards.editions.edition import english_messages, printed_messages
from pocketcards.model.contact import (
    Need,
)
from tests.editions.claiming import NAME, helping_card, made_of, project_with


def test_what_pleases_is_said_only_where_a_page_says_it() -> None:
    said = {
        says: "help.name" in made_of(project_with(helping_card(), run_by="ngo", **facts)).texts
        for says, facts in {
            "yes": {"anonymous": "yes"},
            "no": {"anonymous": "no"},
            "unknown": {},
            "something else": {"papers": "not-needed"},
        }.items()
    }
    assert said == {"yes": True, "no": False, "unknown": False, "something else": False}


def test_a_fact_of_another_role_or_of_an_unconfirmed_contact_says_nothing() -> None:
    other = helping_card(needs=(Need("textline", "anonymous", "yes"),))
    assert "help.name" not in made_of(project_with(other, run_by="ngo", anonymous="yes")).texts
    assert "help.name" in made_of(project_with(other, text=True, run_by="ngo", anonymous="yes")).texts
    loaded = project_with(other, text=True, run_by="ngo", anonymous="yes")
    unseen = loaded.contacts["text"]._replace(confirmed=False)
    loaded = loaded._replace(contacts={**loaded.contacts, "text": unseen})
    assert "help.name" not in made_of(loaded).texts


def test_a_list_closes_up_and_an_empty_block_goes() -> None:
    made = made_of(project_with(helping_card(), run_by="ngo"))
    assert made.card.blocks["know"].messages == ("help.call",)
    alone = helping_card()
    needing = {**alone.blocks, "know": alone.blocks["know"]._replace(messages=("help.name",))}
    made = made_of(project_with(alone._replace(blocks=needing), run_by="ngo"))
    assert "know" not in made.card.blocks
    assert [panel.blocks for panel in made.card.layouts[0].panels] == [("title", "numbers"), ()]


def test_a_block_can_need_a_fact_of_its_own() -> None:
    plain = helping_card(needs=())
    needing = {**plain.blocks, "know": plain.blocks["know"]._replace(needs=(NAME,))}
    plain = plain._replace(blocks=needing)
    assert "help.call" not in made_of(project_with(plain, run_by="ngo")).texts
    assert "help.call" in made_of(project_with(plain, run_by="ngo", anonymous="yes")).texts


def test_nobody_translates_or_signs_what_no_region_says() -> None:
    loaded = project_with(helping_card(), run_by="ngo")
    for names in (
        english_messages(loaded, loaded.cards["help"]),
        printed_messages(loaded, loaded.cards["help"]),
    ):
        assert "help.name" not in names
        assert "help.call" in names
