"""The order of work, top to bottom. The only module that knows every stage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pocketcards.checks import run_checks
from pocketcards.editions.bilingual import one_sided, paired
from pocketcards.editions.coverage import bridged
from pocketcards.editions.orders import mix_of, orders_of
from pocketcards.editions.request import Request, asked_locales, chosen, known_locales, lacking_notes
from pocketcards.editions.request import editions as select
from pocketcards.errors import UsageError
from pocketcards.formats import FORMATS
from pocketcards.load.languages import Languages
from pocketcards.load.project import load_project, project_languages
from pocketcards.make import Built, Plan, Tell, make_all, same_names
from pocketcards.model.artifact import Artifact
from pocketcards.model.contact import Contact
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Finding
from pocketcards.model.order import Order
from pocketcards.model.printing import Duplex
from pocketcards.model.project import Project
from pocketcards.readback.preview import previews
from pocketcards.review.ready import not_ready, proven_before, ready_before
from pocketcards.sets.folder import publish, recover, refuse_foreign
from pocketcards.sets.manifest import MANIFEST
from pocketcards.sets.number_face import face_of_numbers
from pocketcards.sets.zip_file import packages
from pocketcards.typeset.text.composer import Composer

__all__ = ["build"]


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
    formats = _formats_of(request)
    mix = mix_of(request, names, known)
    locales = list(mix) or locales

    project = load_project(
        root, bundled, built.findings, names, locales=locales, as_of=as_of, overlay=request.overlay
    )
    built.unconfirmed = _unconfirmed(project, request)
    if built.unreadable:
        return built
    built.findings += [*run_checks(project), *face_of_numbers(project)]

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
        plan = Plan(project.fonts, project.stock, formats, request.options, proven)
        _make(plan, orders_of(wanted, mix), request.jobs, built, tell)
    built.findings += same_names(built.artifacts)
    built.findings = sorted(dict.fromkeys(built.findings), key=Finding.sort_key)

    if not built.failed:
        if not built.artifacts:
            hint = "\n  ".join(dict.fromkeys(built.notes))
            raise UsageError("nothing to build: no card is complete in any language that was asked for", hint)
        publish(out, built.artifacts, _more(project, names, wanted, built.artifacts, request))
    return built


def _unconfirmed(project: Project, request: Request) -> tuple[Contact, ...]:
    """Return the contacts that nobody has confirmed and that could be dialled where the cards are used."""
    regions = request.regions or tuple(project.regions)
    waiting = (contact for contact in project.contacts.values() if not contact.confirmed)
    return tuple(contact for contact in waiting if any(map(contact.reaches, regions)))


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
            built.findings += found.findings
    built.notes += lacking_notes(project, names, request, locales)
    return wanted


def _make(plan: Plan, orders: Sequence[Order], jobs: int, built: Built, tell: Tell) -> None:
    for made in make_all(plan, orders, jobs, tell):
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
