"""The order of work, top to bottom. The only module that knows every stage."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from pocketcards import checks, making, verifying
from pocketcards.catalog import reader
from pocketcards.checks.pages import page
from pocketcards.errors import UsageError
from pocketcards.load import editions, fonts, languages, manifest, yaml
from pocketcards.load.fonts import load_fonts, verify_face
from pocketcards.load.languages import Languages, load_languages
from pocketcards.load.project import load_source
from pocketcards.making import Built, Tell, make_all, same_names
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.page import Edition
from pocketcards.model.project import Project
from pocketcards.output import OUTPUTS
from pocketcards.output.folder import publish, recover, refuse_foreign
from pocketcards.readback.proof import Prover
from pocketcards.selection import Request, chosen, locales_of
from pocketcards.selection import editions as select
from pocketcards.typeset import fit
from pocketcards.typeset.faces import NUMBER_FAMILY

__all__ = [
    "RULES",
    "Built",
    "Request",
    "Tell",
    "build",
    "check",
    "check_editions",
    "explain",
    "load_project",
    "not_checked",
    "project_languages",
    "today",
    "verify",
]

RULES: tuple[Rule, ...] = (
    *yaml.RULES,
    *fonts.RULES,
    *languages.RULES,
    *editions.RULES,
    *reader.RULES,
    *checks.RULES,
    *fit.RULES,
    *making.RULES,
    *manifest.RULES,
    *verifying.RULES,
)
"""Everything that can be found; `explain` shows each."""


def build(root: Path, bundled: Path, request: Request, out: Path, tell: Tell) -> Built:
    """Load, check, typeset, prove and write what is asked for.

    Args:
        root: The project.
        bundled: The folder whose fonts serve a project without fonts.
        request: Which cards, languages, regions and formats.
        out: Output folder; touched only when everything is proven.
        tell: Told after each card.
    """
    refuse_foreign(out)
    recover(out)
    built = Built()
    names = project_languages(root, built.findings)
    known = [SOURCE_LOCALE, *sorted(reader.find_catalogs(root / "translations", []))]
    locales = locales_of(request, names, known)
    formats = chosen("format", request.formats, [output.name for output in OUTPUTS])

    project = load_project(root, bundled, built.findings, names, locales=locales, as_of=today())
    built.contacts = tuple(project.contacts.values())
    if built.unreadable:
        return built
    built.findings += check(project)

    wanted: list[Edition] = []
    for found in select(project, names, request, locales):
        if isinstance(found, Edition):
            wanted.append(found)
            built.notes += [f"{found.label}: {note}" for note in found.notes]
        else:
            built.findings += found
    if not built.failed:
        for made in make_all(project.fonts, wanted, formats, request.jobs, tell):
            built.artifacts += made.artifacts
            built.findings += made.findings
            built.pictures |= made.pictures
    built.findings += same_names(built.artifacts)
    built.findings = sorted(dict.fromkeys(built.findings), key=Finding.sort_key)

    if not built.failed:
        if not built.artifacts:
            raise UsageError("nothing to build: no card is complete in any language that was asked for")
        publish(out, built.artifacts)
    return built


def load_project(
    root: Path,
    bundled: Path,
    findings: list[Finding],
    names: Languages | None = None,
    *,
    locales: Collection[str] | None = None,
    twice: bool = False,
    as_of: date | None = None,
    thorough: bool = False,
) -> Project:
    """Load a project.

    Args:
        root: The project.
        bundled: Its fonts serve a project that has none.
        findings: What is wrong is added here.
        names: What is known of languages; None: it is looked up.
        locales: Only these catalogs; None for all.
        twice: Read catalogs with Babel too, and compare.
        as_of: The day that checks reckon ages from.
        thorough: Let checks that take long run too.
    """
    source = load_source(root, findings)
    folder = root if (root / "fonts" / "fonts.yaml").exists() else bundled
    families = load_fonts(folder / "fonts", "fonts", findings)
    catalogs = {}
    for locale, path in reader.find_catalogs(root / "translations", findings).items():
        if locales is not None and locale not in locales:
            continue
        shown = path.relative_to(root).as_posix()
        catalog = reader.read_catalog(path, shown, locale, findings, compare_with_babel=twice)
        if catalog:
            catalogs[locale] = catalog
    names = names or project_languages(root, findings)
    return Project(
        root=root,
        cards=source.cards,
        contacts=source.contacts,
        regions=source.regions,
        trims=source.trims,
        messages=source.messages,
        catalogs=catalogs,
        fonts=families,
        lock=source.lock,
        as_of=as_of,
        thorough=thorough,
        languages={locale: found for locale in catalogs if (found := names.find(locale))},
        waivers=source.waivers,
    )


def today() -> date:
    """Return the day it is where days begin: what somebody wrote today, anywhere, is not to come.

    It decides how old a contact is, and nothing that is written.
    """
    return datetime.now(timezone(timedelta(hours=14))).date()


def verify(paths: Sequence[Path], project: Project) -> tuple[int, list[Finding]]:
    """Prove finished files again; return how many, and what was found."""
    face = project.fonts[NUMBER_FAMILY].face(bold=True)
    changed = verify_face(face)
    if changed:
        return 0, [changed]
    return verifying.verify(paths, project, Prover(face.path))


def project_languages(root: Path, findings: list[Finding]) -> Languages:
    """Return what is known of languages: CLDR, and the project's own `languages.yaml` over it."""
    name = "translations/languages.yaml"
    return load_languages(root / name, name, findings)


def check(project: Project) -> list[Finding]:
    """Return what can be found without laying anything out."""
    return checks.run_checks(project)


def not_checked(project: Project) -> list[str]:
    """Return what no check has looked at, and why."""
    return checks.not_checked(project)


def explain(rule: Rule) -> str:
    """Return the page of a rule, with its examples where it has some."""
    return page(rule, next((check for check in checks.CHECKS if check.rule == rule), None))


def check_editions(project: Project, names: Languages) -> list[Finding]:
    """Return why cards cannot be made at all in some region; what is untranslated is told elsewhere."""
    findings = []
    locales = [SOURCE_LOCALE, *project.catalogs]
    for found in select(project, names, Request(), [locale for locale in locales if names.find(locale)]):
        if not isinstance(found, Edition):
            findings += [finding for finding in found if finding.severity is Severity.ERROR]
    return findings
