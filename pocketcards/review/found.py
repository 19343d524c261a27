"""What `check` finds in the very texts that somebody reads: shown beside them, and an error is not signed."""

from __future__ import annotations

from pocketcards.checks import run_checks
from pocketcards.editions.legible import check_fit, check_glyphs
from pocketcards.load.languages import Languages
from pocketcards.model.finding import Finding
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.project import Project

__all__ = ["found_in"]

OURS = "REV"
"""Findings about signatures and remarks themselves: both are shown in their own words."""


def found_in(project: Project, names: Languages, locale: str) -> dict[str, list[Finding]]:
    """Return by message id what is found in the texts of a locale, whether they fit on paper included."""
    findings = [*run_checks(project), *check_glyphs(project, [locale])]
    if locale != SOURCE_LOCALE:
        findings += check_fit(project, names, [locale])
    found: dict[str, list[Finding]] = {}
    for one in dict.fromkeys(findings):
        if one.msgctxt and (one.locale or SOURCE_LOCALE) == locale and not one.code.startswith(OURS):
            found.setdefault(one.msgctxt, []).append(one)
    return found
