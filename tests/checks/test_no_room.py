"""Texts that have no room on a card, as `check` tells of them without making a file."""

from __future__ import annotations

from pocketcards.editions.legible import check_fit
from tests import bundled


def test_text_that_cannot_fit_is_told_where_its_language_is_named() -> None:
    whole = bundled.project()
    catalog = whole.catalogs["es"]
    long = catalog.entries["meaning"]._replace(msgstr="Alguien manda y no paga. " * 40)
    changed = whole._replace(catalogs={"es": catalog._replace(entries={**catalog.entries, "meaning": long})})
    assert {one.code for one in check_fit(changed, bundled.languages(), ["es"])} == {"FIT001"}
    assert check_fit(whole, bundled.languages(), ["es"]) == []


def test_check_says_which_sentences_have_no_room_in_a_language() -> None:
    loaded = bundled.project()
    card = loaded.cards["hotline"]
    first = card.layouts[0]
    short = tuple(panel.keeping(set(panel.blocks) - {"questions"}) for panel in first.panels)
    card = card._replace(layouts=(*card.layouts, first._replace(panels=short)))
    entry = loaded.catalogs["es"].entries["hotline.ask.papers"]
    long = entry._replace(msgstr=entry.msgstr * 40)
    spanish = loaded.catalogs["es"]._replace(entries={**loaded.catalogs["es"].entries, entry.msgctxt: long})
    us = {"us": loaded.regions["us"]}
    changed = loaded._replace(cards={card.id: card}, regions=us, catalogs={"es": spanish})
    (found,) = check_fit(changed, bundled.languages(), ["es"])
    assert (found.code, found.severity.value, found.locale) == ("FIT004", "warning", "es")
    assert found.message.startswith("hotline in us is without ")
    assert "hotline.ask.papers" in found.message
