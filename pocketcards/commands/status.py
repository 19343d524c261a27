"""`status`: how far each card is in each language: translated, signed, ready."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command
from pocketcards.errors import ExitCode, InputError

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.model.finding import Finding
    from pocketcards.model.project import Project
    from pocketcards.review.status import Standing

__all__ = ["COMMAND"]


def _add(status: argparse.ArgumentParser) -> None:
    status.add_argument("locale", nargs="*", metavar="LOCALE", help="only these languages")
    status.add_argument("--region", metavar="ID", help="as printed there (default: the first region)")
    status.add_argument(
        "--output-format", choices=("text", "json"), default="text", help="how the table is printed"
    )


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.commands.report import summary
    from pocketcards.editions.choice import chosen, regions_of
    from pocketcards.editions.request import Request, known_locales, locales_of
    from pocketcards.load.project import project_languages
    from pocketcards.model.finding import Severity
    from pocketcards.model.locale import SOURCE_LOCALE
    from pocketcards.review.status import standings

    findings: list[Finding] = []
    names = project_languages(session.root, findings)
    known = known_locales(session.root)
    locales = locales_of(Request(locales=tuple(options.locale)), names, known, wide=True)
    project = session.load(findings, names, locales=locales)
    errors = [one for one in findings if one.severity is Severity.ERROR]
    if session.tell(errors):
        session.warn(summary(errors))
    if not project.regions or any(one.code.startswith("YML") and one.language is None for one in errors):
        raise InputError("the project cannot be read", "Mend what is named above; `check` says more.")
    region = chosen("region", [options.region] if options.region else [], regions_of(project))[0]
    found = [language for locale in locales if (language := names.find(locale))]
    unreadable = set(known) - {SOURCE_LOCALE, *project.catalogs}
    read = [one for one in found if one.locale not in unreadable]
    rows = list(standings(project, read, project.regions[region], list(project.cards.values())))
    if options.output_format == "json":
        import json
        from dataclasses import asdict

        cards = [asdict(row) for row in rows]
        print(json.dumps({"region": region, "cards": cards}, indent=1), file=session.out)
    else:
        for line in _shown(rows, region):
            session.say(line)
        for line in _details(project, rows) if options.locale else ():
            session.say(line)
        for locale in sorted(set(locales) - {one.locale for one in found}):
            session.say(f"{locale}: not known; add it to translations/languages.yaml")
    return ExitCode.FINDINGS if errors else ExitCode.FINE


def _shown(rows: Sequence[Standing], region: str) -> Iterator[str]:
    from pocketcards.commands.report import table
    from pocketcards.model.wording import counted
    from pocketcards.review.status import DRAFT, READY

    head = ("language", "", "card", "translated", "fuzzy", "too long", "signed", "safe", "remarks", "state")
    yield from table([head, *(_row(row) for row in rows)])
    states = [row.state for row in rows]
    counts = [f"{states.count(state)} {state}" for state in (READY, DRAFT)]
    counts += [f"{states.count(state)} {state}" for state in sorted(set(states) - {READY, DRAFT})]
    languages = len({row.locale for row in rows})
    yield ""
    about = f"{counted(len(rows), 'card')} in {counted(languages, 'language')}"
    yield f"{about} ({region}): {', '.join(counts)}"


def _details(project: Project, rows: Sequence[Standing]) -> Iterator[str]:
    """Yield whose signatures are missing for which texts, and what readers objected to."""
    from pocketcards.model.locale import SOURCE_LOCALE
    from pocketcards.model.wording import counted, some
    from pocketcards.review.answers import said

    for row in rows:
        if names := row.missing["speaker"]:
            yield f"{row.locale} {row.card} waits for speakers: {counted(len(names), 'text')} ({some(names)})"
    waiting: dict[str, dict[str, str]] = {}
    for row in rows:  # the English of a card is signed once for all languages
        for key, ask in (("safety", "two teams"), ("second", "a second team")):
            waiting.setdefault(row.card, {}).update(dict.fromkeys(row.missing[key], ask))
    for card, asks in waiting.items():
        for ask in dict.fromkeys(asks.values()):
            names = [name for name, wanted in asks.items() if wanted == ask]
            yield f"{card} waits for {ask} to find it safe: {counted(len(names), 'text')} ({some(names)})"
    for locale in dict.fromkeys([*(row.locale for row in rows), SOURCE_LOCALE]):
        for name, remarks in project.open_remarks(locale).items():
            yield from (f"{locale} {name}: {said(one)}" for one in remarks)


def _row(row: Standing) -> tuple[str, ...]:
    return (
        row.locale,
        row.language,
        row.card,
        f"{row.translated}/{row.messages}",
        str(row.fuzzy or "-"),
        str(row.over_length or "-"),
        _signed(row),
        f"{row.safe}/{row.safe_of}" + (f" ({row.safe_once} by one team)" if row.safe_once else ""),
        str(row.remarks or "-"),
        row.state,
    )


def _signed(row: Standing) -> str:
    if row.signed is None:
        return "-"
    names = f" (names {row.names}/{row.names_of})" if row.names < row.names_of else ""
    return f"{row.signed}/{row.messages}{names}"


COMMAND = Command("status", "how far each card is in each language: translated, signed, ready", _add, _run)
