"""A letter with more marks above and below it than its script ever puts there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pocketcards.checks.base import Check, Text, printed_texts
from pocketcards.checks.examples import english, translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import category, decomposed

__all__ = ["CHECK"]

RULE = Rule(
    "MSG034",
    "too-many-marks",
    Severity.ERROR,
    "Marks are drawn over each other and over the lines above and below, and hide what is written there.",
    "Type the word again.",
    ("UTR #36, combining mark limits <https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing>",),
)

_USUAL = 2
"""Where nobody knows the script."""
_MARK, _JOINER, _OTHER = "m", None, "x"


class _Kinds(dict[int, "str | None"]):
    """Whether a character is a mark, by its code point; a table of `str.translate` that fills itself."""

    def __missing__(self, point: int) -> str | None:
        kind = category(chr(point))
        self[point] = _MARK if kind[0] == "M" else _JOINER if kind == "Cf" else _OTHER
        return self[point]


def _find(project: Project) -> Iterator[Finding]:
    kinds = _Kinds()
    for _, group in groupby(printed_texts(project), lambda text: text.locale):
        texts = list(group)
        most = texts[0].writing.marks if texts[0].writing else _USUAL
        too_many = _MARK * (most + 1)
        if too_many in _marks("\n".join(text.text for text in texts), kinds):
            yield from (_finding(text, most) for text in texts if too_many in _marks(text.text, kinds))


def _marks(text: str, kinds: _Kinds) -> str:
    return decomposed(text).translate(kinds)


def _finding(text: Text, most: int) -> Finding:
    name = text.writing.name if text.writing else "the script"
    return text.problem(RULE, f"a letter has more than {most} marks, the most in {name}")


_MANY = "\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u0316\u0317"
CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("They work.", "Người khác nói thay.", "es"),
        translated("They work.", "هُم يَعمَلُونَ الَّذِينَ.", "ar"),
        translated("They work.", "काम करते हैं, ज़िंदगी।", "hi"),
        translated("They work.", "ញ៉ាំបាយ", "km"),
        translated("They work.", "ที่นั่น", "th"),
    ),
    fails=lambda: (
        translated("They work.", f"Tra{_MANY}bajan.", says="more than 2 marks"),
        translated("They work.", "Tra\u0301\u0302\u0303bajan.", says="more than 2 marks"),
        translated("They work.", "يعم\u064e\u064f\u0650\u0651لون", "ar", says="more than 3 marks"),
        english(f"They wo{_MANY}rk.", says="more than 2 marks"),
    ),
)
