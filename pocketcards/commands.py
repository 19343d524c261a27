"""The commands: each loads what it needs, asks `build`, and prints. Returns an exit code."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pocketcards import __version__, recall_commands
from pocketcards import build as stages
from pocketcards.build import Request
from pocketcards.errors import UsageError
from pocketcards.load.fonts import verify_face
from pocketcards.load.project import find_root
from pocketcards.load.words import load_words
from pocketcards.making import UNREADABLE as NOTHING_CAN_BE_BUILT
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.words import Words
from pocketcards.print_options import print_options
from pocketcards.report import render, safe, summary
from pocketcards.writing import WRITING_SYSTEMS

__all__ = ["build", "check", "doctor", "explain", "verify"]

FINDINGS = 1
UNREADABLE = 3
SHOWN = 12
"""How many languages a note names."""
_OF_A_LANGUAGE = re.compile(r"([a-z][a-z0-9-]* [a-z]{2}(?:_[a-z0-9]+)*) ([A-Za-z_]+): (.*)")
"""A note of a card in a language."""


def build(start: Path, bundled: Path, options: argparse.Namespace) -> int:
    """Build cards and say what was built, what was left out, and why."""
    root = find_root(start.resolve(), bundled)
    request = Request(
        cards=tuple(options.card),
        locales=tuple(options.locale),
        regions=tuple(options.region),
        formats=tuple(options.format),
        jobs=options.jobs or os.cpu_count() or 1,
        ready_only=options.ready_only,
        options=print_options(options, load_words(root, (), []).get(SOURCE_LOCALE, Words())),
        overlay=options.overlay,
    )
    with _Progress() as progress:
        built = stages.build(root, bundled, request, options.out, progress.tell)
    for contact in built.contacts:
        if not contact.confirmed:
            print(safe(f"not printed, because not confirmed: {contact.id} ({contact.at})"))
    if built.findings:
        print(render(built.findings, "text"), file=sys.stderr)
        print(summary(built.findings), file=sys.stderr)
    if built.pictures:
        print(f"pictures of the faults: {_save(built.pictures, options.out)}", file=sys.stderr)
    if built.failed:
        print(f"nothing was written; {options.out} is as it was", file=sys.stderr)
        if built.unreadable:
            return UNREADABLE
        print("To build only what is sound, name it: --locale es --card indicator", file=sys.stderr)
        return FINDINGS
    for note in _gathered(built.notes):
        print(safe(f"note: {note}"))
    _print_result(built, options.out)
    return 0


def _gathered(notes: Sequence[str]) -> Iterator[str]:
    """Yield notes, those that say the same of many languages as one: "hotline us: … (58 languages)"."""
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
            shown = ", ".join(locales[:SHOWN]) + (" …" if len(locales) > SHOWN else "")
            yield f"{start}: {end} ({len(locales)} languages: {shown})"


def _save(pictures: dict[str, bytes], out: Path) -> Path:
    """Save pictures beside the output folder, never in it."""
    whole = out.resolve()  # "." has no name
    folder = whole.with_name(f"{whole.name}-faults")
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in pictures.items():
        (folder / name).write_bytes(data)
    return folder


def _print_result(built: stages.Built, out: Path) -> None:
    drafts = sum(artifact.status == "draft" for artifact in built.artifacts)
    languages = len({artifact.locale for artifact in built.artifacts})
    numbers = sum(artifact.copies_read for artifact in built.artifacts)
    print(f"{_count(len(built.artifacts), 'file')} in {_count(languages, 'language')}: {out}")
    print(f"{_count(numbers, 'number')} read back from the finished files, all as approved")
    if drafts:
        print(f"{_count(drafts, 'file')} marked DRAFT: no speaker has vouched for the language yet")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def check(start: Path, bundled: Path, options: argparse.Namespace) -> int:
    """Check everything that needs no PDF, as on the day `--as-of`."""
    style = options.output_format
    root = find_root(start.resolve(), bundled)
    findings: list[Finding] = []
    day = options.as_of or stages.today()
    names = stages.project_languages(root, findings)
    project = stages.load_project(
        root, bundled, findings, names, twice=True, as_of=day, thorough=True, overlay=options.overlay
    )
    if not _fatal(findings):
        findings += stages.check(project)
        findings += stages.check_editions(project, names)
    output = render(findings, style)
    if output:
        print(output)
    if style == "text":
        print(summary(findings))
        for line in stages.not_checked(project) if not _fatal(findings) else ():
            print(safe(f"not checked: {line}"))
    if _fatal(findings):
        return UNREADABLE
    bad = [finding for finding in findings if options.strict or finding.severity is Severity.ERROR]
    return FINDINGS if bad else 0


def verify(start: Path, bundled: Path, options: argparse.Namespace) -> int:
    """Prove finished files again, or look a print code up."""
    paths, style = options.paths, options.output_format
    if not paths and options.code is None:
        raise UsageError("nothing to verify", "Name a PDF, a folder or a manifest.json.")
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"there is no {missing[0]}")
    root = find_root(start.resolve(), bundled)
    findings: list[Finding] = []
    project = stages.load_project(root, bundled, findings, locales=(), overlay=options.overlay)
    if _fatal(findings) or any(finding.code.startswith("OVL") for finding in findings):
        return _print_findings(findings)
    if options.code is not None:
        names = stages.project_languages(root, findings)
        return recall_commands.look_up_code(options.code, paths, project, names, style)
    count, found = stages.verify(paths, project)
    output = render(found, style)
    if output:
        print(output)
    if style == "text":
        print(f"{_count(count, 'file')} verified: {summary(found)}")
    if any(finding.code == "VER001" for finding in found):
        return UNREADABLE
    return FINDINGS if found else 0


def explain(code: str | None) -> int:
    """Print what a rule finds, why it matters and how to mend it."""
    rules = {rule.code: rule for rule in stages.RULES}
    if code is None:
        for rule in rules.values():
            print(f"{rule.code}  {rule.severity.value:7}  {rule.name}")
        return 0
    found = rules.get(code.upper())
    if found is None:
        raise UsageError(f"there is no code {code!r}", "`explain` without a code lists them all.")
    print("\n".join(safe(line) for line in stages.explain(found).splitlines()))
    return 0


def doctor(start: Path, bundled: Path) -> int:
    """Print versions, the state of the fonts, and how each language is covered."""
    import platform  # only here
    from importlib.metadata import version  # slow to import, and no other command needs it

    print(f"pocketcards {__version__}, Python {platform.python_version()}, {platform.system()}")
    for package in (
        "reportlab",
        "uharfbuzz",
        "icu4py",
        "fonttools",
        "unicodedata2",
        "babel",
        "pypdfium2",
        "segno",
        "zxing-cpp",
        "pillow",
        "phonenumberslite",
        "pyyaml",
    ):
        print(f"  {package} {version(package)}")
    root = find_root(start.resolve(), bundled)
    findings: list[Finding] = []
    project = stages.load_project(root, bundled, findings)
    faces = [face for family in project.fonts.values() for face in (family.regular, family.bold) if face]
    findings += [finding for face in faces if (finding := verify_face(face))]
    print(
        f"fonts: {len(project.fonts)} families, {len(faces)} faces, "
        + ("all as vendored" if not findings else "see below")
    )
    languages = stages.project_languages(root, findings)
    known = {system.tag: system for system in WRITING_SYSTEMS}
    for locale in (SOURCE_LOCALE, *sorted(project.catalogs)):
        language = languages.find(locale)
        if language is None:
            print(f"  {locale}: not known; add it to translations/languages.yaml")
            continue
        family = next((f.name for f in project.fonts.values() if language.writing in f.scripts), "no font")
        system = known.get(language.writing)
        floor = f"from {system.floor} pt" if system else "no writing system"
        line = f"  {locale}: {language.english}, {language.endonym}; {language.writing}, {family}, {floor}"
        print(safe(line))
    if findings:
        return _print_findings(findings)
    return 0


def _fatal(findings: list[Finding]) -> bool:
    """Tell whether files that everything rests on could not be read."""
    return any(finding.code.startswith(NOTHING_CAN_BE_BUILT) for finding in findings)


def _print_findings(findings: list[Finding]) -> int:
    print(render(findings, "text"), file=sys.stderr)
    print(summary(findings), file=sys.stderr)
    if _fatal(findings):
        return UNREADABLE
    return FINDINGS if any(finding.severity is Severity.ERROR for finding in findings) else 0


class _Progress:
    """A bar on a terminal, nothing in a pipe: there the result speaks for itself."""

    def __init__(self) -> None:
        self._bar: object = None

    def __enter__(self) -> _Progress:
        if sys.stderr.isatty() and not os.environ.get("NO_COLOR"):
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("cards", total=None)
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()  # type: ignore[attr-defined]

    def tell(self, label: str, done: int, total: int) -> None:
        """Show that a card is done."""
        if self._bar is not None:
            self._bar.update(self._task, completed=done, total=total, description=label)  # type: ignore[attr-defined]
