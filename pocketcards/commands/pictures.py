"""Pictures of the cards as they look today, for people who translate them."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.catalog.workbook import Picture
from pocketcards.desk.card import Shown, Site, shown
from pocketcards.load.languages import Languages
from pocketcards.model.font import NUMBER_FAMILY
from pocketcards.model.locale import SOURCE_LANGUAGE
from pocketcards.model.project import Project
from pocketcards.readback.proof import Prover
from pocketcards.review.sheet import region_for
from pocketcards.typeset.text.composer import Composer

__all__ = ["pictures_of"]


def pictures_of(project: Project, names: Languages, locale: str) -> Iterator[Picture]:
    """Yield the faces of every card, each once and upright; in English where the language lacks a text."""
    composer = Composer(project.fonts)
    prover = Prover(project.fonts[NUMBER_FAMILY].face(bold=True).path)
    for card in project.cards.values():
        if region := region_for(project, card):
            site, found = Site(card, region), Shown()
            for language in filter(None, (names.find(locale), SOURCE_LANGUAGE)):
                found = found if found.faces else shown(project, language, site, "", composer, prover)
            yield from (Picture(card.title, face.png) for face in found.faces)
