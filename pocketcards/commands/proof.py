"""`proof`: a card and its texts for readers without a terminal, on paper and as a page for a phone."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command, add_overlay
from pocketcards.errors import ExitCode, InputError, UsageError, WriteError

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.load.languages import Languages
    from pocketcards.model.asked import ProofSheet
    from pocketcards.model.finding import Finding
    from pocketcards.model.locale import Language
    from pocketcards.model.project import Project
    from pocketcards.review.sheet import Asking

__all__ = ["COMMAND"]


def _add(proof: argparse.ArgumentParser) -> None:
    proof.add_argument(
        "locale", metavar="LOCALE", help="the language of the readers: id, own or English name"
    )
    proof.add_argument(
        "--card", action="append", default=[], metavar="ID", help="only this card (repeatable; default: all)"
    )
    proof.add_argument("--region", metavar="ID", help="whose card is shown (default: the first that has it)")
    proof.add_argument(
        "--doubts", action="store_true", help="only what the translator was not sure of, or lacks"
    )
    proof.add_argument("--safety", action="store_true", help="of English: is it safe to print?")
    proof.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the sheets are written")
    add_overlay(proof)


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.editions.choice import cards_of, chosen, regions_of
    from pocketcards.load.project import project_languages
    from pocketcards.model.locale import SOURCE_LOCALE
    from pocketcards.review.sheet import Asking, proof_sheet, region_for
    from pocketcards.typeset.text.composer import Composer

    findings: list[Finding] = []
    names = project_languages(session.root, findings)
    language = _language(session, names, options)
    locales = [language.locale] if language.locale != SOURCE_LOCALE else []
    project = _loaded(session, findings, names, locales)
    cards = [project.cards[name] for name in chosen("card", options.card, cards_of(project))]
    region = chosen("region", [options.region] if options.region else [], regions_of(project))
    asking = Asking(project, Composer(project.fonts), session.local_day, options.doubts)
    sheets = []
    for card in cards:
        place = region_for(project, card, region[0] if options.region else "")
        if place is None:
            session.warn(f"{card.id}: no region has what this card needs; it is left out")
            continue
        sheet = proof_sheet(asking, card, language, place)
        if sheet.questions:
            sheets.append(sheet)
        else:
            session.say(f"{card.id}: nothing to ask")
    return _write(session, asking, sheets, options.out)


def _language(session: Session, names: Languages, options: argparse.Namespace) -> Language:
    """Return the language of the readers; one that nobody has begun is enough."""
    from pocketcards.editions.request import Request, known_locales, locales_of
    from pocketcards.model.locale import SOURCE_LOCALE

    (locale,) = locales_of(Request(locales=(options.locale,)), names, known_locales(session.root), wide=True)
    english = locale == SOURCE_LOCALE
    if english != options.safety:
        hint = "As in `proof en --safety --out DIR`, or `proof km --out DIR`."
        what = "English is read for safety: say --safety" if english else "--safety is asked of English alone"
        raise UsageError(what, hint)
    if english and options.doubts:
        raise UsageError("--doubts asks for doubts of a translator, and English has none")
    language = names.find(locale)
    if language is None:
        raise UsageError(f"the language {locale!r} is not known", "Add it to translations/languages.yaml.")
    return language


def _loaded(session: Session, findings: list[Finding], names: Languages, locales: Sequence[str]) -> Project:
    """Load what the sheets are made of; errors elsewhere hinder nobody."""
    from pocketcards.model.finding import Severity

    project = session.load(findings, names, locales=locales)
    ours = ("cards/", "fonts/", "translations/languages.yaml", *(f"translations/{one}/" for one in locales))
    errors = [one for one in findings if one.severity is Severity.ERROR and (one.path or "").startswith(ours)]
    if session.tell(errors):
        raise InputError("what is to be read cannot be loaded", "Mend what is named above.")
    return project


def _write(session: Session, asking: Asking, sheets: Sequence[ProofSheet], folder: Path) -> ExitCode:
    """Write the sheets, and remember what stands on each before anybody can answer it."""
    from pocketcards.load.edit import replace_file
    from pocketcards.load.proofs import proofs_path, proofs_text, read_proofs
    from pocketcards.model.asked import remembered
    from pocketcards.model.wording import counted
    from pocketcards.review.sheet_files import SheetMaker

    if not sheets:
        session.say("there is nothing to ask; nothing was written")
        return ExitCode.FINE
    findings: list[Finding] = []
    locale = sheets[0].asked.locale
    known = read_proofs(session.root, locale, findings)
    if known is None:
        return session.refuse(findings, ExitCode.UNREADABLE)
    _make(folder)
    maker = SheetMaker(asking)
    files = {name: data for sheet in sheets for name, data in maker.files(sheet).items()}
    _refuse_to_lose(folder, files)
    now = remembered(known, [sheet.asked for sheet in sheets])
    path = session.root / proofs_path(locale)
    if now != known:
        _make(path.parent)
        replace_file(path, proofs_text(locale, now))
    for name, data in files.items():
        _put(folder / name, data)
    for sheet in sheets:
        names = [name for name in files if sheet.asked.code in name]
        about = (
            f"{sheet.asked.code}  {sheet.title} ({sheet.asked.card}), {counted(len(sheet.questions), 'text')}"
        )
        session.say(f"{about}{'' if sheet.own else '; no complete draft: shown in English'}")
        for name in names:
            session.say(f"  {folder / name}")
    session.say(f"{proofs_path(locale)} knows what stands on them: commit it, so that answers can be taken.")
    return ExitCode.FINE


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{folder} cannot be made: {error.strerror}", WriteError.ROOM) from None


def _put(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror}", WriteError.ROOM) from None


def _refuse_to_lose(folder: Path, files: Mapping[str, bytes]) -> None:
    """Stop where a file of that name says something else: somebody may have written on it."""
    for name, data in files.items():
        path = folder / name
        if path.exists() and (not path.is_file() or path.read_bytes() != data):
            hint = "Somebody may have written on it. Name another folder with --out, or move it away."
            raise UsageError(f"{path} is there already, and another file", hint)


COMMAND = Command("proof", "make sheets to read and answer, on paper or on a phone", _add, _run)
