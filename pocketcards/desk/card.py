"""The card as it would be printed with a text as it is typed: its faces, and where the text stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pocketcards.editions.edition import edition_of, needed_messages, printed_messages
from pocketcards.make.built import NUMBER_NOT_PROVEN
from pocketcards.model.card import Card
from pocketcards.model.contact import Region
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Finding
from pocketcards.model.geometry import Rect
from pocketcards.model.locale import SOURCE_LOCALE, Language
from pocketcards.model.message import Catalog, Translation
from pocketcards.model.page import TypesetEdition, TypesetPanel
from pocketcards.model.project import Project
from pocketcards.model.review import title_id
from pocketcards.output.pdf.plain import sheet_bytes
from pocketcards.output.pdf.writer import Description
from pocketcards.readback.preview import previews
from pocketcards.readback.proof import Prover
from pocketcards.review.sheet_files import alone, expected
from pocketcards.typeset.page.fit import typeset
from pocketcards.typeset.page.places import faces_of, places
from pocketcards.typeset.text.composer import Composer
from pocketcards.typeset.text.subset import subset

__all__ = ["Face", "Shown", "Site", "faults_of_fit", "shown", "sites_of"]

DPI = 180


@dataclass(frozen=True, slots=True)
class Site:
    """Where a text is printed."""

    card: Card
    region: Region


@dataclass(frozen=True, slots=True)
class Face:
    """A face of a card."""

    png: bytes
    width: float
    """In points, like all that follows."""
    height: float
    boxes: tuple[Rect, ...]
    """Around the text that is looked at; the origin is the lower left corner."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card, or why there is none."""

    faces: tuple[Face, ...] = ()
    body: float = 0.0
    """The size of its smallest sentences, in points."""
    why_not: tuple[Finding, ...] = ()
    missing: int = 0
    """How many of its texts are not translated yet, and shown in English."""


def sites_of(project: Project, language: Language) -> dict[str, tuple[Site, ...]]:
    """Return by message id on which cards it is printed, once a card and trim; of English, titles too."""
    found: dict[str, dict[tuple[str, str], Site]] = {}
    for card in project.cards.values():
        regions = [
            one for one in project.regions.values() if all(role in one.roles for role in card.requires)
        ]
        for region in regions:
            for name in _spoken(project, card, language, region):
                found.setdefault(name, {}).setdefault((card.id, region.trim), Site(card, region))
        english = language.locale == SOURCE_LOCALE
        optional = [title_id(card.id)] if english else printed_messages(project, card)
        for name in optional if regions else ():
            found.setdefault(name, {(card.id, regions[0].trim): Site(card, regions[0])})
    return {name: tuple(sites.values()) for name, sites in found.items()}


def _spoken(project: Project, card: Card, language: Language, region: Region) -> list[str]:
    """Return what a card says in its language; what it says in English in every language is left out."""
    needed = needed_messages(project, card, language, region)
    if language.locale == SOURCE_LOCALE:
        return needed
    english = {name for block in card.blocks.values() for name in block.english}
    return [name for name in needed if name not in english]


def shown(
    project: Project, language: Language, site: Site, name: str, composer: Composer, prover: Prover
) -> Shown:
    """Return the faces of a card; one that says what another says is left out.

    Args:
        project: With the texts as they are typed.
        language: Of the card.
        site: Which card, and where it is used.
        name: The message that is looked at.
        composer: Remembers what it has set.
        prover: Reads every number back, on a screen as on paper.
    """
    found, missing = _typeset(project, language, site, composer)
    if not isinstance(found, TypesetEdition):
        return Shown(why_not=found, missing=missing)
    panels = faces_of(found)
    pages = [alone(panel) for panel in panels]
    data = sheet_bytes(pages, Description("Cards", language.tag, ""), subset)
    if faults := prover.read(data, expected(pages)).faults:
        return Shown(why_not=(NUMBER_NOT_PROVEN.found(f"{site.card.id}: {faults[0].told}"),))
    pictures = previews(data, DPI)
    faces = tuple(_face(panel, png, name) for panel, png in zip(panels, pictures, strict=True))
    return Shown(faces, found.body, missing=missing)


def faults_of_fit(
    project: Project, language: Language, sites: Iterable[Site], composer: Composer
) -> Iterator[Finding]:
    """Yield why cards that print a text cannot be set with it."""
    for site in sites:
        found, _ = _typeset(project, language, site, composer)
        if not isinstance(found, TypesetEdition):
            yield from found


def _typeset(
    project: Project, language: Language, site: Site, composer: Composer
) -> tuple[TypesetEdition | tuple[Finding, ...], int]:
    """Set a card; English stands for what is not translated yet, so that one sees where a text will be."""
    whole, missing = _whole(project, language, site)
    edition = edition_of(whole, site.card, language, site.region)
    made = typeset(edition, composer) if isinstance(edition, Edition) else edition
    return (made if isinstance(made, TypesetEdition) else made.findings), missing


def _whole(project: Project, language: Language, site: Site) -> tuple[Project, int]:
    """Return the project with English for what a card lacks, and how many texts that are."""
    catalog = project.catalogs.get(language.locale)
    if language.locale == SOURCE_LOCALE:
        return project, 0
    catalog = catalog or Catalog(language.locale, "", {})
    needed = _spoken(project, site.card, language, site.region)
    messages = [project.messages[name] for name in needed]
    lacking: Mapping[str, Translation] = {
        one.id: Translation(one.id, one.text, one.text, False, one.at)
        for one in messages
        if catalog.text_of(one) is None
    }
    filled = catalog._replace(entries={**catalog.entries, **lacking})
    return project._replace(catalogs={**project.catalogs, language.locale: filled}), len(lacking)


def _face(panel: TypesetPanel, png: bytes, name: str) -> Face:
    boxes = tuple(place.box for place in places(panel) if place.id == name)
    return Face(png, panel.size.width, panel.size.height, boxes)
