"""The commands `extract`, `update` and `init`: template and catalogs follow the cards."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from pocketcards.catalog import merge
from pocketcards.catalog.entry import PoFile
from pocketcards.catalog.folders import better_name, refusal
from pocketcards.catalog.reader import find_catalogs, read_po_file
from pocketcards.catalog.writer import write_po
from pocketcards.commands.catalog_files import (
    FINDINGS,
    UNREADABLE,
    languages_of,
    load_cards,
    named,
    save,
    tell,
    template_of,
)
from pocketcards.commands.report import safe
from pocketcards.commands.session import Session
from pocketcards.errors import UsageError
from pocketcards.load.edit import replace_file
from pocketcards.load.languages import Languages
from pocketcards.model.finding import Finding
from pocketcards.model.locale import LOCALE_ID, SOURCE_LOCALE, Language
from pocketcards.model.project import Project
from pocketcards.writing import writing_system

__all__ = ["extract", "init", "update"]

TEMPLATE = "translations/cards.pot"
LANGUAGES = "translations/languages.yaml"
GLOSSARY = "english,term,avoid,note"
TERMS = ("human trafficking", "smuggling of people", "hotline", "interpreter", "debt", "passport")
"""What is most often confused, or said otherwise on every card of a language."""


def extract(session: Session, *, check: bool) -> int:
    """Write the template of the catalogs, or tell whether it is up to date."""
    root = session.root
    wanted = template_of(load_cards(root, session.bundled))
    path = root / TEMPLATE
    # Git may have given it the line ends of Windows.
    if path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == write_po(wanted):
        print(f"{TEMPLATE} is up to date")
        return 0
    if check:
        print(f"{TEMPLATE} is not up to date with the cards; `extract` writes it anew", file=sys.stderr)
        return FINDINGS
    save(path, wanted)
    print(f"{TEMPLATE} is written: {len(wanted.entries)} texts. The catalogs follow with `update`.")
    return 0


def update(session: Session, names: Sequence[str], same_meaning: Collection[str], *, check: bool) -> int:
    """Bring catalogs up to date with the cards. One that is damaged is named, and left as it is."""
    root = session.root
    wanted = template_of(load_cards(root, session.bundled))
    strange = set(same_meaning) - {entry.msgctxt or "" for entry in wanted.entries}
    if strange:
        raise UsageError(f"--same-meaning {min(strange)}: no card has such a message")
    findings: list[Finding] = []
    paths = find_catalogs(root / "translations", findings)
    late = False
    for locale in named(root, names, list(paths)):
        shown = paths[locale].relative_to(root).as_posix()
        old = read_po_file(paths[locale], shown, locale, findings)
        if old is None:
            print(f"{locale}: damaged, and left as it is")
            continue
        new = merge.updated(old, wanted, same_meaning)
        if new != old and not check:
            save(paths[locale], new)
        late = late or new != old
        print(f"{locale}: {_outcome(old, new)}")
    if tell(findings):
        return UNREADABLE
    if late and check:
        print("not up to date with the cards; `update` brings it", file=sys.stderr)
        return FINDINGS
    return 0


def _outcome(old: PoFile, new: PoFile) -> str:
    if new == old:
        return "up to date"
    changed = merge.changes(old, new)
    return "notes, order or corrected English only" if changed == merge.Changes() else str(changed)


def init(session: Session, name: str) -> int:
    """Begin a catalog in a new language, named by its id, its own name or its English name."""
    root = session.root
    language = _language(name, languages_of(root))
    project = load_cards(root, session.bundled)
    wanted = template_of(project)
    folder = root / "translations" / language.locale
    catalog, glossary = folder / "LC_MESSAGES" / "cards.po", folder / "glossary.csv"
    _refuse_to_overwrite(folder, catalog)
    save(catalog, merge.new_catalog(language.locale, wanted))
    if not glossary.exists():
        rows = [GLOSSARY, *(f"{term},,," for term in TERMS)]
        replace_file(glossary, "".join(f"{row}\n" for row in rows))
    for line in _next_steps(root, project, language, catalog, glossary):
        print(safe(line))
    return 0


def _refuse_to_overwrite(folder: Path, catalog: Path) -> None:
    if catalog.exists():
        raise UsageError(
            f"there is a catalog {folder.name} already: {catalog}", "`update` brings it up to date."
        )
    others = [path.name for path in folder.parent.iterdir()] if folder.parent.is_dir() else []
    clash = [other for other in others if other.casefold() == folder.name.casefold() and other != folder.name]
    if clash:
        hint = "On Windows and macOS the two names are one. Rename the old folder."
        raise UsageError(f"there is a folder {clash[0]} already", hint)


def _language(name: str, languages: Languages) -> Language:
    """Return the language that a user means, or say what is in the way."""
    locale = name.strip().replace("-", "_")
    refused = refusal(locale)
    better = better_name(locale) if refused else ""
    if locale.casefold() == SOURCE_LOCALE:
        raise _english()
    if refused and LOCALE_ID.fullmatch(locale):
        raise UsageError(refused[1], f"Say: init {better}")
    if refused and better.casefold() == locale.casefold():
        locale = better  # PT-br
    known = languages.known()
    found = languages.find(locale)
    if found and (locale in known or locale.count("_")):
        return found
    # "Kurdish" is one language to CLDR, and two in our own list: then somebody has to choose.
    among = list(dict.fromkeys([*languages.named(name, known), *languages.named(name, languages.entries)]))
    if len(among) > 1:
        raise UsageError(f"{name!r} can be {' or '.join(among)}", "Say `init` with one of them.")
    language = languages.find(among[0]) if among else None
    if language is None:
        raise _unknown(name, locale, better)
    if language.locale == SOURCE_LOCALE:
        raise _english()
    return language


def _english() -> UsageError:
    return UsageError("English is what the cards are written in; it has no catalog")


def _unknown(name: str, locale: str, better: str) -> UsageError:
    if better and better != locale:
        return UsageError(f"{name!r} is no name of a language here", f"Say: init {better}")
    entry = f'{locale if LOCALE_ID.fullmatch(locale) else "qvi"}: {{english: "Name in English", '
    entry += 'endonym: "Name in the language itself", script: "Latn"}'
    hint = f"Look up its id (ISO 639, two or three letters) and add a line like this to {LANGUAGES}: {entry}"
    return UsageError(f"no language {name!r} is known here", hint)


def _next_steps(root: Path, project: Project, language: Language, catalog: Path, glossary: Path) -> list[str]:
    """Return what to tell somebody who has just begun."""
    locale = language.locale
    lines = [
        f"{language.english}, {language.endonym}: {catalog.relative_to(root).as_posix()}",
        f"  1. Words that must be right on every card: {glossary.relative_to(root).as_posix()}",
        "  2. Fill in the catalog with Poedit or a text editor; or, for a spreadsheet,",
        f"     python generate.py export {locale}",
        "  3. python generate.py check",
        f"  4. python generate.py build --locale {locale}",
        "docs/translating.md explains each step.",
    ]
    sets = any(language.writing in family.scripts for family in project.fonts.values())
    if not (sets and writing_system(language.writing)):
        lines.append(f"Note: no font here sets {language.writing} yet; until one does, no card can be built.")
    return lines
