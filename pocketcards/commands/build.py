"""`build`: check, typeset, prove and write the cards; say what was built, what was left out, and why."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command, add_jobs, add_overlay, add_talk, positive
from pocketcards.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.editions.request import Site
    from pocketcards.make.built import Built
    from pocketcards.model.finding import Finding

__all__ = ["COMMAND"]

MOST_DPI = 600
DUPLEX = ("long-edge", "short-edge", "two-pass", "off")
SHOWN = 12
"""How many languages a note names."""
_OF_A_LANGUAGE = re.compile(r"([a-z][a-z0-9-]* [a-z]{2}(?:_[a-z0-9]+)*) ([A-Za-z_]+): (.*)")
"""A note of a card in a language."""


def _add(build: argparse.ArgumentParser) -> None:
    for name, metavar, what in (
        ("--card", "ID", "only this card"),
        ("--locale", "LANGUAGE", "only this language: id, own name or English name"),
        ("--region", "ID", "only this region"),
        ("--format", "NAME", "only this format: card, sheet, press, large-print, poster, phone, avery-5371"),
    ):
        help_ = f"{what} (repeatable)"
        build.add_argument(name, action="append", default=[], metavar=metavar, help=help_)
    build.add_argument(
        "--out", type=Path, default=Path("out"), metavar="DIR", help="output folder (default: out)"
    )
    build.add_argument(
        "--replace",
        action="store_true",
        help="let the new set take the place of a larger one in the output folder",
    )
    build.add_argument(
        "--fresh", action="store_true", help="make every file, those too that are there already and unchanged"
    )
    build.add_argument(
        "--ready-only", action="store_true", help="fail where a card is a draft, or is ready no longer"
    )
    build.add_argument(
        "--output-format",
        choices=("text", "json"),
        default="text",
        help="how the result is printed: for people, or one object for programs",
    )
    add_jobs(build)
    add_talk(build)
    build.add_argument(
        "--executor",
        default="",
        metavar="ADDRESS",
        help="let a Dask cluster make the cards: dask://HOST:PORT (needs the extra `cluster`)",
    )
    build.add_argument(
        "--site",
        action="store_true",
        help="also REGION/site/: the pages of the zip for a host, public cards only",
    )
    build.add_argument(
        "--with-help-cards",
        action="store_true",
        help="with --site: discreet cards too; a host knows who looks",
    )
    add_overlay(build)
    _add_printing(build.add_argument_group("printing"))


def _add_printing(printing: argparse._ArgumentGroup) -> None:
    printing.add_argument(
        "--mix", metavar="LANGUAGE=N,…", help="several languages on one sheet: es=4,am=2,vi=2"
    )
    printing.add_argument(
        "--bilingual",
        action="store_true",
        help="the essential on one side, English on the other; discreet cards keep their English inside",
    )
    printing.add_argument(
        "--duplex",
        choices=DUPLEX,
        default=DUPLEX[0],
        help="how a sheet is turned over; two-pass: fronts and backs as two files; off: one side",
    )
    printing.add_argument(
        "--offset",
        metavar="X,Y[/X,Y]",
        help="move the backs, or fronts/backs, in mm, right and up: see the guide's calibration page",
    )
    printing.add_argument(
        "--start", metavar="CELL", help="the first free cell of a used sheet, counted as one reads: 1 to 10"
    )
    printing.add_argument("--ink", choices=("color", "black"), default="color", help="black: one black ink")
    printing.add_argument("--brand", metavar="NAME|PNG", help="who hands them out; never on discreet cards")
    printing.add_argument(
        "--qr", action="store_true", help="the main number as a QR code too; never on discreet cards"
    )
    printing.add_argument("--icc", type=Path, metavar="FILE", help="press: the print shop's CMYK profile")
    printing.add_argument("--spot", metavar="NAME", help="press: one spot colour for the blue")
    printing.add_argument(
        "--previews", type=_dpi, default=0, metavar="DPI", help="write a PNG of every page too"
    )


def _site(options: argparse.Namespace) -> Site:
    """Return which cards are on a site for a host."""
    from pocketcards.editions.request import Site

    if options.with_help_cards and not options.site:
        raise UsageError("--with-help-cards is about --site", "The zip has them always.")
    return Site.ALL if options.with_help_cards else Site.PUBLIC if options.site else Site.NONE


def _dpi(text: str) -> int:
    number = positive(text)
    if number > MOST_DPI:
        raise argparse.ArgumentTypeError(f"at most {MOST_DPI}")
    return number


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.build import build
    from pocketcards.commands.build_json import as_json
    from pocketcards.commands.print_options import print_options
    from pocketcards.commands.progress import Progress
    from pocketcards.editions.request import Request

    request = Request(
        cards=tuple(options.card),
        locales=tuple(options.locale),
        regions=tuple(options.region),
        formats=tuple(options.format),
        jobs=options.jobs or os.cpu_count() or 1,
        executor=options.executor,
        fresh=options.fresh,
        ready_only=options.ready_only,
        replace=options.replace,
        options=print_options(options, session.words),
        site=_site(options),
        overlay=session.overlay,
    )
    with Progress(session, options) as progress:
        built = build(session.root, session.bundled, request, options.out, session.latest_day, progress.tell)
    as_text = options.output_format == "text"
    told = as_text and not options.quiet
    for contact in built.unconfirmed if told else ():
        session.say(f"not printed, because not confirmed: {contact.id} ({contact.at})")
    heard = _heard(built.findings, options)
    code = session.outcome(heard) if heard else ExitCode.FINE
    if built.pictures:
        session.warn(f"pictures of the faults: {_save(built.pictures, options.out)}")
    if not as_text:
        print(as_json(built, options.out), file=session.out)
    if built.refused:
        raise built.refused
    if not built.published:
        session.warn(f"nothing was written; {options.out} is as it was")
        return code
    if told:
        _say_result(session, built, options.out)
    return code


def _heard(findings: Sequence[Finding], options: argparse.Namespace) -> Sequence[Finding]:
    """Return what is to be told: errors alone, where the user wants quiet."""
    return [one for one in findings if one.severity.value == "error"] if options.quiet else findings


def _say_result(session: Session, built: Built, out: Path) -> None:
    from pocketcards.commands.summary import counts

    for line in (*(f"note: {note}" for note in _gathered(built.notes)), *counts(built, out)):
        session.say(line)


def _gathered(notes: Sequence[str]) -> Iterator[str]:
    """Yield notes, those that say the same of many languages as one: "hotline us: … (58 languages)"."""
    from pocketcards.model.wording import some

    alike: dict[tuple[str, str], list[str]] = {}
    for note in notes:
        found = _OF_A_LANGUAGE.fullmatch(note)
        key = (found[1], found[3]) if found else (note, "")
        alike.setdefault(key, []).append(found[2] if found else "")
    for (start, end), locales in alike.items():
        if not end:
            yield start
        elif len(locales) == 1:
            yield f"{start} {locales[0]}: {end}"
        else:
            yield f"{start}: {end} ({len(locales)} languages: {some(locales, SHOWN)})"


def _save(pictures: dict[str, bytes], out: Path) -> Path:
    """Save pictures beside the output folder, never in it."""
    whole = out.resolve()  # "." has no name
    folder = whole.with_name(f"{whole.name}-faults")
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in pictures.items():
        (folder / name).write_bytes(data)
    return folder


COMMAND = Command("build", "check, typeset, prove and write the cards", _add, _run)
