"""A card is ready where the very words it prints are signed, by speakers and for safety."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pocketcards.editions.edition import edition_of, english_messages
from pocketcards.editions.vouching import vouching
from pocketcards.model.card import BlockKind, Card, Layout, PanelPlan
from pocketcards.model.edition import Edition, Status, in_words
from pocketcards.model.locale import SOURCE_LANGUAGE, Language
from pocketcards.model.project import Project
from pocketcards.model.review import (
    OWN_NAME,
    SPOKEN_NAME,
    Reviews,
    Signature,
    name_hashes,
    safety_hashes,
    title_id,
    translation_hash,
)
from tests.builders import KHMER, SPANISH, block, card, catalog, contact, numbers, project, region
from tests.builders import with_entry as changed_entry
from tests.support.each import each

DAY = date(2026, 11, 22)
TEXTS = {"help.title": "Help", "label.hotline": "Call", "channel.interpreters": "Interpreters"}


def _project(**changes: object) -> Project:
    title = block("title", BlockKind.TITLE, "help.title")
    only = card(TEXTS, title, numbers("hotline"))
    service = contact(hours_en="Day and night", cost_en="Free call")
    own = {
        "contact.line.name": "Line",
        "contact.line.hours": "Day and night",
        "contact.line.cost": "Free call",
    }
    messages = only.messages | card(own).messages
    given: dict[str, object] = {
        "contacts": {"line": service},
        "messages": messages,
        "catalogs": {"es": catalog("es", messages)},
    }
    return project(only, **{**given, **changes})


def _signed(
    loaded: Project, *, language: bool = True, safety: tuple[str, ...] = ("Desk", "Harbour")
) -> Project:
    """Sign everything there is, for safety by these teams."""
    only = loaded.cards["help"]
    texts = {name: loaded.catalogs["es"].text_of(one) or "" for name, one in loaded.messages.items()}
    spoken = {name: translation_hash(one, texts[name]) for name, one in loaded.messages.items()}
    english = safety_hashes(only, [loaded.messages[name] for name in english_messages(loaded, only)])
    reviews = Reviews(
        {"es": (Signature("Speakers", DAY, spoken),)} if language else {},
        {"help": tuple(Signature(team, DAY, english) for team in safety)},
    )
    return loaded._replace(reviews=reviews)


def _status(loaded: Project, language: Language = SPANISH) -> Status:
    found = edition_of(loaded, loaded.cards["help"], language, loaded.regions["us"])
    assert isinstance(found, Edition), found
    return found.status


def _lacks(loaded: Project, language: Language = SPANISH) -> str:
    found = edition_of(loaded, loaded.cards["help"], language, loaded.regions["us"])
    assert isinstance(found, Edition), found
    assert (found.status is Status.DRAFT) is bool(found.lacks)
    return in_words(found.lacks)


def test_signing_makes_ready() -> None:
    loaded = _project()
    assert _status(loaded) is Status.DRAFT
    assert _status(_signed(loaded)) is Status.READY


def test_one_kind_of_signature_is_not_enough() -> None:
    loaded = _project()
    assert _lacks(_signed(loaded, safety=())) == "not checked for safety"
    assert _lacks(_signed(loaded, language=False)) == "not checked by a speaker"
    assert _lacks(loaded) == "not checked by a speaker or for safety"


def test_safety_takes_two_different_teams() -> None:
    loaded = _project()
    assert _lacks(_signed(loaded, safety=("Desk",))) == "not checked twice for safety"
    assert (
        _lacks(_signed(loaded, safety=("Desk", "  desk")), SOURCE_LANGUAGE) == "not checked twice for safety"
    )
    once = _signed(loaded, safety=("Desk",), language=False)
    assert _lacks(once) == "not checked by a speaker or twice for safety"
    both = _signed(loaded)
    first, second = both.reviews.safety["help"]
    part = second._replace(hashes={"help.title": second.hashes["help.title"]})
    signed = both._replace(reviews=both.reviews._replace(safety={"help": (first, part)}))
    found = vouching(signed, signed.cards["help"], SOURCE_LANGUAGE, {}, TEXTS)
    assert found.unsafe == ()
    assert set(found.once) == {title_id("help"), *TEXTS} - {"help.title"}


def test_english_needs_no_speaker() -> None:
    loaded = _signed(_project(), language=False)
    assert _status(loaded, SOURCE_LANGUAGE) is Status.READY
    assert _status(_signed(_project(), safety=()), SOURCE_LANGUAGE) is Status.DRAFT


def test_signatures_of_one_language_are_none_of_another() -> None:
    loaded = _signed(_project())
    other = loaded._replace(catalogs={**loaded.catalogs, "km": catalog("km", loaded.messages)})
    assert _status(other, KHMER) is Status.DRAFT


@each("name", ["help.title", "label.hotline", "channel.interpreters", "contact.line.hours"])
def test_each_message_must_be_signed(name: str) -> None:
    loaded = _signed(_project())
    for kind in ("language", "safety"):
        signatures = dict(getattr(loaded.reviews, kind))
        ((key, (*others, one)),) = signatures.items()
        hashes = {known: found for known, found in one.hashes.items() if known != name}
        reviews = loaded.reviews._replace(**{kind: {key: (*others, one._replace(hashes=hashes))}})
        assert _status(loaded._replace(reviews=reviews)) is Status.DRAFT


def _english(loaded: Project, name: str, text: str, **changes: object) -> Project:
    """Change the English, and let the translation follow it, as `update --same-meaning` would."""
    messages = {**loaded.messages, name: loaded.messages[name]._replace(text=text, **changes)}  # type: ignore[arg-type]
    entry = changed_entry(loaded.catalogs["es"], name, msgid=text)
    return loaded._replace(messages=messages, catalogs={"es": entry})


def _translation(loaded: Project, name: str, text: str) -> Project:
    return loaded._replace(catalogs={"es": changed_entry(loaded.catalogs["es"], name, msgstr=text)})


def _card(loaded: Project, **changes: object) -> Project:
    changed: Card = loaded.cards["help"]._replace(**changes)  # type: ignore[arg-type]
    return loaded._replace(cards={"help": changed})


def _contact(loaded: Project, **changes: object) -> Project:
    return loaded._replace(contacts={"line": loaded.contacts["line"]._replace(**changes)})  # type: ignore[arg-type]


VOIDS: dict[str, tuple[Callable[[Project], Project], bool, bool]] = {
    # What changes, and whether Spanish and English are ready afterwards.
    "translation": (lambda one: _translation(one, "help.title", "Socorro"), False, True),
    "translation, a space": (lambda one: _translation(one, "help.title", "x Help "), False, True),
    "translation of common words": (lambda one: _translation(one, "channel.interpreters", "y"), False, True),
    "translation of a contact": (lambda one: _translation(one, "contact.line.hours", "y"), False, True),
    "english": (lambda one: _english(one, "help.title", "Helps"), False, False),
    "common english": (lambda one: _english(one, "channel.interpreters", "Translators"), False, False),
    "hours in words": (lambda one: _english(one, "contact.line.hours", "Always"), False, False),
    "cost": (lambda one: _english(one, "contact.line.cost", "Free"), False, False),
    "title": (lambda one: _card(one, title="Other"), False, False),
    "picture": (lambda one: _card(one, pictograms={"help.title": "visibility"}), False, False),
}
KEEPS: dict[str, Callable[[Project], Project]] = {
    "number": lambda one: _contact(one, dial="+18005550199", printed="1-800-555-0199"),
    "hours as data": lambda one: _contact(one, hours="Mo-Fr 09:00-17:00"),
    "languages of the contact": lambda one: _contact(one, languages=("en", "fr")),
    "where it was seen": lambda one: _contact(one, called=("2026-11-22", "Team")),
    "name that is not printed": lambda one: _english(one, "contact.line.name", "Other line"),
    "layout": lambda one: _card(one, layouts=(Layout((PanelPlan("front", ()), PanelPlan("back", ()))),)),
    "order of the blocks": lambda one: _card(
        one, blocks=dict(reversed(list(one.cards["help"].blocks.items())))
    ),
    "note": lambda one: _english(one, "help.title", "Help", note="Another note"),
    "limit": lambda one: _english(one, "help.title", "Help", limit=4),
    "comment of the translator": lambda one: one._replace(
        catalogs={"es": changed_entry(one.catalogs["es"], "help.title", comments=("hm",))}
    ),
    "paper": lambda one: one._replace(regions={"us": region(paper="a4")}),
}


@each("name", VOIDS)
def test_change_of_words_voids(name: str) -> None:
    change, spanish, english = VOIDS[name]
    changed = change(_signed(_project()))
    assert (_status(changed) is Status.READY) is spanish
    assert (_status(changed, SOURCE_LANGUAGE) is Status.READY) is english


@each("name", KEEPS)
def test_change_of_anything_else_voids_nothing(name: str) -> None:
    changed = KEEPS[name](_signed(_project()))
    assert _status(changed) is Status.READY
    assert _status(changed, SOURCE_LANGUAGE) is Status.READY


@pytest.mark.slow
@given(st.sampled_from(sorted(TEXTS)), st.text(min_size=1))
def test_only_the_very_same_words_are_signed(name: str, text: str) -> None:
    loaded = _signed(_project())
    before = loaded.catalogs["es"].entries[name].msgstr
    assert (_status(_translation(loaded, name, text)) is Status.READY) is (text == before)


def test_change_voids_no_other_message() -> None:
    loaded = _translation(_signed(_project()), "help.title", "Socorro")
    texts = {name: loaded.catalogs["es"].text_of(one) or "" for name, one in loaded.messages.items()}
    assert loaded.reviews.unread("es", loaded.messages.values(), texts) == ["help.title"]


def _bridge(*locales: str) -> Project:
    only = card(
        {"speak.self": "I speak English."}, block("name", BlockKind.ENDONYM), numbers("hotline", label="none")
    )
    return project(only, catalogs={locale: catalog(locale, only.messages) for locale in locales})


def test_bridge_without_words_is_ready_when_somebody_vouches_for_what_the_language_is_called() -> None:
    loaded = _bridge()
    assert _status(loaded, KHMER) is Status.DRAFT
    assert english_messages(loaded, loaded.cards["help"]) == ["speak.self"]
    hashes = safety_hashes(loaded.cards["help"], [])
    both = tuple(Signature(team, DAY, hashes) for team in ("Desk", "Harbour"))
    loaded = loaded._replace(reviews=Reviews({}, {"help": both}))
    found = vouching(loaded, loaded.cards["help"], KHMER, {}, [])
    assert (found.unread, found.unsafe, found.once) == ((), (), ())
    assert found.unnamed == (OWN_NAME, SPOKEN_NAME)
    assert _status(loaded, KHMER) is Status.DRAFT
    names = name_hashes(KHMER)
    for signed, status in (({OWN_NAME: names[OWN_NAME]}, Status.DRAFT), (names, Status.READY)):
        reviews = Reviews({"km": (Signature("Speakers", DAY, signed),)}, {"help": both})
        signed_by_speakers = loaded._replace(reviews=reviews)
        assert _status(signed_by_speakers, KHMER) is status
        assert _status(signed_by_speakers, KHMER._replace(spoken=("Kampuchean",))) is Status.DRAFT
    assert _status(loaded, SOURCE_LANGUAGE) is Status.DRAFT  # "I speak English." is signed by nobody


def test_bridge_that_prints_a_sentence_is_a_draft_too() -> None:
    """The name of the language, which it is made for, has nobody's signature."""
    loaded = _bridge("es")
    hashes = safety_hashes(loaded.cards["help"], [])
    both = tuple(Signature(team, DAY, hashes) for team in ("Desk", "Harbour"))
    words = translation_hash(loaded.messages["speak.self"], "x I speak English.")
    spoken = Signature("Speakers", DAY, {"speak.self": words})
    loaded = loaded._replace(reviews=Reviews({"es": (spoken,)}, {"help": both}))
    assert _status(loaded) is Status.DRAFT
