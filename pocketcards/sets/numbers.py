"""The numbers of a finished file are read back, and compared with what the project and its lock approve.

For files that cannot be made again, or that come out otherwise: their words are not known to be ours, but
every number on them still has to be an approved one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator

from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.geometry import Rect, Size, mm
from pocketcards.model.manifest import Listed, outdated
from pocketcards.model.project import Project
from pocketcards.model.proof import Expectation, Fault, Reading
from pocketcards.readback.proof import Prover, page_sizes
from pocketcards.typeset.page.panel import SAFE
from pocketcards.typeset.page.paragraph import NUMBER_FLOOR

__all__ = ["BUILD_ANEW", "OUTDATED", "RULES", "Reader"]

BUILD_ANEW = "Do not print it. Build the set anew with the present project."
OUTDATED = Rule(
    "VER005",
    "number-outdated",
    Severity.ERROR,
    "The paper would show a number that is no longer the approved one.",
    BUILD_ANEW,
)
NOT_PROVEN = Rule(
    "VER006",
    "number-not-proven-on-page",
    Severity.ERROR,
    "The page does not show the numbers that it should show, each as it was approved.",
    BUILD_ANEW,
)
RULES = (OUTDATED, NOT_PROVEN)
OTHERS = ("press", "large-print", "poster", "point")
"""Formats whose numbers may stand anywhere on the page but at its edge."""
EDGE = mm(1.0)
SHIFT = mm(5.0)
"""By how much sides may have been moved for a printer that shifts (`--offset`)."""
HALVES = ("-fronts", "-backs", "-ticket")
"""Ends of the names of files that may hold no number: the other half of the card does."""


class Reader:
    """Reads finished files and says what is wrong with their numbers."""

    def __init__(self, project: Project, prover: Prover) -> None:
        self._project = project
        self._prover = prover

    def listed(
        self, listed: Listed, data: bytes, at: Location, wanted: Collection[str] | None
    ) -> Iterator[Finding]:
        """Find numbers that are not as the manifest lists them, or not approved.

        Args:
            listed: What the manifest says of the file.
            data: Its bytes.
            at: Where it lies.
            wanted: The numbers that the card has today; None: that is not known, its roles have to do.
        """
        numbers = Counter(listed.contacts.values())
        reading = self._read(data, numbers, lambda page: _areas(listed, self._project, page))
        for message in self._faults(reading):
            yield NOT_PROVEN.found(message, at, locale=listed.locale)
        missing = [number for number in numbers if not reading.numbers[number]]
        for number in missing:
            yield NOT_PROVEN.found(f"{number} does not stand in the file", at, locale=listed.locale)
        copies = sum(reading.numbers.values())
        if not missing and copies != listed.copies_read:
            message = f"{copies} numbers stand in the file, not {listed.copies_read}"
            yield NOT_PROVEN.found(message, at, locale=listed.locale)
        if lost := sorted(self._lost(listed, wanted)):
            message = f"the card should show {', '.join(lost)}, and its manifest lists no such number"
            yield NOT_PROVEN.found(message, at, locale=listed.locale)

    def unlisted(self, data: bytes, at: Location) -> tuple[list[Finding], tuple[str, ...]]:
        """Read a file of which nothing is known; return what is wrong, and which approved numbers stand."""
        reading = self._read(data, Counter(self._approved()), lambda page: (_whole(page),))
        found = [NOT_PROVEN.found(message, at) for message in self._faults(reading)]
        if not found and not reading.numbers:
            found = [NOT_PROVEN.found("no approved number stands in the file", at)]
        return found, tuple(sorted(reading.numbers))

    def outdated(self, listed: Listed, at: Location) -> Iterator[Finding]:
        """Find numbers that a manifest lists and that are not the approved ones."""
        for role, message in outdated(listed, self._project).items():
            yield OUTDATED.found(f"{role}: {message}", at, locale=listed.locale)

    def _lost(self, listed: Listed, wanted: Collection[str] | None) -> set[str]:
        """Return which numbers, or roles, a manifest keeps silent about."""
        if wanted is not None:
            return set(wanted) - set(listed.contacts.values())
        card = self._project.cards.get(listed.card)
        stem = listed.path.removesuffix(".pdf").removesuffix("-DRAFT")
        if card is None or stem.endswith(HALVES):
            return set()
        return {role for role in card.requires if role not in listed.contacts}

    def _targets(self) -> dict[str, str]:
        """Return every number that the project prints, by the address behind its link."""
        regions = self._project.regions.values()
        contacts = [self._project.contacts.get(name) for region in regions for name in region.roles.values()]
        return {contact.uri: contact.printed for contact in contacts if contact}

    def _approved(self) -> Iterator[str]:
        """Yield every number that the project and its lock agree on."""
        for region in self._project.regions.values():
            for role, name in region.roles.items():
                contact, lock = self._project.contacts.get(name), self._project.approved(region.id, role)
                if contact and lock and contact.confirmed and contact.printed == lock.printed:
                    yield contact.printed

    def _read(
        self, data: bytes, numbers: Counter[str], areas_of: Callable[[Size], tuple[Rect, ...]]
    ) -> Reading:
        """Read the pages; how often each number stands is known in sum only."""
        targets = self._targets()
        links = Counter(dict.fromkeys(targets, 1))
        try:
            areas = tuple(areas_of(Size(*size)) for size in page_sizes(data))
            icons = frozenset(self._project.pictograms.values())
            wanted = Expectation(
                numbers, links, NUMBER_FLOOR, areas, targets, Counter(), exact=False, icons=icons
            )
            return self._prover.read(data, wanted)
        except Exception as error:  # whatever a hostile file does to a reader: the next file is read too
            message = f"the file cannot be read to its end: {type(error).__name__}: {error}"
            return Reading(Counter(), [Fault("count", message, 0)])

    @staticmethod
    def _faults(reading: Reading) -> Iterator[str]:
        for fault in reading.faults:
            yield fault.told


def _areas(listed: Listed, project: Project, page: Size) -> tuple[Rect, ...]:
    """Return where numbers may stand: in the cells of a sheet, in the halves of a folded card."""
    if listed.format in OTHERS:
        return (_whole(page),)
    region = project.regions.get(listed.region)
    plan = project.stock.plans.get(listed.format)
    if listed.format == "sheet" and region:
        plan = project.stock.plan_for(region.paper)
    if plan:
        cells = dict.fromkeys((*plan.cells(), *plan.closed().cells()))  # on one side gaps are closed
        return tuple(cell.inset(SAFE - SHIFT) for cell in cells)
    if page.height <= page.width:
        return (Rect(0, 0, page.width, page.height).inset(SAFE),)
    half = page.height / 2
    return Rect(0, 0, page.width, half).inset(SAFE), Rect(0, half, page.width, half).inset(SAFE)


def _whole(page: Size) -> Rect:
    return Rect(0, 0, page.width, page.height).inset(EDGE)
