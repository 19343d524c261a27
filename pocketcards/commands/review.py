"""The commands `review` and `status`: who has vouched for which text, and what is ready."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from pocketcards import build as stages
from pocketcards.build import Request
from pocketcards.commands.report import render, safe, summary
from pocketcards.commands.session import Session
from pocketcards.editions.request import chosen, locales_of
from pocketcards.errors import InputError, UsageError
from pocketcards.load.edit import replace_file
from pocketcards.load.languages import Languages
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.locale import SOURCE_LOCALE, Language
from pocketcards.model.review import Signature, fault_of_team, with_signature
from pocketcards.review.status import DRAFT, READY, Standing, standings
from pocketcards.review.texts import Item, Reading, english_of, translation_of

__all__ = ["review", "status"]

FINDINGS = 1


def review(session: Session, options: argparse.Namespace) -> int:
    """Show texts to a team, and note which of them it vouches for."""
    if fault := fault_of_team(options.by):
        raise UsageError(f"--by {options.by!r} is no name of a team: {fault}", 'As in --by "Night team".')
    day = options.date or session.local_day
    if day > session.latest_day:
        raise UsageError(f"--date {day.isoformat()} is still to come")
    if bool(options.safety) == bool(options.locale) or (options.safety and options.card):
        hint = "As in `review es --by TEAM`, or `review --safety hotline --by TEAM`."
        raise UsageError("name a language, or a card with --safety", hint)
    root = session.root
    reading, left = _what_to_read(session, options)
    items = [item for item in reading.items if not (options.changed and item.signed)]
    for line in left:
        print(safe(line), file=sys.stderr)
    if not items:
        return _nothing_to_sign(reading, left)
    if not options.yes and not (sys.stdin.isatty() and sys.stdout.isatty()):
        hint = "Read every text, then run it on a terminal, or with --yes."
        raise UsageError(f"nobody is here to ask; {reading.path} is as it was", hint)
    agreed, refused = (items, []) if options.yes else _asked(reading, items)
    return _write(root, reading, agreed, refused, options.by, day)


def _nothing_to_sign(reading: Reading, left: Sequence[str]) -> int:
    if left or not reading.items:
        print(f"{reading.about}: there is nothing that can be signed; {reading.path} is as it was")
        return FINDINGS
    print(f"{reading.about}: everything is signed as it is; {reading.path} is as it was")
    return 0


def _what_to_read(session: Session, options: argparse.Namespace) -> tuple[Reading, list[str]]:
    """Return what is to be read, and what cannot be signed."""
    root = session.root
    findings: list[Finding] = []
    names = stages.project_languages(root, findings)
    locales = [_locale(root, names, options.locale)] if options.locale else []
    project = stages.load_project(root, session.bundled, findings, names, locales=locales)
    if errors := [one for one in findings if one.severity is Severity.ERROR and _about(one, locales)]:
        print(render(errors, "text"), file=sys.stderr)
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


def _locale(root: Path, names: Languages, wanted: str) -> str:
    (locale,) = locales_of(Request(locales=(wanted,)), names, stages.known_locales(root))
    if locale == SOURCE_LOCALE:
        hint = "The English of a card is signed as safe: `review --safety CARD --by TEAM`."
        raise UsageError("English is the source, and needs no speaker", hint)
    return locale


def _asked(reading: Reading, items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Put every text before somebody; return what is vouched for, and what is not."""
    answers: dict[str, list[Item]] = {"y": [], "n": []}
    for number, item in enumerate(items, 1):
        print()
        print(safe(f"{number}/{len(items)}  {item.name}{'  (signed already)' if item.signed else ''}"))
        print(safe(f"  English:     {item.english}"))
        for label, text in (("Note", item.note), ("Translation", item.text)):
            if text:
                print(safe(f"  {label + ':':12} {text}"))
        answer = _answer(reading.question)
        if answer == "q":
            break
        answers[answer].append(item)
    print()
    return answers["y"], answers["n"]


def _answer(question: str) -> str:
    """Return y, n or q. Whoever goes away has answered no more."""
    while True:
        print(f"  {question} [y]es, [n]o, [q]uit: ", end="", flush=True)
        line = sys.stdin.readline()
        word = line.strip().lower()
        if not line or word in ("q", "quit"):
            return "q"
        if word in ("y", "yes", "n", "no"):
            return word[0]


def _write(
    root: Path, reading: Reading, agreed: Sequence[Item], refused: Sequence[Item], team: str, day: date
) -> int:
    signature = Signature(team, day, {item.name: item.hash for item in agreed})
    new = with_signature(reading.old, signature, [item.name for item in refused])
    if refused:
        print(safe(f"not signed: {', '.join(item.name for item in refused)}"), file=sys.stderr)
    if not agreed and new == reading.old:
        print(f"{reading.about}: nothing was signed; {reading.path} is as it was", file=sys.stderr)
        return FINDINGS
    replace_file(root / reading.path, reading.written(new))
    said = f"{len(agreed)} text(s) signed by {team} on {day.isoformat()}"
    print(safe(f"{reading.about}: {said}; {reading.path} says so now"))
    return 0


def status(session: Session, options: argparse.Namespace) -> int:
    """Print how far each card is in each language."""
    root = session.root
    findings: list[Finding] = []
    names = stages.project_languages(root, findings)
    locales = locales_of(Request(locales=tuple(options.locale)), names, stages.known_locales(root))
    project = stages.load_project(root, session.bundled, findings, names, locales=locales)
    errors = [one for one in findings if one.severity is Severity.ERROR]
    if errors:
        print(render(errors, "text"), file=sys.stderr)
        print(summary(errors), file=sys.stderr)
    if not project.regions or any(one.code.startswith("YML") for one in errors):
        raise InputError("the project cannot be read", "Mend what is named above; `check` says more.")
    regions = chosen("region", [options.region] if options.region else [], list(project.regions))
    found = [language for locale in locales if (language := names.find(locale))]
    read = [one for one in found if one.locale in (SOURCE_LOCALE, *project.catalogs)]
    rows = list(standings(project, read, project.regions[regions[0]], list(project.cards.values())))
    if options.output_format == "json":
        print(json.dumps({"region": regions[0], "cards": [asdict(row) for row in rows]}, indent=1))
    else:
        _print_table(rows, regions[0])
        _tell_unknown(locales, found)
    return FINDINGS if errors else 0


def _tell_unknown(locales: Sequence[str], found: Sequence[Language]) -> None:
    for locale in locales:
        if locale not in [language.locale for language in found]:
            print(safe(f"{locale}: not known; add it to translations/languages.yaml"))


def _print_table(rows: Sequence[Standing], region: str) -> None:
    head = ("language", "", "card", "translated", "fuzzy", "too long", "signed", "safe", "state")
    table = [head, *(_row(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for line in table:
        print(safe("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()))
    states = [row.state for row in rows]
    counts = [f"{states.count(state)} {state}" for state in (READY, DRAFT)]
    counts += [f"{states.count(state)} {state}" for state in sorted(set(states) - {READY, DRAFT})]
    languages = len({row.locale for row in rows})
    print(f"\n{len(rows)} cards in {languages} languages ({region}): {', '.join(counts)}")


def _row(row: Standing) -> tuple[str, ...]:
    return (
        row.locale,
        row.language,
        row.card,
        f"{row.translated}/{row.messages}",
        str(row.fuzzy or "-"),
        str(row.over_length or "-"),
        "-" if row.signed is None else f"{row.signed}/{row.messages}",
        f"{row.safe}/{row.safe_of}",
        row.state,
    )
