"""What may hurt a caller is said wherever the number stands, and on paper under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pocketcards.editions.edition import edition_of, english_messages, printed_messages
from pocketcards.model.card import BlockKind, NumberEntry
from pocketcards.model.contact import (
    MAY_HURT,
    SERVICE_FACTS,
    Copy,
    Seen,
)
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Finding, Refused
from pocketcards.model.page import Element, PlacedLine, TypesetEdition
from pocketcards.model.project import Project
from pocketcards.typeset.page.fit import typeset
from tests import bundled
from tests.builders import (
    SPANISH,
    block,
    card,
    contact,
    known,
    numbers,
    project,
    with_entry,
)
from tests.editions.claiming import SAID, asked_of, helping_card, made_of, project_with, with_sentences

# What may hurt


def test_what_may_hurt_is_said_wherever_the_number_stands() -> None:
    for (name, says), message in MAY_HURT.items():
        facts = {"run_by": "ngo", name: says}
        for only in (helping_card(), helping_card(discreet=True)):
            assert message in made_of(project_with(only, **facts)).texts, (name, says)
    harmless = {"run_by": "ngo", "anonymous": "no", "recorded": "no", "papers": "needed", "cost": "charged"}
    texts = made_of(project_with(helping_card(), **harmless)).texts
    assert not set(texts) & set(MAY_HURT.values())


def test_who_tells_of_anybody_tells_of_a_child() -> None:
    for tells in ("minors", "danger", "minors danger"):
        texts = made_of(project_with(helping_card(), run_by="ngo", tells=tells)).texts
        assert set(texts) & set(MAY_HURT.values()) == {"claim.minors"}, tells


def test_every_fact_that_may_hurt_is_one_that_can_be_read() -> None:
    assert [pair for pair in MAY_HURT if pair[1] not in SERVICE_FACTS[pair[0]]] == []


def test_whatever_a_county_may_have_to_say_is_translated() -> None:
    loaded = project_with(helping_card(), run_by="ngo")
    assert set(MAY_HURT.values()) <= set(printed_messages(loaded, loaded.cards["help"]))


def test_untranslated_warning_keeps_the_card_from_being_made() -> None:
    loaded = project_with(helping_card(), run_by="police")
    found = edition_of(loaded, loaded.cards["help"], SPANISH, loaded.regions["us"])
    assert isinstance(found, Refused)
    assert [(one.code, one.msgctxt) for one in found.findings] == [("CRD005", "claim.police")]


def test_discreet_card_refuses_a_line_of_which_nobody_knows_who_answers() -> None:
    for missing in ("line", "text"):
        loaded = project_with(helping_card(discreet=True), text=True, run_by="ngo")
        poorer = loaded.contacts[missing]._replace(facts=())
        loaded = loaded._replace(contacts={**loaded.contacts, missing: poorer})
        found = asked_of(loaded, loaded.cards["help"], loaded.regions["us"])
        assert isinstance(found, Refused), missing
        (one,) = found.findings
        assert (one.code, one.locale, one.path) == ("CRD015", None, "cards/help.yaml")
        assert missing in one.message
        assert "run_by: {is: ngo" in one.hint
        public = helping_card()
        assert isinstance(
            asked_of(loaded._replace(cards={"help": public}), public, loaded.regions["us"]), Edition
        )


def test_a_card_without_words_says_it_in_english_until_somebody_has_translated_it() -> None:
    texts = {"help.title": "Help", "claim.police": "The police answer."}
    entry = numbers("hotline")._replace(numbers=(NumberEntry("hotline", "none"),))
    only = card(texts, block("title", BlockKind.TITLE, "help.title"), entry, discreet=True)
    there = {"police": {"run_by": "police"}, "ngo": {"run_by": "ngo"}}
    for name, facts in there.items():
        loaded = project(only, contacts={"line": contact(facts=known(**facts))})
        found = edition_of(loaded, only, SPANISH, loaded.regions["us"])
        assert isinstance(found, Edition)
        assert ("claim.police" in found.texts) == (name == "police")
        assert "claim.police" in english_messages(loaded, only)
        empty = with_entry(loaded.catalogs["es"], "claim.police", msgstr="")
        found = edition_of(loaded._replace(catalogs={"es": empty}), only, SPANISH, loaded.regions["us"])
        assert isinstance(found, Edition), name
        assert "claim.police" not in found.texts


# On paper


def _lines(elements: Iterable[Element | PlacedLine]) -> Iterator[PlacedLine]:
    for element in elements:
        if isinstance(element, PlacedLine):
            yield element
        else:
            yield from _lines(element.children)


def _set(loaded: Project, one: str) -> dict[str, list[float]]:
    """Return the baselines of every message of a card, panel after panel, the later the larger."""
    found = typeset(made_of(loaded, one), bundled.composer())
    assert isinstance(found, TypesetEdition), _messages(found)
    places: dict[str, list[float]] = {}
    for i, panel in enumerate(found.panels):
        for line in _lines(panel.elements):
            places.setdefault(line.msgctxt or line.line.text, []).append(i * 1000 - line.y)
    return places


def _messages(found: Refused) -> list[Finding]:
    return list(found.findings)


def _sample(**facts: dict[str, str]) -> Project:
    loaded = with_sentences(bundled.sample())
    changed = {
        name: one._replace(facts=known(**facts.get(name.replace("-", "_"), {})))
        for name, one in loaded.contacts.items()
    }
    return loaded._replace(contacts=changed)


def test_what_may_hurt_stands_under_its_number() -> None:
    loaded = _sample(nhth_voice={"run_by": "police", "recorded": "yes"}, nhth_text={"run_by": "ngo"})
    for one, label in (("hotline", "hotline.call"), ("indicator", "contact.nhth-voice.name")):
        places = _set(loaded, one)
        voice, text = places[label][0], places["channel.text"][0]
        for name in ("claim.police", "claim.recorded"):
            assert voice < places[name][0] < text, (one, name)


def test_a_card_without_words_says_it_under_the_number() -> None:
    loaded = bundled.project()
    bridge = loaded.cards["bridge"]
    bridge = bridge._replace(messages={**SAID, **bridge.messages})
    line = loaded.contacts["nhth-voice"]._replace(facts=known(run_by="police", recorded="yes"))
    loaded = loaded._replace(
        contacts={**loaded.contacts, line.id: line}, messages={**SAID, **loaded.messages}
    )
    for locale in ("prs", "mam"):
        language = bundled.languages().find(locale)
        assert language
        found = edition_of(loaded, bridge, language, loaded.regions["us"])
        assert isinstance(found, Edition), found
        laid = typeset(found, bundled.composer())
        assert isinstance(laid, TypesetEdition), _messages(laid)
        said = " ".join(line.line.text for panel in laid.panels for line in _lines(panel.elements))
        assert bridge.messages["claim.police"].text in said, locale
        assert bridge.messages["claim.recorded"].text in said, locale


def test_what_holds_of_a_service_is_said_once_under_the_first_of_its_numbers() -> None:
    both = {"run_by": "ngo", "tells": "minors"}
    loaded = _sample(nhth_voice=both, nhth_text=both)
    text = loaded.contacts["nhth-text"]
    elsewhere = Seen("https://example.org/another", "2026-01-01", Copy.LIVE)
    other = text._replace(facts=tuple(fact._replace(seen=elsewhere) for fact in text.facts))
    apart = loaded._replace(contacts={**loaded.contacts, text.id: other})
    for one, label in (("hotline", "hotline.call"), ("indicator", "contact.nhth-voice.name")):
        places = _set(loaded, one)
        assert len(places["claim.minors"]) == 1, one
        assert places[label][0] < places["claim.minors"][0] < places["channel.text"][0], one
        places = _set(apart, one)
        first, second = places["claim.minors"]
        assert first < places["channel.text"][0] <= second, one
