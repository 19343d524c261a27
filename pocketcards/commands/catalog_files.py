"""What the commands of catalogs share: loading cards and catalogs, writing them, telling what is wrong."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from pocketcards import build as stages
from pocketcards.build import Request
from pocketcards.catalog.entry import PoFile
from pocketcards.catalog.writer import write_po
from pocketcards.commands.report import render
from pocketcards.editions.request import locales_of
from pocketcards.errors import InputError, UsageError
from pocketcards.load.edit import replace_file
from pocketcards.load.languages import Languages
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.project import Project

__all__ = ["FINDINGS", "UNREADABLE", "languages_of", "load_cards", "named", "save", "tell", "template_of"]

FINDINGS = 1
UNREADABLE = 3


def load_cards(root: Path, bundled: Path, *, with_catalogs: bool = False) -> Project:
    """Load what stands in cards/; no catalog is of use where that cannot be read."""
    findings: list[Finding] = []
    project = stages.load_project(root, bundled, findings, locales=None if with_catalogs else ())
    unread = [finding for finding in findings if (finding.path or "").startswith("cards/")]
    if tell(unread):
        raise InputError("cards/ cannot be read", "Mend what is named above; `check` says more.")
    return project


def languages_of(root: Path) -> Languages:
    """Return what is known of languages; what is wrong with their file is told at once."""
    findings: list[Finding] = []
    languages = stages.project_languages(root, findings)
    tell(findings)
    return languages


def named(root: Path, names: Sequence[str], known: Sequence[str]) -> list[str]:
    """Return the locales that a user names; all that are known where none is named."""
    return locales_of(Request(locales=tuple(names)), languages_of(root), known)


def template_of(project: Project) -> PoFile:
    """Return the template, as every catalog can hold it."""
    wanted = stages.translatable(project)
    try:
        write_po(wanted)
    except ValueError as error:
        raise InputError(f"a text of the cards fits into no catalog: {error}") from None
    return wanted


def save(path: Path, po: PoFile) -> None:
    """Write a catalog, whole or not at all, with the line ends that it has."""
    text = write_po(po).decode("utf-8")
    if path.is_file() and b"\r\n" in path.read_bytes():
        text = text.replace("\n", "\r\n")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{path.parent} cannot be made: {error.strerror}") from None
    replace_file(path, text)


def tell(findings: Sequence[Finding]) -> bool:
    """Print findings; tell whether one of them is an error."""
    if findings:
        print(render(findings, "text"), file=sys.stderr)
    return any(finding.severity is Severity.ERROR for finding in findings)
