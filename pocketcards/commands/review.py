"""`review`: texts are shown to a team, which vouches for those that are right."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pocketcards.commands import answering
from pocketcards.commands.command import Command, day
from pocketcards.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.load.languages import Languages
    from pocketcards.model.finding import Finding
    from pocketcards.model.project import Project
    from pocketcards.review.answers import Answers
    from pocketcards.review.texts import Item, Reading

__all__ = ["COMMAND"]

ALL = "all"
"""Stands for every card: what several say alike is asked once."""


def _add(review: argparse.ArgumentParser) -> None:
    review.add_argument(
        "locale",
        nargs="?",
        metavar="LOCALE",
        help="the language that is read: its translation, and what it is called",
    )
    review.add_argument(
        "--safety",
        action="append",
        default=[],
        metavar="CARD",
        help="read the English of this card instead (repeatable, or `all`): what is said twice is asked once",
    )
    review.add_argument("--by", required=True, metavar="TEAM", help="who reads; a team, not a person")
    review.add_argument(
        "--changed", action="store_true", help="only what still waits for this team's signature"
    )
    review.add_argument(
        "--card", action="append", default=[], metavar="ID", help="only what this card prints (repeatable)"
    )
    review.add_argument("--date", type=day, metavar="DATE", help="the day of the reading (default: today)")
    review.add_argument("--yes", action="store_true", help="every text has been read; do not ask")
    answering.add(review)


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.commands.asking import Told, asked
    from pocketcards.model.review import fault_of_team
    from pocketcards.review.answers import Answers

    if fault := fault_of_team(options.by):
        raise UsageError(f"--by {options.by!r} is no name of a team: {fault}", 'As in --by "Night team".')
    read_on = session.dated(options.date)
    if answering.wanted(options):
        return answering.answer(session, options)
    if bool(options.safety) == bool(options.locale) or (options.safety and options.card):
        hint = "As in `review es --by TEAM`, or `review --safety hotline --by TEAM`."
        raise UsageError("name a language, or a card with --safety", hint)
    project, reading, left = _what_to_read(session, options)
    items = [item for item in reading.items if not options.changed or item.waits_for(options.by)]
    for line in [*left, *(_faulty(item) for item in items if item.errors)]:
        session.warn(line)
    if not any(not item.errors for item in items):
        return _nothing_to_sign(session, reading, items, left)
    if not options.yes and not session.somebody_there:
        hint = "Read every text, then run it on a terminal, or with --yes."
        raise UsageError(f"nobody is here to ask; {reading.path} is as it was", hint)
    sound = [item for item in items if not item.errors]
    told = Told(agreed=sound) if options.yes else asked(session, reading, items)
    answers = Answers(options.by, read_on, told.agreed, told.refused, told.reasons)
    return _write(session, project, reading, answers)


def _faulty(item: Item) -> str:
    said = "; ".join(f"{one.code}: {one.message}" for one in item.errors)
    return f"cannot be signed before it is mended: {item.name}: {said}"


def _nothing_to_sign(
    session: Session, reading: Reading, items: Sequence[Item], left: Sequence[str]
) -> ExitCode:
    if left or items or not reading.items:
        session.say(f"{reading.about}: there is nothing that can be signed; {reading.path} is as it was")
        return ExitCode.FINDINGS
    session.say(f"{reading.about}: nothing waits for your signature; {reading.path} is as it was")
    return ExitCode.FINE


def _what_to_read(session: Session, options: argparse.Namespace) -> tuple[Project, Reading, list[str]]:
    """Return what is to be read, and what cannot be signed."""
    from pocketcards.editions.choice import cards_of, chosen
    from pocketcards.load.project import project_languages
    from pocketcards.model.finding import Severity
    from pocketcards.model.locale import SOURCE_LOCALE
    from pocketcards.review.found import found_in
    from pocketcards.review.texts import english_of, translation_of

    findings: list[Finding] = []
    names = project_languages(session.root, findings)
    locales = [_locale(session, names, options.locale)] if options.locale else []
    project = session.load(findings, names, locales=locales)
    if errors := [one for one in findings if one.severity is Severity.ERROR and _about(one, locales)]:
        session.tell(errors)
        raise InputError("what is to be signed cannot be read", "Mend what is named above.")
    if options.safety:
        wanted = [] if ALL in options.safety else options.safety
        cards = chosen("card", wanted, cards_of(project))
        return project, english_of(project, cards, found_in(project, names, SOURCE_LOCALE)), []
    only = [project.cards[name] for name in chosen("card", options.card, cards_of(project))]
    found = found_in(project, names, locales[0])
    return project, *translation_of(project, locales[0], only, found)


def _about(finding: Finding, locales: Sequence[str]) -> bool:
    """Tell whether a finding is about the cards or about one of the locales: others hinder nobody."""
    path = finding.path or ""
    return not path.startswith("translations/") or path.split("/")[1] in (*locales, "languages.yaml")


def _locale(session: Session, names: Languages, wanted: str) -> str:
    from pocketcards.editions.request import Request, asked_locales, known_locales
    from pocketcards.model.locale import SOURCE_LOCALE

    (locale,) = asked_locales(Request(locales=(wanted,)), names, known_locales(session.root))
    if locale == SOURCE_LOCALE:
        hint = "The English of a card is signed as safe: `review --safety CARD --by TEAM`."
        raise UsageError("English is the source, and needs no speaker", hint)
    return locale


def _write(session: Session, project: Project, reading: Reading, answers: Answers) -> ExitCode:
    """Write what was answered: the reasons first, so that none is lost when a disk is full."""
    from pocketcards.load.edit import replace_file
    from pocketcards.model.wording import counted
    from pocketcards.review.answers import files_of

    if answers.refused:
        session.warn(f"not signed: {', '.join(item.name for item in answers.refused)}")
    files = files_of(project, reading, answers)
    for path, text in files.items():
        (session.root / path).parent.mkdir(exist_ok=True)  # a language without a catalog has no folder yet
        replace_file(session.root / path, text)
    for path in files.keys() - {reading.path}:
        written = f"{counted(len(answers.reasons), 'remark')} written" if answers.reasons else ""
        session.say(f"{path}: {written or 'what the team objected to and now signs is taken out'}")
    if reading.path not in files:
        session.warn(f"{reading.about}: nothing was signed; {reading.path} is as it was")
        return ExitCode.FINDINGS
    said = f"{counted(len(answers.agreed), 'text')} signed by {answers.team} on {answers.day.isoformat()}"
    session.say(f"{reading.about}: {said}; {reading.path} says so now")
    return ExitCode.FINE


COMMAND = Command("review", "read texts one by one, and sign those that are right", _add, _run)
