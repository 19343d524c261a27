"""The order of text: Unicode's own conformance tests in full, and the faults that cards must not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from fontTools.unicodedata import Mirrored
from hypothesis import given, settings
from hypothesis import strategies as st

from pocketcards.typeset.text.bidi import Levels, line_levels, reorder, reset_levels, resolve, resolve_classes
from pocketcards.typeset.text.bidi_brackets import CLOSING, OPENING
from pocketcards.unicode import bidi_class, category
from tests.support.each import each
from tests.support.programs import unicode_file

BIDI_TEST_CASES = 770_241
"""Lines of BidiTest.txt 15.0, times the paragraph levels each is for."""
CHARACTER_TEST_CASES = 91_707
CHUNKS = 8
"""Pieces of a conformance test, for pytest-xdist to share out."""

ATOM = "\ufffc"
BASES = {1: None, 2: 0, 4: 1}
"""Bits of BidiTest.txt."""
CHANGED = dict.fromkeys((0x1B3A, 0x1B3C, 0x1B42, 0x1171E), "L") | dict.fromkeys(
    (0x1D6C1, 0x1D6FB, 0x1D735, 0x1D76F, 0x1D7A9), "ON"
)
"""Bidi_Class that the pinned table has and DerivedBidiClass.txt 15.0 has not: four vowel signs
that became spacing marks (they were NSM), and nabla in the alphabets of mathematics (was L)."""
LONG_NAMES = {"Left_To_Right": "L", "Right_To_Left": "R", "Arabic_Letter": "AL", "European_Terminator": "ET"}
CODE_POINTS = [
    *range(0x30000),
    *(point for point in range(0x30000, 0x110000) if point & 0xFFFF >= 0xFFF0),
    *range(0xE0000, 0xE1000),
]
"""Every plane in use, and the noncharacters at the end of the others."""


Numbers = tuple[int | None, ...]
"""Levels or places of a conformance test; None where rule X9 removes."""


def data_lines(name: str) -> Iterator[str]:
    with unicode_file(name).open(encoding="utf-8") as file:
        yield from (line for line in map(str.strip, file) if line and not line.startswith("#"))


def numbers(field: str) -> Numbers:
    return tuple(None if item == "x" else int(item) for item in field.split())


@cache
def as_expected(levels: tuple[int, ...], expected: Numbers, order: Numbers) -> bool:
    """Compare levels, and the order that follows from them; only of what rule X9 keeps."""
    kept = [i for i, level in enumerate(expected) if level is not None]
    own = [levels[i] for i in kept]
    return own == [expected[i] for i in kept] and tuple(kept[place] for place in reorder(own)) == order


@pytest.mark.slow
class TestConformance:
    @staticmethod
    @cache
    def class_tests() -> list[tuple[str, int, Numbers, Numbers]]:
        """Classes, the paragraph levels that a test is for, and the levels and order that are expected."""
        found = []
        levels: Numbers = ()
        order: Numbers = ()
        for line in data_lines("BidiTest.txt"):
            if line.startswith("@Levels:"):
                levels = numbers(line.partition(":")[2])
            elif line.startswith("@Reorder:"):
                order = numbers(line.partition(":")[2])
            elif not line.startswith("@"):
                classes, _, bits = line.partition(";")
                found.append((classes, int(bits, 16), levels, order))
        return found

    def test_bidi_test_is_complete(self):
        assert sum(bits.bit_count() for _, bits, _, _ in self.class_tests()) == BIDI_TEST_CASES

    @each("chunk", range(CHUNKS))
    def test_bidi_test(self, chunk):
        """A level that the text decides is run as such, and serves for the same level where it is given."""
        wrong = []
        for line, bits, expected, order in self.class_tests()[chunk::CHUNKS]:
            classes = line.split()
            decided: int | None = None
            for base in (base for bit, base in BASES.items() if bits & bit):
                if base is not None and base == decided:
                    continue
                found = resolve_classes(classes, base)
                on_line = tuple(reset_levels(classes, found.levels, found.paragraph))
                if not as_expected(on_line, expected, order):
                    wrong.append((line, base, on_line))
                if base is None:
                    decided = found.paragraph
        assert not wrong

    @staticmethod
    @cache
    def character_tests() -> list[str]:
        return list(data_lines("BidiCharacterTest.txt"))

    def test_character_test_is_complete(self):
        assert len(self.character_tests()) == CHARACTER_TEST_CASES

    @each("chunk", range(CHUNKS))
    def test_bidi_character_test(self, chunk):
        wrong = []
        for line in self.character_tests()[chunk::CHUNKS]:
            points, base, paragraph, levels, order = line.split(";")
            text = "".join(chr(int(point, 16)) for point in points.split())
            found = resolve(text, None if base == "2" else int(base))
            on_line = tuple(line_levels(text, found.levels, found.paragraph, 0, len(text)))
            right = as_expected(on_line, numbers(levels), numbers(order))
            if found.paragraph != int(paragraph) or not right:
                wrong.append((line, found))
        assert not wrong


class TestData:
    def test_bidi_classes_are_those_of_the_unicode_character_database(self):
        missing: list[tuple[range, str]] = []
        listed: dict[int, str] = {}
        entry = re.compile(r"(# @missing: )?([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*; (\w+)")
        text = unicode_file("extracted/DerivedBidiClass.txt").read_text(encoding="utf-8")
        for mark, first, last, value in entry.findall(text):
            points = range(int(first, 16), int(last or first, 16) + 1)
            if mark:
                missing.append((points, LONG_NAMES[value]))
            else:
                listed.update(dict.fromkeys(points, value))
        listed.update(CHANGED)
        wrong = []
        for point in CODE_POINTS:
            char = chr(point)
            if point in listed:
                expected = listed[point]
            elif category(char) == "Cn":
                expected = [value for points, value in missing if point in points][-1]
            else:
                continue  # a character that is newer than the file
            if bidi_class(char) != expected:
                wrong.append((f"{point:04X}", expected, bidi_class(char)))
        assert not wrong

    def test_brackets_are_those_of_bidi_brackets(self):
        entry = re.compile(r"([0-9A-F]+); ([0-9A-F]+); ([oc])")
        pairs = {
            (int(first, 16), int(second, 16))
            for first, second, kind in (entry.match(line).groups() for line in data_lines("BidiBrackets.txt"))
            if kind == "o"
        }
        ours = {(ord(opening), ord(closing)) for opening, closing in zip(OPENING, CLOSING, strict=True)}
        assert ours - pairs == {(0x2E62, 0x2E63)}, "new in Unicode 18"
        assert not pairs - ours

    def test_brackets_are_complete_for_the_pinned_table(self):
        """Bidi_Paired_Bracket follows from General_Category and mirroring (UAX #9 §4.2)."""
        derived = {chr(point) for point in Mirrored.MIRRORED if category(chr(point)) in ("Ps", "Pe")}
        assert derived == OPENING.keys() | CLOSING.keys()

    def test_canonically_equivalent_brackets_match(self):
        """BD16: U+2329 opens what U+3009 closes."""
        assert resolve("א\u2329a\u3009b", 1) == resolve("א\u3008a\u3009b", 1)
        assert resolve("א\u2329a\u300bb", 1) != resolve("א\u3008a\u3009b", 1)

    def test_the_atom_is_neutral(self):
        assert bidi_class(ATOM) == "ON"


def shown(text: str, base: int | None) -> str:
    """Return a line as it stands on paper, from left to right."""
    found = resolve(text, base)
    levels = line_levels(text, found.levels, found.paragraph, 0, len(text))
    return "".join(text[place] for place in reorder(levels))


class TestNumbers:
    """What happens to numbers in right-to-left text, and why ours are atoms."""

    def test_atom_in_arabic_keeps_its_place(self):
        text = f"اتصل على {ATOM} الآن"
        assert shown(text, 1) == f"نآلا {ATOM} ىلع لصتا"
        assert set(resolve(text, 1).levels) == {1}

    @each("text", [f"{ATOM} اتصل", f"اتصل {ATOM}", f"اتصل ({ATOM}).", f"התקשרו ל-{ATOM}!"])
    def test_atom_anywhere_in_a_paragraph_takes_its_direction(self, text):
        assert set(resolve(text, 1).levels) == {1}

    def test_atom_between_latin_words_follows_them(self):
        """N1: `SMS [number] HELP` in Arabic reads from left to right. Such text is set on its own line."""
        text = f"اكتب SMS {ATOM} HELP هنا"
        assert shown(text, 1) == f"انه SMS {ATOM} HELP بتكا"

    def test_typed_digits_change_order_in_arabic(self):
        """W2, W4, W6: the hazard. After Arabic letters the groups of a typed number swap places.

        Hyphen-minus (ES) joins European digits only; these are Arabic numbers now, so it is
        neutral and right-to-left: 1-888-373-7880 prints as 7880-373-888-1.
        """
        assert shown("اتصل 1-888-373-7880", 1) == "7880-373-888-1 لصتا"

    def test_typed_digits_keep_their_order_in_hebrew(self):
        """W4: after Hebrew letters digits stay European, and the hyphens join them."""
        assert shown("חייגו 1-888-373-7880", 1) == "1-888-373-7880 וגייח"

    def test_typed_plus_sign_goes_astray_in_arabic(self):
        """W4, W6: the plus of an international number ends up behind it."""
        assert shown("اتصل +44 800", 1) == "800 44+ لصتا"


class TestLines:
    def test_space_at_the_end_of_a_line_takes_the_level_of_the_paragraph(self):
        text = "אבג abc def"
        found = resolve(text, 1)
        assert found.levels[7] == 2
        assert line_levels(text, found.levels, found.paragraph, 0, 8)[7] == 1

    def test_a_line_is_ordered_by_itself(self):
        text = "אבג abc def"
        levels = resolve(text, 1).levels
        assert line_levels(text, levels, 1, 8, 11) == [2, 2, 2]
        assert line_levels(text, levels, 1, 4, 8) == [2, 2, 2, 1]

    def test_runs_are_ordered_as_characters_are(self):
        assert reorder([1, 2, 1]) == [2, 1, 0]
        assert reorder([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
        assert reorder([]) == []

    def test_left_to_right_text_stays(self):
        assert resolve("Call 911 (free).", None) == Levels(0, (0,) * 16)

    def test_right_to_left_paragraph_of_latin_text_ends_at_the_left(self):
        assert shown("Call 911.", 1) == ".Call 911"

    def test_empty_text(self):
        assert resolve("", None) == Levels(0, ())
        assert resolve("", 1) == Levels(1, ())

    def test_a_paragraph_separator_ends_every_isolate(self):
        """X8. The caller splits paragraphs; one that slips through must not do harm."""
        assert resolve("\u2067אa\u2029b\u2069c", 0).levels[3:] == (0, 0, 0, 0)

    @settings(deadline=None)
    @given(
        st.text(st.sampled_from("aא ا1٣+,(]\u2067\u2068\u2069\u202b\u202e\u202c\u2029\u0301\u200b" + ATOM)),
        st.sampled_from([None, 0, 1]),
    )
    def test_nothing_is_lost(self, text, base):
        found = resolve(text, base)
        levels = line_levels(text, found.levels, found.paragraph, 0, len(text))
        assert sorted(reorder(levels)) == list(range(len(text)))
        assert all(found.paragraph <= level <= 126 for level in found.levels)
