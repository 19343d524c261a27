"""What `translations/` says: catalogs, signatures, remarks, glossaries, and words that checks look for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType

from pocketcards.catalog.reader import catalog_path, find_catalogs, read_catalog
from pocketcards.load.glossary import load_glossaries
from pocketcards.load.languages import Languages
from pocketcards.load.overlay import with_names
from pocketcards.load.remarks import load_remarks
from pocketcards.load.review import load_reviews
from pocketcards.load.words import load_words
from pocketcards.model.finding import Finding
from pocketcards.model.message import Catalog
from pocketcards.model.overlay import Overlay
from pocketcards.model.project import Project

__all__ = ["CATALOGS", "with_translations"]

CATALOGS = "translations"
NOTHING_KNOWN: Mapping[str, Catalog] = MappingProxyType({})


def with_translations(
    project: Project,
    findings: list[Finding],
    names: Languages,
    *,
    locales: Collection[str] | None = None,
    twice: bool = False,
    known: Mapping[str, Catalog] = NOTHING_KNOWN,
) -> Project:
    """Return a project with what its translations say.

    Arguments are those of `load_project`; `known` are catalogs that need not be read, by locale. Folders are
    walked through once: which catalogs there are, the project knows from then on.
    """
    root = project.root
    paths = {name: catalog_path(root / CATALOGS, name) for name in project.translated}
    paths = paths or _found(root, "", findings)
    catalogs = _catalogs(paths, root, "", locales, findings, twice=twice, known=known)
    if project.overlay:
        catalogs |= _named(catalogs, project.overlay, findings, twice=twice)
    wanted = names.entries if project.thorough or locales is None else locales
    bridged = {name: found for name in wanted if name not in catalogs and (found := names.find(name))}
    named = dict.fromkeys(name for contact in project.contacts.values() for name in contact.languages or ())
    mixes = (mix for one in project.regions.values() for mix in one.mixes)
    named |= dict.fromkeys(name for mix in mixes for name, _ in mix.copies)
    return project._replace(
        catalogs=catalogs,
        languages={locale: found for locale in catalogs if (found := names.find(locale))},
        bridged=bridged,
        reviews=load_reviews(root, [*catalogs, *bridged], findings),
        remarks=load_remarks(root, [*catalogs, *bridged], findings),
        glossaries=load_glossaries(root, catalogs, findings),
        words=load_words(root, catalogs, findings),
        translated=tuple(paths),
        spoken=tuple(name for name in named if name not in paths and names.find(name)),
    )


def _found(folder: Path, before: str, findings: list[Finding]) -> dict[str, Path]:
    """Return the catalogs below a folder by locale. Findings show their paths in it with what goes before."""
    faults: list[Finding] = []
    found = find_catalogs(folder / CATALOGS, faults)
    findings += [fault._replace(path=f"{before}{fault.path}") for fault in faults]
    return found


def _catalogs(
    paths: Mapping[str, Path],
    folder: Path,
    before: str,
    locales: Collection[str] | None,
    findings: list[Finding],
    *,
    twice: bool,
    known: Mapping[str, Catalog] = NOTHING_KNOWN,
) -> dict[str, Catalog]:
    """Read catalogs. Findings show their paths from the folder, with what goes before."""
    catalogs = {}
    for locale, path in paths.items():
        if locales is not None and locale not in locales:
            continue
        shown = before + path.relative_to(folder).as_posix()
        catalog = known.get(locale) or read_catalog(path, shown, locale, findings, compare_with_babel=twice)
        if catalog:
            catalogs[locale] = catalog
    return catalogs


def _named(
    catalogs: dict[str, Catalog], overlay: Overlay, findings: list[Finding], *, twice: bool
) -> dict[str, Catalog]:
    """Return the catalogs to which the overlay adds what its own contacts are called."""
    folder, before = overlay.folder, overlay.shown("")
    paths = _found(folder, before, findings)
    more = _catalogs(paths, folder, before, list(catalogs), findings, twice=twice)
    return {
        locale: with_names(catalogs[locale], catalog, overlay.contacts, findings)
        for locale, catalog in more.items()
    }
