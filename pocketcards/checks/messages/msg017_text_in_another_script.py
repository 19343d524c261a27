"""A translation that is mostly written in letters which its language does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pocketcards.catalog.placeholders import replaced
from pocketcards.checks.base import Check, Text, printed_translations
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
_COMMON = ("Zyyy", "Zinh", "Zzzz")


def _find(project: Project) -> Iterator[Finding]:
    for _, group in groupby(printed_translations(project), lambda text: text.locale):
        texts = list(group)
        if writing := texts[0].writing:
            yield from _of_language(texts, writing)


def _of_language(texts: list[Text], writing: WritingSystem) -> Iterator[Finding]:
    own = (*writing.scripts, *_COMMON)
    strange = {char for char in set().union(*(text.text for text in texts)) if script(char) not in own}
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
