"""A language whose name would reach a card with a bracket: "I speak Chinese (Simplified)."."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import LANGUAGES, SAMPLE, card_of, project_of
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "LNG003",
    "bracket-in-name",
    Severity.ERROR,
    "Cards say “I speak …” with this name, and interpreters are found by what people say: nobody says "
    "“Chinese (Simplified)”.",
    'Give the language a name without brackets in translations/languages.yaml: `spoken: ["Mandarin"]`, or an '
    "`endonym` where its own name has one. Its `english` may keep the bracket.",
    ("Esperanza United: language access, naming the language <https://esperanzaunited.org>",),
)
_LANGUAGES = Location("translations/languages.yaml")
_BRACKETS = "()[]（）［］【】"


def _find(project: Project) -> Iterator[Finding]:
    for locale, language in sorted({**project.bridged, **project.languages}.items()):
        names = [("spoken", name) for name in language.spoken_names] + [("own", language.endonym)]
        for what, name in names:
            if any(bracket in name for bracket in _BRACKETS):
                message = f"the {what} name {name!r} has a bracket"
                yield RULE.found(message, language.at or _LANGUAGES, locale=locale)


def _example(english: str, spoken: tuple[str, ...] = (), endonym: str = "文", says: str = "") -> Example:
    language = LANGUAGES["es"]._replace(locale="zh", english=english, spoken=spoken, endonym=endonym)
    shown = f"english: {english}; spoken: {', '.join(spoken) or '-'}; endonym: {endonym}"
    return Example(shown, project_of(card_of({SAMPLE: "Help"}))._replace(bridged={"zh": language}), says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        _example("Chinese (Simplified)", ("Mandarin",)),
        _example("Chinese (Traditional)", ("Cantonese", "Mandarin")),
        _example("Spanish", endonym="español"),
    ),
    fails=lambda: (
        _example("Chinese (Simplified)", says="spoken name 'Chinese (Simplified)'"),
        _example("Chinese (Traditional)", ("Cantonese (Yue)", "Mandarin"), says="'Cantonese (Yue)'"),
        _example("Portuguese", endonym="português (Brasil)", says="own name 'português (Brasil)'"),
        _example("Chinese", endonym="中文（简体）", says="own name"),
    ),
)
