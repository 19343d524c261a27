"""What every command is handed: the project, the day, and where to print. Made once, at the edge."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, TextIO

from pocketcards.catalog.entry import PoFile
from pocketcards.commands.report import render, safe, summary
from pocketcards.editions.request import Request, known_locales, locales_of, translatable
from pocketcards.errors import ExitCode, InputError, UsageError, WriteError
from pocketcards.load.languages import Languages
from pocketcards.load.project import is_unreadable, load_project, project_languages
from pocketcards.load.words import load_words
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.project import Project
from pocketcards.model.words import Words

__all__ = ["Session", "save", "template_of"]


class Session(NamedTuple):
    """One call of the command line. Nothing below it reads a clock."""

    root: Path
    """The project."""
    bundled: Path
    """The folder of generate.py: its fonts serve a project that has none."""
    overlay: Path | None
    """The folder that adds regions and contacts, where one is named."""
    local_day: date
    """The day it is here: what somebody signs or calls now is dated with it."""
    latest_day: date
    """The day it is where days begin (UTC+14): what somebody wrote today, anywhere, is not to come."""
    out: TextIO
    err: TextIO

    def in_repository(self, path: str) -> str:
        """Return where a file of a finding stands in the repository: a code host looks from there.

        Findings name files of the project from its folder, and files of an overlay as it was named.
        """
        overlay = f"{self.overlay.as_posix()}/" if self.overlay else ""
        named = bool(overlay) and path.startswith(overlay)
        file = (Path.cwd() / path if named else self.root / path).resolve()
        repository = next((one for one in file.parents if (one / ".git").exists()), self._workspace)
        return file.relative_to(repository).as_posix() if file.is_relative_to(repository) else path

    @property
    def _workspace(self) -> Path:
        """Where a code host has put the repository, if it has taken git's folder away; else the project."""
        workspace = Path(os.environ.get("GITHUB_WORKSPACE") or self.root).resolve()
        return workspace if self.root.is_relative_to(workspace) else self.root

    def say(self, line: str = "") -> None:
        """Print a line of the result; what would act on a terminal is shown by its number."""
        print(safe(line), file=self.out)

    def warn(self, line: str) -> None:
        """Print a line beside the result."""
        print(safe(line), file=self.err)

    def tell(self, findings: Sequence[Finding]) -> bool:
        """Print findings beside the result; tell whether one of them is an error."""
        if findings:
            print(render(findings, "text"), file=self.err)
        return any(finding.severity is Severity.ERROR for finding in findings)

    def outcome(self, findings: Sequence[Finding]) -> ExitCode:
        """Print findings with how many they are; return what a run with them says."""
        failed = self.tell(findings)
        self.warn(summary(findings))
        if is_unreadable(findings):
            return ExitCode.UNREADABLE
        return ExitCode.FINDINGS if failed else ExitCode.FINE

    def refuse(self, findings: Sequence[Finding], code: ExitCode) -> ExitCode:
        """Print why nothing is written."""
        self.tell(findings)
        self.warn(f"{summary(findings)}; nothing was written")
        return code

    def load(
        self, findings: list[Finding], names: Languages | None = None, *, locales: Sequence[str] | None = None
    ) -> Project:
        """Load the project with these catalogs; None: with all."""
        return load_project(self.root, self.bundled, findings, names, locales=locales, overlay=self.overlay)

    def cards(self, *, with_catalogs: bool = False) -> Project:
        """Load what stands in cards/; no catalog is of use where that cannot be read."""
        findings: list[Finding] = []
        project = self.load(findings, locales=None if with_catalogs else ())
        if self.tell([finding for finding in findings if (finding.path or "").startswith("cards/")]):
            raise InputError("cards/ cannot be read", "Mend what is named above; `check` says more.")
        return project

    def languages(self) -> Languages:
        """Return what is known of languages; what is wrong with their file is told at once."""
        findings: list[Finding] = []
        languages = project_languages(self.root, findings)
        self.tell(findings)
        return languages

    def words(self) -> Collection[Words]:
        """Return what checks look for in each language: names on the command line are read with it too."""
        return load_words(self.root, known_locales(self.root), []).values()

    def named(
        self, names: Sequence[str], known: Sequence[str] | None = None, languages: Languages | None = None
    ) -> list[str]:
        """Return the locales that a user names; all that are known where none is named."""
        among = known_locales(self.root) if known is None else known
        return locales_of(Request(locales=tuple(names)), languages or self.languages(), among)

    @property
    def somebody_there(self) -> bool:
        """Whether somebody sits at the terminal, and sees what is asked."""
        return sys.stdin.isatty() and self.out.isatty()

    def dated(self, day: date | None) -> date:
        """Return the day of what somebody has done: today, unless another is named."""
        if day and day > self.latest_day:
            raise UsageError(f"--date {day.isoformat()} is still to come")
        return day or self.local_day


def template_of(project: Project) -> PoFile:
    """Return the template of the catalogs, as every catalog can hold it."""
    from pocketcards.catalog.writer import write_po

    wanted = translatable(project)
    try:
        write_po(wanted)
    except ValueError as error:
        raise InputError(f"a text of the cards fits into no catalog: {error}") from None
    return wanted


def save(path: Path, po: PoFile) -> None:
    """Write a catalog, whole or not at all, with the line ends that it has. It names nobody."""
    from pocketcards.catalog.persons import anonymous
    from pocketcards.catalog.writer import write_po
    from pocketcards.load.edit import replace_file

    text = write_po(anonymous(po)).decode("utf-8")
    if path.is_file() and b"\r\n" in path.read_bytes():
        text = text.replace("\n", "\r\n")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{path.parent} cannot be made: {error.strerror}", WriteError.ROOM) from None
    replace_file(path, text)
