"""A word with a letter of another script in it: a look-alike, or a scrap of another word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.catalog.placeholders import replaced
from pocketcards.checks.base import COMMON, Check, Text, by_language
from pocketcards.checks.examples import english, translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import category, named, script

__all__ = ["CHECK"]

RULE = Rule(
    "MSG032",
    "word-of-two-scripts",
    Severity.ERROR,
    "Another font draws the letter, and no program can search the word or read it aloud. Most often it was "
    "copied out of a PDF, or typed on two keyboards.",
    "Type the whole word again on one keyboard. A foreign name gets a space or a hyphen beside it.",
    (
        "UTS #39, mixed-script detection <https://www.unicode.org/reports/tr39/#Mixed_Script_Detection>",
        "Characters that cannot be seen <docs/evidence.md#characters-that-cannot-be-seen>",
    ),
)

_TOGETHER = frozenset(("Bopo", "Hang", "Hani", "Hira", "Kana"))
"""Scripts that one text mixes, and that stand beside Latin words without a space: SMS로."""
_NO_SPACES = frozenset(("Khmr", "Laoo", "Mymr", "Thai", "Tibt"))
"""Beside these a Latin word may stand without a space too, but no single letter of one."""
_WORD = re.compile(
    r"(?:[^\W\d_]|[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0971-\u0dff"
    r"\u0e31-\u0e4e\u0eb1-\u0ece\u0f71-\u0fbc\u102b-\u103e\u17b4-\u17d3ʼ])+"
)
"""Letters and their marks, which Python's `\\w` leaves out."""
_ACRONYM = re.compile(r"[A-Z]{2,6}")
"""SMS, ID: endings of many scripts are written to them without a sign between."""
_UNLIKE = frozenset("DFGLNQRSUVWZ")
"""Capitals that neither Cyrillic nor Greek has: an acronym with one is no look-alike."""


def _find(project: Project) -> Iterator[Finding]:
    for one in by_language(project):
        strange = one.strange
        for text in one.texts if strange else ():
            if not strange.isdisjoint(text.text) and (found := dict(_mixed(text))):
                shown = ", ".join(f"{word} with {named(char)}" for word, char in found.items())
                yield text.problem(RULE, shown)


def _mixed(text: Text) -> Iterator[tuple[str, str]]:
    """Yield words of two scripts, each with a letter of the script that has fewer of them."""
    for match in _WORD.finditer(replaced(text.text, " ")):
        letters = [char for char in match[0] if category(char)[0] == "L" and script(char) not in COMMON]
        scripts = [script(char) for char in letters]
        kinds = set(scripts)
        if len(kinds) > 1 and not kinds <= _TOGETHER and not _stands_beside(match[0], kinds):
            fewest = min(sorted(kinds), key=scripts.count)
            yield match[0], letters[scripts.index(fewest)]


def _stands_beside(word: str, kinds: set[str]) -> bool:
    """Tell whether a Latin word merely has no space beside it, as its neighbours are written."""
    if "Latn" not in kinds:
        return False
    latin = re.findall(r"[A-Za-zÀ-ɏ]+", word)
    if kinds <= {*_TOGETHER, "Latn"}:
        return True
    if kinds & {"Cyrl", "Grek"}:
        return len(latin) == 1 and bool(_ACRONYM.fullmatch(latin[0]) and _UNLIKE.intersection(latin[0]))
    spaced = not kinds & _NO_SPACES
    return all(_ACRONYM.fullmatch(part) if spaced else len(part) > 1 for part in latin)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("Send an SMS.", "SMS로 보내세요.", "ko"),
        translated("Does someone keep my ID?", "有人扣着我的ID吗？", "zh_Hans"),
        translated("Send an SMS.", "ส่งSMSถึงเรา", "th"),
        translated("Send an SMS.", "Отправьте SMSку, SMS-сообщение.", "ru"),
        translated("They work.", "コンビニで働くひと。", "ja"),
    ),
    fails=lambda: (
        translated("They work.", "Trаbajan.", says="U+0430 CYRILLIC SMALL LETTER A"),
        translated("They work.", "Οni trabajan.", says="U+039F GREEK CAPITAL LETTER OMICRON"),
        translated("They work.", "Они pаботают.", "ru", says="U+0070 LATIN SMALL LETTER P"),
        translated("They work.", "هم يعمxلون.", "ar", says="U+0078 LATIN SMALL LETTER X"),
        translated("They work.", "เขาทำaงาน", "th", says="U+0061 LATIN SMALL LETTER A"),
        english("They wоrk.", says="U+043E CYRILLIC SMALL LETTER O"),
    ),
)
