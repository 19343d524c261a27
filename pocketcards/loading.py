"""A folder, and an overlay where one is named, become a project."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from pocketcards.catalog import reader
from pocketcards.load import overlay as overlays
from pocketcards.load.fonts import load_fonts
from pocketcards.load.glossary import load_glossaries
from pocketcards.load.languages import Languages, load_languages
from pocketcards.load.overlay import with_names
from pocketcards.load.project import load_source
from pocketcards.load.review import load_reviews
from pocketcards.load.words import load_words
from pocketcards.model.finding import Finding
from pocketcards.model.message import Catalog
from pocketcards.model.overlay import Overlay
from pocketcards.model.project import Project

__all__ = ["RULES", "load_project", "project_languages"]

RULES = overlays.RULES
CATALOGS = "translations"


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
    overlay: Path | None = None,
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
        overlay: A folder that adds regions and contacts.
    """
    source = load_source(root, findings, overlay)
    folder = root if (root / "fonts" / "fonts.yaml").exists() else bundled
    families = load_fonts(folder / "fonts", "fonts", findings)
    catalogs = _catalogs(root, "", locales, findings, twice=twice)
    if source.overlay:
        catalogs |= _named(catalogs, source.overlay, findings, twice=twice)
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
        stock=source.stock,
        waivers=source.waivers,
        reviews=load_reviews(root, catalogs, findings),
        glossaries=load_glossaries(root, catalogs, findings),
        overlay=source.overlay,
        words=load_words(root, catalogs, findings),
    )


def _catalogs(
    folder: Path, before: str, locales: Collection[str] | None, findings: list[Finding], *, twice: bool
) -> dict[str, Catalog]:
    """Read the catalogs below a folder; findings show their paths in it with what goes before."""
    catalogs = {}
    faults: list[Finding] = []
    for locale, path in reader.find_catalogs(folder / CATALOGS, faults).items():
        if locales is not None and locale not in locales:
            continue
        shown = before + path.relative_to(folder).as_posix()
        catalog = reader.read_catalog(path, shown, locale, findings, compare_with_babel=twice)
        if catalog:
            catalogs[locale] = catalog
    findings += [replace(fault, path=f"{before}{fault.path}") for fault in faults]
    return catalogs


def _named(
    catalogs: dict[str, Catalog], overlay: Overlay, findings: list[Finding], *, twice: bool
) -> dict[str, Catalog]:
    """Return the catalogs to which the overlay adds what its own contacts are called."""
    more = _catalogs(overlay.folder, overlay.shown(""), list(catalogs), findings, twice=twice)
    return {
        locale: with_names(catalogs[locale], catalog, overlay.contacts, findings)
        for locale, catalog in more.items()
    }


def project_languages(root: Path, findings: list[Finding]) -> Languages:
    """Return what is known of languages: CLDR, and the project's own `languages.yaml` over it."""
    name = "translations/languages.yaml"
    return load_languages(root / name, name, findings)
