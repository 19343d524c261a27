"""Paragraphs and lines: nothing is lost, nothing breaks inside a word or a number, ink never touches."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pocketcards.model.text import ATOM, Atom
from pocketcards.typeset.page.paragraph import NUMBER_SIDE, PARTICLE_SIDE, Paragraph, set_line
from pocketcards.typeset.text.breaklines import break_lines
from pocketcards.typeset.text.breaks import ends_sentence, parts_words
from tests.bundled import LOCALES, composer, edition, languages, project
from tests.support.each import each


def paragraph(text: str, locale: str, atoms: tuple[Atom, ...] = ()) -> Paragraph:
    language = languages().find(locale)
    assert language
    return composer().paragraph(text, language, atoms=atoms)


def every_text() -> list[tuple[str, str]]:
    return [(locale, text) for locale in LOCALES for text in edition("indicator", locale).texts.values()]


@each("locale", LOCALES)
@each("measure", [70.0, 110.0, 220.0])
def test_lines_joined_give_the_text_back(locale: str, measure: float) -> None:
    atom = edition("indicator", locale).atoms["emergency"]
    for text in edition("indicator", locale).texts.values():
        body = text.replace("{emergency}", ATOM)
        shaped = paragraph(body, locale, (atom,) * body.count(ATOM))
        setting = break_lines(shaped, 9.0, measure)
        lines = [set_line(shaped, part.start, part.end, 9.0) for part in setting.lines]
        assert "".join("".join(line.text for line in lines).split()) == "".join(
            text.replace("{emergency}", "911").split()
        )


@each("locale", LOCALES)
def test_set_lines_keep_their_measure(locale: str) -> None:
    """What is drawn is as wide as what was measured, even where a line is shaped anew."""
    for text in edition("indicator", locale).texts.values():
        shaped = paragraph(text.replace("{emergency}", "x"), locale)
        setting = break_lines(shaped, 9.0, 100.0)
        for part in setting.lines:
            line = set_line(shaped, part.start, part.end, 9.0)
            assert line.width == pytest.approx(part.width, abs=0.35)
            if not setting.overflow:
                assert line.width <= 100.35


@each("locale", LOCALES)
def test_ink_of_neighbouring_lines_never_touches(locale: str) -> None:
    for text in edition("indicator", locale).texts.values():
        shaped = paragraph(text.replace("{emergency}", "x"), locale)
        setting = break_lines(shaped, 9.0, 60.0)
        set_lines = [set_line(shaped, part.start, part.end, 9.0) for part in setting.lines]
        for (upper, part), (lower, below) in zip(
            zip(set_lines, setting.lines, strict=True),
            list(zip(set_lines, setting.lines, strict=True))[1:],
            strict=False,
        ):
            assert below.drop - part.drop >= upper.ink_descent + lower.ink_ascent - 0.05


def test_balanced_lines_leave_no_orphan() -> None:
    shaped = paragraph("Someone else keeps their passport or identity card away from them", "en")
    lines = break_lines(shaped, 9.0, 150.0).lines
    assert len(lines) > 1
    assert min(line.width for line in lines) > 0.5 * max(line.width for line in lines)


def longest_filled(
    shaped: Paragraph, size: float, measure: float, *, polite: bool = False
) -> tuple[int, float]:
    """Fill lines word by word; return how many they are, and how wide the widest is."""
    lines, widest, width = 1, 0.0, 0.0
    for segment in shaped.polite if polite else shaped.segments:
        if width and width + segment.trimmed * size > measure + 0.001:
            lines, width = lines + 1, 0.0
        widest = max(widest, width + segment.trimmed * size)
        width += segment.width * size
    return lines, widest


def test_lines_are_as_few_as_can_be_and_then_as_narrow() -> None:
    wrong = []
    for locale, text in every_text():
        shaped = paragraph(text.replace("{emergency}", "x"), locale)
        word = max(segment.trimmed for segment in shaped.segments) * 9.0
        for measure in (60.0, 110.0, 220.0):
            if word >= measure:
                continue
            found = break_lines(shaped, 9.0, measure).lines
            few, _ = longest_filled(shaped, 9.0, measure)
            widest = max(line.width for line in found)
            narrower = widest - (measure - word) / 256 - 0.01
            kept = max(segment.trimmed for segment in shaped.polite) * 9.0
            polite = kept <= measure and longest_filled(shaped, 9.0, measure, polite=True)[0] == few
            could = narrower > (kept if polite else word)
            by_sentence = any(ends_sentence(text, line.end) for line in found[:-1])
            if len(found) != few or widest > measure + 0.001:
                wrong.append(f"{locale}, {measure}: {len(found)} lines, not {few}: {text}")
            elif polite and any(parts_words(text, line.end) for line in found):
                wrong.append(f"{locale}, {measure}: a line parts what belongs together: {text}")
            elif few > 1 and could and not by_sentence:
                filled, _ = longest_filled(shaped, 9.0, narrower, polite=polite)
                wrong += [f"{locale}, {measure}: wider than need be: {text}"] if filled == few else []
    assert not wrong


BROKEN = [
    ("cs", "Kdo kupuje nebo prodává sex s tebou, a k tomu zákon.", 90.0, {"a", "k", "s"}),
    ("bs", "Osoba mora otplatiti dug u kući i na polju.", 70.0, {"u", "i"}),
    ("id", "Laki-laki dan anak laki-laki juga menjadi korban.", 105.0, {"Laki-", "laki-"}),
    ("cs", "Kupuje nebo prodává sex s osobou mladší 18 let.", 95.0, {"18"}),
    ("pl", "Czy ktoś może teraz grozić Pani/Panu albo rodzinie?", 130.0, {"Pani/"}),
]


@each(("locale", "text", "measure", "last"), BROKEN)
def test_no_line_ends_on_a_word_that_belongs_to_the_next(
    locale: str, text: str, measure: float, last: set[str]
) -> None:
    lines = break_lines(paragraph(text, locale), 9.0, measure).lines
    assert len(lines) > 1
    assert not {text[line.start : line.end].split()[-1] for line in lines} & last
    words = max(len(word) for word in text.split())
    for narrow in range(5 * words, 12 * words):  # never at the cost of a line
        shaped = paragraph(text, locale)
        if max(segment.trimmed for segment in shaped.segments) * 9.0 < narrow:
            assert len(break_lines(shaped, 9.0, narrow).lines) == longest_filled(shaped, 9.0, narrow)[0]


def test_two_sentences_are_two_lines() -> None:
    text = "Ein Zeichen ist kein Beweis. Sie können anrufen, ohne sicher zu sein."
    first, second = break_lines(paragraph(text, "de"), 9.0, 220.0).lines
    assert text[first.start : first.end].strip() == "Ein Zeichen ist kein Beweis."
    assert second.width <= 220.0
    one, other = break_lines(
        paragraph("Ja. Aber das ist nicht das, was ich sagen wollte.", "de"), 9.0, 150.0
    ).lines
    assert one.width > 0.5 * other.width


def test_a_sentence_ends_its_line_among_three_too() -> None:
    text = "Nie wtrącaj się i nikogo nie oskarżaj. Osobie, o którą się martwisz, może stać się krzywda."
    lines = break_lines(paragraph(text, "pl"), 9.0, 185.0).lines
    assert len(lines) == 3
    assert any(text[: line.end].rstrip().endswith("oskarżaj.") for line in lines)


@each(
    ("locale", "text", "measure", "kept"),
    [
        ("zh_Hans", "有人买卖与未满18岁的人的性行为", 75.0, "18岁"),
        ("zh_Hans", "很多人被迫做工：在农场、别人家里、店铺", 85.0, "：在农"),
        ("th", "ฉันได้ค่าจ้างน้อย หรือไม่ได้เลย", 100.0, "หรือไม่ได้เลย"),
    ],
)
def test_what_belongs_together_is_kept_where_there_are_no_spaces(
    locale: str, text: str, measure: float, kept: str
) -> None:
    lines = break_lines(paragraph(text, locale), 9.0, measure).lines
    assert len(lines) > 1
    assert any(kept in text[line.start : line.end] for line in lines)


@each("locale", LOCALES)
@each("measure", [30.0, 60.0, 200.0])
def test_number_is_one_piece_on_one_line(locale: str, measure: float) -> None:
    atom = Atom("hotline", project().contacts["nhth-voice"])
    text = edition("indicator", locale).texts["danger.first"].replace("{emergency}", ATOM)
    shaped = paragraph(text, locale, (atom,))
    setting = break_lines(shaped, 9.0, measure)
    runs = [
        run for part in setting.lines for run in set_line(shaped, part.start, part.end, 9.0).runs if run.atom
    ]
    assert len(runs) == 1
    assert "".join(cluster.text for cluster in runs[0].clusters) == "1-888-373-7888"
    assert not runs[0].rtl


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["نص", "word", ATOM, "(مثال)", "12", "كلمة،", "and"]), min_size=1, max_size=12)
)
def test_any_mixture_keeps_its_numbers_whole_in_arabic(words: list[str]) -> None:
    atom = Atom("hotline", project().contacts["nhth-voice"])
    text = " ".join(words)
    shaped = paragraph(text, "ar", (atom,) * text.count(ATOM))
    for part in break_lines(shaped, 9.0, 90.0).lines:
        line = set_line(shaped, part.start, part.end, 9.0)
        for run in line.runs:
            if run.atom:
                assert "".join(cluster.text for cluster in run.clusters) == atom.text
        assert line.width >= sum(run.width for run in line.runs) - 0.001


SENTENCES = {
    "en": (f"Call {ATOM}.", [0.0, 0.0]),
    "zh_Hans": (f"请打{ATOM}。", [NUMBER_SIDE, 0.0]),
    "zh_Hant": (f"請打{ATOM}求助", [NUMBER_SIDE, NUMBER_SIDE]),
    "ko": (f"{ATOM}로 전화", [0.0, PARTICLE_SIDE]),
    "th": (f"โทร{ATOM}", [NUMBER_SIDE, 0.0]),
}


@each("locale", SENTENCES)
def test_a_number_keeps_away_from_letters_and_lets_full_stops_close_up(locale: str) -> None:
    text, wanted = SENTENCES[locale]
    atom = edition("indicator", "en").atoms["emergency"]
    shaped = paragraph(text, locale, (atom,))
    line = set_line(shaped, 0, len(text), 9.0)
    ends = [0.0, *(run.x + run.width for run in line.runs)]
    starts = [*(run.x for run in line.runs), line.width]
    (at,) = (i for i, run in enumerate(line.runs) if run.atom)
    white = [(starts[i] - ends[i]) / line.runs[at].size for i in (at, at + 1)]
    assert white == pytest.approx(wanted)


def test_no_line_of_chinese_ends_inside_a_word() -> None:
    from icu4py.breakers import WordBreaker

    wrong = []
    for locale in ("zh_Hans", "zh_Hant"):
        for text in edition("indicator", locale).texts.values():
            body = text.replace("{emergency}", "911")
            ends = set(accumulate(len(word) for word in WordBreaker(body, locale)))
            shaped = paragraph(body, locale)
            for measure in (40.0, 60.0, 95.0):
                wrong += [
                    body[: part.end]
                    for part in break_lines(shaped, 8.0, measure).lines
                    if part.end not in ends
                ]
    assert not wrong
