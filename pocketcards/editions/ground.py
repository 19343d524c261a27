"""What a build knows before it reads a translation: the cards, and in which languages they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pocketcards.editions.orders import mix_of
from pocketcards.editions.request import Request, asked_locales
from pocketcards.load.languages import Languages
from pocketcards.load.project import load_project, project_languages
from pocketcards.model.finding import Finding
from pocketcards.model.project import Project

__all__ = ["Ground", "ground_of"]


class Ground(NamedTuple):
    """What is known before any translation is read."""

    project: Project
    """Without translations."""
    names: Languages
    locales: Sequence[str]
    """Those that are asked for."""
    catalogs: Sequence[str]
    """Those of them that have a catalog."""
    mix: Mapping[str, int]
    """For each locale of a mixed sheet how many cards it takes."""
    findings: Sequence[Finding]


def ground_of(root: Path, bundled: Path, request: Request, as_of: date) -> Ground:
    """Return what is known of a project; arguments are those of a build.

    Raises:
        UsageError: A language that is asked for is not known, or a mix names it twice.
    """
    findings: list[Finding] = []
    names = project_languages(root, findings)
    project = load_project(root, bundled, findings, names, locales=(), as_of=as_of, overlay=request.overlay)
    mix = mix_of(request, names, project.locales)
    locales = list(mix) or asked_locales(request, names, project.locales)
    catalogs = [one for one in locales if one in project.translated]
    return Ground(project, names, locales, catalogs, mix, findings)
