"""A language as its files are at this moment: what the desk shows, and what it compares before it writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.merge import updated
from pocketcards.catalog.reader import find_catalogs, read_po_file
from pocketcards.desk.card import Site, sites_of
from pocketcards.editions.request import translatable
from pocketcards.errors import InputError
from pocketcards.load.languages import Languages
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.locale import SOURCE_LOCALE, Language
from pocketcards.model.project import Project
from pocketcards.model.review import fingerprint
from pocketcards.review.found import found_in
from pocketcards.review.texts import Item, Reading, english_of, translation_of

__all__ = ["Loaded", "load", "mark_of", "stamp_of"]

Load = Callable[[list[Finding], str], Project]
"""Loads the project with the catalog of one locale; what is wrong goes into the list."""


@dataclass(slots=True)
class Loaded:
    """A language, with everything that is known of its texts."""

    project: Project
    language: Language
    sites: Mapping[str, tuple[Site, ...]]
    """By message id, where it is printed."""
    path: Path | None = None
    """Its catalog; English has none."""
    data: bytes = b""
    """What the catalog held when it was read."""
    file: PoFile = field(default_factory=PoFile)
    """The catalog as it is."""
    po: PoFile = field(default_factory=PoFile)
    """The catalog, up to date with the cards."""
    names: Languages | None = None
    found: Mapping[str, Sequence[Finding]] | None = None
    """What `check` finds in its texts, by message id; None before somebody has asked."""
    _reading: Reading | None = None

    @property
    def entries(self) -> dict[str, Entry]:
        """The entries of the catalog by message id."""
        return {entry.msgctxt or "": entry for entry in self.po.entries if not entry.obsolete}

    @property
    def reading(self) -> Reading:
        """What can be signed, with what is found in it. It takes half a second."""
        if self._reading is None:
            self._reading = self._read()
        return self._reading

    @property
    def items(self) -> dict[str, Item]:
        """What can be signed, by message id; a card's English as often as cards print it."""
        return {place.name: item for item in self.reading.items for place in item.places}

    @property
    def fixed(self) -> set[str]:
        """What a language is called: signed here, and written in `languages.yaml`."""
        own = self.language.locale != SOURCE_LOCALE
        return {item.name for item in self.reading.items if item.name not in self.entries} if own else set()

    def _read(self) -> Reading:
        assert self.names
        locale = self.language.locale
        found = self.found
        if found is None:
            found = self.found = found_in(self.project, self.names, locale)
        if locale == SOURCE_LOCALE:
            return english_of(self.project, list(self.project.cards), found)
        return translation_of(self.project, locale, list(self.project.cards.values()), found)[0]


def load(root: Path, names: Languages, loader: Load, locale: str) -> Loaded:
    """Read a language.

    Raises:
        InputError: Its files, or those of the cards, cannot be read as they are.
    """
    findings: list[Finding] = []
    language = names.find(locale)
    path = find_catalogs(root / "translations", []).get(locale)
    if language is None or (path is None and locale != SOURCE_LOCALE):
        raise InputError(f"there is no catalog {locale}", "`init` begins one.")
    data = path.read_bytes() if path else b""
    project = loader(findings, locale)
    shown = path.relative_to(root).as_posix() if path else ""
    po = read_po_file(path, shown, locale, [], compare_with_babel=False) if path else PoFile()
    errors = [one for one in findings if one.severity is Severity.ERROR]
    if errors or po is None:
        first = errors[0] if errors else None
        where = f"{first.path}:{first.line}: {first.message}" if first else f"{shown} cannot be read"
        raise InputError(where, first.hint if first else "`check` says more.")
    current = updated(po, translatable(project)) if path else po
    return Loaded(project, language, sites_of(project, language), path, data, po, current, names)


def stamp_of(root: Path, locale: str) -> tuple[object, ...]:
    """Return what changes when somebody changes a file that the desk shows."""
    paths = [*(root / "cards").glob("*"), *(root / "translations" / locale).rglob("*")]
    paths.append(root / "translations" / "languages.yaml")
    found = []
    for path in sorted(paths):
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((str(path), status.st_mtime_ns, status.st_size, status.st_ino))
    return tuple(found)


def mark_of(entry: Entry) -> str:
    """Return what stands for an entry as it is: with it one tells whether somebody else has changed it."""
    return fingerprint(entry.msgid, entry.msgstr, "fuzzy" if entry.fuzzy else "")
