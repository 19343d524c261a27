"""The order of work, top to bottom. The only module that knows every stage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pocketcards import checks, importing, loading, making, readiness, recalling, verifying
from pocketcards.bilingual import one_sided, paired
from pocketcards.catalog import reader
from pocketcards.catalog.entry import PoFile
from pocketcards.catalog.merge import template
from pocketcards.checks.pages import page
from pocketcards.errors import UsageError
from pocketcards.load import editions, fonts, glossary, languages, manifest, review, yaml
from pocketcards.load.coverage import bridged
from pocketcards.load.editions import printed_messages
from pocketcards.load.fonts import verify_face
from pocketcards.load.languages import Languages
from pocketcards.load.manifest import MANIFEST
from pocketcards.loading import load_project, project_languages
from pocketcards.making import Built, Tell, Workshop, make_all, same_names
from pocketcards.model.artifact import Artifact
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.font import NUMBER_FAMILY
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.order import Order
from pocketcards.model.page import Edition
from pocketcards.model.printing import Duplex
from pocketcards.model.project import Project
from pocketcards.ordering import formats_of, mix_of, orders_of
from pocketcards.output.folder import publish, recover, refuse_foreign
from pocketcards.package import packages
from pocketcards.readback import vote
from pocketcards.readback.preview import previews
from pocketcards.readback.proof import Prover
from pocketcards.readback.vote import alphabet_of, misread
from pocketcards.readiness import not_ready, proven_before, ready_before
from pocketcards.selection import Request, asked_locales, lacking_notes
from pocketcards.selection import editions as select
from pocketcards.typeset import fit
from pocketcards.typeset.composer import Composer
from pocketcards.typeset.subset import nominal_subset

__all__ = [
    "RULES",
    "Built",
    "Request",
    "Tell",
    "build",
    "check",
    "check_editions",
    "explain",
    "face_of_numbers",
    "known_locales",
    "load_project",
    "not_checked",
    "project_languages",
    "translatable",
    "verify",
]

RULES: tuple[Rule, ...] = (
    *yaml.RULES,
    *fonts.RULES,
    *vote.RULES,
    *languages.RULES,
    *editions.RULES,
    *reader.RULES,
    *checks.RULES,
    *fit.RULES,
    *making.RULES,
    *manifest.RULES,
    *review.RULES,
    *glossary.RULES,
    *readiness.RULES,
    *verifying.RULES,
    *recalling.RULES,
    *loading.RULES,
    *importing.RULES,
)
"""Everything that can be found; `explain` shows each."""


def build(root: Path, bundled: Path, request: Request, out: Path, as_of: date, tell: Tell) -> Built:
    """Load, check, typeset, prove and write what is asked for.

    Args:
        root: The project.
        bundled: The folder whose fonts serve a project without fonts.
        request: Which cards, languages, regions and formats.
        out: Output folder; touched only when everything is proven.
        as_of: The day that ages of contacts are reckoned from. It decides nothing that is written.
        tell: Told after each card.
    """
    refuse_foreign(out)
    recover(out)
    built = Built()
    names = project_languages(root, built.findings)
    known = known_locales(root)
    locales = asked_locales(request, names, known)
    formats = formats_of(request)
    mix = mix_of(request, names, known)
    locales = list(mix) or locales

    project = load_project(
        root, bundled, built.findings, names, locales=locales, as_of=as_of, overlay=request.overlay
    )
    built.contacts = tuple(project.contacts.values())
    if built.unreadable:
        return built
    built.findings += [*check(project), *face_of_numbers(project)]

    if request.options.bilingual:
        project = one_sided(project)
    wanted = _wanted(project, names, request, locales, built)
    if request.options.bilingual:
        wanted = list(paired(project, wanted, built.notes))
    if request.ready_only:
        named = locales if request.locales else ()
        before = ready_before(out / MANIFEST, request.cards, named, request.regions, built.findings)
        built.findings += not_ready(project, names, [side for one in wanted for side in one.sides], before)
    if not built.failed:
        proven = proven_before(out / MANIFEST)
        workshop = Workshop(project.fonts, project.stock, formats, request.options, proven)
        _make(workshop, orders_of(wanted, mix), request.jobs, built, tell)
    built.findings += same_names(built.artifacts)
    built.findings = sorted(dict.fromkeys(built.findings), key=Finding.sort_key)

    if not built.failed:
        if not built.artifacts:
            hint = "\n  ".join(dict.fromkeys(built.notes))
            raise UsageError("nothing to build: no card is complete in any language that was asked for", hint)
        publish(out, built.artifacts, _more(project, names, wanted, built.artifacts, request))
    return built


def _wanted(
    project: Project, names: Languages, request: Request, locales: Sequence[str], built: Built
) -> list[Edition]:
    """Return the editions that can be made; note what is left out, and why."""
    wanted: list[Edition] = []
    for found in select(project, names, request, locales):
        if isinstance(found, Edition):
            wanted.append(found)
            built.notes += [f"{found.label}: {note}" for note in found.notes]
        else:
            built.findings += found
    built.notes += lacking_notes(project, names, request, locales)
    return wanted


def _make(workshop: Workshop, orders: Sequence[Order], jobs: int, built: Built, tell: Tell) -> None:
    for made in make_all(workshop, orders, jobs, tell):
        built.artifacts += made.artifacts
        built.findings += made.findings
        built.notes += made.notes
        built.pictures |= made.pictures


def _more(
    project: Project,
    names: Languages,
    editions: Sequence[Edition],
    artifacts: Sequence[Artifact],
    request: Request,
) -> dict[str, bytes]:
    """Return what the set holds beside its files: a package for each region, and pictures of pages.

    Some cards or formats are no package; and the sheet to point at, with all its scripts, is for whole sets.
    """
    more: dict[str, bytes] = {}
    plain = request.options.duplex is Duplex.LONG_EDGE  # the guide tells of no other
    if plain and not (request.cards or request.formats or request.options.mix):
        named = () if request.locales else bridged(names, known_locales(project.root))
        pointed = [language for locale in named if (language := names.find(locale))]
        more = packages(project, editions, artifacts, Composer(project.fonts), pointed)
    if request.options.previews:
        for artifact in artifacts:
            stem = artifact.path.removesuffix(".pdf")
            for i, picture in enumerate(previews(artifact.data, request.options.previews), 1):
                more[f"{stem}-{i}.png"] = picture
    return more


def known_locales(root: Path) -> list[str]:
    """Return the source language and every locale that has a catalog."""
    return [SOURCE_LOCALE, *sorted(reader.find_catalogs(root / "translations", []))]


def translatable(project: Project) -> PoFile:
    """Return the template of the catalogs: every message that a card prints in another language."""
    places: dict[str, list[str]] = {}
    for card in project.cards.values():
        for name in printed_messages(project, card):
            places.setdefault(name, []).append(card.id)
    messages = [message for message in project.messages.values() if message.id in places]
    return template(messages, places)


def verify(paths: Sequence[Path], project: Project) -> tuple[int, list[Finding]]:
    """Prove finished files again; return how many, and what was found."""
    unsound = face_of_numbers(project)
    if unsound:
        return 0, unsound
    return verifying.verify(paths, project, Prover(project.fonts[NUMBER_FAMILY].face(bold=True).path))


def face_of_numbers(project: Project) -> list[Finding]:
    """Return why no number can be set: the face is another file, or draws a character as another."""
    face = project.number_face
    if face is None:
        return [vote.UNJUDGED.found(f"the family {NUMBER_FAMILY} is missing")]
    if changed := verify_face(face):
        return [changed]
    alphabet = alphabet_of(text for contact in project.contacts.values() for text in contact.on_paper)
    cut, glyphs = nominal_subset(face, alphabet)
    others = [family.bold.path for family in project.fonts.values() if family.bold not in (None, face)]
    return misread(face.path, cut.data, glyphs, alphabet, others)


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
