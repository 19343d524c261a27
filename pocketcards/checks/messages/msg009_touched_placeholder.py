"""A placeholder that touches what a reader would take for a part of the number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.catalog.placeholders import placeholders
from pocketcards.checks.base import Check, printed_texts
from pocketcards.checks.examples import english, translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import category, digit_value, is_invisible, listed, script

__all__ = ["CHECK"]

RULE = Rule(
    "MSG009",
    "touched-placeholder",
    Severity.ERROR,
    "The placeholder becomes a number. A digit, a Latin letter or a sign that touches it is dialled with it.",
    "Put a space or a word of your language between them. Letters of other scripts may touch.",
    ("1{voice}, {voice}9, +1-{voice} <docs/evidence.md#digits-that-touch-a-number>",),
)

_SIGNS = "+-\u00b1\u2010\u2011\u2012\u2013\u2212\ufe63\uff0b\uff0d%\u066a\uff05#\uff03*\uff0a"
"""What is dialled, or makes a number longer. The longer dashes are punctuation."""
_KEYS = "#\uff03*\uff0a"
"""Keys of a telephone."""
_ALIKE = re.compile(r"([\u041e\u0406\u04c0\u039f\u0399\u0555\u0627\u0647\u101d])(?![\w\u102b-\u103e])")
"""Letters that are read as a digit where they stand alone: О І Օ ا ه ဝ."""
_STROKE = r"[ \u00a0,()/]{1,3}([Il|OQ\u041e\u0406\u039f\u0399])[Il|OQ\u041e\u0406\u039f\u0399]*"
_AFTER, _BEFORE = re.compile(rf"{_STROKE}(?![\w'’-])"), re.compile(rf"{_STROKE}(?=[ \u00a0][^\W\d])")
"""Capitals and strokes beside a number within a sentence: no word does so. Before it, text is reversed."""
_NEAR = re.compile(r"[ \u00a0\u2009\u202f.,/()\u00b7]?")


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_texts(project):
        for one in placeholders(text.text):
            before, after = text.text[: one.start][::-1], text.text[one.end :]
            sides = (_touching(before, _BEFORE), _mark(after) or _touching(after, _AFTER))
            touching = [char for char in sides if char]
            if touching:
                yield text.problem(RULE, f"{one.text} touches {listed(touching)}")


def _touching(side: str, stroke: re.Pattern[str]) -> str:
    """Return what would be read with the number. `side` begins beside the placeholder."""
    seen = [char for char in side if category(char)[0] != "M" and not is_invisible(char)]
    if not seen:
        return ""
    nearest = seen[0]
    if digit_value(nearest) or nearest in _SIGNS or category(nearest) == "Sc":
        return nearest
    if category(nearest)[0] == "L" and script(nearest) == "Latn":
        return nearest
    if alone := _ALIKE.match("".join(seen)) or stroke.match("".join(seen)):
        return alone[1]
    rest = _NEAR.sub("", "".join(seen), count=1)
    return rest[0] if rest and (digit_value(rest[0]) or rest[0] in _KEYS) else ""


def _mark(after: str) -> str:
    """Return a mark that would be set on the number, or strike it out."""
    return after[0] if after and category(after[0])[0] == "M" else ""


_CALL = "Call {emergency}."
CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated(_CALL, "拨打{emergency}。", "zh_Hans"),
        translated(_CALL, "{emergency}로 전화하세요.", "ko"),
        translated(_CALL, "اتصل ب{emergency}.", "ar"),
        translated(_CALL, "โทร\u200b{emergency}", "th"),
        translated(_CALL, "Llame ahora —({emergency})— o espere."),
        translated("18 years? Call {emergency}.", "¿18 años? Llame al {emergency}."),
        translated("Or call {emergency} and wait.", "Espere. O {emergency} o espere."),
        translated(_CALL, "هنا{emergency}؟", "ar"),
        english("Call {emergency}: now."),
    ),
    fails=lambda: (
        translated("Call {emergency} 1.", "Llame al 1{emergency}.", says="U+0031 DIGIT ONE"),
        translated("Call {emergency} 9.", "Llame al {emergency}9.", says="U+0039 DIGIT NINE"),
        translated("Call {emergency} or 9.", "Llame al 9 {emergency}.", says="U+0039 DIGIT NINE"),
        translated("Call {emergency} or 9.", "কল {emergency}৯", "bn", says="U+09EF BENGALI DIGIT NINE"),
        translated(_CALL, "Llame al+{emergency}.", says="U+002B PLUS SIGN"),
        translated(_CALL, "Hívja a {emergency}-t.", says="U+002D HYPHEN-MINUS"),
        translated(_CALL, "Llame al${emergency}.", says="U+0024 DOLLAR SIGN"),
        translated(_CALL, "Llame al {emergency}%.", says="U+0025 PERCENT SIGN"),
        translated(_CALL, "Llame al{emergency}.", says="U+006C LATIN SMALL LETTER L"),
        translated(_CALL, "Llame al *{emergency}.", says="U+002A ASTERISK"),
        translated(_CALL, "Llame al {emergency}\u0336.", says="U+0336 COMBINING LONG STROKE OVERLAY"),
        translated(_CALL, "Звоните {emergency}О.", "ru", says="U+041E CYRILLIC CAPITAL LETTER O"),
        translated(_CALL, "اتصل على {emergency}ا", "ar", says="U+0627 ARABIC LETTER ALEF"),
        translated(_CALL, "Llame al {emergency} I.", says="U+0049 LATIN CAPITAL LETTER I"),
        translated(_CALL, "Llame al O {emergency}.", says="U+004F LATIN CAPITAL LETTER O"),
        translated(_CALL, "Llame al {emergency} #.", says="U+0023 NUMBER SIGN"),
        english("Call {emergency}x.", says="U+0078 LATIN SMALL LETTER X"),
    ),
)
