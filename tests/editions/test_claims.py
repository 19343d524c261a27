"""What a card says of a service, the service says itself; what may hurt a caller is said always."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pocketcards.editions.edition import edition_of, english_messages, printed_messages
from pocketcards.model.card import BlockKind, Card, NumberEntry
from pocketcards.model.contact import (
    MAY_HURT,
    SERVICE_FACTS,
    Contact,
    ContactKind,
    Copy,
    Fact,
    Need,
    Region,
    Seen,
)
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Finding, Refused
from pocketcards.model.message import Message
from pocketcards.model.page import Element, PlacedLine, TypesetEdition
from pocketcards.model.project import Project
from pocketcards.typeset.page.fit import typeset
from tests import bundled
from tests.builders import (
    AT,
    ENGLISH,
    SPANISH,
    block,
    card,
    contact,
    known,
    numbers,
    project,
    region,
    with_entry,
)

SAID = {name: Message(name, f"What {name} says.", AT) for name in MAY_HURT.values()}
NAME = Need("hotline", "anonymous", "yes")
OWN = "You do not have to give your name."


def _with_sentences(loaded: Project) -> Project:
    """Return a project that has words for everything that may hurt a caller."""
    return replace(loaded, messages={**SAID, **loaded.messages})


def _asked(loaded: Project, one: Card, where: Region) -> Edition | Refused:
    return edition_of(loaded, one, ENGLISH, where)


def _made(loaded: Project, one: str = "help") -> Edition:
    found = _asked(loaded, loaded.cards[one], loaded.regions["us"])
    assert isinstance(found, Edition), found
    return found


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
    loaded = _with_sentences(bundled.project())
    claims = {name: one.needs for name, one in loaded.messages.items() if one.needs}
    assert "hotline.name" in claims
    wrong, missing = [], []
    for one, where in _places(loaded):
        made = _asked(loaded, one, where)
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
    loaded = _with_sentences(bundled.project())
    before = {(one.id, where.id): _asked(loaded, one, where) for one, where in _places(loaded)}
    odd = []
    for line in loaded.printable:
        for fact in line.facts:
            kept = tuple(one for one in line.facts if one is not fact)
            poorer = replace(loaded, contacts={**loaded.contacts, line.id: replace(line, facts=kept)})
            for one, where in _places(poorer):
                old, new = before[one.id, where.id], _asked(poorer, one, where)
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


# What pleases


def _card(*, discreet: bool = False, needs: tuple[Need, ...] = (NAME,), **changes: object) -> Card:
    texts = {"help.title": "Help", "help.name": OWN, "help.call": "Call.", "label.hotline": "Call"}
    texts["label.textline"] = "Text"
    blocks = (
        block("title", BlockKind.TITLE, "help.title"),
        block("know", BlockKind.SIGNS, "help.name", "help.call"),
        numbers("hotline", "textline"),
    )
    audience = "discreet" if discreet else "public"
    made = card(texts, *blocks, audience=audience, discreet=discreet, **changes)
    named = replace(made.messages["help.name"], needs=needs)
    return replace(made, messages={**made.messages, named.id: named})


def _project(only: Card, *, text: bool = False, **facts: str) -> Project:
    line = contact(facts=known(**facts))
    other = contact("text", kind=ContactKind.TEXT, facts=known(**facts))
    roles = {"hotline": "line", "textline": "text"} if text else {"hotline": "line"}
    given = {"line": line, "text": other}
    return _with_sentences(project(only, contacts=given, regions={"us": region(roles=roles)}))


def test_what_pleases_is_said_only_where_a_page_says_it() -> None:
    said = {
        says: "help.name" in _made(_project(_card(), run_by="ngo", **facts)).texts
        for says, facts in {
            "yes": {"anonymous": "yes"},
            "no": {"anonymous": "no"},
            "unknown": {},
            "something else": {"papers": "not-needed"},
        }.items()
    }
    assert said == {"yes": True, "no": False, "unknown": False, "something else": False}


def test_a_fact_of_another_role_or_of_an_unconfirmed_contact_says_nothing() -> None:
    other = _card(needs=(Need("textline", "anonymous", "yes"),))
    assert "help.name" not in _made(_project(other, run_by="ngo", anonymous="yes")).texts
    assert "help.name" in _made(_project(other, text=True, run_by="ngo", anonymous="yes")).texts
    loaded = _project(other, text=True, run_by="ngo", anonymous="yes")
    unseen = replace(loaded.contacts["text"], confirmed=False)
    loaded = replace(loaded, contacts={**loaded.contacts, "text": unseen})
    assert "help.name" not in _made(loaded).texts


def test_a_list_closes_up_and_an_empty_block_goes() -> None:
    made = _made(_project(_card(), run_by="ngo"))
    assert made.card.blocks["know"].messages == ("help.call",)
    alone = _card()
    needing = {**alone.blocks, "know": replace(alone.blocks["know"], messages=("help.name",))}
    made = _made(_project(replace(alone, blocks=needing), run_by="ngo"))
    assert "know" not in made.card.blocks
    assert [panel.blocks for panel in made.card.layouts[0].panels] == [("title", "numbers"), ()]


def test_a_block_can_need_a_fact_of_its_own() -> None:
    plain = _card(needs=())
    needing = {**plain.blocks, "know": replace(plain.blocks["know"], needs=(NAME,))}
    plain = replace(plain, blocks=needing)
    assert "help.call" not in _made(_project(plain, run_by="ngo")).texts
    assert "help.call" in _made(_project(plain, run_by="ngo", anonymous="yes")).texts


def test_nobody_translates_or_signs_what_no_region_says() -> None:
    loaded = _project(_card(), run_by="ngo")
    for names in (
        english_messages(loaded, loaded.cards["help"]),
        printed_messages(loaded, loaded.cards["help"]),
    ):
        assert "help.name" not in names
        assert "help.call" in names


# What may hurt


def test_what_may_hurt_is_said_wherever_the_number_stands() -> None:
    for (name, says), message in MAY_HURT.items():
        facts = {"run_by": "ngo", name: says}
        for only in (_card(), _card(discreet=True)):
            assert message in _made(_project(only, **facts)).texts, (name, says)
    harmless = {"run_by": "ngo", "anonymous": "no", "recorded": "no", "papers": "needed", "cost": "charged"}
    texts = _made(_project(_card(), **harmless)).texts
    assert not set(texts) & set(MAY_HURT.values())


def test_who_tells_of_anybody_tells_of_a_child() -> None:
    for tells in ("minors", "danger", "minors danger"):
        texts = _made(_project(_card(), run_by="ngo", tells=tells)).texts
        assert set(texts) & set(MAY_HURT.values()) == {"claim.minors"}, tells


def test_every_fact_that_may_hurt_is_one_that_can_be_read() -> None:
    assert [pair for pair in MAY_HURT if pair[1] not in SERVICE_FACTS[pair[0]]] == []


def test_whatever_a_county_may_have_to_say_is_translated() -> None:
    loaded = _project(_card(), run_by="ngo")
    assert set(MAY_HURT.values()) <= set(printed_messages(loaded, loaded.cards["help"]))


def test_untranslated_warning_keeps_the_card_from_being_made() -> None:
    loaded = _project(_card(), run_by="police")
    found = edition_of(loaded, loaded.cards["help"], SPANISH, loaded.regions["us"])
    assert isinstance(found, Refused)
    assert [(one.code, one.msgctxt) for one in found.findings] == [("CRD005", "claim.police")]


def test_discreet_card_refuses_a_line_of_which_nobody_knows_who_answers() -> None:
    for missing in ("line", "text"):
        loaded = _project(_card(discreet=True), text=True, run_by="ngo")
        poorer = replace(loaded.contacts[missing], facts=())
        loaded = replace(loaded, contacts={**loaded.contacts, missing: poorer})
        found = _asked(loaded, loaded.cards["help"], loaded.regions["us"])
        assert isinstance(found, Refused), missing
        (one,) = found.findings
        assert (one.code, one.locale, one.path) == ("CRD015", None, "cards/help.yaml")
        assert missing in one.message
        assert "run_by: {is: ngo" in one.hint
        public = _card()
        assert isinstance(
            _asked(replace(loaded, cards={"help": public}), public, loaded.regions["us"]), Edition
        )


def test_a_card_without_words_says_it_in_english_until_somebody_has_translated_it() -> None:
    texts = {"help.title": "Help", "claim.police": "The police answer."}
    entry = replace(numbers("hotline"), numbers=(NumberEntry("hotline", "none"),))
    only = card(texts, block("title", BlockKind.TITLE, "help.title"), entry, discreet=True)
    there = {"police": {"run_by": "police"}, "ngo": {"run_by": "ngo"}}
    for name, facts in there.items():
        loaded = project(only, contacts={"line": contact(facts=known(**facts))})
        found = edition_of(loaded, only, SPANISH, loaded.regions["us"])
        assert isinstance(found, Edition)
        assert ("claim.police" in found.texts) == (name == "police")
        assert "claim.police" in english_messages(loaded, only)
        empty = with_entry(loaded.catalogs["es"], "claim.police", msgstr="")
        found = edition_of(replace(loaded, catalogs={"es": empty}), only, SPANISH, loaded.regions["us"])
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
    found = typeset(_made(loaded, one), bundled.composer())
    assert isinstance(found, TypesetEdition), _messages(found)
    places: dict[str, list[float]] = {}
    for i, panel in enumerate(found.panels):
        for line in _lines(panel.elements):
            places.setdefault(line.msgctxt or line.line.text, []).append(i * 1000 - line.y)
    return places


def _messages(found: Refused) -> list[Finding]:
    return list(found.findings)


def _sample(**facts: dict[str, str]) -> Project:
    loaded = _with_sentences(bundled.sample())
    changed = {
        name: replace(one, facts=known(**facts.get(name.replace("-", "_"), {})))
        for name, one in loaded.contacts.items()
    }
    return replace(loaded, contacts=changed)


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
    bridge = replace(bridge, messages={**SAID, **bridge.messages})
    line = replace(loaded.contacts["nhth-voice"], facts=known(run_by="police", recorded="yes"))
    loaded = replace(
        loaded, contacts={**loaded.contacts, line.id: line}, messages={**SAID, **loaded.messages}
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
    other = replace(text, facts=tuple(fact._replace(seen=elsewhere) for fact in text.facts))
    apart = replace(loaded, contacts={**loaded.contacts, text.id: other})
    for one, label in (("hotline", "hotline.call"), ("indicator", "contact.nhth-voice.name")):
        places = _set(loaded, one)
        assert len(places["claim.minors"]) == 1, one
        assert places[label][0] < places["claim.minors"][0] < places["channel.text"][0], one
        places = _set(apart, one)
        first, second = places["claim.minors"]
        assert first < places["channel.text"][0] <= second, one
