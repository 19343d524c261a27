"""A character that moves what stands around it: an override, an isolate left open, a mark for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Text, printed_with
from pocketcards.checks.examples import english, translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import BIDI_MARKS, EMBEDDINGS, ISOLATES, POP_ISOLATE, digit_value, listed

__all__ = ["CHECK"]

RULE = Rule(
    "MSG013",
    "bidi-control",
    Severity.ERROR,
    "It cannot be seen, and turns digits and words around: 1-888-373-7888 is then read 7888-373-888-1.",
    "Delete the words around it and type them again. The program orders right-to-left text by itself.",
    (
        "UAX #9, directional formatting characters <https://www.unicode.org/reports/tr9/>",
        "UTR #36, bidirectional text spoofing <https://www.unicode.org/reports/tr36/>",
        "No tool for catalogs sees an override <docs/evidence.md#numbers-turned-round>",
    ),
)

_CONTROLS = frozenset(BIDI_MARKS + EMBEDDINGS + ISOLATES + POP_ISOLATE)


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_with(project, _CONTROLS.__contains__):
        fault = _fault(text)
        if fault:
            yield text.problem(RULE, fault)


def _fault(text: Text) -> str:
    refused = [char for char in text.text if char in EMBEDDINGS]
    if refused:
        return f"the text has {listed(refused)}"
    others = [char for char in text.text if char in BIDI_MARKS + ISOLATES + POP_ISOLATE]
    if others and text.language and not text.language.is_rtl and not _are_isolated(text.text):
        return f"{text.language.english} runs from left to right and needs no {listed(others)}"
    return _unbalanced(text.text) or _turned(text.text)


def _are_isolated(text: str) -> bool:
    """Tell whether isolates alone stand in a text, as some programs put them around what they fill in."""
    return not any(char in BIDI_MARKS + "\u2067" for char in text) and not _unbalanced(text)


def _unbalanced(text: str) -> str:
    """Say which isolate is left open, or closed twice."""
    opened: list[str] = []
    for char in text:
        if char in ISOLATES:
            opened.append(char)
        elif char == POP_ISOLATE:
            if not opened:
                return f"{listed(char)} closes nothing"
            opened.pop()
    return f"{listed(opened)} is never closed by {listed(POP_ISOLATE)}" if opened else ""


def _turned(text: str) -> str:
    """Say which isolate would turn a number around. To the left is the way no number runs."""
    opened: list[str] = []
    for char in text:
        if char in ISOLATES:
            opened.append(char)
        elif char == POP_ISOLATE:
            opened.pop()
        elif "\u2067" in opened and (digit_value(char) or char == "{"):
            return f"a number stands within {listed(opened)}"
    return ""


_CALL = "Call {emergency} now, under 18."
_ARABIC = "اتصل الآن بالرقم {emergency}، أقل من 18."
CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated(_CALL, _ARABIC, "ar"),
        translated(_CALL, _ARABIC.replace("18", "\u206618\u2069"), "ar"),
        translated(_CALL, _ARABIC.replace("18", "\u200e18\u200e"), "ar"),
        translated(_CALL, _ARABIC.replace("الآن", "\u2067الآن\u2069"), "ar"),
        translated("Call {emergency}.", "Llame al \u2068{emergency}\u2069."),
    ),
    fails=lambda: (
        translated(_CALL, _ARABIC.replace("18", "\u202e18\u202c"), "ar", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        translated(_CALL, _ARABIC.replace("18", "\u202e18"), "ar", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        translated(_CALL, _ARABIC.replace("18", "\u202a18\u202c"), "ar", "U+202A LEFT-TO-RIGHT EMBEDDING"),
        translated(_CALL, _ARABIC.replace("18", "\u206718\u2069"), "ar", "a number stands within U+2067"),
        translated(_CALL, _ARABIC.replace("18", "\u206618"), "ar", "is never closed"),
        translated(_CALL, _ARABIC.replace("18", "18\u2069"), "ar", "closes nothing"),
        translated("Call.", "Llame\u200f.", says="U+200F RIGHT-TO-LEFT MARK"),
        english("Call \u202enow.", says="U+202E RIGHT-TO-LEFT OVERRIDE"),
    ),
)
