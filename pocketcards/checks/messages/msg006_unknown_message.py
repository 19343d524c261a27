"""An entry of a catalog whose id no card knows."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import SAMPLE, translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project

__all__ = ["CHECK"]

RULE = Rule(
    "MSG006",
    "unknown-message",
    Severity.WARNING,
    "Nobody will ever see this translation: its id (msgctxt) is misspelt, or the message is gone.",
    "Correct the msgctxt, or delete the entry.",
    ("gettext manual, Contexts <https://www.gnu.org/software/gettext/manual/html_node/Contexts.html>",),
    waivable=True,
)


def _find(project: Project) -> Iterator[Finding]:
    for locale, catalog in sorted(project.catalogs.items()):
        for entry in catalog.entries.values():
            if entry.msgctxt not in project.messages:
                yield RULE.found(
                    f"no card has a message {entry.msgctxt!r}",
                    entry.at,
                    locale=locale,
                    msgctxt=entry.msgctxt,
                )


def _misspelt() -> Example:
    project = translated("Call.", "Llame.").project
    catalog = project.catalogs["es"]
    stray = catalog.entries[SAMPLE]._replace(msgctxt="smaple.text")
    changed = catalog._replace(entries={**catalog.entries, "smaple.text": stray})
    return Example('es: msgctxt "smaple.text"', project._replace(catalogs={"es": changed}), "'smaple.text'")


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (translated("Call.", "Llame."),),
    fails=lambda: (_misspelt(),),
)
