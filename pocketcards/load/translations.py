"""What `translations/` says: catalogs, signatures, remarks, glossaries, and words that checks look for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pocketcards.catalog import reader
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

    Arguments are those of `load_project`; `known` are catalogs that need not be read, by locale.
    """
    root = project.root
    catalogs, translated = _catalogs(root, "", locales, findings, twice=twice, known=known)
    if project.overlay:
        catalogs |= _named(catalogs, project.overlay, findings, twice=twice)
    wanted = names.entries if project.thorough or locales is None else locales
    bridged = {name: found for name in wanted if name not in catalogs and (found := names.find(name))}
    named = dict.fromkeys(name for contact in project.contacts.values() for name in contact.languages or ())
    mixes = (mix for one in project.regions.values() for mix in one.mixes)
    named |= dict.fromkeys(name for mix in mixes for name, _ in mix.copies)
    return replace(
        project,
        catalogs=catalogs,
        languages={locale: found for locale in catalogs if (found := names.find(locale))},
        bridged=bridged,
        reviews=load_reviews(root, [*catalogs, *bridged], findings),
        remarks=load_remarks(root, [*catalogs, *bridged], findings),
        glossaries=load_glossaries(root, catalogs, findings),
        words=load_words(root, catalogs, findings),
        translated=translated,
        spoken=tuple(name for name in named if name not in translated and names.find(name)),
    )


def _catalogs(
    folder: Path,
    before: str,
    locales: Collection[str] | None,
    findings: list[Finding],
    *,
    twice: bool,
    known: Mapping[str, Catalog] = NOTHING_KNOWN,
) -> tuple[dict[str, Catalog], tuple[str, ...]]:
    """Read the catalogs below a folder; return with them the locales of all that are there.

    Findings show their paths in it with what goes before.
    """
    catalogs = {}
    faults: list[Finding] = []
    found = reader.find_catalogs(folder / CATALOGS, faults)
    for locale, path in found.items():
        if locales is not None and locale not in locales:
            continue
        shown = before + path.relative_to(folder).as_posix()
        catalog = known.get(locale) or reader.read_catalog(
            path, shown, locale, findings, compare_with_babel=twice
        )
        if catalog:
            catalogs[locale] = catalog
    findings += [replace(fault, path=f"{before}{fault.path}") for fault in faults]
    return catalogs, tuple(found)


def _named(
    catalogs: dict[str, Catalog], overlay: Overlay, findings: list[Finding], *, twice: bool
) -> dict[str, Catalog]:
    """Return the catalogs to which the overlay adds what its own contacts are called."""
    more, _ = _catalogs(overlay.folder, overlay.shown(""), list(catalogs), findings, twice=twice)
    return {
        locale: with_names(catalogs[locale], catalog, overlay.contacts, findings)
        for locale, catalog in more.items()
    }
