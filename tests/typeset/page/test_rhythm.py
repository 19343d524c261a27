"""Rhythm: panels begin on one line, baselines stand on a grid, and what belongs together stands together."""

from __future__ import annotations

import pytest

from pocketcards.model.geometry import mm
from pocketcards.model.page import Color, PlacedLine, TypesetEdition, TypesetPanel
from pocketcards.typeset.page.look import STRIP
from tests.bundled import TRANSLATED, composer, laid_out
from tests.support.each import each

CARDS = [("indicator", "en"), ("smuggling", "ar"), ("myths", "km"), ("myths", "zh_Hans"), ("youth", "hi")]


def on_paper(panel: TypesetPanel) -> list[PlacedLine]:
    """The lines of a panel above its strip, from the top down; none of those on a dark ground."""
    dark = [shape.y for shape in panel.shapes if shape.color is Color.BLUE]
    low = 0.0 if not dark or panel.name == "cover" else panel.size.height
    lines = [one for one in panel.lines() if one.y > STRIP and one.y > low and one.color is not Color.WHITE]
    return sorted(lines, key=lambda one: -one.y)


def line_of(made: TypesetEdition) -> float:
    voice = composer().voice(made.edition.language)
    assert voice
    return voice.writing.leading * voice.stack.main.scale * made.body


@each(("card", "locale"), CARDS)
def test_panels_of_text_begin_on_one_line(card: str, locale: str) -> None:
    _, upper, lower, _ = laid_out(card, locale).panels
    assert on_paper(upper)[0].y == pytest.approx(on_paper(lower)[0].y, abs=0.01)


@each(("card", "locale"), CARDS)
def test_every_group_begins_on_the_grid(card: str, locale: str) -> None:
    """A quarter of a line; within a group ink may need more, and a cover is seen alone."""
    made = laid_out(card, locale)
    step = line_of(made) / 4
    _, upper, lower, _ = made.panels
    first = on_paper(upper)[0].y
    heads = [block.messages[0] for block in made.edition.card.blocks.values() if block.messages]
    found = [one.y for panel in (upper, lower) for one in on_paper(panel) if one.msgctxt in heads]
    assert found
    for y in found:
        off = (first - y) / step
        assert off == pytest.approx(round(off), abs=0.01)


@each(
    ("card", "locale"), [*(("smuggling", one) for one in ("en", "ar", "fr", "km", "bn")), ("indicator", "ru")]
)
def test_the_text_of_a_cover_ends_well_above_its_strip(card: str, locale: str) -> None:
    """Half a line more than the least white: it hung on the strip, below paragraphs far apart."""
    made = laid_out(card, locale)
    cover = made.panels[0]
    lowest = min(one.y - one.line.ink_descent for one in cover.lines() if one.y > STRIP)
    assert lowest - STRIP - 1.4 > mm(1.6) + 0.4 * line_of(made)


@each(("card", "locale"), [("indicator", "en"), ("indicator", "ar"), ("smuggling", "th"), ("myths", "ja")])
def test_what_a_number_is_stands_on_its_baseline(card: str, locale: str) -> None:
    panel = laid_out(card, locale).panels[-1]
    rows = [one for one in panel.lines() if one.line.text in ("233733", "711")]
    assert rows
    for row in rows:
        beside = [one for one in panel.lines() if one is not row and abs(one.y - row.y) < 6]
        assert beside
        assert {round(one.y - row.y, 2) for one in beside} == {0.0}


@each("locale", TRANSLATED)
def test_a_hairline_stands_clear_of_the_text_above_and_below_it(locale: str) -> None:
    """A third of an em between ink and rule: full panels gave it a tenth."""
    made = laid_out("hotline", locale)
    panel = next(one for one in made.panels if one.name == "inside-bottom")
    (rule,) = [shape.y for shape in panel.shapes if shape.color is Color.RULE and shape.y > STRIP * 2]
    above = min(one.y - one.line.ink_descent for one in panel.lines() if one.y > rule)
    below = max(one.y + one.line.ink_ascent for one in panel.lines() if one.y < rule)
    assert min(above - rule - 0.4, rule - below) > 0.32 * made.body


@each("locale", TRANSLATED)
def test_every_help_card_makes_its_offer_on_a_tint(locale: str) -> None:
    made = laid_out("hotline", locale)
    panel = next(one for one in made.panels if one.name == "inside-top")
    assert [shape.color for shape in panel.shapes].count(Color.TINT) == 1


@each("locale", ["ta", "ml", "si"])
def test_the_longest_words_leave_room_for_the_language_in_english(locale: str) -> None:
    assert laid_out("hotline", locale).unsaid == ()


@each("locale", [one for one in TRANSLATED if one != "ta"])
def test_one_asks_before_one_acts(locale: str) -> None:
    """Signs, questions, steps: in four languages steps came first; Tamil ones have no room below."""
    said = [one.msgctxt or "" for panel in laid_out("professionals", locale).panels for one in panel.lines()]
    asked = max(i for i, name in enumerate(said) if name.startswith("professionals.ask"))
    seen = max(i for i, name in enumerate(said) if name.startswith("professionals.sign"))
    assert seen < asked < said.index("professionals.do.interpreter")


def test_a_list_is_parted_where_both_panels_have_white() -> None:
    """Six signs and two left a panel crowded, seven and one leave both half a line between items."""
    made = laid_out("indicator", "kn")
    _, upper, lower, _ = made.panels
    signs = [
        sum("sign" in name for name in {one.msgctxt or "" for one in panel.lines()})
        for panel in (upper, lower)
    ]
    assert signs == [7, 1]


def test_rows_of_two_numbers_are_no_paragraph() -> None:
    made = laid_out("hotline", "en")
    panel = made.panels[2]
    (label,) = (one for one in panel.lines() if one.msgctxt == "channel.text")
    danger = max(one.y for one in panel.lines() if one.msgctxt == "hotline.danger")
    assert label.y - danger >= 1.24 * line_of(made)


@each("locale", ["en", "ar", "hi"])
def test_the_main_number_stands_in_the_middle_of_its_white(locale: str) -> None:
    """As far from the label's baseline to the figures as from the figures to what is said below."""
    made = laid_out("myths", locale)
    panel = made.panels[-1]
    (number,) = (one for one in panel.lines() if one.line.text == "1-888-373-7888")
    label = min(one.y for one in panel.lines() if one.y > number.y + 1)
    fact = max(one.y for one in panel.lines() if one.y < number.y - 1)
    figures = 0.714 * number.line.runs[0].size
    above, below = label - number.y - figures, number.y - fact - 1.35 * 0.8 * made.body
    assert above == pytest.approx(below, abs=line_of(made) / 4)
    assert min(above, below) > 0.2 * figures


def facts_of(made: TypesetEdition) -> tuple[list[PlacedLine], list[PlacedLine], PlacedLine]:
    """When somebody answers, what a call costs, and the number of the hotline."""
    panel = next(
        one for one in made.panels if any(line.line.text == "1-888-373-7888" for line in one.lines())
    )
    contact = made.edition.atoms["hotline"].contact
    names = (contact.message_id("hours"), contact.message_id("cost"))
    hours, cost = ([one for one in panel.lines() if one.msgctxt == name] for name in names)
    return hours, cost, next(one for one in panel.lines() if one.line.text == "1-888-373-7888")


@each(("card", "locale"), [("youth", "en"), ("youth", "de"), ("smuggling", "en"), ("myths", "ru")])
def test_facts_stand_in_one_row(card: str, locale: str) -> None:
    """Where they are a little too wide for it, they are a little smaller, and no smaller than may be."""
    made = laid_out(card, locale)
    (hours,), (cost,), _ = facts_of(made)
    assert cost.y == pytest.approx(hours.y)
    voice = composer().voice(made.edition.language)
    assert voice
    assert cost.line.runs[0].size >= voice.writing.floor


@each("locale", ["ta", "ml"])
def test_a_fact_without_room_in_the_row_stands_beside_the_number(locale: str) -> None:
    made = laid_out("hotline", locale)
    _, cost, number = facts_of(made)
    assert min(line.x for line in cost) > number.x + number.line.width + made.body / 2
    figures = 0.714 * number.line.runs[0].size
    assert cost[0].y > number.y + figures / 2 > cost[-1].y


@each("locale", ["en", "am"])
def test_two_numbers_alone_on_their_panels_stand_level(locale: str) -> None:
    _, upper, lower, _ = laid_out("bridge", locale).panels
    one, other = (max(line.y for line in panel.lines() if line.y > STRIP) for panel in (upper, lower))
    assert one == pytest.approx(other, abs=0.01)
    assert upper.size.height - one > 15 * 0.714  # in the middle, not at the edge


@each(("card", "locale"), [("indicator", "ar"), ("hotline", "ur"), ("youth", "he")])
def test_what_may_hurt_a_caller_begins_where_reading_begins(card: str, locale: str) -> None:
    for panel in laid_out(card, locale).panels:
        edges = {line.msgctxt: line.x + line.line.width for line in panel.lines()}
        if "claim.minors" in edges:
            assert edges["claim.minors"] == pytest.approx(max(edges.values()), abs=0.01)
            return
    pytest.fail("no panel says it")


@each("locale", ["hi", "th"])
def test_numbers_on_paper_take_what_is_to_spare_before_what_stands_below_them(locale: str) -> None:
    made = laid_out("hotline", locale)
    panel = next(one for one in made.panels if one.name == "inside-bottom")
    (rule,) = [shape.y for shape in panel.shapes if shape.color is Color.RULE and shape.y > STRIP * 2]
    told = next(line for line in panel.lines() if line.msgctxt == "claim.minors")
    assert told.y - told.line.ink_descent - rule > line_of(made) / 4
