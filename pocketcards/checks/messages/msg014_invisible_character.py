"""A character that leaves nothing on paper, in a language that has no use for it."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Text, printed_with
from pocketcards.checks.examples import english, translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import BIDI_MARKS, EMBEDDINGS, ISOLATES, POP_ISOLATE, is_invisible, listed, script

__all__ = ["CHECK"]

RULE = Rule(
    "MSG014",
    "invisible-character",
    Severity.ERROR,
    "Nobody sees it: it can cut a word in two, break a line where none should end, or be printed as a box.",
    "Delete the word around it and type it again.",
    (
        "Default_Ignorable_Code_Point <https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt>",
        "U+200B, which Thai, Lao, Khmer and Burmese need <docs/evidence.md#characters-that-cannot-be-seen>",
    ),
)

_BIDI = frozenset(BIDI_MARKS + EMBEDDINGS + ISOLATES + POP_ISOLATE)
"""Seen by another check."""
_VARIANTS = ("\U000e0100", "\U000e01ef")
"""Variation selectors that choose the form of an ideograph (UTS #37)."""


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_with(project, is_invisible):
        found = list(_needless(text))
        if found:
            yield text.problem(RULE, f"the text has {listed(found)}")


def _needless(text: Text) -> Iterator[str]:
    needed = text.writing.invisible if text.writing else ""
    before = ""
    for char in text.text:
        variant = _VARIANTS[0] <= char <= _VARIANTS[1] and before != "" and script(before) == "Hani"
        if is_invisible(char) and char not in _BIDI and char not in needed and not variant:
            yield char
        before = char


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("They work.", "آن\u200cها کار می\u200cکنند.", "fa"),
        translated("They work.", "क्\u200dया काम करते हैं।", "hi"),
        translated("They work.", "เขา\u200bทำงาน", "th"),
        translated("They work.", "គាត់\u200bធ្វើការ។", "km"),
        translated("They work.", "葛\U000e0100城で働く。", "ja"),
        translated("They work.", "Trabaja\u00a0aquí.", "es"),
    ),
    fails=lambda: (
        translated("They work.", "Tra\u200bbaja.", says="U+200B ZERO WIDTH SPACE"),
        translated("They work.", "Tra\u00adbaja.", says="U+00AD SOFT HYPHEN"),
        translated("They work.", "Tra\u2060baja.", says="U+2060 WORD JOINER"),
        translated("They work.", "يع\u200bمل.", "ar", says="U+200B ZERO WIDTH SPACE"),
        translated("They work.", "เขา\u200dทำงาน", "th", says="U+200D ZERO WIDTH JOINER"),
        translated("They work.", "일\u3164합니다.", "ko", says="U+3164 HANGUL FILLER"),
        translated("They work.", "Trabaja\n aquí.", says="U+000A LINE FEED"),
        translated("They work.", "Trabaja\ufeff.", says="U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        translated("They work.", "Trabaja\ue000.", says="U+E000 private use"),
        translated("They work.", "Trabaja\U000e0041.", says="U+E0041 TAG LATIN CAPITAL LETTER A"),
        english("They\u200b work.", says="U+200B ZERO WIDTH SPACE"),
    ),
)
