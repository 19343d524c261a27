"""One zip a region, for people without a terminal: sheets by language, pictures, and a page to start with.

Its pages are handed in. They open from a USB stick: no request to anywhere, everything beside them.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from pocketcards.editions.request import Site
from pocketcards.errors import OutputError
from pocketcards.model.artifact import Artifact, Content, Packed, bytes_in
from pocketcards.model.contact import Region
from pocketcards.model.edition import Edition
from pocketcards.model.font import NUMBER_FAMILY
from pocketcards.model.geometry import Size
from pocketcards.model.locale import Language
from pocketcards.model.page import Page, PlacedPanel
from pocketcards.model.printing import Duplex
from pocketcards.model.project import Project
from pocketcards.model.proof import Expectation
from pocketcards.model.sheet import SheetPlan
from pocketcards.model.shown import PagesBefore, Shown, Together, no_page
from pocketcards.model.text import Atom
from pocketcards.output.pdf.plain import sheet_bytes
from pocketcards.output.pdf.writer import Description
from pocketcards.readback.preview import previews
from pocketcards.readback.proof import Prover
from pocketcards.sets.before import Before, zip_path
from pocketcards.sets.stage import Stage
from pocketcards.typeset.stationery.guide import NUMBER, guide_pages
from pocketcards.typeset.stationery.pointing import pointing_pages
from pocketcards.typeset.text.composer import Composer
from pocketcards.typeset.text.subset import subset

__all__ = ["GUIDE", "POINT", "Pages", "packages"]


PackedBefore = Callable[[str, int, int], Packed | None]
"""Tells how the old zip has packed the same bytes: by their name, how many there are, and their CRC-32."""


class Pages(Protocol):
    """Makes the pages of a region, by path: for a zip, or for a host, with files to send."""

    def __call__(
        self,
        region: Region,
        plan: SheetPlan,
        shown: Sequence[Shown],
        together: Sequence[Together],
        *,
        point: str,
        hosted: bool,
        before: PagesBefore = no_page,
    ) -> Mapping[str, bytes | Packed]:
        """Return them. `point` is the sheet to point at; empty: there is none."""


SENT_DPI = 260
"""Of pictures that are sent: as wide as the screen of most phones."""
OWN_NAME = ("speak.self", "say.sound")
"""Messages in which a translation names its own language."""
GUIDE = "printing-guide.pdf"
POINT = "point-to-your-language.pdf"
PACKED = ".png"
"""What is packed in itself; sheets become a fifth smaller."""
AT_ONCE = 1 << 20
"""Bytes of a zip that the system is handed at a time."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_HEADER = 30
"""Bytes before the name of a member (APPNOTE.TXT, 4.3.7); ours have nothing after it."""


def packages(
    project: Project,
    editions: Sequence[Edition],
    artifacts: Sequence[Artifact],
    pictures: Mapping[str, tuple[Content | Packed, ...]],
    composer: Composer,
    languages: Sequence[Language],
    stage: Stage,
    pages: Pages,
    before: Before,
    *,
    duplex: Duplex = Duplex.LONG_EDGE,
    site: Site = Site.NONE,
) -> dict[str, Content]:
    """Return a zip for each region whose sheets were made, and the sheet to point at, by path.

    Args:
        project: The project.
        editions: What was made.
        artifacts: The files of it.
        pictures: Those of each card, by its path.
        composer: Sets the guide and the sheet to point at.
        languages: Those of the sheet to point at; none: there is no such sheet.
        stage: Where the zips wait.
        pages: Makes the pages of a region, by path.
        before: The set that is replaced.
        duplex: How the sheets are made: the guide tells of this way.
        site: Which cards a site for a host shows.
    """
    found: dict[str, Content] = {}
    for region in dict.fromkeys(edition.region.id for edition in editions):
        mine = [edition for edition in editions if edition.region.id == region]
        files: dict[tuple[str, str, str], list[Artifact]] = {}
        for artifact in artifacts:
            if artifact.region == region:
                files.setdefault(_key(artifact), []).append(artifact)
        shown = [one for edition in mine if (one := _shown(project, edition, files, pictures))]
        together = list(_together(mine, files))
        plan = project.stock.plan_for(project.regions[region].paper)
        if not shown or plan is None:
            continue
        standing = partial(before.page, region)
        guide = standing(GUIDE, "") or _guide(project, composer, plan, _numbers(mine), duplex)
        beside: dict[str, Content | Packed] = {GUIDE: guide}
        if languages:
            beside[POINT] = standing(POINT, "") or _point(composer, languages, plan.size)
            found[f"{region}/{POINT[:-4]}-{region}.pdf"] = bytes_in(beside[POINT])
        make = partial(pages, project.regions[region], plan, point=POINT if languages else "")
        if site is not Site.NONE:
            every = site is Site.ALL
            open_ = [one for one in shown if every or not one.edition.card.discreet]
            several = [one for one in together if every or not one.editions[0].card.discreet]
            hosted = {**beside, **dict(_contents(open_, several)), **dict(_sent(open_))}
            hosted |= make(open_, several, hosted=True)
            # Files that wait on the stage are moved from there, and these are their second copies.
            found |= {f"{region}/site/{path}": bytes_in(content) for path, content in hosted.items()}
        contents = {**beside, **dict(_contents(shown, together))}
        contents |= make(shown, together, hosted=False, before=standing)
        path = zip_path(region)
        found[path] = stage.place(path)
        _zip(contents, stage.place(path), partial(before.packed, region))
    return found


def _numbers(editions: Sequence[Edition]) -> list[Atom]:
    """Return the numbers of the cards, each once, by who answers."""
    atoms = {atom.text: atom for edition in editions for atom in edition.atoms.values()}
    return sorted(atoms.values(), key=lambda atom: (atom.contact.name_en, atom.text))


def _guide(
    project: Project, composer: Composer, plan: SheetPlan, numbers: Sequence[Atom], duplex: Duplex
) -> bytes:
    """Return the guide to printing, proven."""
    pages = guide_pages(composer, plan, numbers, duplex)
    about = Description("How to print the cards", "en", "DuplexFlipLongEdge")
    return _proven(project, pages, sheet_bytes(pages, about, subset))


def _proven(project: Project, pages: tuple[Page, ...], data: bytes) -> bytes:
    """Return a guide in which every number was read back: cards are compared with it.

    Raises:
        OutputError: A number is not as it must be.
    """
    panels = [placed.panel for page in pages for placed in page.panels]
    expected = Expectation(
        numbers=Counter(run.atom.text for panel in panels for run in panel.runs() if run.atom),
        links=Counter(),
        smallest=NUMBER,
        areas=tuple(tuple(one.box for one in page.panels) for page in pages),
        targets={},
        codes=Counter(),
        beside=frozenset(line.line.text for panel in panels for line in panel.lines()),
        pages=pages,
    )
    reading = Prover(project.fonts[NUMBER_FAMILY].face(bold=True).path).read(data, expected)
    if reading.faults:
        raise OutputError(f"{GUIDE}: {reading.faults[0].told}", "This is a fault of ours: please report it.")
    return data


def _point(composer: Composer, languages: Sequence[Language], paper: Size) -> bytes:
    """Return the sheet on which somebody points to a language."""
    pages = tuple(
        Page(paper.width, paper.height, (PlacedPanel(panel, 0.0, 0.0),))
        for panel in pointing_pages(languages, composer, paper)
    )
    return sheet_bytes(pages, Description("Point to your language", "mul", "DuplexFlipLongEdge"), subset)


def _key(artifact: Artifact) -> tuple[str, str, str]:
    return artifact.card, artifact.locale, artifact.format


def _shown(
    project: Project,
    edition: Edition,
    files: Mapping[tuple[str, str, str], Sequence[Artifact]],
    pictures: Mapping[str, tuple[Content | Packed, ...]],
) -> Shown | None:
    """Return what the page shows of an edition, where both its files were made."""
    card, locale = edition.card.id, edition.language.locale
    cards = files.get((card, locale, "card"))
    sheets = _sheets(files, card, locale)
    if not cards or not sheets:
        return None
    english = tuple(_english(project, edition, message) for message in edition.texts)
    return Shown(edition, cards[0], sheets, pictures.get(cards[0].path, ()), english)


def _together(
    editions: Sequence[Edition], files: Mapping[tuple[str, str, str], Sequence[Artifact]]
) -> Iterator[Together]:
    """Yield the sheets of several languages that were made of these editions of a region."""
    by_card: dict[str, dict[str, Edition]] = {}
    for edition in editions:
        by_card.setdefault(edition.card.id, {})[edition.language.locale] = edition
    for card, known in by_card.items():
        for mix in next(iter(known.values())).region.mixes:
            if sheets := _sheets(files, card, mix.locale):
                yield Together(mix, tuple(known[locale] for locale, _ in mix.copies), sheets)


def _sheets(
    files: Mapping[tuple[str, str, str], Sequence[Artifact]], card: str, locale: str
) -> tuple[Artifact, ...]:
    """Return the sheets of a card: fronts before backs, where they are two."""
    return tuple(sorted(files.get((card, locale, "sheet"), ()), key=lambda one: "-backs" in one.path))


def _english(project: Project, edition: Edition, message: str) -> str:
    """Return what a message says in English; of the language's name, what it says on this card."""
    text = project.messages[message].text
    return text.replace("English", edition.language.spoken_name) if message in OWN_NAME else text


def _contents(shown: Sequence[Shown], together: Sequence[Together]) -> Iterator[tuple[str, Content | Packed]]:
    for one in shown:
        yield from zip(one.sheet_paths, (sheet.content for sheet in one.sheets), strict=True)
        yield from zip(one.picture_paths, one.pictures, strict=True)
    for some in together:
        yield from zip(some.sheet_paths, (sheet.content for sheet in some.sheets), strict=True)


def _sent(shown: Sequence[Shown]) -> Iterator[tuple[str, Content]]:
    """Yield what of public cards is sent to a phone: the file itself, and pictures of it."""
    for one in shown:
        if one.sent_paths:
            data = bytes_in(one.card.content)
            yield from zip(one.sent_paths, (data, *previews(data, SENT_DPI)), strict=True)


def _zip(contents: Mapping[str, Content | Packed], target: Path, before: PackedBefore) -> None:
    """Write a zip: the same bytes from the same contents, one after the other."""
    with target.open("wb", AT_ONCE) as file, zipfile.ZipFile(file, "w") as archive:
        for path, content in sorted(contents.items()):
            about = zipfile.ZipInfo(path, _EPOCH)
            about.compress_type = zipfile.ZIP_STORED if path.endswith(PACKED) else zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            if isinstance(content, Packed):
                _put(archive, about, content)
                continue
            data = bytes_in(content)
            if packed := before(path, len(data), zlib.crc32(data)):
                _put(archive, about, packed)
            else:
                archive.writestr(about, data)


def _put(archive: zipfile.ZipFile, about: zipfile.ZipInfo, packed: Packed) -> None:
    """Add what is packed already, with the header that stands before it: `zipfile` has no function for it."""
    source, then = packed.archive.fp, packed.about
    assert archive.fp
    assert source
    assert then.filename == about.filename
    about.CRC, about.file_size, about.compress_size = then.CRC, then.file_size, then.compress_size
    about.header_offset = archive.start_dir
    source.seek(then.header_offset)
    archive.fp.write(source.read(_HEADER + len(about.filename.encode()) + about.compress_size))
    archive.filelist.append(about)
    archive.NameToInfo[about.filename] = about
    archive.start_dir = archive.fp.tell()
