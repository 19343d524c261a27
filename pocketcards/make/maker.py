"""Editions become proven files, one order after the other. Writes nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pocketcards.formats import FORMATS
from pocketcards.formats.base import Bench, Format, MadeFile, design_of
from pocketcards.load.fonts import verify_face
from pocketcards.make.built import NUMBER_NOT_PROVEN, Built
from pocketcards.model.artifact import Artifact
from pocketcards.model.design import Design, Trim
from pocketcards.model.edition import Edition, Status
from pocketcards.model.finding import Finding, Refused
from pocketcards.model.font import NUMBER_FAMILY, FontFamily
from pocketcards.model.geometry import mm
from pocketcards.model.order import Order
from pocketcards.model.page import TypesetEdition
from pocketcards.model.printing import PrintOptions
from pocketcards.model.proof import Expectation
from pocketcards.model.sheet import Stock
from pocketcards.model.wording import some
from pocketcards.readback.preview import previews
from pocketcards.readback.proof import Prover
from pocketcards.site.files import look_of
from pocketcards.typeset.page.fit import TOO_LARGE, typeset
from pocketcards.typeset.page.paragraph import number_size
from pocketcards.typeset.text.composer import Composer

__all__ = ["Maker", "Plan", "expectation_of", "preview_paths"]

SHOWN = 4
"""How many messages a note names."""
PICTURED = "card"
"""The format of which the page to start with shows pictures."""


class Plan(NamedTuple):
    """What every order is made with."""

    families: dict[str, FontFamily]
    stock: Stock
    options: PrintOptions
    pictures: int = 0
    """Dots per inch of the pictures of each card for the page to start with; 0: there is no such page."""

    def pictures_of(self, order: Order, format_name: str) -> int:
        """Return how fine the pictures of an order's files are; 0: the page to start with shows none."""
        paper = order.editions[0][0].region.paper
        return self.pictures if format_name == PICTURED and self.stock.plan_for(paper) else 0


class Maker:
    """Makes the files of orders one after the other; verifies each face once."""

    def __init__(self, plan: Plan) -> None:
        families = plan.families
        self._composer = Composer(families)
        self._number_face = families[NUMBER_FAMILY].face(bold=True).path
        self._prover = Prover(self._number_face)
        self._faces: dict[str, Finding | None] = {}
        self._bench = Bench(self._composer, plan.stock, plan.options)
        self._plan = plan

    def make(self, order: Order, formats: Sequence[str]) -> Built:
        """Return the files of an order in these formats, or why there are none."""
        built = Built()
        known: dict[tuple[Trim, Design], TypesetEdition | Refused] = {}
        for one in (one for one in FORMATS if one.name in formats):
            cards = self._typeset(order, one, known, built)
            if not cards or built.findings:
                continue
            made = one.make(cards, self._bench)
            if isinstance(made, Refused):
                built.notes.append(f"{order.label}: no {one.name}: {made.reason}")
                continue
            for file in made:
                self._prove(built, order, one, cards, file)
        return built

    def _typeset(
        self,
        order: Order,
        format_: Format,
        known: dict[tuple[Trim, Design], TypesetEdition | Refused],
        built: Built,
    ) -> list[tuple[TypesetEdition, int]]:
        """Return the cards of an order as a format wants them; formats of one design share the work."""
        cards = []
        for edition, count in order.editions:
            wanted = format_.restyle(edition, self._bench)
            if isinstance(wanted, Refused):
                built.notes.append(f"{order.label}: no {format_.name}: {wanted.reason}")
                return []
            design = format_.design(design_of(self._bench.options, edition))
            key = (wanted.trim, design)
            laid_out = known.get(key) if len(order.editions) == 1 else None
            if laid_out is None:
                laid_out = known[key] = typeset(wanted, self._composer, design)
            if not isinstance(laid_out, TypesetEdition):
                note = _no_other_side(wanted, laid_out.findings)
                if note and note not in built.notes:
                    built.notes.append(note)
                if not note:
                    built.findings += laid_out.findings
                return []
            if laid_out.unsaid:
                said = f"{laid_out.edition.label}: for want of room without {some(laid_out.unsaid, SHOWN)}"
                built.notes += [said] if said not in built.notes else []
            built.findings += self._changed_faces(laid_out)
            cards.append((laid_out, count))
        return cards

    def _changed_faces(self, laid_out: TypesetEdition) -> list[Finding]:
        for face in {run.face for panel in laid_out.panels for run in panel.runs()}:
            if face.id not in self._faces:
                self._faces[face.id] = verify_face(face)
        return [finding for finding in self._faces.values() if finding]

    def _prove(
        self,
        built: Built,
        order: Order,
        format_: Format,
        cards: Sequence[tuple[TypesetEdition, int]],
        file: MadeFile,
    ) -> None:
        """Keep a file only if every reader finds every number as it must be."""
        editions = [side for card, _ in cards for side in card.edition.sides]
        drafts = any(edition.status is Status.DRAFT for edition in editions)
        path = _path_of(order, format_.name, file, draft=drafts)
        digest = hashlib.sha256(file.data).hexdigest()
        dpi = 0 if file.source else self._plan.pictures_of(order, format_.name)
        reading = self._prover.read(file.source or file.data, expectation_of(cards, file), dpi)
        if file.source:
            from pocketcards.readback.phone import PhoneReader  # what draws pictures loads slowly

            reader = PhoneReader(self._number_face)
            reading.faults.extend(reader.faults(file.data, file.pages[0], file.source))
        for i, fault in enumerate(reading.faults):
            built.findings.append(NUMBER_NOT_PROVEN.found(f"{path}: {fault.told}", locale=order.locale))
            built.pictures[f"{Path(path).stem}-{i + 1}-{fault.reader}.png"] = fault.picture
        if reading.faults:
            return
        atoms = {role: atom.text for edition in editions for role, atom in edition.atoms.items()}
        shown = {text for text in atoms.values() if reading.numbers[text]}
        first = editions[0]
        built.artifacts.append(
            Artifact(
                path=path,
                content=file.data,
                sha256=digest,
                proof=self._prover.edition,
                card=first.card.id,
                locale=order.locale,
                region=first.region.id,
                format=format_.name,
                status=(Status.DRAFT if drafts else Status.READY).value,
                pages=len(file.pages),
                contacts={role: text for role, text in sorted(atoms.items()) if text in shown},
                copies_read=sum(reading.numbers.values()),
                read=tuple(sorted(reading.numbers)),
                folded=cards[0][0].fold is not None,
                codes=tuple(dict.fromkeys(edition.code for edition in editions)),
            )
        )
        if self._plan.pictures:
            built.looks[digest] = look_of(file.data)
        if reading.pictures:
            built.shown[path] = tuple(reading.pictures)
        if (dpi := self._bench.options.previews) and not file.source:
            drawn = previews(file.data, dpi)
            built.more |= zip(preview_paths(path, len(drawn)), drawn, strict=True)


def preview_paths(path: str, pages: int) -> list[str]:
    """Return where the pictures of a file's pages stand."""
    return [f"{path.removesuffix('.pdf')}-{i}.png" for i in range(1, pages + 1)]


def _no_other_side(edition: Edition, findings: Sequence[Finding]) -> str:
    """Return why a bilingual card is not made; empty where something else is wrong than its room."""
    if edition.back is None or any(finding.code not in TOO_LARGE for finding in findings):
        return ""
    why = findings[0].message.removeprefix(f"{edition.card.id}: ")
    size = f"{edition.trim.width / mm(1):g} x {edition.trim.height / mm(1):g} mm"
    return f"{edition.label}: no bilingual card: does not fit on one side: {why} ({size})"


def expectation_of(cards: Sequence[tuple[TypesetEdition, int]], file: MadeFile) -> Expectation:
    """Return what a reader must find: every number of the cards, as often as it was set."""
    panels = [placed.panel for page in file.pages for placed in page.panels]
    placed = Counter(run.atom.text for panel in panels for run in panel.runs() if run.atom)
    atoms = [atom for card, _ in cards for side in card.edition.sides for atom in side.atoms.values()]
    if not file.suffix:  # fronts alone may hold no number
        for atom in atoms:
            placed[atom.text] = max(1, placed[atom.text])
    return Expectation(
        numbers=placed,
        links=Counter(uri for panel in panels for uri in panel.links()) if file.links else Counter(),
        smallest=min(number_size(card.body) for card, _ in cards),
        areas=tuple(tuple(one.box.inset(one.panel.safe) for one in page.panels) for page in file.pages),
        targets={atom.contact.uri: atom.text for atom in atoms},
        codes=Counter(code for panel in panels for code in panel.codes),
        beside=frozenset(line.line.text for panel in panels if not panel.safe for line in panel.lines()),
        pages=file.pages,
    )


def _path_of(order: Order, format_name: str, file: MadeFile, *, draft: bool) -> str:
    edition = order.editions[0][0]
    region, mark = edition.region.id, "-DRAFT" if draft else ""
    kind = f"{format_name}-bilingual{file.suffix}" if edition.back else f"{format_name}{file.suffix}"
    return f"{region}/{edition.card.stem}-{region}-{order.locale}-{kind}{mark}{file.ending}"
