"""Finished files are proven again: by their manifest, by their pages, and by the project as it is today.

Works offline and without what built the files. A file that was changed, cut off, renamed, exchanged
or outdated is named.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.font import NUMBER_FAMILY
from pocketcards.model.geometry import Rect, Size, mm
from pocketcards.model.manifest import Listed, Manifest, outdated
from pocketcards.model.project import Project
from pocketcards.model.proof import Expectation
from pocketcards.readback.proof import Prover, page_sizes
from pocketcards.sets.manifest import MANIFEST, manifest_of, read_manifest
from pocketcards.sets.number_face import face_as_locked, face_of_numbers
from pocketcards.typeset.page.icons import ICONS
from pocketcards.typeset.page.panel import SAFE
from pocketcards.typeset.page.paragraph import NUMBER_FLOOR

__all__ = ["OUTDATED", "RULES", "verify"]

_BUILD_ANEW = "Do not print it. Build the set anew with the present project."

MISSING = Rule(
    "VER002",
    "listed-file-missing",
    Severity.ERROR,
    "The set is not whole; somebody may print the rest and miss a language.",
    _BUILD_ANEW,
)
CHANGED = Rule(
    "VER003",
    "file-changed-after-build",
    Severity.ERROR,
    "The file is not the one that was proven: it was edited, cut off or exchanged.",
    _BUILD_ANEW,
)
STRANGER = Rule(
    "VER004",
    "file-not-in-manifest",
    Severity.ERROR,
    "Nobody has proven the numbers of this file. It may be left over from an older set.",
    "Delete it, or put it elsewhere.",
)
OUTDATED = Rule(
    "VER005",
    "number-outdated",
    Severity.ERROR,
    "The paper would show a number that is no longer the approved one.",
    _BUILD_ANEW,
)
NOT_PROVEN = Rule(
    "VER006",
    "number-not-proven-on-page",
    Severity.ERROR,
    "The file does not show the numbers that its manifest promises, or holds what no card of ours does.",
    _BUILD_ANEW,
)
OTHERS = ("press", "large-print", "poster", "point")
"""Formats whose numbers may stand anywhere on the page but at its edge."""
EDGE = mm(1.0)
SHIFT = mm(5.0)
"""By how much backs may have been moved for a printer that shifts (`--offset`)."""
RULES = (MISSING, CHANGED, STRANGER, OUTDATED, NOT_PROVEN)


def verify(paths: Sequence[Path], project: Project) -> tuple[int, list[Finding]]:
    """Verify files, folders and manifests.

    Returns:
        How many files were verified, and what was found.
    """
    unsound = [*face_as_locked(project), *face_of_numbers(project)]
    if unsound:
        return 0, unsound
    prover = Prover(project.fonts[NUMBER_FAMILY].face(bold=True).path)
    findings: list[Finding] = []
    seen: set[Path] = set()
    for path in paths:
        place = manifest_of(path.resolve())
        if place is None:
            message = "there is no manifest.json beside it or above it"
            findings.append(STRANGER.found(message, Location(str(path))))
            continue
        manifest = read_manifest(place, findings)
        if manifest is None:
            continue
        single = path.is_file() and path.name != MANIFEST
        files = _named(manifest, path.resolve(), findings) if single else manifest.files
        for listed in files:
            if manifest.folder / listed.path not in seen:
                seen.add(manifest.folder / listed.path)
                findings.extend(_file(manifest, listed, project, prover))
        if not single:
            findings.extend(_strangers(manifest))
    return len(seen), sorted(dict.fromkeys(findings), key=Finding.sort_key)


def _named(manifest: Manifest, path: Path, findings: list[Finding]) -> tuple[Listed, ...]:
    """Return the entry of one file; tell where it is another one under its name, or a stranger."""
    found = tuple(listed for listed in manifest.files if manifest.folder / listed.path == path)
    if not found:
        digest = _digest(path)
        twins = [listed.path for listed in manifest.files if listed.sha256 == digest]
        message = f"it is {twins[0]} under another name" if twins else "the manifest does not list it"
        findings.append(STRANGER.found(message, Location(str(path))))
    return found


def _file(manifest: Manifest, listed: Listed, project: Project, prover: Prover) -> Iterator[Finding]:
    path = manifest.folder / listed.path
    at = Location(str(path))
    if not path.is_file():
        yield MISSING.found("the manifest lists it, and it is not there", at, locale=listed.locale)
        return
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != listed.sha256:
        yield CHANGED.found("its bytes are not those of the manifest", at, locale=listed.locale)
    for role, message in outdated(listed, project).items():
        yield OUTDATED.found(f"{role}: {message}", at, locale=listed.locale)
    yield from _pages(listed, data, at, project, prover)


def _pages(listed: Listed, data: bytes, at: Location, project: Project, prover: Prover) -> Iterator[Finding]:
    """Read the pages; how often each number stands is known in sum only."""
    contacts = [
        project.contacts.get(name) for region in project.regions.values() for name in region.roles.values()
    ]
    targets = {contact.uri: contact.printed for contact in contacts if contact}
    links = Counter(dict.fromkeys(targets, 1))
    numbers = Counter(listed.contacts.values())
    areas = tuple(_areas(listed, project, Size(*size)) for size in page_sizes(data))
    expectation = Expectation(
        numbers, links, NUMBER_FLOOR, areas, targets, exact=False, icons=frozenset(ICONS)
    )
    reading = prover.read(data, expectation)
    for fault in reading.faults:
        yield NOT_PROVEN.found(fault.told, at, locale=listed.locale)
    missing = [number for number in numbers if not reading.numbers[number]]
    for number in missing:
        yield NOT_PROVEN.found(f"{number} does not stand in the file", at, locale=listed.locale)
    copies = sum(reading.numbers.values())
    if not missing and copies != listed.copies_read:
        message = f"{copies} numbers stand in the file, not {listed.copies_read}"
        yield NOT_PROVEN.found(message, at, locale=listed.locale)


def _areas(listed: Listed, project: Project, page: Size) -> tuple[Rect, ...]:
    """Return where numbers may stand: in the cells of a sheet, in the halves of a folded card."""
    if listed.format in OTHERS:
        return (Rect(0, 0, page.width, page.height).inset(EDGE),)
    region = project.regions.get(listed.region)
    plan = project.stock.plans.get(listed.format)
    if listed.format == "sheet" and region:
        plan = project.stock.plan_for(region.paper)
    if plan:
        return tuple(cell.inset(SAFE - SHIFT) for cell in plan.cells())
    if page.height <= page.width:
        return (Rect(0, 0, page.width, page.height).inset(SAFE),)
    half = page.height / 2
    return Rect(0, 0, page.width, half).inset(SAFE), Rect(0, half, page.width, half).inset(SAFE)


def _strangers(manifest: Manifest) -> Iterator[Finding]:
    """Find what else of the set is gone or changed, and PDF files that its manifest does not list."""
    known = {manifest.folder / listed.path for listed in manifest.files}
    for name, digest in manifest.more.items():
        path = manifest.folder / name
        known.add(path)
        if not path.is_file():
            yield MISSING.found("the manifest lists it, and it is not there", Location(str(path)))
        elif _digest(path) != digest:
            yield CHANGED.found("its bytes are not those of the manifest", Location(str(path)))
    digests = {listed.sha256: listed.path for listed in manifest.files}
    for path in sorted(manifest.folder.rglob("*.pdf")):
        if path not in known and path.is_file():
            twin = digests.get(_digest(path))
            message = f"it is {twin} under another name" if twin else "the manifest does not list it"
            yield STRANGER.found(message, Location(str(path)))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
