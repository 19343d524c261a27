"""What holds on every card in every language: nothing clipped, nothing overlapping, numbers as approved."""

from __future__ import annotations

from itertools import combinations

from pocketcards.model.edition import Lack, in_words
from pocketcards.model.font import NUMBER_FAMILY
from pocketcards.model.geometry import Rect
from pocketcards.model.page import PlacedLine, TypesetEdition, TypesetPanel
from pocketcards.model.text import GlyphRun
from pocketcards.typeset.page.fit import typeset
from pocketcards.typeset.page.look import MAIN_NUMBER, STRIP
from pocketcards.typeset.page.panel import SAFE
from pocketcards.typeset.page.paragraph import NUMBER_FACTOR, NUMBER_FLOOR
from pocketcards.typeset.text.faces import open_face
from pocketcards.writing import writing_system
from tests.bundled import CARDS, LOCALES, composer, edition, laid_out
from tests.support.each import each

EVERY = [(card, locale) for card in CARDS for locale in LOCALES]


def ink(placed: PlacedLine) -> Rect:
    line = placed.line
    return Rect(placed.x, placed.y - line.ink_descent, line.width, line.ink_ascent + line.ink_descent)


def overlap(a: Rect, b: Rect) -> float:
    """How high the common part of two boxes is; 0 where they stand beside each other."""
    if min(a.right, b.right) - max(a.x, b.x) <= 0.01:
        return 0.0
    return min(a.top, b.top) - max(a.y, b.y)


def numbers(panel: TypesetPanel) -> list[tuple[PlacedLine, GlyphRun]]:
    return [(placed, run) for placed in panel.lines() for run in placed.line.runs if run.atom]


@each(("card", "locale"), EVERY)
def test_no_ink_leaves_the_safe_area(card: str, locale: str) -> None:
    trim = edition(card, locale).trim
    safe = Rect(0, 0, trim.width, trim.height).inset(SAFE)
    for panel in laid_out(card, locale).panels:
        strip = set(panel.footers) | set(strip_lines(panel))
        for placed in panel.lines():
            if placed not in strip:
                assert safe.contains(ink(placed), slack=0.6), (panel.name, placed.line.text)


def strip_lines(panel: TypesetPanel) -> list[PlacedLine]:
    return [placed for placed in panel.lines() if placed.y < STRIP]


def test_longest_strip_has_room_in_the_narrowest_trim() -> None:
    longest = sorted(LOCALES, key=lambda name: -len(edition("indicator", name).language.english))[:3]
    lacks = (Lack.SPEAKER, Lack.SECOND)
    for one in (edition("indicator", name, "gb")._replace(lacks=lacks) for name in longest):
        made = typeset(one, composer())
        assert isinstance(made, TypesetEdition), one.label
        for panel in (one for one in made.panels if one.name != "inside-top"):
            left, right = sorted(strip_lines(panel), key=lambda line: line.x)[-2:]
            assert left.line.text == in_words(lacks)
            assert right.x - (left.x + left.line.width) > 5, one.label


@each(("card", "locale"), EVERY)
def test_no_two_lines_touch(card: str, locale: str) -> None:
    for panel in laid_out(card, locale).panels:
        for one, other in combinations(panel.lines(), 2):
            assert overlap(ink(one), ink(other)) <= 0.2, (panel.name, one.line.text, other.line.text)


@each(("card", "locale"), EVERY)
def test_numbers_are_unshaped_left_to_right_and_large(card: str, locale: str) -> None:
    made = laid_out(card, locale)
    atoms = edition(card, locale).atoms
    for panel in made.panels:
        for _, run in numbers(panel):
            assert run.atom
            face = open_face(run.face)
            shown = [glyph.id for cluster in run.clusters for glyph in cluster.glyphs]
            assert shown == [face.glyph(char) for char in atoms[run.atom.role].contact.printed]
            assert not run.rtl
            assert run.face.id == f"{NUMBER_FAMILY}/bold"
            assert run.size >= max(NUMBER_FLOOR, NUMBER_FACTOR * made.body)


@each(("card", "locale"), EVERY)
def test_main_number_is_the_largest_text_of_its_panel(card: str, locale: str) -> None:
    found = [
        (run.size, panel)
        for panel in laid_out(card, locale).panels
        for _, run in numbers(panel)
        if run.atom and run.atom.role == "hotline"
    ]
    assert len(found) == 1
    size, panel = found[0]
    assert size >= MAIN_NUMBER[0]
    assert size == max(run.size for placed in panel.lines() for run in placed.line.runs)


@each("locale", LOCALES)
def test_every_role_is_printed(locale: str) -> None:
    for card in CARDS:
        printed = {
            run.atom.role for panel in laid_out(card, locale).panels for _, run in numbers(panel) if run.atom
        }
        assert printed == set(edition(card, locale).atoms)


@each(("card", "locale"), EVERY)
def test_every_message_is_printed_whole(card: str, locale: str) -> None:
    """Lines joined give the text back, and nothing of the edition is left out."""
    printed: dict[str, str] = {}
    for panel in laid_out(card, locale).panels:
        here: dict[str, str] = {}
        for placed in panel.lines():
            if placed.msgctxt:
                here[placed.msgctxt] = here.get(placed.msgctxt, "") + placed.line.text
        printed |= here  # cover and back of a discreet card say the same
    for name, text in edition(card, locale).texts.items():
        wanted = text.replace("{emergency}", "911")
        assert "".join(printed[name].split()) == "".join(wanted.split()), name


@each("locale", LOCALES)
def test_body_is_at_or_above_the_floor_of_its_script(locale: str) -> None:
    for card in CARDS:
        voice = composer().voice(edition(card, locale).language)
        assert voice
        plain = writing_system(voice.writing.plain)
        floor = min(one.floor for one in (voice.writing, plain) if one)
        assert laid_out(card, locale).body >= floor


def test_discreet_card_is_neutral_outside() -> None:
    for locale in LOCALES:
        cover, _, _, back = laid_out("hotline", locale).panels
        for panel in (cover, back):
            said = {placed.msgctxt for placed in panel.lines() if placed.msgctxt}
            named = {"say.in-english", "say.sound"} if panel is back else set()
            assert said <= {"speak.self", "speak.interpreter"} | named or said == {"cover.notes"}
            assert not numbers(panel)


@each("locale", ["ar", "ur"])
def test_right_to_left_mirrors_text_and_not_numbers(locale: str) -> None:
    trim = edition("indicator", locale).trim
    for panel in laid_out("indicator", locale).panels:
        for placed in panel.lines():
            if placed.msgctxt and placed.msgctxt.startswith("indicator.do."):
                assert placed.x + placed.line.width > trim.width * 0.8
