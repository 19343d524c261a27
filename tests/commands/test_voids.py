"""A signature holds for the very words that were signed: what voids it on real files, and what does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pocketcards.editions.edition import edition_of
from pocketcards.model.edition import Edition, Status, in_words
from pocketcards.model.page import TypesetEdition
from pocketcards.typeset.page.fit import typeset
from tests import bundled
from tests.commands.signatures import (
    COMMON,
    CONTACTS,
    ES,
    HOTLINE,
    INDICATOR,
    LOCK,
    PO,
    SAFETY,
    Run,
    Said,
    states_of,
)
from tests.projects import copied, edit

pytestmark = pytest.mark.slow


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", "es")


# What voids, on real files: which of the four (en, es) x (hotline, indicator) stay ready


ALL = {("en", "hotline"), ("es", "hotline"), ("en", "indicator"), ("es", "indicator")}
NUMBER = [
    (path, old, new)
    for path in (CONTACTS, LOCK)
    for old, new in (("888-373-7888", "888-573-7888"), ("+18883737888", "+18885737888"))
]
VOIDS: dict[str, tuple[list[tuple[str, str, str]], set[tuple[str, str]]]] = {
    "translation": ([(PO, "Hablo español.", "Yo hablo español.")], {("es", "hotline")}),
    "translation of common words": (
        [(PO, "Mensaje de texto", "Mensaje")],
        {("es", "hotline"), ("es", "indicator")},
    ),
    "english": (
        [(path, "Know the signs", "Know these signs") for path in (PO,)]
        + [(INDICATOR, 'text: "Know the signs"', 'text: "Know these signs"')],
        {("en", "indicator"), ("es", "indicator")},
    ),
    "common english": ([(path, "Text message", "A text message") for path in (PO, COMMON)], ALL),
    "name of a contact": (
        [
            (path, '"National Human Trafficking Hotline"', '"Human Trafficking Hotline"')
            for path in (PO, CONTACTS)
        ],
        {("en", "indicator"), ("es", "indicator")},
    ),
    "hours in words": ([(path, '"Day and night"', '"Always"') for path in (PO, CONTACTS)], ALL),
    "title of a card": (
        [(INDICATOR, 'title: "Know the signs"\naudience', 'title: "Signs"\naudience')],
        {("en", "indicator"), ("es", "indicator")},
    ),
}
KEEPS: dict[str, list[tuple[str, str, str]]] = {
    "number": NUMBER,
    "hours as data": [(CONTACTS, '{always: "yes", say:', '{open: "Mo-Fr 09:00-17:00", say:')],
    "layout": [(HOTLINE, "[numbers, say, danger, credit]", "[danger, numbers, say, credit]")],
    "note": [(COMMON, "Label of the relay number 711.", "Another note.")],
    "limit": [(COMMON, 'limit: "24"', 'limit: "30"')],
    "why": [(COMMON, "Some people cannot speak where they are.", "Another reason.")],
    "extracted comment": [(PO, "#. At most 24 characters.\n", "")],
    "comment": [(PO, 'msgctxt "channel.text"', '# A thought.\nmsgctxt "channel.text"')],
}


@pytest.mark.parametrize("name", VOIDS)
def test_change_of_words_voids_what_prints_them(whole: Run, root: Path, capsys: Said, name: str) -> None:
    edits, voided = VOIDS[name]
    for path, old, new in edits:
        edit(root / path, old, new)
    states = {key: row["state"] for key, row in states_of(whole, capsys).items()}
    assert {key for key, state in states.items() if state != "ready"} == voided
    assert whole("check") == 0
    assert "warning REV002" in capsys.readouterr().out


@pytest.mark.parametrize("name", KEEPS)
def test_change_of_anything_else_voids_nothing(whole: Run, root: Path, capsys: Said, name: str) -> None:
    for path, old, new in KEEPS[name]:
        edit(root / path, old, new)
    assert {row["state"] for row in states_of(whole, capsys).values()} == {"ready"}
    assert whole("check", "--strict") == 0


def test_stale_signatures_are_one_finding_a_language(whole: Run, root: Path, capsys: Said) -> None:
    for old in ("Hablo español.", "Mensaje de texto", "Diga en inglés:"):
        edit(root / PO, old, f"{old} x")
    edit(root / COMMON, "I speak English.", "I am speaking English.")
    assert whole("check", "--output-format", "json") == 0
    found = [one for one in json.loads(capsys.readouterr().out) if one["code"] == "REV002"]
    assert [(one["path"], one["locale"], one["msgctxt"]) for one in found] == [
        (SAFETY, None, "speak.self"),
        (ES, "es", "channel.text"),
    ]
    assert found[0]["message"] == "hotline: 1 text changed since signed: speak.self"
    assert found[1]["message"].startswith("3 texts changed since signed: channel.text")
    assert "--safety hotline" in found[0]["hint"]


# On paper


@pytest.mark.parametrize("card", ["hotline", "indicator"])
@pytest.mark.parametrize("locale", ["en", "es", "ur"])
def test_reviewed_card_differs_from_its_draft_in_the_strip_alone(card: str, locale: str) -> None:
    loaded, language = bundled.sample(), bundled.languages().find(locale)
    assert language
    draft = edition_of(loaded, loaded.cards[card], language, loaded.regions["us"])
    assert isinstance(draft, Edition)
    assert draft.status is Status.DRAFT
    panels = [_panels(edition) for edition in (draft, draft._replace(lacks=()))]
    said = ("DRAFT", in_words(draft.lacks))
    for i, (before, after) in enumerate(zip(*panels, strict=True)):
        strip = [line for line in before if line[0] in said]
        # The inside is one page, its strip below the fold; outside, a discreet card says DRAFT alone.
        assert len(strip) == (0 if i == 1 else 1 if draft.card.discreet and i in (0, 3) else 2)
        assert [line for line in before if line not in strip] == after


def _panels(edition: Edition) -> list[list[tuple[str, float, float]]]:
    laid_out = typeset(edition, bundled.composer())
    assert isinstance(laid_out, TypesetEdition)
    return [[(line.line.text, line.x, line.y) for line in panel.lines()] for panel in laid_out.panels]
