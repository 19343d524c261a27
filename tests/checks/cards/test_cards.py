"""Discreet cards: nothing on the outside tells what they are. The words that do, and words that promise."""

from __future__ import annotations

import pytest

from pocketcards.checks import CHECKS
from pocketcards.model.card import BlockKind, NumberEntry
from pocketcards.model.finding import Finding
from pocketcards.model.message import Message
from pocketcards.model.project import Project
from pocketcards.model.words import FACTS
from tests import bundled
from tests.support.each import each

LOCALES = bundled.LOCALES[1:]


CHECKED = [check for check in CHECKS if check.rule.code.startswith("CRD") or check.rule.code == "MSG022"]


def _found(loaded: Project) -> list[Finding]:
    return [found for check in CHECKED for found in check.find(loaded)]


def _codes(loaded: Project) -> set[str]:
    return {found.code for found in _found(loaded)}


def _in_spanish() -> Project:
    """The project with one of its translations."""
    loaded = bundled.project()
    return loaded._replace(catalogs={"es": loaded.catalogs["es"]})


def _card(**changes: object) -> Project:
    """The project, in Spanish, with its discreet card changed."""
    loaded = _in_spanish()
    card = loaded.cards["hotline"]._replace(**changes)  # type: ignore[arg-type]
    return loaded._replace(
        cards={**loaded.cards, "hotline": card}, messages={**loaded.messages, **card.messages}
    )


def _translated(locale: str, name: str, text: str) -> Project:
    loaded = bundled.project()
    catalog = loaded.catalogs[locale]
    entry = catalog.entries[name]._replace(msgstr=text)
    kept = {one: catalog.entries[one] for one in catalog.entries if one.startswith("contact.")}
    return loaded._replace(catalogs={locale: catalog._replace(entries={**kept, name: entry})})


def test_discreet_card_of_the_project_is_neutral() -> None:
    assert bundled.project().cards["hotline"].discreet
    assert {code for code in _codes(_in_spanish()) if code.startswith("CRD")} == set()


@pytest.mark.slow
@each("locale", LOCALES, shares=2)
def test_telling_word_on_the_outside_is_found_in_every_language(locale: str) -> None:
    spoken = bundled.project().catalogs[locale].entries["speak.self"].msgstr
    for word in bundled.project().words[locale].telling:
        found = _found(_translated(locale, "speak.self", f"{spoken} {word.strip('*')}"))
        assert "CRD006" in {one.code for one in found}, word
        assert {one.msgctxt for one in found if one.code == "CRD006"} == {"speak.self"}


@each("locale", LOCALES)
def test_telling_word_within_is_left_alone(locale: str) -> None:
    text = bundled.project().catalogs[locale].entries["hotline.ask.force"].msgstr
    word = bundled.project().words[locale].telling[0].strip("*")
    assert "CRD006" not in _codes(_translated(locale, "hotline.ask.force", f"{text} {word}"))


@each("title", ["Trafficking", "Escape", "For victims", "Hotline card", "sex work"])
def test_telling_title_is_found(title: str) -> None:
    assert {code for code in _codes(_card(title=title)) if code.startswith("CRD")} == {"CRD006"}


OUTSIDE = [(block, side) for block in ("questions", "numbers", "say", "list") for side in (0, 3)]
NAMED = ("say", 3)
"""The back may say what the language is called in English."""


@each(("block", "side"), OUTSIDE)
def test_any_other_block_on_the_outside_is_found(block: str, side: int) -> None:
    card = bundled.project().cards["hotline"]
    panels = list(card.layouts[0].panels)
    panels[side] = panels[side]._replace(blocks=(*panels[side].blocks, block))
    layout = card.layouts[0]._replace(panels=tuple(panels))
    assert ("CRD008" in _codes(_card(layouts=(layout,)))) is ((block, side) != NAMED)


def test_layout_without_a_fold_is_found() -> None:
    card = bundled.project().cards["hotline"]
    flat = card.layouts[0]._replace(fold=None, panels=card.layouts[0].panels[:2])
    assert "CRD008" in _codes(_card(layouts=(*card.layouts, flat)))


def test_name_of_the_service_is_found_as_label_and_in_texts() -> None:
    card = bundled.project().cards["hotline"]
    numbers = card.blocks["numbers"]._replace(numbers=(NumberEntry("hotline", "contact"),))
    assert "CRD007" in _codes(_card(blocks={**card.blocks, "numbers": numbers}))
    text = "Ask the National Human Trafficking Hotline."
    messages = {**card.messages, "hotline.yes": card.messages["hotline.yes"]._replace(text=text)}
    assert "CRD007" in _codes(_card(messages=messages))


@each("locale", LOCALES)
def test_translated_name_of_the_service_is_found(locale: str) -> None:
    name = bundled.project().catalogs[locale].entries["contact.nhth-voice.name"].msgstr
    assert "CRD007" in _codes(_translated(locale, "hotline.yes", f"{name}."))


@each("word", ["BEFREE", "befree", "BeFree"])
def test_number_as_a_word_is_found(word: str) -> None:
    assert "CRD009" in _codes(_translated("es", "hotline.yes", f"Escriba a {word}."))


def test_public_card_may_say_all_this() -> None:
    blocks = bundled.project().cards["indicator"].blocks.values()
    assert any(entry.label == "contact" for block in blocks for entry in block.numbers)
    assert any(block.kind is BlockKind.TITLE for block in blocks)


# Promises


@pytest.mark.slow
@each("locale", LOCALES, shares=2)
def test_promise_is_found_in_every_language(locale: str) -> None:
    text = bundled.project().catalogs[locale].entries["hotline.name"].msgstr
    for words in bundled.project().words[locale].promises.values():
        for word in words:
            changed = _translated(locale, "hotline.name", f"{text} {word.strip('*')}")
            assert "MSG022" in _codes(changed), word


@each(
    ("text", "fact"),
    [
        ("Your call is confidential.", "confidential"),
        ("Calls are anonymous and free.", "anonymous"),
        ("You are safe with us.", "safe"),
        ("It is a free call.", "free"),
    ],
)
def test_promise_of_the_english_needs_a_fact_in_every_region(text: str, fact: str) -> None:
    loaded = _in_spanish()
    message = Message("new.text", text, loaded.messages["hotline.yes"].at)
    promised = loaded._replace(messages={**loaded.messages, "new.text": message})
    found = [one for one in _found(promised) if one.code == "MSG022"]
    assert any(repr(fact) in one.message for one in found)
    regions = {name: one._replace(facts=FACTS) for name, one in loaded.regions.items()}
    assert "MSG022" not in _codes(promised._replace(regions=regions))
    other = next(iter(regions.values()))._replace(id="other", facts=())
    assert "MSG022" in _codes(promised._replace(regions={**regions, "other": other}))
