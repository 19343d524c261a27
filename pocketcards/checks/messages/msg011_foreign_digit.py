"""A digit in a form that the language does not use, or that no language does: ٣ ³ ③ Ⅲ 𝟑 ３."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pocketcards.checks.base import Check, Text, printed_with
from pocketcards.checks.examples import english, translated
from pocketcards.checks.figures import without_ideographs
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import digit_value, listed

__all__ = ["CHECK"]

RULE = Rule(
    "MSG011",
    "foreign-digit",
    Severity.ERROR,
    "Numbers on the card are printed as on the keys of a telephone. Digits of another form are misread, "
    "or pass for others that look like them.",
    "Type figures with 0 1 2 3 4 5 6 7 8 9. If your readers expect the digits of your script, and the team "
    "agrees, name them under `digits` in translations/languages.yaml.",
    (
        "১১৯ for 119 in a government's app <docs/evidence.md#figures-of-other-scripts>",
        "UTR #36, numeric spoofs <https://www.unicode.org/reports/tr36/>",
        "UTS #39, mixed numbers <https://www.unicode.org/reports/tr39/>",
    ),
)
ASCII = "0123456789"


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_with(project, digit_value):
        own = text.language.digits if text.language else ""
        english = text.message.text if text.locale else ""
        shown = without_ideographs(text.text)  # 〇 is a digit to Unicode
        foreign = [char for char in shown if digit_value(char) and char not in ASCII + own + english]
        if foreign:
            yield text.problem(RULE, f"the text has {listed(foreign)}", _hint(text))
        elif mixed := _mixed(text.text):
            yield text.problem(RULE, f"one figure has two kinds of digits: {mixed} ({listed(mixed)})")


def _mixed(text: str) -> str:
    """Return two digits side by side of which one alone is ASCII."""
    return next(
        (
            one + other
            for one, other in pairwise(text)
            if digit_value(one) and digit_value(other) and (one in ASCII) != (other in ASCII)
        ),
        "",
    )


def _hint(text: Text) -> str:
    return RULE.fix if text.locale else "Write figures with the digits 0 to 9."


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("They are under 18.", "বয়স ১৮ বছরের কম।", "bn"),
        translated("They are under 18.", "বয়স 18 বছরের কম।", "bn"),
        translated("One sign is not proof.", "一つだけでは、証明になりません。", "ja"),
        translated("One sign is not proof.", "一个人不能在三天内决定。", "zh_Hans"),
    ),
    fails=lambda: (
        translated("They are under 18.", "عمر الشخص أقل من ١٨.", "ar", says="U+0661 ARABIC-INDIC DIGIT ONE"),
        translated("They are under 18.", "उम्र १८ साल से कम है।", "hi", says="U+0967 DEVANAGARI DIGIT ONE"),
        translated("They are under 18.", "１８才未満です。", "ja", says="U+FF11 FULLWIDTH DIGIT ONE"),
        translated("They are under 18.", "Menor de 𝟏𝟖.", says="U+1D7CF MATHEMATICAL BOLD DIGIT ONE"),
        translated("They are under 18.", "Menor de ¹⁸.", says="U+00B9 SUPERSCRIPT ONE"),
        translated("They are under 18.", "Menor de ①8.", says="U+2460 CIRCLED DIGIT ONE"),
        translated("Step 8.", "Paso Ⅷ.", says="U+2167 ROMAN NUMERAL EIGHT"),
        translated("Step 3.", "ደረጃ ፫።", "am", says="U+136B ETHIOPIC DIGIT THREE"),
        translated("Step 3.", "第〣步。", "zh_Hans", says="U+3023 HANGZHOU NUMERAL THREE"),
        translated("They are under 18.", "বয়স 1৮ বছরের কম।", "bn", says="two kinds of digits"),
        english("They are under １８.", says="U+FF11 FULLWIDTH DIGIT ONE"),
    ),
)
