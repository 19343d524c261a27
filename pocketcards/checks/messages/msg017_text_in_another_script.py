"""A translation that is mostly written in letters which its language does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from pocketcards.catalog.placeholders import replaced
from pocketcards.checks.base import COMMON, Check, Text, by_language
from pocketcards.checks.examples import translated, translations
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import category, script
from pocketcards.writing import WritingSystem

__all__ = ["CHECK"]

RULE = Rule(
    "MSG017",
    "text-in-another-script",
    Severity.ERROR,
    "The holder cannot read it: it is a text of another language, or was never translated.",
    "Write the translation in the letters of your language. A name or an acronym may keep its own.",
    (
        "English never fills a gap <docs/promise.md#english-never-fills-a-gap>",
        "UAX #24, the script of each letter <https://www.unicode.org/reports/tr24/>",
    ),
)

_ACRONYM = re.compile(r"(?<![^\W\d_])[A-Z]{2,6}(?![^\W\d_])")
"""SMS, ID, USA: written so in most scripts."""
_NAME = re.compile(r"contact\..*\.name")


def _find(project: Project) -> Iterator[Finding]:
    for one in by_language(project):
        writing, strange = one.writing, one.strange
        if writing and strange and one.texts[0].locale:
            yield from _of_language(one.texts, writing, strange)


def _of_language(texts: tuple[Text, ...], writing: WritingSystem, strange: Set[str]) -> Iterator[Finding]:
    own = (*writing.scripts, *COMMON)
    for text in texts:
        if strange.isdisjoint(text.text) or _NAME.fullmatch(text.message.id):
            continue
        letters = [script(char) for char in _bare(text) if category(char)[0] == "L"]
        foreign = [one for one in letters if one not in own]
        if len(foreign) * 2 > len(letters):
            most = max(sorted(set(foreign)), key=foreign.count)
            message = f"{len(foreign)} of {len(letters)} letters are not {writing.name}, most are {most}"
            yield text.problem(RULE, message)


def _bare(text: Text) -> str:
    """Return a text without placeholders and acronyms."""
    return _ACRONYM.sub(" ", replaced(text.text, " "))


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("Text message", "SMS", "ar"),
        translated("Does someone keep my ID?", "有人扣着我的ID吗？", "zh_Hans"),
        translated("Call {emergency}.", "{emergency}に電話する。", "ja"),
        translations(
            {"contact.line.name": "Safe Line"}, "ar: Safe Line, a name", ar={"contact.line.name": "Safe Line"}
        ),
    ),
    fails=lambda: (
        translated("Call when you are alone.", "Llame cuando esté a solas.", "ar", says="most are Latn"),
        translated("Call when you are alone.", "ብቻዎን ሲሆኑ ይደውሉ።", "es", says="most are Ethi"),
        translated("Call when you are alone.", "혼자 있을 때 전화하세요.", "ja", says="most are Hang"),
        translated("Call when you are alone.", "Call when you are by yourself.", "th", says="most are Latn"),
    ),
)
