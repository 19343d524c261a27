"""The order of work, top to bottom. The only module that knows every stage."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from pocketcards import checks, load
from pocketcards.catalog import reader
from pocketcards.errors import UsageError
from pocketcards.impose.fold import card_pages
from pocketcards.load import editions, fonts, yaml
from pocketcards.load.editions import edition_of
from pocketcards.load.fonts import load_fonts, verify_face
from pocketcards.load.languages import Languages, load_languages
from pocketcards.load.project import load_source
from pocketcards.model.artifact import Artifact
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.font import FontFamily
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.page import Edition, Page, PlacedLine, TypesetEdition
from pocketcards.model.project import Project
from pocketcards.output import OUTPUTS
from pocketcards.output.folder import publish, recover, refuse_foreign
from pocketcards.readback.text import count_numbers
from pocketcards.typeset import fit
from pocketcards.typeset.composer import Composer
from pocketcards.typeset.fit import typeset
from pocketcards.typeset.subset import subset

__all__ = ["RULES", "Built", "Request", "Tell", "build", "check", "load_project"]

NUMBER_NOT_READ = Rule(
    "PRF001",
    "number-not-read-back",
    Severity.ERROR,
    "The finished file does not hold the approved number as often as it should; it was not kept.",
    "This is a fault of the program, not of the translation: please report it with the file's name.",
)
SAME_NAME = Rule(
    "PRF002",
    "two-files-of-one-name",
    Severity.ERROR,
    "One of the two files would be lost without a word.",
    "Build the cards into different folders.",
)
RULES: tuple[Rule, ...] = (
    *yaml.RULES,
    *fonts.RULES,
    *load.languages.RULES,
    *editions.RULES,
    *reader.RULES,
    *(check.rule for check in checks.CHECKS),
    *fit.RULES,
    NUMBER_NOT_READ,
    SAME_NAME,
)
"""Everything that can be found; `explain` shows each."""

Tell = Callable[[str, int, int], None]
"""Told after each card: its label, how many are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked for. Empty selections mean everything."""

    cards: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    jobs: int = 1


@dataclass(slots=True)
class Built:
    """What a build made, and what it found."""

    artifacts: list[Artifact] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether something keeps the set from being published."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def load_project(root: Path, bundled: Path, findings: list[Finding], *, twice: bool = False) -> Project:
    """Load a project. `bundled` serves fonts where it has none; `twice` reads catalogs with Babel too."""
    source = load_source(root, findings)
    folder = root if (root / "fonts" / "fonts.yaml").exists() else bundled
    families = load_fonts(folder / "fonts", "fonts", findings)
    catalogs = {}
    for locale, path in reader.find_catalogs(root / "translations", findings).items():
        shown = path.relative_to(root).as_posix()
        catalog = reader.read_catalog(path, shown, locale, findings, compare_with_babel=twice)
        if catalog:
            catalogs[locale] = catalog
    return Project(
        root, source.cards, source.contacts, source.regions, source.trims, source.messages, catalogs, families
    )


def check(project: Project) -> list[Finding]:
    """Return what can be found without laying anything out."""
    return checks.run_checks(project)


def build(project: Project, request: Request, out: Path, tell: Tell, found: Sequence[Finding] = ()) -> Built:
    """Check, typeset, prove and write the editions that are asked for. `found` is what loading found."""
    refuse_foreign(out)
    built = Built(findings=[*found, *check(project)])
    languages = load_languages(
        project.root / "translations" / "languages.yaml", "translations/languages.yaml", built.findings
    )
    chosen = list(_editions(project, languages, request, built))
    if not built.failed:
        outputs = [output.name for output in OUTPUTS if not request.formats or output.name in request.formats]
        for made in _make_all(project.fonts, chosen, outputs, request.jobs, tell):
            built.artifacts += made.artifacts
            built.findings += made.findings
    built.findings += _same_names(built.artifacts)
    built.findings.sort(key=Finding.sort_key)
    if not built.failed:
        if not built.artifacts:
            raise UsageError("nothing to build: no card is complete in any language that was asked for")
        recover(out)
        publish(out, built.artifacts)
    return built


def _editions(project: Project, languages: Languages, request: Request, built: Built) -> Iterator[Edition]:
    """Yield the editions of a request; what is not complete is reported and left out."""
    known = [SOURCE_LOCALE, *sorted(project.catalogs)]
    cards = _chosen("card", request.cards, list(project.cards))
    regions = _chosen("region", request.regions, list(project.regions))
    locales = [_locale(name, languages, known) for name in request.locales] or known
    _chosen("format", request.formats, [output.name for output in OUTPUTS])
    asked = bool(request.locales)
    for region in regions:
        for card in cards:
            for locale in dict.fromkeys(locales):
                language = languages.find(locale)
                if language is None:
                    raise UsageError(
                        f"the language {locale!r} is not known", "Add it to translations/languages.yaml."
                    )
                found = edition_of(project, project.cards[card], language, project.regions[region])
                if isinstance(found, Edition):
                    built.notes += [f"{found.label}: {note}" for note in found.notes]
                    yield found
                else:
                    built.findings += [_raised(finding) if asked else finding for finding in found]


def _raised(finding: Finding) -> Finding:
    """What was asked for by name and cannot be made is an error."""
    return Finding(
        finding.code,
        Severity.ERROR,
        finding.message,
        finding.hint,
        finding.path,
        finding.line,
        finding.locale,
        finding.msgctxt,
    )


def _chosen(kind: str, wanted: Sequence[str], known: Sequence[str]) -> list[str]:
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise UsageError(f"there is no {kind} {unknown[0]!r}", f"Known: {', '.join(known)}.")
    return [name for name in known if not wanted or name in wanted]


def _locale(name: str, languages: Languages, known: Sequence[str]) -> str:
    """Return the locale that a user means by an id, an own name or an English name."""
    found = languages.named(name, known)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{name!r} can be {' or '.join(found)}", "Name one of them.")
    raise UsageError(f"there is no translation into {name!r}", f"There are: {', '.join(known)}.")


def _make_all(
    families: dict[str, FontFamily], chosen: list[Edition], outputs: list[str], jobs: int, tell: Tell
) -> Iterator[Built]:
    """Make every edition, in order; in several processes where that is asked for."""
    if jobs > 1 and len(chosen) > 1:
        parts = [chosen[i::jobs] for i in range(jobs)]
        with ProcessPoolExecutor(jobs) as pool:
            made = list(pool.map(_make_some, [families] * jobs, parts, [outputs] * jobs))
        results = {
            edition.label: built
            for part, some in zip(parts, made, strict=True)
            for edition, built in zip(part, some, strict=True)
        }
        for i, edition in enumerate(chosen, 1):
            tell(edition.label, i, len(chosen))
            yield results[edition.label]
        return
    maker = _Maker(families)
    for i, edition in enumerate(chosen, 1):
        yield maker.make(edition, outputs)
        tell(edition.label, i, len(chosen))


def _make_some(families: dict[str, FontFamily], part: list[Edition], outputs: list[str]) -> list[Built]:
    maker = _Maker(families)
    return [maker.make(edition, outputs) for edition in part]


class _Maker:
    """Makes the files of editions one after the other; verifies each face once."""

    def __init__(self, families: dict[str, FontFamily]) -> None:
        self._composer = Composer(families)
        self._faces: dict[str, Finding | None] = {}

    def make(self, edition: Edition, outputs: list[str]) -> Built:
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
                self._prove(built, edition, output.name, pages, lines, data)
        return built

    def _changed_faces(self, lines: Sequence[PlacedLine]) -> list[Finding]:
        for face in {run.face for line in lines for run in line.line.runs}:
            if face.id not in self._faces:
                self._faces[face.id] = verify_face(face)
        return [finding for finding in self._faces.values() if finding]

    @staticmethod
    def _prove(
        built: Built,
        edition: Edition,
        format_name: str,
        pages: Sequence[Page],
        lines: Sequence[PlacedLine],
        data: bytes,
    ) -> None:
        """Keep a file only if every number stands in it as often as it was set."""
        placed = Counter(run.atom.text for line in lines for run in line.line.runs if run.atom)
        read = count_numbers(data, placed)
        path = _path_of(edition, format_name)
        if read != placed:
            message = f"{path}: set {dict(placed)}, read {dict(read)}"
            built.findings.append(NUMBER_NOT_READ.found(message, locale=edition.language.locale))
            return
        roles = {run.atom.role: run.atom.text for line in lines for run in line.line.runs if run.atom}
        built.artifacts.append(
            Artifact(
                path=path,
                data=data,
                sha256=hashlib.sha256(data).hexdigest(),
                card=edition.card.id,
                locale=edition.language.locale,
                region=edition.region.id,
                format=format_name,
                status=edition.status.value,
                pages=len(pages),
                contacts=dict(sorted(roles.items())),
                copies_read=sum(read.values()),
            )
        )


def _path_of(edition: Edition, format_name: str) -> str:
    mark = "-DRAFT" if edition.status.value == "draft" else ""
    region, locale = edition.region.id, edition.language.locale
    return f"{region}/{edition.card.stem}-{region}-{locale}-{format_name}{mark}.pdf"


def _same_names(artifacts: Sequence[Artifact]) -> list[Finding]:
    paths = Counter(artifact.path.casefold() for artifact in artifacts)
    return [
        SAME_NAME.found(f"{path} is the name of {count} files") for path, count in paths.items() if count > 1
    ]
