"""A word for a figure beside a number, or behind a placeholder: `1 ocho`, `{emergency} cero`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.catalog.placeholders import placeholders
from pocketcards.checks.base import Check, Text, printed_with
from pocketcards.checks.examples import english, translated
from pocketcards.checks.spoken import SPACE, Run, Speller, spellers, values_in
from pocketcards.checks.words import folded
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.project import Project
from pocketcards.unicode import digit_value

__all__ = ["CHECK"]

RULE = Rule(
    "MSG026",
    "figure-word-beside-number",
    Severity.ERROR,
    "The word is read as a further digit, and the number becomes another one.",
    "Leave the word out, or move it into a sentence of its own, away from the number.",
    ("Numbers stand in one place <docs/promise.md#numbers-stand-in-one-place>",),
)
_TEN = 10
_ENDS = re.compile(r"[.!?;:\n。．！？；：।॥؟؛۔።།។៕]")
"""Where a clause ends; a comma does not keep a figure off the number."""
_SPACE = re.compile(SPACE)
_GAP = r"(?:[\s,·/\-\u2010-\u2013]{0,2}|\.)"
_LAST, _FIRST = re.compile(rf"([^\s.,·/-]){_GAP}\Z"), re.compile(rf"{_GAP}([^\s.,·/-])")
_DIGIT = "[〇零一二三四五六七八九两兩幺洞拐勾]"
_HAN = f"(?:{_DIGIT}{{2,}}|[〇零幺洞拐勾])"
"""Ideographs that are read as figures; 18一律 is none."""
_HAN_BESIDE = re.compile(
    f"(?<=[}}0-9])[- 、，]?{_HAN}|{_HAN}[- 、，]?(?=[{{0-9])"
    rf"|(?<=\}}){_DIGIT}(?!\w)|(?<!万){_DIGIT}(?=\{{)"
)


def _find(project: Project) -> Iterator[Finding]:
    known = spellers(project)
    source = known.get(SOURCE_LOCALE)
    for text in printed_with(project, lambda char: char == "{" or digit_value(char)):
        beside = list(_beside(text, known))
        english = source.runs(text.message.text) if beside and source and text.locale else []
        said = set(values_in(english))
        found = [run.text for run in beside if not said.issuperset(values_in([run]))]
        found += _HAN_BESIDE.findall(text.text)
        if found:
            yield text.problem(RULE, f"beside a number stands {', '.join(dict.fromkeys(found))}")


def _beside(text: Text, known: dict[str, Speller]) -> Iterator[Run]:
    said = folded(text.text)
    for name in dict.fromkeys((text.locale or SOURCE_LOCALE, SOURCE_LOCALE)):
        for run in known[name].runs(text.text) if name in known else ():
            translated = text.locale is not None
            if run.is_certain and (_touches_digit(said, run) or _follows(said, run, clause=translated)):
                yield run


def _touches_digit(text: str, run: Run) -> bool:
    """Tell whether a word for a digit stands beside a digit. 10 mil is one number."""
    before, after = _LAST.search(text[: run.start]), _FIRST.match(text, run.end)
    first, last = run.numbers[0].value < _TEN, run.numbers[-1].value < _TEN
    return bool((first and before and digit_value(before[1])) or (last and after and digit_value(after[1])))


def _follows(text: str, run: Run, *, clause: bool) -> bool:
    """Tell whether a word stands directly beside a placeholder or, in a translation, in its clause."""
    for one in placeholders(text):
        between = text[one.end : run.start] if one.end <= run.start else text[run.end : one.start]
        if _SPACE.fullmatch(between) or (clause and not _ENDS.search(between)):
            return True
    return False


_CALL = "Call {emergency}."
CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated(_CALL, "Llame al {emergency} si una persona está en peligro."),
        translated("Call {emergency} and say two things.", "Llame al {emergency} y diga dos cosas."),
        translated("They are under 18.", "Menor de 18. Dos o tres personas."),
        translated(_CALL, "拨打{emergency}，说一下地址。", "zh_Hans"),
        english("Call {emergency}. Say one word."),
    ),
    fails=lambda: (
        translated(_CALL, "Llame al {emergency} cero.", says="cero"),
        translated(_CALL, "Llame al {emergency}, y luego el ocho.", says="ocho"),
        translated(_CALL, "Marque cero {emergency}.", says="cero"),
        translated(_CALL, "Llame al {emergency} zero.", says="zero"),
        translated(_CALL, "Marque primero el cero y después {emergency}.", says="cero"),
        translated(_CALL, "拨打一{emergency}。", "zh_Hans", says="一"),
        translated(_CALL, "拨打{emergency}八。", "zh_Hans", says="八"),
        translated("Take bus 1.", "Tome el autobús 1 ocho.", says="ocho"),
        translated("Take bus 1.", "Tome el autobús ocho-1.", says="ocho"),
        translated(_CALL, "拨打{emergency}零。", "zh_Hans", says="零"),
        translated("Take bus 1.", "坐1八八路车。", "zh_Hans", says="八八"),
        english("Call {emergency} two.", says="two"),
    ),
)
