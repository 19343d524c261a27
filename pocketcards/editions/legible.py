"""What texts become on paper, asked before anything is built: by `check` and `import`.

`checks` and `typeset` stand side by side and do not import each other; this stands above both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import groupby

from pocketcards.checks.base import printed_texts
from pocketcards.editions.request import Request, editions
from pocketcards.load.languages import Languages
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Finding
from pocketcards.model.font import NUMBER_FAMILY
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.page import TypesetEdition
from pocketcards.model.project import Project
from pocketcards.model.wording import counted, some
from pocketcards.typeset.page.fit import SAYS_LESS, typeset
from pocketcards.typeset.page.glyphs import glyph_faults
from pocketcards.typeset.text.composer import Composer

__all__ = ["check_fit", "check_glyphs"]

SHOWN = 6
"""How many messages a finding names."""


def check_glyphs(project: Project, locales: Collection[str] | None = None) -> list[Finding]:
    """Return what fonts and shaping make of texts that nobody wrote.

    Args:
        project: With its fonts. A language without a font is told where it is typeset.
        locales: Only these; None for all, English included.
    """
    if NUMBER_FAMILY not in project.fonts:
        return []
    composer = Composer(project.fonts)
    return [
        fault
        for locale, texts in groupby(printed_texts(project), lambda text: text.locale)
        if locales is None or (locale or SOURCE_LOCALE) in locales
        for text in texts
        if text.language and composer.voice(text.language)
        for fault in glyph_faults(text.text, text.language, composer, text.at, text.message.id)
    ]


def check_fit(project: Project, names: Languages, locales: Collection[str]) -> list[Finding]:
    """Return which texts of these locales do not fit on their cards, in the trim of each region."""
    if NUMBER_FAMILY not in project.fonts:
        return []
    composer = Composer(project.fonts)
    findings: list[Finding] = []
    fitting: dict[tuple[str, str], list[Edition]] = defaultdict(list)
    for edition in editions(project, names, Request(), list(locales)):
        if not isinstance(edition, Edition):
            continue
        alike = fitting[edition.card.id, edition.language.locale]
        if any(edition == one._replace(region=edition.region) for one in alike):
            continue  # what fits in one region fits in another that prints the same
        made = typeset(edition, composer)
        if not isinstance(made, TypesetEdition):
            findings += made.findings
        elif made.unsaid:
            findings.append(_says_less(made))
        else:
            alike.append(edition)
    return findings


def _says_less(made: TypesetEdition) -> Finding:
    edition = made.edition
    missing = f"{counted(len(made.unsaid), 'sentence')}, for want of room: {some(made.unsaid, SHOWN)}"
    message = f"{edition.card.id} in {edition.region.id} is without {missing}"
    return SAYS_LESS.found(message, edition.card.at, locale=edition.language.locale)
