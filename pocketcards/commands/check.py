"""`check`: everything that can be checked without a PDF."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command, add_as_of, add_output_format, add_overlay
from pocketcards.errors import ExitCode

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.model.finding import Finding

__all__ = ["COMMAND"]


def _add(check: argparse.ArgumentParser) -> None:
    add_output_format(check)
    check.add_argument("--strict", action="store_true", help="warnings fail too")
    add_as_of(check)
    add_overlay(check)
    check.add_argument(
        "--since", metavar="REV", help="also what one person changed alone since this commit or branch (git)"
    )


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from pocketcards.checks import not_checked, run_checks
    from pocketcards.commands.report import render, summary
    from pocketcards.editions.request import check_editions
    from pocketcards.load.history import read_history
    from pocketcards.load.project import is_unreadable, load_project, project_languages
    from pocketcards.model.finding import Severity
    from pocketcards.review.two_people import two_people

    history = read_history(session.root, options.since) if options.since is not None else None
    findings: list[Finding] = []
    names = project_languages(session.root, findings)
    project = load_project(
        session.root,
        session.bundled,
        findings,
        names,
        twice=True,
        as_of=options.as_of or session.latest_day,
        thorough=True,
        overlay=session.overlay,
    )
    unreadable = is_unreadable(findings)
    if not unreadable:
        findings += run_checks(project)
        findings += check_editions(project, names)
        findings += two_people(project, history) if history else []
    if output := render(findings, options.output_format, session.below):
        print(output, file=session.out)
    if options.output_format == "text":
        session.say(summary(findings))
        for line in not_checked(project) if not unreadable else ():
            session.say(f"not checked: {line}")
    if unreadable:
        return ExitCode.UNREADABLE
    bad = any(options.strict or finding.severity is Severity.ERROR for finding in findings)
    return ExitCode.FINDINGS if bad else ExitCode.FINE


COMMAND = Command("check", "everything that can be checked without a PDF", _add, _run)
