"""The order of work, top to bottom. The only module that knows every stage."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from pocketcards import make
from pocketcards.checks import run_checks
from pocketcards.editions.bilingual import one_sided, paired
from pocketcards.editions.coverage import bridged
from pocketcards.editions.orders import mix_of, orders_of
from pocketcards.editions.request import Request, asked_locales, chosen, known_locales, lacking_notes
from pocketcards.editions.request import editions as select
from pocketcards.errors import OutputError, UsageError
from pocketcards.formats import FORMATS
from pocketcards.load.languages import Languages
from pocketcards.load.project import load_project, project_languages
from pocketcards.make import Built, Tell, Workshop, make_all, same_names
from pocketcards.model.artifact import Artifact
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.order import Order
from pocketcards.model.page import Edition, Status
from pocketcards.model.printing import Duplex
from pocketcards.model.project import Project
from pocketcards.readback.preview import previews
from pocketcards.review import ready
from pocketcards.review.ready import not_ready, proven_before, ready_before
from pocketcards.sets.folder import OutputFolder, opened
from pocketcards.sets.manifest import MANIFEST, read_manifest
from pocketcards.sets.zip_file import packages
from pocketcards.typeset.text.composer import Composer

__all__ = ["build"]

OF_THE_PROGRAM = tuple(rule.code for rule in make.RULES)
"""What is found on finished files is nobody's catalog's fault, whichever language it is met in."""
OF_ONE_CARD = tuple(rule.code for rule in ready.RULES)
"""Who has not vouched for a card in a language keeps that card back, and no other."""


def build(root: Path, bundled: Path, request: Request, out: Path, as_of: date, tell: Tell) -> Built:
    """Load, check, typeset, prove and write what is asked for.

    A language with an error of its own is left out; any other error stops everything.

    Args:
        root: The project.
        bundled: The folder whose fonts serve a project without fonts.
        request: Which cards, languages, regions and formats.
        out: Output folder; its set changes only when everything is proven.
        as_of: The day that ages of contacts are reckoned from. It decides nothing that is written.
        tell: Told after each card.
    """
    _refuse_sources(root, out)
    with opened(out) as folder:
        built = Built()
        names = project_languages(root, built.findings)
        known = known_locales(root)
        locales = asked_locales(request, names, known)
        formats = _formats_of(request)
        mix = mix_of(request, names, known)
        locales = list(mix) or locales

        project = load_project(
            root, bundled, built.findings, names, locales=locales, as_of=as_of, overlay=request.overlay
        )
        built.contacts = tuple(project.contacts.values())
        if built.unreadable:
            return built
        built.findings += run_checks(project)

        if request.options.bilingual:
            project = one_sided(project)
        wanted = _wanted(project, names, request, locales, built)
        if request.ready_only:
            wanted = _ready(project, names, request, wanted, out, built)
        if not _stopped(built, mix):
            proven = proven_before(out / MANIFEST)
            workshop = Workshop(project.fonts, project.stock, formats, request.options, proven)
            _make(workshop, orders_of(wanted, mix), request.jobs, built, tell)
        built.findings = sorted(dict.fromkeys(built.findings), key=Finding.sort_key)
        if not _stopped(built, mix):
            _publish(folder, project, names, request, wanted, built)
    return built


def _refuse_sources(root: Path, out: Path) -> None:
    """Refuse to write among what cards are made from: the next build would read it."""
    for name in ("cards", "translations", "fonts"):
        if out.resolve().is_relative_to((root / name).resolve()):
            hint = "Choose another folder: --out DIR."
            raise UsageError(
                f"{out} is inside {name}/, from which the cards are made; nothing was changed", hint
            )


def _stopped(built: Built, mix: Mapping[str, int]) -> bool:
    """Tell whether an error concerns more than what can be left out; nothing can be left out of a mix."""
    errors = [one for one in built.findings if one.severity is Severity.ERROR]
    return any(
        mix or one.code in OF_THE_PROGRAM or (one.language is None and one.code not in OF_ONE_CARD)
        for one in errors
    )


def _faulty(built: Built) -> set[str]:
    """Return the languages that are left out, each for an error of its own."""
    return {
        one.language
        for one in built.findings
        if one.severity is Severity.ERROR and one.language and one.code not in OF_ONE_CARD
    }


def _wanted(
    project: Project, names: Languages, request: Request, locales: Sequence[str], built: Built
) -> list[Edition]:
    """Return the editions that can be made; note what is left out, and why."""
    faulty = _faulty(built)
    sound = [locale for locale in locales if locale not in faulty]
    wanted: list[Edition] = []
    for found in select(project, names, request, sound) if sound else ():
        if isinstance(found, Edition):
            wanted.append(found)
            built.notes += [f"{found.label}: {note}" for note in found.notes]
        else:
            built.findings += found
    built.notes += lacking_notes(project, names, request, sound)
    faulty = _faulty(built)
    wanted = [one for one in wanted if one.language.locale not in faulty]
    return list(paired(project, wanted, built.notes)) if request.options.bilingual else wanted


def _ready(
    project: Project, names: Languages, request: Request, wanted: Sequence[Edition], out: Path, built: Built
) -> list[Edition]:
    """Return the editions that are ready; find those that are not, or are no longer."""
    named = asked_locales(request, names, known_locales(project.root)) if request.locales else ()
    before = ready_before(out / MANIFEST, request.cards, named, request.regions, built.findings)
    faulty = _faulty(built)
    before = {place for place in before if place[1] not in faulty}
    built.findings += not_ready(project, names, [side for one in wanted for side in one.sides], before)
    return [one for one in wanted if all(side.status is Status.READY for side in one.sides)]


def _make(workshop: Workshop, orders: Sequence[Order], jobs: int, built: Built, tell: Tell) -> None:
    for made in make_all(workshop, orders, jobs, tell):
        built.artifacts += made.artifacts
        built.findings += made.findings
        built.notes += made.notes
        built.pictures |= made.pictures
    built.findings += same_names(built.artifacts)


def _publish(
    folder: OutputFolder,
    project: Project,
    names: Languages,
    request: Request,
    wanted: Sequence[Edition],
    built: Built,
) -> None:
    """Write what was made as the folder's set, without the languages that have an error of their own."""
    faulty = _faulty(built)
    made = [one for one in built.artifacts if one.locale not in faulty]
    if not made and not built.failed:
        hint = "\n  ".join(dict.fromkeys(built.notes))
        raise UsageError("nothing to build: no card is complete in any language that was asked for", hint)
    built.artifacts = made
    built.left_out = {_label(names, locale): 0 for locale in sorted(faulty)}
    if not made:
        return
    before = read_manifest(folder.path / MANIFEST, [])
    more = _more(project, names, wanted, faulty, built.artifacts, request)
    try:
        built.removed = folder.publish(made, more, replace=request.replace)
        built.published = True
    except OutputError as error:
        built.refused = error
    for one in before.files if before else ():
        if one.locale in faulty and one.path in built.removed:
            built.left_out[_label(names, one.locale)] += 1


def _label(names: Languages, locale: str) -> str:
    language = names.find(locale)
    return f"{language.english} ({locale})" if language else locale


def _more(
    project: Project,
    names: Languages,
    editions: Sequence[Edition],
    faulty: Collection[str],
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
        sound = [locale for locale in named if locale not in faulty]
        pointed = [language for locale in sound if (language := names.find(locale))]
        more = packages(project, editions, artifacts, Composer(project.fonts), pointed)
    if request.options.previews:
        for artifact in artifacts:
            stem = artifact.path.removesuffix(".pdf")
            for i, picture in enumerate(previews(artifact.data, request.options.previews), 1):
                more[f"{stem}-{i}.png"] = picture
    return more


def _formats_of(request: Request) -> tuple[str, ...]:
    """Return the formats that are asked for, or those that are made where none is named."""
    mixed = bool(request.options.mix)
    chosen("format", request.formats, [one.name for one in FORMATS])
    if not request.formats:
        return tuple(one.name for one in FORMATS if one.default and (one.mixes or not mixed))
    alone = [one.name for one in FORMATS if one.name in request.formats and not one.mixes]
    if mixed and alone:
        hint = f"These mix: {', '.join(one.name for one in FORMATS if one.mixes)}."
        raise UsageError(f"the format {alone[0]} cannot hold several languages", hint)
    return request.formats
