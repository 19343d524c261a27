"""A letter with more marks above and below it than its script ever puts there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pocketcards.checks.base import Check, Text, by_language
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


def _find(project: Project) -> Iterator[Finding]:
    chars = frozenset(decomposed("".join(char for one in by_language(project) for char in one.alphabet)))
    mark = _one_of(char for char in chars if category(char)[0] == "M")
    joiner = _one_of(char for char in chars if category(char) == "Cf")
    for one in by_language(project):
        most = one.writing.marks if one.writing else _USUAL
        too_many = re.compile(f"{mark}(?:{joiner}*{mark}){{{most}}}")
        if too_many.search(decomposed("\n".join(text.text for text in one.texts))):
            yield from (_finding(text, most) for text in one.texts if too_many.search(decomposed(text.text)))


def _one_of(chars: Iterable[str]) -> str:
    """Return a pattern of one of these characters, or one that finds nothing where there are none."""
    found = re.escape("".join(sorted(chars)))
    return f"[{found}]" if found else "(?!)"


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
