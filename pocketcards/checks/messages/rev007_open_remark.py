"""A reader has objected to a text, and it has not changed since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import SAMPLE, card_of, project_of, translated
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.project import Project
from pocketcards.model.remark import Remark, about

__all__ = ["CHECK"]

RULE = Rule(
    "REV007",
    "open-remark",
    Severity.WARNING,
    "Somebody who reads the language found it wrong; whoever signs it, or prints it, should know why.",
    "Mend the text: the remark closes by itself. If the text is right, let the team that objected sign it.",
    ("An objection stays <docs/promise.md#an-objection-stays-until-its-text-changes>",),
)
PATH = "translations/es/remarks.yaml"


def _find(project: Project) -> Iterator[Finding]:
    for locale in sorted(project.remarks):
        for name, remarks in project.open_remarks(locale).items():
            for one in remarks:
                said = f"{name}: objected to on {one.day.isoformat()}: {one.text}"
                yield RULE.found(
                    said, one.at, locale=None if locale == SOURCE_LOCALE else locale, msgctxt=name
                )


def _objected(text: str, was: str, says: str = "") -> Example:
    project = translated("Call.", text, "es").project
    hashed = about(project.messages[SAMPLE], "es", was)
    one = Remark("Team", date(2026, 1, 1), SAMPLE, hashed, "Too formal.", Location(PATH, 4))
    return Example(f"objected to in es: {was}; now: {text}", project._replace(remarks={"es": (one,)}), says)


def _english(text: str, was: str, says: str = "") -> Example:
    card = card_of({SAMPLE: text})
    hashed = about(card_of({SAMPLE: was}).messages[SAMPLE], "en", "")
    one = Remark("Team", date(2026, 1, 1), SAMPLE, hashed, "Who hears it is warned.", Location(PATH, 4))
    shown = f"objected to in English: {was}; now: {text}"
    return Example(shown, project_of(card, remarks={"en": (one,)}), says)


def _passes() -> tuple[Example, ...]:
    return (_objected("Llame.", was="Llamad."), _english("Call.", was="Shout."))


def _fails() -> tuple[Example, ...]:
    return (
        _objected("Llamad.", was="Llamad.", says="objected to on 2026-01-01: Too formal."),
        _english("Shout.", was="Shout.", says="Who hears it is warned."),
    )


CHECK = Check(RULE, _find, passes=_passes, fails=_fails)
