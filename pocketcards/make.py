"""Editions become proven files, one after the other or in several processes. Writes nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pocketcards.errors import OutputError
from pocketcards.formats import FORMATS
from pocketcards.formats.base import Bench, Format, MadeFile, design_of
from pocketcards.load.fonts import verify_face
from pocketcards.load.project import is_unreadable
from pocketcards.model.artifact import Artifact
from pocketcards.model.contact import Contact
from pocketcards.model.design import Design, Trim
from pocketcards.model.edition import Edition, Status
from pocketcards.model.finding import Finding, Refused, Rule, Severity
from pocketcards.model.font import NUMBER_FAMILY, FontFamily
from pocketcards.model.geometry import mm
from pocketcards.model.manifest import UNKNOWN, Origin
from pocketcards.model.order import Order
from pocketcards.model.page import TypesetEdition
from pocketcards.model.printing import PrintOptions
from pocketcards.model.proof import Expectation, Reading
from pocketcards.model.sheet import Stock
from pocketcards.readback.proof import Prover
from pocketcards.typeset.page.fit import TOO_LARGE, typeset
from pocketcards.typeset.page.paragraph import number_size
from pocketcards.typeset.text.composer import Composer

__all__ = ["RULES", "Built", "Plan", "Tell", "expectation_of", "make_all", "same_names"]

NUMBER_NOT_PROVEN = Rule(
    "PRF001",
    "number-not-proven",
    Severity.ERROR,
    "The finished page does not show the approved number as it should; the file was not kept.",
    "This is a fault of the program or of a font, not of the translation: please report it with the picture.",
    ("Swapped glyphs and covered digits pass <docs/evidence.md#what-a-text-extraction-does-not-see>",),
)
SAME_NAME = Rule(
    "PRF002",
    "two-files-of-one-name",
    Severity.ERROR,
    "One of the two files would be lost without a word.",
    "Build the cards into different folders.",
)
RULES = (NUMBER_NOT_PROVEN, SAME_NAME)

PART = 50
"""Orders that a process is given at a time: progress is told after each part."""
WORTH_IT = 24
"""Fewer orders are made before a second process has started."""

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
    stopped: bool = False
    """Whether an error keeps everything from being published."""
    left_out: dict[str, str] = field(default_factory=dict)
    """The languages that have an error of their own, as reports name them, by locale."""
    lost: dict[str, int] = field(default_factory=dict)
    """How many files of theirs the old set loses, by locale."""
    removed: tuple[str, ...] = ()
    """The files of the old set that the new one does not have."""
    published: bool = False
    """Whether the output folder holds this set now."""
    refused: OutputError | None = None
    """Why the set was made, and not published."""
    unconfirmed: tuple[Contact, ...] = ()
    """Contacts of the regions that are built, which nobody has confirmed: named, and not printed."""
    more: dict[str, bytes] = field(default_factory=dict)
    """What the set holds beside its files, by path: packages and pictures."""
    origin: Origin = UNKNOWN

    @property
    def failed(self) -> bool:
        """Whether something that was asked for is not made."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def unreadable(self) -> bool:
        """Whether files that everything rests on could not be read."""
        return is_unreadable(self.findings)


@dataclass(frozen=True, slots=True)
class Plan:
    """What every order is made with."""

    families: dict[str, FontFamily]
    stock: Stock
    formats: tuple[str, ...]
    options: PrintOptions
    proven: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """By SHA-256 of files that were read back before: in which way, and how many numbers."""


def make_all(plan: Plan, orders: Sequence[Order], jobs: int, tell: Tell) -> Iterator[Built]:
    """Make every order, one after the other; in several processes where that is asked for."""
    if jobs > 1 and len(orders) >= WORTH_IT:
        yield from _make_in_processes(plan, orders, jobs, tell)
        return
    maker = _Maker(plan)
    for i, order in enumerate(orders, 1):
        yield maker.make(order)
        tell(order.label, i, len(orders))


def _make_in_processes(plan: Plan, orders: Sequence[Order], jobs: int, tell: Tell) -> Iterator[Built]:
    """Make orders in several processes; what comes out, and in which order, is the same."""
    from concurrent.futures import ProcessPoolExecutor  # 15 ms that one process does not need

    count = min(len(orders), max(jobs, -(-len(orders) // PART)))
    parts = [orders[i::count] for i in range(count)]
    made: dict[str, Built] = {}
    with ProcessPoolExecutor(jobs) as pool:
        for part, some in zip(parts, pool.map(_make_some, [plan] * count, parts), strict=True):
            made |= {order.label: built for order, built in zip(part, some, strict=True)}
            tell(part[-1].label, len(made), len(orders))
    yield from (made[order.label] for order in orders)


def _make_some(plan: Plan, part: Sequence[Order]) -> list[Built]:
    maker = _Maker(plan)
    return [maker.make(order) for order in part]


class _Maker:
    """Makes the files of orders one after the other; verifies each face once."""

    def __init__(self, plan: Plan) -> None:
        families = plan.families
        self._composer = Composer(families)
        self._prover = Prover(families[NUMBER_FAMILY].face(bold=True).path)
        self._faces: dict[str, Finding | None] = {}
        self._bench = Bench(self._composer, plan.stock, plan.options)
        self._proven = plan.proven
        self._formats = [one for one in FORMATS if one.name in plan.formats]

    def make(self, order: Order) -> Built:
        """Return the files of an order, or why there are none."""
        built = Built()
        known: dict[tuple[Trim, Design], TypesetEdition | Refused] = {}
        for one in self._formats:
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
        path = _path_of(order, format_.name, file.suffix, draft=drafts)
        digest = hashlib.sha256(file.data).hexdigest()
        reading = self._read(digest, file.data, expectation_of(cards, file))
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
                data=file.data,
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

    def _read(self, digest: str, data: bytes, expectation: Expectation) -> Reading:
        """Read a file back; not again what was read in this very way before, byte for byte the same."""
        known = self._proven.get(digest)
        if known == (self._prover.edition, sum(expectation.numbers.values())):
            return Reading(expectation.numbers.copy())
        return self._prover.read(data, expectation)


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


def _path_of(order: Order, format_name: str, suffix: str, *, draft: bool) -> str:
    edition = order.editions[0][0]
    region, mark = edition.region.id, "-DRAFT" if draft else ""
    kind = f"{format_name}-bilingual{suffix}" if edition.back else f"{format_name}{suffix}"
    return f"{region}/{edition.card.stem}-{region}-{order.locale}-{kind}{mark}.pdf"


def same_names(artifacts: Sequence[Artifact]) -> list[Finding]:
    """Return a finding for every path that several artifacts have, letter case aside."""
    paths = Counter(artifact.path.casefold() for artifact in artifacts)
    return [
        SAME_NAME.found(f"{path} is the name of {count} files") for path, count in paths.items() if count > 1
    ]
