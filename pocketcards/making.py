"""Editions become proven files, one after the other or in several processes. Writes nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pocketcards.impose.fold import card_pages
from pocketcards.load.fonts import verify_face
from pocketcards.model.artifact import Artifact
from pocketcards.model.contact import Contact
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.font import FontFamily
from pocketcards.model.geometry import Rect
from pocketcards.model.page import Edition, Page, PlacedLine, TypesetEdition
from pocketcards.model.proof import Expectation
from pocketcards.output import OUTPUTS
from pocketcards.readback.proof import Prover
from pocketcards.typeset.composer import Composer
from pocketcards.typeset.faces import NUMBER_FAMILY
from pocketcards.typeset.fit import typeset
from pocketcards.typeset.panel import SAFE
from pocketcards.typeset.paragraph import number_size
from pocketcards.typeset.subset import subset

__all__ = ["RULES", "UNREADABLE", "Built", "Tell", "make_all", "same_names"]

NUMBER_NOT_PROVEN = Rule(
    "PRF001",
    "number-not-proven",
    Severity.ERROR,
    "The finished page does not show the approved number as it should; the file was not kept.",
    "This is a fault of the program or of a font, not of the translation: please report it with the picture.",
    ("reliability: swapped glyphs, covered digits and lying ToUnicode pass text extraction",),
)
SAME_NAME = Rule(
    "PRF002",
    "two-files-of-one-name",
    Severity.ERROR,
    "One of the two files would be lost without a word.",
    "Build the cards into different folders.",
)
UNREADABLE = ("YML", "FNT001", "FNT002", "FNT003")
"""Codes of findings after which nothing can be built."""
RULES = (NUMBER_NOT_PROVEN, SAME_NAME)

Tell = Callable[[str, int, int], None]
"""Told after each card: its label, how many are done, how many there are."""


@dataclass(slots=True)
class Built:
    """What a build made, and what it found."""

    artifacts: list[Artifact] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    """By file name, what a reader saw where a number was not proven."""
    contacts: tuple[Contact, ...] = ()
    """Those of the project, for the build to name the unconfirmed ones."""

    @property
    def failed(self) -> bool:
        """Whether something keeps the set from being published."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def unreadable(self) -> bool:
        """Whether files that everything rests on could not be read."""
        return any(finding.code.startswith(UNREADABLE) for finding in self.findings)


def make_all(
    families: dict[str, FontFamily], chosen: list[Edition], outputs: list[str], jobs: int, tell: Tell
) -> Iterator[Built]:
    """Make every edition, in order; in several processes where that is asked for."""
    if jobs > 1 and len(chosen) > 1:
        results = _make_in_processes(families, chosen, outputs, jobs)
        for i, edition in enumerate(chosen, 1):
            tell(edition.label, i, len(chosen))
            yield results[edition.label]
        return
    maker = _Maker(families)
    for i, edition in enumerate(chosen, 1):
        yield maker.make(edition, outputs)
        tell(edition.label, i, len(chosen))


def _make_in_processes(
    families: dict[str, FontFamily], chosen: list[Edition], outputs: list[str], jobs: int
) -> dict[str, Built]:
    from concurrent.futures import ProcessPoolExecutor  # 15 ms that one process does not need

    parts = [chosen[i::jobs] for i in range(jobs)]
    with ProcessPoolExecutor(jobs) as pool:
        made = list(pool.map(_make_some, [families] * jobs, parts, [outputs] * jobs))
    return {
        edition.label: built
        for part, some in zip(parts, made, strict=True)
        for edition, built in zip(part, some, strict=True)
    }


def _make_some(families: dict[str, FontFamily], part: list[Edition], outputs: list[str]) -> list[Built]:
    maker = _Maker(families)
    return [maker.make(edition, outputs) for edition in part]


class _Maker:
    """Makes the files of editions one after the other; verifies each face once."""

    def __init__(self, families: dict[str, FontFamily]) -> None:
        self._composer = Composer(families)
        self._prover = Prover(families[NUMBER_FAMILY].face(bold=True).path)
        self._faces: dict[str, Finding | None] = {}

    def make(self, edition: Edition, outputs: list[str]) -> Built:
        """Return the files of an edition, or why there are none."""
        built = Built()
        laid_out = typeset(edition, self._composer)
        if not isinstance(laid_out, TypesetEdition):
            built.findings += laid_out
            return built
        lines = [line for panel in laid_out.panels for line in panel.lines()]
        built.findings += self._changed_faces(lines)
        if built.findings:
            return built
        pages = card_pages(laid_out)
        for output in OUTPUTS:
            if output.name in outputs:
                data = output.write(laid_out, pages, subset)
                self._prove(built, laid_out, pages, output.name, data)
        return built

    def _changed_faces(self, lines: Sequence[PlacedLine]) -> list[Finding]:
        for face in {run.face for line in lines for run in line.line.runs}:
            if face.id not in self._faces:
                self._faces[face.id] = verify_face(face)
        return [finding for finding in self._faces.values() if finding]

    def _prove(
        self, built: Built, laid_out: TypesetEdition, pages: Sequence[Page], name: str, data: bytes
    ) -> None:
        """Keep a file only if every reader finds every number as it must be."""
        edition = laid_out.edition
        path = _path_of(edition, name)
        reading = self._prover.read(data, expectation_of(laid_out, pages))
        for i, fault in enumerate(reading.faults):
            message = f"{path}, page {fault.page + 1}: {fault.message} (reader: {fault.reader})"
            built.findings.append(NUMBER_NOT_PROVEN.found(message, locale=edition.language.locale))
            built.pictures[f"{Path(path).stem}-{i + 1}-{fault.reader}.png"] = fault.picture
        if reading.faults:
            return
        built.artifacts.append(
            Artifact(
                path=path,
                data=data,
                sha256=hashlib.sha256(data).hexdigest(),
                card=edition.card.id,
                locale=edition.language.locale,
                region=edition.region.id,
                format=name,
                status=edition.status.value,
                pages=len(pages),
                contacts={role: atom.text for role, atom in sorted(edition.atoms.items())},
                copies_read=sum(reading.numbers.values()),
                read=tuple(sorted(reading.numbers)),
            )
        )


def expectation_of(laid_out: TypesetEdition, pages: Sequence[Page]) -> Expectation:
    """Return what a reader must find: every number of the edition at least once, as often as it was set."""
    runs = [run for panel in laid_out.panels for line in panel.lines() for run in line.line.runs]
    placed = Counter(run.atom.text for run in runs if run.atom)
    for atom in laid_out.edition.atoms.values():
        placed[atom.text] = max(1, placed[atom.text])
    trim = laid_out.edition.trim
    areas = tuple(
        tuple(Rect(panel.x, panel.y, trim.width, trim.height).inset(SAFE) for panel in page.panels)
        for page in pages
    )
    links = Counter(uri for panel in laid_out.panels for uri in panel.links())
    return Expectation(placed, links, number_size(laid_out.body), areas)


def _path_of(edition: Edition, format_name: str) -> str:
    mark = "-DRAFT" if edition.status.value == "draft" else ""
    region, locale = edition.region.id, edition.language.locale
    return f"{region}/{edition.card.stem}-{region}-{locale}-{format_name}{mark}.pdf"


def same_names(artifacts: Sequence[Artifact]) -> list[Finding]:
    """Return a finding for every path that several artifacts have, letter case aside."""
    paths = Counter(artifact.path.casefold() for artifact in artifacts)
    return [
        SAME_NAME.found(f"{path} is the name of {count} files") for path, count in paths.items() if count > 1
    ]
