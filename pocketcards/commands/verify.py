"""`verify`: finished files are made again and proven, or a print code is looked up."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command, add_jobs, add_output_format, add_overlay, add_talk
from pocketcards.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.load.languages import Languages
    from pocketcards.model.finding import Finding
    from pocketcards.model.manifest import Listed
    from pocketcards.model.project import Project
    from pocketcards.sets.recall import Found

__all__ = ["COMMAND"]

SETS = Path("out")
"""Where printed sets are looked for, unless they are named."""


def _add(verify: argparse.ArgumentParser) -> None:
    verify.add_argument(
        "paths", type=Path, nargs="*", metavar="PATH", help="a PDF, a zip, a folder or a manifest.json"
    )
    verify.add_argument(
        "--brand", type=Path, metavar="PNG", help="the picture that the set was built with, to make it again"
    )
    verify.add_argument(
        "--icc", type=Path, metavar="FILE", help="the profile that the set was built with, to make it again"
    )
    add_jobs(verify)
    add_talk(verify)
    verify.add_argument(
        "--code",
        metavar="CODE",
        help="look up the print code of a card in these sets (default: out), or the code of a proof sheet",
    )
    add_overlay(verify)
    add_output_format(verify)


def _run(session: Session, options: argparse.Namespace) -> ExitCode:
    from tempfile import TemporaryDirectory

    from pocketcards.commands.progress import Progress
    from pocketcards.commands.proof_code import is_proof_code, look_up_sheet
    from pocketcards.commands.remake import maker_of
    from pocketcards.commands.report import render, summary
    from pocketcards.load.project import is_unreadable, project_languages
    from pocketcards.model.wording import counted
    from pocketcards.sets.verify import verify

    paths, style = options.paths, options.output_format
    if not paths and options.code is None:
        raise UsageError("nothing to verify", "Name a PDF, a zip, a folder or a manifest.json.")
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise InputError(f"there is no {missing[0]}")
    findings: list[Finding] = []
    project = session.load(findings, locales=())
    if is_unreadable(findings) or any(finding.code.startswith("OVL") for finding in findings):
        return session.outcome(findings)
    if options.code is not None:
        names = project_languages(session.root, findings)
        if is_proof_code(options.code):
            return look_up_sheet(session, options.code, names, style)
        return _look_up(session, options.code, paths, project, names, style)
    jobs = options.jobs or os.cpu_count() or 1
    with Progress(session, options) as progress, TemporaryDirectory() as room:
        maker = maker_of(session, jobs, options.brand, options.icc, progress.tell, Path(room))
        verified = verify(paths, project, maker)
    if output := render(verified.findings, style):
        print(output, file=session.out)
    if style == "text" and not (options.quiet and not verified.findings):
        for note in verified.notes:
            session.say(note)
        told = summary(verified.findings)
        session.say(f"{counted(verified.count, 'file')} verified, {told}: {verified.answer}")
    if any(finding.code == "VER001" for finding in verified.findings):
        return ExitCode.UNREADABLE
    return ExitCode.FINDINGS if verified.findings else ExitCode.FINE


def _look_up(
    session: Session, code: str, folders: Sequence[Path], project: Project, names: Languages, style: str
) -> ExitCode:
    """Say which files a print code stands for, and whether their numbers are still the approved ones."""
    from pocketcards.commands.report import render
    from pocketcards.sets.recall import look_up, manifests, unknown

    if not folders and not SETS.exists():
        hint = f"Name the folders of the sets that were printed: verify --code {code} FOLDER."
        raise UsageError(f"there is no folder {SETS} here to look {code} up in", hint)
    findings: list[Finding] = []
    sets = manifests(folders or (SETS,), findings)
    found = look_up(code, sets, project)
    if not found and sets:
        findings.append(unknown(code, sets))
    if style != "text":
        findings += [finding for one in found for finding in one.outdated()]
    elif found:
        for line in _told(code, found, names):
            session.say(line)
    if findings or style != "text":
        print(render(findings, style), file=session.out)
    if not found and any(finding.code == "VER001" for finding in findings):
        return ExitCode.UNREADABLE
    return ExitCode.FINDINGS if findings or any(one.wrong for one in found) else ExitCode.FINE


def _told(code: str, found: Sequence[Found], names: Languages) -> Iterator[str]:
    """Yield what is known of a code, for people."""
    from pocketcards.model.wording import counted
    from pocketcards.sets.recall import written

    yield f"{code.strip().upper()} stands on {counted(len(found), 'file')}"
    if len({(one.listed.card, one.listed.locale, one.listed.region) for one in found}) > 1:
        yield "Codes are short and may meet by chance: card, language and region tell which one you hold."
    for one in found:
        listed = one.listed
        yield ""
        yield str(one.path)
        yield f"    card {listed.card}, {_language(listed, names)}, region {listed.region}, {listed.format}"
        yield f"    {listed.status}; set written on {written(one.manifest).isoformat()}"
        for role, number in listed.contacts.items():
            yield f"    {role} {number}: {one.wrong.get(role) or 'approved'}"
    yield ""
    yield "The day is that of manifest.json: the set was written on it, or copied here without its dates."
    wrong = any(one.wrong for one in found)
    yield (
        "Recall the paper: not every number on it is approved now." if wrong else "Every number is approved."
    )


def _language(listed: Listed, names: Languages) -> str:
    language = names.find(listed.locale)
    return f"{listed.locale} ({language.english})" if language else listed.locale


COMMAND = Command("verify", "make finished files again and compare: PDFs, zips, folders; offline", _add, _run)
