"""When a set gets packages for people without a terminal, and which."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pocketcards.editions.coverage import bridged
from pocketcards.editions.request import Request
from pocketcards.load.languages import Languages
from pocketcards.make.built import Built
from pocketcards.make.maker import Plan
from pocketcards.model.artifact import Content
from pocketcards.model.edition import Edition
from pocketcards.model.project import Project
from pocketcards.sets.before import Before
from pocketcards.sets.stage import Stage
from pocketcards.typeset.text.composer import Composer

__all__ = ["is_packed", "is_whole", "packages_of", "plan_of"]

DPI = 96
"""Of the pictures of cards."""


def is_packed(request: Request) -> bool:
    """Tell whether the set gets packages: a part of a set is none, nor the rest of a used sheet."""
    return request.options.start == 1 and not (request.cards or request.formats or request.options.mix)


def is_whole(request: Request) -> bool:
    """Tell whether every language is in the set: then it has the ready-made sheets of several languages."""
    return is_packed(request) and not request.locales


def plan_of(project: Project, request: Request, *, pictured: bool) -> Plan:
    """Return what all cards are made with; with pictures for packages, where the set gets some."""
    pictures = DPI if pictured and is_packed(request) else 0
    return Plan(project.fonts, project.stock, request.options, pictures)


def packages_of(
    project: Project,
    names: Languages,
    editions: Sequence[Edition],
    built: Built,
    request: Request,
    stage: Stage,
    before: Before,
) -> dict[str, Content]:
    """Return a package for each region. The sheet to point at, with all its scripts, is for whole sets."""
    if not is_packed(request):
        return {}
    from pocketcards.sets.zip_file import packages  # slow to import too
    from pocketcards.site.region_pages import region_pages  # 50 ms, with Jinja

    named = () if request.locales else bridged(names, project.locales)
    sound = [locale for locale in named if locale not in built.left_out]
    pointed = [language for locale in sound if (language := names.find(locale))]
    composer, duplex = Composer(project.fonts), request.options.duplex
    pages = partial(region_pages, project, names.also, request.options.duplex, built.looks)
    before.weigh(built.artifacts)
    return packages(
        *(project, editions, built.artifacts, built.shown, composer, pointed, stage, pages, before),
        duplex=duplex,
        site=request.site,
    )
