"""The order of work, top to bottom. The only module that knows every stage."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from pocketcards.checks import run_checks, without_consequences
from pocketcards.editions.bilingual import one_sided, paired
from pocketcards.editions.ground import Ground, ground_of
from pocketcards.editions.orders import orders_of, ready_mixes
from pocketcards.editions.request import Request, asked_locales, lacking_notes, resolved
from pocketcards.editions.request import editions as select
from pocketcards.errors import OutputError, UsageError
from pocketcards.load.fonts import verify_face
from pocketcards.load.languages import Languages
from pocketcards.load.translations import with_translations
from pocketcards.make import built as made
from pocketcards.make.built import Built, Tell
from pocketcards.model.artifact import Artifact
from pocketcards.model.contact import Contact
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.manifest import UNKNOWN, Manifest, Origin, Place, Remade
from pocketcards.model.order import Order
from pocketcards.model.project import Project
from pocketcards.review import ready
from pocketcards.review.ready import not_ready, ready_before
from pocketcards.sets.before import Before
from pocketcards.sets.folder import OutputFolder, opened, refuse_sources
from pocketcards.sets.manifest import artifact_of
from pocketcards.sets.origin import changed_since, origin_of
from pocketcards.sets.stage import Stage
from pocketcards.sets.standing import stands
from pocketcards.sets.texts import TEXTS, catalogs_before, texts_of

__all__ = ["build", "remake"]

STOPPING = tuple(rule.code for rule in (*made.RULES, *ready.RULES))
"""What stops everything, whichever language it is met in: faults of finished files, drafts in a print run."""


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
    refuse_sources(root, out)
    with opened(out) as folder:
        before = folder.before
        ground = ground_of(root, bundled, request, as_of)
        built, changed = _standing(ground, request, before)
        if built.published:
            return built
        built = _made(ground, request, tell, folder.stage, built.origin, before=before, changed=changed)
        if not built.stopped:
            _publish(folder, built, before, replace=request.replace)
        if built.published and not (request.locales or request.overlay):
            folder.put_beside(TEXTS, texts_of(built.catalogs, built.origin, out))
    return built


def remake(
    root: Path,
    bundled: Path,
    request: Request,
    as_of: date,
    tell: Tell,
    room: Path,
    only: Collection[Place] | None = None,
) -> Remade:
    """Make again what a build made; write nothing.

    Args:
        root: The project.
        bundled: The folder whose fonts serve a project without fonts.
        request: As that build had it.
        as_of: The day that ages of contacts are reckoned from. It decides nothing that is made.
        tell: Told after each card.
        room: A folder for what is made; whoever gave it removes it.
        only: Of which cards; None: the whole set, with packages and pictures.
    """
    built = _made(ground_of(root, bundled, request, as_of), request, tell, Stage(room), only=only)
    errors = [finding.message for finding in built.findings if finding.severity is Severity.ERROR]
    lacking = errors[0] if built.stopped else ""
    return Remade(tuple(built.artifacts), built.more, built.origin, lacking)


def _standing(
    ground: Ground, request: Request, before: Manifest | None
) -> tuple[Built, Collection[str] | None]:
    """Return the set that is there as published, where its inputs and all its bytes are as they were.

    Else return with what it would be made, as far as that was looked at, and the locales whose translations
    are all that has changed; None: more has, or nobody knows.
    What is checked of cards and numbers is checked all the same; catalogs were, when they were as they are.
    """
    project, found = ground.project, [*ground.findings]
    if before is None or request.fresh or request.ready_only or Built(found).failed:
        return Built(), None
    request = _resolved(request, project)
    origin = origin_of(project, request, ground.locales, ground.mix, ground.catalogs)
    if not stands(before, origin):  # whatever is made is checked where it is made
        return Built(origin=origin), changed_since(before.origin, origin) if before.whole else None
    built = Built([*found, *run_checks(project)], origin)
    built.unconfirmed = _unconfirmed(project, request)
    if built.failed or project.number_face is None or verify_face(project.number_face):
        return Built(), None
    built.findings = _told(project, built.findings)
    built.artifacts = [artifact_of(one, before.folder) for one in before.files]
    built.kept = len(built.artifacts)
    built.more = {path: before.folder / path for path in before.more}
    built.published = True
    return built, ()


def _made(
    ground: Ground,
    request: Request,
    tell: Tell,
    stage: Stage,
    origin: Origin = UNKNOWN,
    *,
    before: Manifest | None = None,
    changed: Collection[str] | None = None,
    only: Collection[Place] | None = None,
) -> Built:
    """Load, check, typeset, prove and stage. What sets, draws and reads is loaded here: it takes 0.1 s.

    `origin` says with what, if somebody has looked; `before` is the set that is to be replaced; `changed`
    the locales whose translations alone are others than those that it was made from.
    """
    from pocketcards.make.batch import make_batch
    from pocketcards.make.packing import is_whole, packages_of, plan_of
    from pocketcards.sets.number_face import face_of_numbers

    names, locales, mix = ground.names, ground.locales, ground.mix
    project, built = _translated(ground, origin, before)
    built.unconfirmed = _unconfirmed(project, request)
    if built.unreadable:
        built.stopped = True
        return built
    built.findings += [*run_checks(project, changed), *face_of_numbers(project)]
    if request.options.bilingual:
        project = one_sided(project)
    request = _resolved(request, project)
    formats = _formats_of(request)
    wanted = _wanted(project, names, request, locales, built)
    if request.ready_only:
        built.findings += _unready(project, names, request, wanted, before)
    built.origin = origin
    if not origin.schema or project.catalogs.keys() != set(ground.catalogs):
        built.origin = origin_of(project, request, locales, mix, project.catalogs)
    ready = ready_mixes(wanted, built.notes) if only is not None or is_whole(request) else []
    orders = [one for one in (*orders_of(wanted, mix), *ready) if only is None or one.place in only]
    built.stopped = _is_stopped(built, mix)
    with closing(Before(None if request.fresh else before, built.origin, changed)) as old:
        if not built.stopped:
            plan = plan_of(project, request, pictured=only is None)
            built.add(make_batch(plan, built.origin.program, orders, formats, request, old, stage, tell))
            built.stopped = _is_stopped(built, mix)
        built.findings = _told(project, built.findings)
        built.left_out = {locale: _label(names, locale) for locale in sorted(_faulty(built))}
        built.artifacts = _sound(built, orders)
        if only is None and built.artifacts and not built.stopped:
            built.more |= packages_of(project, names, wanted, built, request, stage, old)
    return built


def _translated(ground: Ground, origin: Origin, before: Manifest | None) -> tuple[Project, Built]:
    """Return the project with what its translations say, and what was found on the way."""
    found = list(ground.findings)
    known = catalogs_before(before.folder, origin) if before and origin.schema else {}
    project = with_translations(ground.project, found, ground.names, locales=ground.locales, known=known)
    told = {one.path for one in found}
    built = Built(dict.fromkeys(found))
    built.catalogs = {name: one for name, one in project.catalogs.items() if one.path not in told}
    return project, built


def _told(project: Project, findings: Sequence[Finding]) -> list[Finding]:
    """Return what is told of findings, in order: each once, without what follows from another."""
    return sorted(without_consequences(project, dict.fromkeys(findings)), key=Finding.sort_key)


def _is_stopped(built: Built, mix: Mapping[str, int]) -> bool:
    """Tell whether an error concerns more than what can be left out; nothing can be left out of a mix."""
    errors = [one for one in built.findings if one.severity is Severity.ERROR]
    return any(mix or one.language is None or one.code in STOPPING for one in errors)


def _faulty(built: Built) -> set[str]:
    """Return the languages that are left out, each for an error of its own."""
    errors = (one for one in built.findings if one.severity is Severity.ERROR)
    return {one.language for one in errors if one.language}


def _sound(built: Built, orders: Sequence[Order]) -> list[Artifact]:
    """Return the files that were made, without those that hold a language that is left out."""
    places = {one.place for one in orders if built.left_out.keys().isdisjoint(one.locales)}
    return [one for one in built.artifacts if one.place in places]


def _unconfirmed(project: Project, request: Request) -> tuple[Contact, ...]:
    """Return the contacts that nobody has confirmed and that could be dialled where the cards are used."""
    regions = request.regions or tuple(project.regions)
    waiting = (contact for contact in project.contacts.values() if not contact.confirmed)
    return tuple(contact for contact in waiting if any(map(contact.reaches, regions)))


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
            built.findings += found.findings
    built.notes += lacking_notes(project, names, request, sound)
    faulty = _faulty(built)
    wanted = [one for one in wanted if one.language.locale not in faulty]
    return list(paired(project, wanted, built.notes)) if request.options.bilingual else wanted


def _unready(
    project: Project,
    names: Languages,
    request: Request,
    wanted: Sequence[Edition],
    before: Manifest | None,
) -> list[Finding]:
    """Return what is not ready, or is no longer, of what a print run was asked for."""
    named = asked_locales(request, names, project.locales) if request.locales else ()
    places = ready_before(before, request.cards, named, request.regions)
    sides = [side for one in wanted for side in one.sides]
    return list(not_ready(project, names, sides, places))


def _publish(folder: OutputFolder, built: Built, before: Manifest | None, *, replace: bool) -> None:
    """Write what was made as the folder's set, without the languages that have an error of their own."""
    if not built.artifacts:
        if not built.failed:
            hint = "\n  ".join(dict.fromkeys(built.notes))
            raise UsageError("nothing to build: no card is complete in any language that was asked for", hint)
        return
    try:
        built.removed = folder.publish(
            built.artifacts, built.more, built.origin, replace=replace, whole=not built.failed
        )
        built.published = True
    except OutputError as error:
        built.refused = error
    gone = [one.locale for one in before.files if one.path in built.removed] if before else []
    built.lost = {locale: gone.count(locale) for locale in built.left_out}


def _label(names: Languages, locale: str) -> str:
    language = names.find(locale)
    return f"{language.english} ({locale})" if language else locale


def _resolved(request: Request, project: Project) -> Request:
    """Return a request in which everything has its id."""
    if not request.formats:
        return resolved(request, project, {})
    from pocketcards.formats import format_names

    return resolved(request, project, format_names(project.stock))


def _formats_of(request: Request) -> tuple[str, ...]:
    """Return the formats that are asked for, or those that are made where none is named."""
    from pocketcards.formats import FORMATS

    mixed = bool(request.options.mix)
    if not request.formats:
        return tuple(one.name for one in FORMATS if one.default and (one.mixes or not mixed))
    alone = [one.name for one in FORMATS if one.name in request.formats and not one.mixes]
    if mixed and alone:
        hint = f"These mix: {', '.join(one.name for one in FORMATS if one.mixes)}."
        raise UsageError(f"the format {alone[0]} cannot hold several languages", hint)
    return request.formats
