"""`init`: a catalog in a new language, named by its id, its own name or its English name."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command
from pocketcards.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.load.languages import Languages
    from pocketcards.model.locale import Language
    from pocketcards.model.project import Project

__all__ = ["COMMAND"]

LANGUAGES = "translations/languages.yaml"
GLOSSARY = "english,term,avoid,note"
TERMS = ("human trafficking", "smuggling of people", "hotline", "interpreter", "debt", "passport")
"""What is most often confused, or said otherwise on every card of a language."""


def _add(init: argparse.ArgumentParser) -> None:
    init.add_argument("locale", metavar="LANGUAGE", help="id, own name or English name: so, pt-BR, Somali")


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.catalog import merge
    from pocketcards.commands.session import save, template_of
    from pocketcards.load.edit import replace_file

    language = _language(options.locale, session.languages())
    project = session.cards()
    wanted = template_of(project)
    folder = session.root / "translations" / language.locale
    catalog, glossary = folder / "LC_MESSAGES" / "cards.po", folder / "glossary.csv"
    _refuse_to_overwrite(folder, catalog)
    save(catalog, merge.new_catalog(language.locale, wanted))
    if not glossary.exists():
        rows = [GLOSSARY, *(f"{term},,," for term in TERMS)]
        replace_file(glossary, "".join(f"{row}\n" for row in rows))
    for line in _next_steps(session.root, project, language, catalog, glossary):
        session.say(line)
    return ExitCode.FINE


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
    from pocketcards.catalog.folders import better_name, refusal
    from pocketcards.editions.choice import labelled
    from pocketcards.model.locale import LOCALE_ID, SOURCE_LOCALE

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
        labels = [labelled(one, (other.english,)) for one in among if (other := languages.find(one))]
        raise UsageError(f"{name!r} can be {' or '.join(labels)}", f"Say which: {' or '.join(among)}.")
    language = languages.find(among[0]) if among else None
    if language is None:
        raise _unknown(name, locale, better)
    if language.locale == SOURCE_LOCALE:
        raise _english()
    return language


def _english() -> UsageError:
    return UsageError("English is what the cards are written in; it has no catalog")


def _unknown(name: str, locale: str, better: str) -> UsageError:
    from pocketcards.model.locale import LOCALE_ID

    if better and better != locale:
        return UsageError(f"{name!r} is no name of a language here", f"Say: init {better}")
    entry = f'{locale if LOCALE_ID.fullmatch(locale) else "id"}: {{english: "Name in English", '
    entry += 'endonym: "Name in the language itself", script: "Latn"}'
    hint = f"Look up its id (ISO 639, two or three letters) and add a line like this to {LANGUAGES}: {entry}"
    return UsageError(f"no language {name!r} is known here", hint)


def _next_steps(root: Path, project: Project, language: Language, catalog: Path, glossary: Path) -> list[str]:
    """Return what to tell somebody who has just begun."""
    from pocketcards.writing import writing_system

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


COMMAND = Command("init", "begin a new language", _add, _run)
