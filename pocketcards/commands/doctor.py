"""`doctor`: versions, the state of the fonts, and how each language is covered."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from pocketcards.commands.command import Command
from pocketcards.errors import ExitCode

if TYPE_CHECKING:
    from pocketcards.commands.session import Session
    from pocketcards.model.finding import Finding
    from pocketcards.model.locale import Language
    from pocketcards.model.project import Project

__all__ = ["COMMAND"]

PACKAGES = (
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
)


def _add(_: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def _run(session: Session, _: argparse.Namespace) -> ExitCode:
    import platform  # only here
    from importlib.metadata import version  # slow to import, and no other command needs it

    from pocketcards import __version__
    from pocketcards.load.fonts import verify_face
    from pocketcards.load.project import project_languages
    from pocketcards.model.locale import SOURCE_LOCALE

    session.say(f"pocketcards {__version__}, Python {platform.python_version()}, {platform.system()}")
    for package in PACKAGES:
        session.say(f"  {package} {version(package)}")
    findings: list[Finding] = []
    project = session.load(findings)
    faces = [face for family in project.fonts.values() for face in (family.regular, family.bold) if face]
    findings += [finding for face in faces if (finding := verify_face(face))]
    state = "all as vendored" if not findings else "see below"
    session.say(f"fonts: {len(project.fonts)} families, {len(faces)} faces, {state}")
    languages = project_languages(session.root, findings)
    for locale in (SOURCE_LOCALE, *sorted(project.catalogs)):
        session.say(f"  {locale}: {_covered(project, languages.find(locale))}")
    return session.outcome(findings) if findings else ExitCode.FINE


def _covered(project: Project, language: Language | None) -> str:
    """Say which font sets a language, and from which size."""
    from pocketcards.writing import writing_system

    if language is None:
        return "not known; add it to translations/languages.yaml"
    family = next((f.name for f in project.fonts.values() if language.writing in f.scripts), "no font")
    system = writing_system(language.writing)
    floor = f"from {system.floor} pt" if system else "no writing system"
    return f"{language.english}, {language.endonym}; {language.writing}, {family}, {floor}"


COMMAND = Command("doctor", "versions, fonts and what each language is covered by", _add, _run)
