"""Rows of numbers: icon, number, what it is. A row of its own says when to call, where that is true."""

from __future__ import annotations

import pytest

from pocketcards.editions.edition import edition_of
from pocketcards.model.card import Card
from pocketcards.model.edition import Edition
from pocketcards.model.geometry import Rect
from pocketcards.model.page import PlacedLine, TypesetEdition, TypesetPanel
from pocketcards.typeset.page.fit import typeset
from tests.bundled import composer, laid_out, languages, project

WHEN, CREDIT = "hotline.danger", "hotline.credit"


def with_row() -> Card:
    """The help card with room: its emergency number has a row of its own."""
    card = project().cards["hotline"]
    blocks = {name: card.blocks[name] for name in ("speak", "questions", "numbers")}
    cover, top, bottom, back = card.layouts[0].panels
    panels = (cover, top._replace(blocks=("questions",)), bottom._replace(blocks=("numbers",)), back)
    return card._replace(blocks=blocks, layouts=(card.layouts[0]._replace(panels=panels),))


def row_in(locale: str, region: str = "us") -> Edition:
    language = languages().find(locale)
    assert language
    made = edition_of(project(), with_row(), language, project().regions[region])
    assert isinstance(made, Edition), made
    return made


def inside(locale: str, region: str = "us") -> TypesetPanel:
    made = typeset(row_in(locale, region), composer())
    assert isinstance(made, TypesetEdition), made
    return made.panels[2]


def number(panel: TypesetPanel, role: str) -> Rect:
    ((placed, run),) = [
        (placed, run)
        for placed in panel.lines()
        for run in placed.line.runs
        if run.atom and run.atom.role == role
    ]
    return Rect(placed.x + run.x, placed.y, run.width, run.size * 0.714)


def said(panel: TypesetPanel, msgctxt: str) -> list[PlacedLine]:
    return [placed for placed in panel.lines() if placed.msgctxt == msgctxt]


def test_a_row_prints_its_sentences_where_they_are_true() -> None:
    assert {WHEN, CREDIT} <= set(row_in("en").texts)
    assert WHEN in row_in("en", "gb").texts
    assert CREDIT not in row_in("en", "gb").texts
    assert not said(inside("en", "gb"), CREDIT)


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_sentences_stand_beside_their_number_on_one_edge(locale: str) -> None:
    panel = inside(locale)
    box, lines = number(panel, "emergency"), [*said(panel, WHEN), *said(panel, CREDIT)]
    assert len(lines) >= 2
    rtl = locale == "ar"
    edges = {round(line.x + line.line.width if rtl else line.x, 2) for line in lines}
    assert len(edges) == 1
    edge = edges.pop()
    assert edge < box.x if rtl else edge > box.right
    # around the middle of the figures, the first above it and the second below it
    assert lines[0].y > box.y + box.height / 2 - lines[0].line.ink_ascent
    assert lines[-1].y < box.y + box.height / 2
    assert lines[0].y > lines[1].y


@pytest.mark.parametrize("locale", ["en", "ar", "th"])
def test_numbers_of_a_panel_stand_on_one_edge(locale: str) -> None:
    made = laid_out("indicator", locale)
    panel = made.panels[-1]
    roles = [role for role in ("hotline", "textline", "relay") if role in made.edition.atoms]
    assert len(roles) == 3
    boxes = [number(panel, role) for role in roles]
    edges = [box.right if locale == "ar" else box.x for box in boxes]
    assert max(edges) - min(edges) < 0.01
