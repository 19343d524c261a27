"""A number read out in words: nine one one, uno ocho ocho ocho, triple eight."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pocketcards.checks.base import Check, Example, Text, printed_texts
from pocketcards.checks.dates import without_names
from pocketcards.checks.examples import card_of, catalog_of, english, project_of, translated
from pocketcards.checks.figures import Ideographic, figures, has_ideographic_number, ideographic_numbers
from pocketcards.checks.spoken import Run, Speller, has_part, is_exact, spellers, values_in
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.project import Project
from pocketcards.model.words import Figures

__all__ = ["CHECK"]

RULE = Rule(
    "MSG025",
    "number-in-words",
    Severity.ERROR,
    "Somebody dials what the words say, and nobody has approved it.",
    "Leave the words out: numbers come from cards/contacts.yaml and stand on their own line. If it is a "
    "saying, add it to `idioms` in the language's words.yaml.",
    ("Numbers stand in one place <docs/promise.md#numbers-stand-in-one-place>",),
)
_SHORTEST = 3
"""In digits: what can be a number to call."""
_TEN = 10
_NAME = re.compile(r"contact\..*\.name")
"""A name is printed as it is, in whatever language it is: words for figures of all of them are looked for."""


def _find(project: Project) -> Iterator[Finding]:
    known, numbers = spellers(project), _numbers(project)
    source = known.get(SOURCE_LOCALE)
    for text in printed_texts(project):
        own, copied = _runs(text, known)
        if text.locale is None and _NAME.fullmatch(text.message.id):
            others = (one for locale, one in known.items() if locale in project.catalogs)
            copied = [run for one in others for run in one.runs(text.text) if run.is_certain]
        suspects = [run for run in (*own, *copied) if run.is_read_out or _is_whole_number(run, numbers)]
        ideographs = _ideographs(text, project) if text.locale else []
        if not (suspects or ideographs or (own and text.locale) or copied):
            continue
        words = values_in(source.runs(text.message.text)) if source and text.locale else []
        digits = [int(one.value) for one in figures(text.message.text) if one.value.isdigit() and text.locale]
        found = [
            run.text
            for run in suspects
            if not any(has_part(said, values_in([run])) for said in (words, digits))
        ]
        if text.locale:
            said = {*words, *digits}
            found += [run.text for run in (*own, *copied) if not said.issuperset(_exact(run))]
            found += [one.text for one in ideographs if is_exact(one.value) and one.value not in said]
            found += _scattered(own, (*words, *digits)) if not found else []
        if found:
            yield text.problem(RULE, f"the text has {', '.join(dict.fromkeys(found))}")


def _exact(run: Run) -> list[int]:
    """Return what a run says exactly: a translation says no such number that the English has not."""
    return [one.value for one in run.numbers if one.is_exact]


def _ideographs(text: Text, project: Project) -> list[Ideographic]:
    """Return the numbers in ideographs of a text, without sayings, months and days."""
    if not has_ideographic_number(text.text):
        return []
    words = project.words_of(text.locale).figures
    return ideographic_numbers(without_names(text.text, text.message.text, words))


def _scattered(runs: list[Run], said: tuple[int, ...]) -> list[str]:
    """Return words for figures that the English lacks: three and more make a number, far apart too."""
    digits = [one.value for run in runs for one in run.numbers if one.certain and one.value < _TEN]
    more = Counter(digits) - Counter(said)
    return [run.text for run in runs if run.is_certain] if more.total() >= _SHORTEST else []


def _runs(text: Text, known: dict[str, Speller]) -> tuple[list[Run], list[Run]]:
    """Return the numbers of a text in the words of its language, and in English words copied into it."""
    own, source = known.get(text.locale or SOURCE_LOCALE), known.get(SOURCE_LOCALE)
    copied = source.runs(text.text) if source and text.locale else []
    return own.runs(text.text) if own else [], copied


def _numbers(project: Project) -> set[str]:
    """Return the numbers of the contacts that a single number could say, such as 911."""
    return {
        one.dial for one in project.contacts.values() if one.dial.isdigit() and len(one.dial) >= _SHORTEST
    }


def _is_whole_number(run: Run, numbers: set[str]) -> bool:
    return len(run.numbers) == 1 and str(run.numbers[0].value) in numbers


def _skips(project: Project) -> Iterator[str]:
    for locale, catalog in sorted(project.catalogs.items()):
        if catalog.begun and project.words_of(locale).figures == Figures():
            yield f"{locale}: no words for numbers are known, so numbers in words were not looked for"


def _named(name: str) -> Example:
    card = card_of({"contact.line.name": name})
    project = project_of(card, catalog_of("es", card.messages, {}))
    return Example(f"name, on Spanish cards too: {name}", project, "nueve uno uno")


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        english("One or two people, between twenty-one and two hundred and five."),
        translated("Two or three of eleven.", "Dos o tres de once."),
        translated("There are many.", "有千万个人。", "zh_Hans"),
        translated("They are twenty.", "他们二十岁。", "zh_Hans"),
        translated("Wait two, three days.", "Подождите два-три дня.", "ru"),
        translated("Two men, three women, five cars.", "Dos hombres, tres mujeres, cinco carros."),
    ),
    fails=lambda: (
        english("Call nine one one.", says="nine one one"),
        english("Call nine-eleven.", says="nine-eleven"),
        _named("Línea nueve uno uno"),
        translated("Call.", "Llame al uno ocho ocho ocho.", says="uno ocho ocho ocho"),
        translated("Call.", "Llame al nueve once.", says="nueve once"),
        translated("Call.", "Marque triple ocho.", says="triple ocho"),
        translated("Call.", "Llame al treinta y uno.", says="treinta y uno"),
        translated("Call.", "Marque cero uno.", says="cero uno"),
        translated("Call.", "Marque un ocho, otro ocho y luego otro ocho.", says="ocho"),
        translated("Call.", "拨打九百一十一。", "zh_Hans", says="九百一十一"),
        translated("Call.", "Primero nueve, después siete, al final ocho.", says="nueve, siete, ocho"),
        translated("Call.", "Llame al one eight eight eight.", says="one eight eight eight"),
        translated("Call.", "Звоните: один восемь восемь восемь.", "ru", says="один восемь восемь восемь"),
        translated("Call.", "イチハチハチに電話。", "ja", says="イチハチハチ"),
        translated("Call.", "โทรหนึ่งแปดแปดแปด", "th", says="หนึ่งแปดแปดแปด"),
        translated("Call.", "일공공으로 전화하세요.", "ko", says="일공공으로"),
    ),
    skips=_skips,
)
