"""`check`: everything that can be checked without a PDF."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command, add_as_of, add_output_format, add_overlay
from pocketcards.errors import ExitCode

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.model.finding import Finding

__all__ = ["COMMAND"]


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
    from pocketcards.checks import not_checked, run_checks
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
    findings = [finding for finding in dict.fromkeys(findings) if _concerns(finding, named)]
    if output := render(findings, options.output_format, session.in_repository):
        print(output, file=session.out)
    if options.output_format == "text":
        session.say(summary(findings))
        for line in not_checked(project) if not unreadable else ():
            if not named or line.partition(":")[0] in named:
                session.say(f"not checked: {line}")
        if named:
            session.say(
                "not checked: whether a text is that of another language; `check` of all compares them"
            )
    if unreadable:
        return ExitCode.UNREADABLE
    bad = any(options.strict or finding.severity is Severity.ERROR for finding in findings)
    return ExitCode.FINDINGS if bad else ExitCode.FINE


def _concerns(finding: Finding, named: Sequence[str]) -> bool:
    """Tell whether a finding is for who asks about these languages: their own, or an error."""
    own = finding.locale in named or any(
        (finding.path or "").startswith(f"translations/{one}/") for one in named
    )
    return not named or own or finding.severity.value == "error"


COMMAND = Command("check", "everything that can be checked without a PDF", _add, _run)
