"""`check`: everything that can be checked without a PDF."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command, add_as_of, add_output_format, add_overlay
from pocketcards.errors import ExitCode

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.model.finding import Finding
    from pocketcards.model.project import Project

__all__ = ["COMMAND"]

AGED = "CON013"
"""Numbers that nobody has looked at lately: who translates is told how many they are."""
SHOWN = 5
"""How many names a line has."""


def _add(check: argparse.ArgumentParser) -> None:
    check.add_argument(
        "locale",
        nargs="*",
        metavar="LOCALE",
        help="only these languages, and errors in what all cards rest on; their cards are laid out too",
    )
    add_output_format(check)
    check.add_argument("--strict", action="store_true", help="warnings fail too")
    add_as_of(check)
    add_overlay(check)
    check.add_argument(
        "--since", metavar="REV", help="also what one person changed alone since this commit or branch (git)"
    )


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.checks import run_checks, without_consequences
    from pocketcards.commands.report import render, summary
    from pocketcards.editions.legible import check_fit, check_glyphs
    from pocketcards.editions.request import check_editions
    from pocketcards.load.history import read_history
    from pocketcards.load.project import is_unreadable, load_project, project_languages
    from pocketcards.load.proofs import find_proofs
    from pocketcards.model.finding import Severity
    from pocketcards.review.two_people import two_people

    history = read_history(session.root, options.since) if options.since is not None else None
    findings: list[Finding] = []
    names = project_languages(session.root, findings)
    named = session.named(options.locale, languages=names) if options.locale else []
    project = load_project(
        session.root,
        session.bundled,
        findings,
        names,
        locales=named or None,
        twice=True,
        as_of=options.as_of or session.latest_day,
        thorough=True,
        overlay=session.overlay,
    )
    find_proofs(session.root, findings)
    unreadable = is_unreadable(findings)
    if not unreadable:
        findings += run_checks(project)
        findings += check_editions(project, names)
        findings += check_glyphs(project)
        findings += check_fit(project, names, named)
        findings += two_people(project, history) if history else []
    findings = without_consequences(project, dict.fromkeys(findings))
    aged = [finding for finding in findings if finding.code == AGED]
    findings = [finding for finding in findings if _concerns(finding, named)]
    if output := render(findings, options.output_format, session.in_repository):
        print(output, file=session.out)
    if options.output_format == "text":
        session.say(summary(findings))
        for line in _beside(project, named, len(aged)) if not unreadable else ():
            session.say(line)
    if unreadable:
        return ExitCode.UNREADABLE
    bad = any(options.strict or finding.severity is Severity.ERROR for finding in findings)
    return ExitCode.FINDINGS if bad else ExitCode.FINE


def _beside(project: Project, named: Sequence[str], aged: int) -> Iterator[str]:
    """Yield what no check looked at; for who asks about some languages, also how many numbers are old."""
    from pocketcards.checks import not_checked
    from pocketcards.model.wording import counted

    lines = not_checked(project)
    for line in _grouped(line for line in lines if not named or line.partition(":")[0] in named):
        yield f"not checked: {line}"
    if named:
        yield "not checked: whether a text is that of another language; `check` of all compares them"
    if named and aged:
        yield f"{counted(aged, 'number')} that nobody has seen or called lately: `contacts wanted` lists them"


def _grouped(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines `name: why`, those with one reason as one line."""
    from pocketcards.model.wording import some

    reasons: dict[str, list[str]] = {}
    for line in lines:
        name, _, why = line.partition(": ")
        reasons.setdefault(why, []).append(name)
    for why, names in reasons.items():
        shown = some(names, SHOWN, rest=f" and {len(names) - SHOWN} more")
        yield f"{shown}: {why}" if why else shown


def _concerns(finding: Finding, named: Sequence[str]) -> bool:
    """Tell whether a finding is for who asks about these languages: their own, or an error."""
    own = finding.locale in named or any(
        (finding.path or "").startswith(f"translations/{one}/") for one in named
    )
    return not named or own or finding.severity.value == "error"


COMMAND = Command("check", "everything that can be checked without a PDF", _add, _run)
