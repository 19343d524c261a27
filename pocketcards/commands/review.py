"""`review`: texts are shown to a team, which vouches for those that are right."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command, day
from pocketcards.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.load.languages import Languages
    from pocketcards.model.finding import Finding
    from pocketcards.review.texts import Item, Reading

__all__ = ["COMMAND"]


def _add(review: argparse.ArgumentParser) -> None:
    review.add_argument("locale", nargs="?", metavar="LOCALE", help="the language whose translation is read")
    review.add_argument("--safety", metavar="CARD", help="read the English of this card instead")
    review.add_argument("--by", required=True, metavar="TEAM", help="who reads; a team, not a person")
    review.add_argument(
        "--changed", action="store_true", help="only what still waits for this team's signature"
    )
    review.add_argument(
        "--card", action="append", default=[], metavar="ID", help="only what this card prints (repeatable)"
    )
    review.add_argument("--date", type=day, metavar="DATE", help="the day of the reading (default: today)")
    review.add_argument("--yes", action="store_true", help="every text has been read; do not ask")


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.model.review import fault_of_team

    if fault := fault_of_team(options.by):
        raise UsageError(f"--by {options.by!r} is no name of a team: {fault}", 'As in --by "Night team".')
    read_on = session.dated(options.date)
    if bool(options.safety) == bool(options.locale) or (options.safety and options.card):
        hint = "As in `review es --by TEAM`, or `review --safety hotline --by TEAM`."
        raise UsageError("name a language, or a card with --safety", hint)
    reading, left = _what_to_read(session, options)
    items = [item for item in reading.items if not options.changed or item.waits_for(options.by)]
    for line in left:
        session.warn(line)
    if not items:
        return _nothing_to_sign(session, reading, left)
    if not options.yes and not session.somebody_there:
        hint = "Read every text, then run it on a terminal, or with --yes."
        raise UsageError(f"nobody is here to ask; {reading.path} is as it was", hint)
    agreed, refused = (items, []) if options.yes else _asked(session, reading, items)
    return _write(session, reading, agreed, refused, options.by, read_on)


def _nothing_to_sign(session: Session, reading: Reading, left: Sequence[str]) -> ExitCode:
    if left or not reading.items:
        session.say(f"{reading.about}: there is nothing that can be signed; {reading.path} is as it was")
        return ExitCode.FINDINGS
    session.say(f"{reading.about}: nothing waits for your signature; {reading.path} is as it was")
    return ExitCode.FINE


def _what_to_read(session: Session, options: argparse.Namespace) -> tuple[Reading, list[str]]:
    """Return what is to be read, and what cannot be signed."""
    from pocketcards.editions.request import chosen
    from pocketcards.load.project import project_languages
    from pocketcards.model.finding import Severity
    from pocketcards.review.texts import english_of, translation_of

    findings: list[Finding] = []
    names = project_languages(session.root, findings)
    locales = [_locale(session, names, options.locale)] if options.locale else []
    project = session.load(findings, names, locales=locales)
    if errors := [one for one in findings if one.severity is Severity.ERROR and _about(one, locales)]:
        session.tell(errors)
        raise InputError("what is to be signed cannot be read", "Mend what is named above.")
    if options.safety:
        (name,) = chosen("card", [options.safety], list(project.cards))
        return english_of(project, name), []
    cards = [project.cards[name] for name in chosen("card", options.card, list(project.cards))]
    return translation_of(project, locales[0], cards)


def _about(finding: Finding, locales: Sequence[str]) -> bool:
    """Tell whether a finding is about the cards or about one of the locales: others hinder nobody."""
    path = finding.path or ""
    return not path.startswith("translations/") or path.split("/")[1] in (*locales, "languages.yaml")


def _locale(session: Session, names: Languages, wanted: str) -> str:
    from pocketcards.model.locale import SOURCE_LOCALE

    (locale,) = session.named([wanted], languages=names)
    if locale == SOURCE_LOCALE:
        hint = "The English of a card is signed as safe: `review --safety CARD --by TEAM`."
        raise UsageError("English is the source, and needs no speaker", hint)
    return locale


def _asked(session: Session, reading: Reading, items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Put every text before somebody; return what is vouched for, and what is not."""
    answers: dict[str, list[Item]] = {"y": [], "n": []}
    for number, item in enumerate(items, 1):
        session.say()
        session.say(f"{number}/{len(items)}  {item.name}{_by(item)}")
        session.say(f"  English:     {item.english}")
        for label, text in (("Note", item.note), ("Translation", item.text)):
            if text:
                session.say(f"  {label + ':':12} {text}")
        answer = _answer(session, reading.question)
        if answer == "q":
            break
        answers[answer].append(item)
    session.say()
    return answers["y"], answers["n"]


def _by(item: Item) -> str:
    return f"  (signed by {', '.join(item.teams)})" if item.teams else ""


def _answer(session: Session, question: str) -> str:
    """Return y, n or q. Whoever goes away has answered no more."""
    while True:
        print(f"  {question} [y]es, [n]o, [q]uit: ", end="", flush=True, file=session.out)
        line = sys.stdin.readline()
        word = line.strip().lower()
        if not line or word in ("q", "quit"):
            return "q"
        if word in ("y", "yes", "n", "no"):
            return word[0]


def _write(
    session: Session, reading: Reading, agreed: Sequence[Item], refused: Sequence[Item], team: str, on: date
) -> ExitCode:
    from pocketcards.load.edit import replace_file
    from pocketcards.model.review import Signature, with_signature
    from pocketcards.model.wording import counted

    signature = Signature(team, on, {item.name: item.hash for item in agreed})
    new = with_signature(reading.old, signature, [item.name for item in refused])
    if refused:
        session.warn(f"not signed: {', '.join(item.name for item in refused)}")
    if not agreed and new == reading.old:
        session.warn(f"{reading.about}: nothing was signed; {reading.path} is as it was")
        return ExitCode.FINDINGS
    replace_file(session.root / reading.path, reading.written(new))
    said = f"{counted(len(agreed), 'text')} signed by {team} on {on.isoformat()}"
    session.say(f"{reading.about}: {said}; {reading.path} says so now")
    return ExitCode.FINE


COMMAND = Command("review", "read texts one by one, and sign those that are right", _add, _run)
