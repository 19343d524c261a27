"""Where lines may end: Unicode's own test, with every difference listed, and our readers' scripts."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icu4py.breakers import CharacterBreaker, LineBreaker

from pocketcards.typeset.text.breaks import STYLES, break_opportunities
from pocketcards.unicode import category
from tests.support.each import each
from tests.support.programs import unicode_file

LINE_BREAK_TEST_CASES = 7654
DIFFERENCES = Path(__file__).with_name("linebreak_differences.txt")


def parse(case: str) -> tuple[str, frozenset[int]]:
    """Return the text and the breaks of `× 0023 ÷ 3041 ÷`."""
    text, breaks = "", set()
    for item in case.split():
        if item == "÷":
            breaks.add(len(text))
        elif item != "×":
            text += chr(int(item, 16))
    return text, frozenset(breaks - {0})


def broken(text: str, tag: str, style: str = "default") -> list[str]:
    """Return the pieces of a text between places where a line may end."""
    ends = sorted(break_opportunities(text, tag, style))
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def pieces(marked: str) -> list[str]:
    return marked.split("|")


class TestLineBreakTest:
    @staticmethod
    @cache
    def cases() -> list[str]:
        text = unicode_file("auxiliary/LineBreakTest.txt").read_text(encoding="utf-8")
        return [case for line in text.splitlines() if (case := line.partition("#")[0].strip())]

    @staticmethod
    @cache
    def differences() -> dict[str, str]:
        lines = DIFFERENCES.read_text(encoding="utf-8").splitlines()
        listed = [line.split(" # ", 1) for line in lines if line and not line.startswith("#")]
        return {case: reason for case, reason in listed}

    def test_it_is_complete(self):
        assert len(self.cases()) == LINE_BREAK_TEST_CASES

    def test_exactly_the_listed_lines_differ(self):
        found = set()
        for case in self.cases():
            text, expected = parse(case)
            if break_opportunities(text, "en") != expected:
                found.add(case)
        listed = self.differences().keys()
        assert not found - listed, "new differences"
        assert not listed - found, "differences that are gone: delete the lines"

    def test_reasons_name_the_right_culprit(self):
        """A reason of ours: ICU agrees with the file. A rule of UAX #14: ICU itself does not."""
        for case, reason in self.differences().items():
            text, expected = parse(case)
            by_icu = frozenset(accumulate(map(len, LineBreaker(text, "en"))))
            assert (by_icu == expected) == reason.startswith("ours:"), case

    def test_ours_only_take_breaks_away(self):
        for case, reason in self.differences().items():
            if reason.startswith("ours:"):
                text, expected = parse(case)
                assert break_opportunities(text, "en") < expected, case


class TestDictionaries:
    """No spaces between words: ICU's dictionaries find them."""

    @each(
        ("tag", "marked"),
        [
            ("th", "เขา|พูด|ว่า |โทร |911 |ฟรี"),
            ("lo", "ສະບາຍດີ |ທ່ານ|ຕ້ອງການ|ຄວາມຊ່ວຍເຫຼືອ|ບໍ?"),
            ("km", "ប្រសិនបើ|អ្នក|ត្រូវការ|ជំនួយ |សូម|ទូរស័ព្ទ|មក"),
            ("my", "သင်|အကူအညီ|လိုအပ်|ပါ|က |ဖုန်း|ဆက်|ပါ။"),
        ],
    )
    def test_words(self, tag, marked):
        assert broken(marked.replace("|", ""), tag) == pieces(marked)

    @each("marked", ["ค่า|จ้าง|น้อยหรือ|ไม่|ได้", "น้อยหรือ|มาก", "เสื้อผ้า |โต๊ะ |โอ้|โห|เขา"])
    def test_no_thai_word_is_cut_after_a_letter_that_ends_none(self, marked):
        """The dictionary takes น้อยห and leaves รือ, which no Thai reader can say."""
        assert broken(marked.replace("|", ""), "th") == pieces(marked)

    @each(
        "text",
        [
            "เขาพูดว่า “ช่วยด้วย” และ",
            "เขาพูดว่า“ช่วยด้วย”และ",
            "เขาพูดว่า ‘ช่วยด้วย’และ",
            'เขาพูดว่า "ช่วยด้วย" และ',
            "เขาพูดว่า «ช่วยด้วย»และ",
            "โทร (ฟรี)ได้",
        ],
    )
    def test_thai_line_never_begins_with_a_closing_quote(self, text):
        """Typst #7646."""
        starts = [piece[0] for piece in broken(text, "th")]
        assert not {"”", "’", "»", ")"} & set(starts)
        assert starts.count('"') <= 1
        assert all(piece.strip() not in ('"', "“", "‘", "«", "(") for piece in broken(text, "th"))

    @each(
        ("tag", "text"),
        [
            ("th", "ต่าง ๆ"),
            ("th", "กรุงเทพฯ"),
            ("lo", "ຕ່າງ ໆ"),
            ("km", "ផ្សេងៗ"),
            ("km", "មក ។"),
            ("km", "មក ៕"),
            ("my", "ပါ ။"),
            ("my", "ပါ ၊"),
            ("hi", "है ।"),
            ("hi", "है ॥"),
            ("am", "ነው ።"),
            ("bo", "ཡིག །"),
            ("ar", "هل ؟"),
            ("fr", "oui »"),
        ],
    )
    def test_no_line_begins_with_a_sign_that_ends_something(self, tag, text):
        assert broken(text, tag) == [text]

    def test_other_languages_of_the_script_break_at_spaces(self):
        """S'gaw Karen: the Burmese dictionary would end lines inside its words."""
        text = "နမ့ၢ်လိၣ်ဘၣ်တၢ်မၤစၢၤ ကိးပှၤဘၣ်တက့ၢ်. ပှၤကညီတၢ်ခွဲးတၢ်ယာ်"
        assert broken(text, "ksw") == ["နမ့ၢ်လိၣ်ဘၣ်တၢ်မၤစၢၤ ", "ကိးပှၤဘၣ်တက့ၢ်. ", "ပှၤကညီတၢ်ခွဲးတၢ်ယာ်"]
        assert len(broken(text, "my")) > 10

    @each("tag", ["ksw", "mnw", "shn", "kjp"])
    def test_zero_width_space_breaks_in_every_language(self, tag):
        assert broken("တၢ်ခွဲး\u200bတၢ်ယာ်", tag) == ["တၢ်ခွဲး\u200b", "တၢ်ယာ်"]

    def test_stacked_consonants_stay_together(self):
        """A nonsense word, so that no dictionary helps: U+1039 and U+17D2 join what they stand between."""
        for text, tag in (("က္ကခ္ခဂ္ဂ" * 3, "my"), ("ក្កខ្ខគ្គ" * 3, "km")):
            assert not any(piece.endswith(("\u1039", "\u17d2")) for piece in broken(text, tag))

    def test_tibetan_breaks_after_tsheg(self):
        marked = "བོད་|ཡིག་|གི་|ཡི་|གེ།  |ནོར་|བུ།"
        assert broken(marked.replace("|", ""), "bo") == pieces(marked)


class TestChinese:
    def test_kinsoku(self):
        marked = "他|说：|“救|命！”|（免|费）、|24|小|时／|全|年。"
        assert broken(marked.replace("|", ""), "zh-Hans", "strict") == pieces(marked)

    @each("tag", ["zh", "zh-Hans", "zh-Hant", "ja"])
    def test_strict_keeps_small_kana_off_line_starts(self, tag):
        assert broken("ちょっとカード", tag, "strict") == ["ちょっ", "と", "カー", "ド"]

    def test_default_japanese_is_not_strict(self):
        assert "ょ" in broken("ちょっと", "ja")


class TestJapanese:
    @each(
        "marked",
        [
            "あなたには|助けを|求める|権利が|あります。",
            "すぐに|911に|電話して|ください。",
            "「助けて」と|言って|ください。",
            "一人では|ありません。",
            "パスポートを|取り上げられていますか？",
            "通訳を|利用できます|(無料)で",
            "お電話を|おかけ|ください。",
        ],
    )
    def test_lines_break_between_phrases(self, marked):
        assert broken(marked.replace("|", ""), "ja", "phrase") == pieces(marked)

    @each("text", ["カーー゛ァ々ヵッ「テスト」ー。ァ～ゝ、ちょっと・・・・中点", "いろいろ、人々。"])
    def test_phrases_keep_kinsoku(self, text):
        """ICU's phrase rules alone begin lines with ー and 々."""
        assert break_opportunities(text, "ja", "phrase") <= break_opportunities(text, "ja", "strict")
        assert not {piece[0] for piece in broken(text, "ja", "phrase")} & set("ーァィッョ々゛ゝ、。」・～")

    def test_icu_has_phrases(self):
        """The keyword does something: without it, almost every character may end a line."""
        text = "人身取引の被害を受けていると思ったら"
        assert len(broken(text, "ja", "phrase")) < len(broken(text, "ja", "strict")) / 2


class TestKorean:
    @each(
        "marked",
        [
            "도움이 |필요하시면 |전화하세요|(무료). |1-888-373-7888번으로 |24시간 |연락 |가능합니다.",
            "“도와주세요”라고 |말하세요",
            "경찰·|소방",
            "漢字한글 |abc한글",
            "24시간/|무료",
        ],
    )
    def test_words_stay_whole(self, marked):
        assert broken(marked.replace("|", ""), "ko", "keep-all") == pieces(marked)

    def test_icu_would_break_between_syllables(self):
        assert broken("필요", "ko") == ["필", "요"]

    def test_decomposed_syllables_stay_whole(self):
        text = "\u1112\u1161\u11ab\u1100\u116e\u11a8"  # HAN-GUK in jamo
        assert broken(text, "ko", "keep-all") == [text]
        assert broken(text, "ko") == [text[:3], text[3:]]


class TestOffsets:
    def test_adlam_is_counted_in_characters(self):
        """ICU's own offsets are UTF-16, where each of these letters counts twice."""
        text = "𞤢𞤣𞤤𞤢𞤥 𞤨𞤵𞤤𞤢𞤪 911"
        assert break_opportunities(text, "ff-Adlm") == {6, 12, 15}

    def test_the_end_counts(self):
        assert break_opportunities("abc", "en") == {3}
        assert break_opportunities("", "en") == {0}

    def test_numbers_and_glued_words_stay_whole(self):
        assert broken("Call 1-888-373-7888 now", "en") == ["Call ", "1-888-373-7888 ", "now"]
        assert broken("10\u00a0000 re\u2060-\u2060do", "fr") == ["10\u00a0000 ", "re\u2060-\u2060do"]

    def test_unknown_style_is_refused(self):
        with pytest.raises(ValueError, match="no such style"):
            break_opportunities("a", "en", "loose")


ALPHABET = "aב1- .,()«»”\u200b\u200d\u0301\ufe0fกาิๆ់ក្ခកြာ္ལ་།い々ー、한\u1112\u1161👍🏽🇺🇸𞤢𞥄\n\ufffc"
"""Something of every kind that breaks by rules of its own."""


class TestProperties:
    @settings(deadline=None)
    @given(st.text(st.sampled_from(ALPHABET), max_size=20), st.sampled_from(sorted(STYLES)))
    @example("\u200b\u0301", "default")
    @example(" \u0301", "default")
    def test_breaks_are_safe(self, text, style):
        tag = {"phrase": "ja", "keep-all": "ko", "strict": "zh"}.get(style, "km")
        ends = break_opportunities(text, tag, style)
        assert "".join(broken(text, tag, style)) == text
        assert max(ends) == len(text)
        clusters = set(accumulate(map(len, CharacterBreaker(text, "en"))))
        for end in ends - {len(text)}:
            assert end > 0
            assert end in clusters
            assert category(text[end])[0] != "M" or text[end - 1] == "\n"

    @settings(deadline=None)
    @given(st.text(max_size=30), st.sampled_from(sorted(STYLES)))
    def test_any_text_is_broken_without_loss(self, text, style):
        assert "".join(broken(text, "ja", style)) == text
