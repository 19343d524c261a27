"""A text as it is typed, tried on a project that is thrown away: what would be found in it."""

from __future__ import annotations

from pocketcards.checks import run_checks
from pocketcards.desk.card import faults_of_fit
from pocketcards.desk.loaded import Loaded
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.message import Translation
from pocketcards.model.project import Project
from pocketcards.typeset.page.glyphs import glyph_faults
from pocketcards.typeset.text.composer import Composer

__all__ = ["found_in_text", "with_text"]

OF_SIGNATURES = "REV"
"""The page shows signatures and remarks in its own words."""


def with_text(loaded: Loaded, name: str, text: str) -> Project:
    """Return the project with a text as if it were finished."""
    locale = loaded.language.locale
    message, catalog = loaded.project.messages[name], loaded.project.catalogs[locale]
    old = catalog.entries.get(name)
    comments = old.comments if old else ()
    new = Translation(name, message.text, text, False, old.at if old else message.at, comments)
    changed = catalog._replace(entries={**catalog.entries, name: new})
    return loaded.project._replace(catalogs={**loaded.project.catalogs, locale: changed})


def found_in_text(loaded: Loaded, project: Project, name: str, composer: Composer) -> list[Finding]:
    """Return what is found in one text, whether it fits on its cards included."""
    language, message = loaded.language, project.messages[name]
    text = project.catalogs[language.locale].entries[name].msgstr
    if not text.strip():
        return []
    found = [one for one in run_checks(project) if (one.locale, one.msgctxt) == (language.locale, name)]
    if composer.voice(language):
        found += glyph_faults(text, language, composer, message.at, name)
    found += [
        # Where another text of the card is the longest, this one may still be printed some day.
        one if one.msgctxt == name else one._replace(severity=Severity.WARNING)
        for one in faults_of_fit(project, language, loaded.sites.get(name, ()), composer)
        if one.locale == language.locale
    ]
    return [one for one in dict.fromkeys(found) if not one.code.startswith(OF_SIGNATURES)]
