"""The pages of a region, for whoever prints and hands out: from a stick, a zip or any host.

One page a language, an index that finds it, and what people need beside: how to print, what DRAFT means,
whether a file is one of these. No path, title or name of a file tells of a discreet card what it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from pocketcards.model.artifact import Packed
from pocketcards.model.contact import Region
from pocketcards.model.printing import Duplex
from pocketcards.model.project import Project
from pocketcards.model.sheet import SheetPlan, Stock
from pocketcards.model.shown import START, PagesBefore, Shown, Together, no_page
from pocketcards.site.environment import Page, page_bytes, source_of
from pocketcards.site.faces import font_faces
from pocketcards.site.files import Look, files_of, looks_in
from pocketcards.site.shelf import LanguageView, shelf, together_views

__all__ = ["region_pages"]

INDEX = "index.html"
HERE = "here.css"
"""A style that takes a warning away: it is beside the page unless somebody opened that inside the zip."""
NAMES, REQUESTS = "names.css", "requests.css"
"""The faces of pages with many languages. They come after the page, which is read without them meanwhile."""
SCRIPTS = {
    "Latn": "Latin letters",
    "Arab": "Arabic letters",
    "Cyrl": "Cyrillic letters",
    "Deva": "Devanagari",
    "Hans": "Chinese",
    "Hant": "Chinese",
    "Jpan": "Japanese",
    "Kore": "Korean",
    "Ethi": "Ethiopic",
    "Mymr": "Burmese letters",
    "Hebr": "Hebrew letters",
    "Beng": "Bengali letters",
    "Thai": "Thai letters",
}
TURNED = {
    Duplex.LONG_EDGE: "Both sides, flip on long edge.",
    Duplex.SHORT_EDGE: "Both sides, flip on short edge.",
    Duplex.TWO_PASS: "First the fronts; turn the paper over like the page of a book, then the backs.",
    Duplex.OFF: "One side.",
}
PLAIN = {"Arab-Nastaliq": "Arab"}
"""Styles of writing whose faces are large, and what stands for them in a list."""
PAPERS = {"letter": "Letter", "a4": "A4"}
MANY = 2
"""Languages of one writing that get a heading of their own, if it has a name here."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Languages that look alike."""

    id: str
    name: str
    sample: str
    languages: tuple[LanguageView, ...]


@dataclass(frozen=True, slots=True)
class _Product:
    """Paper that one can buy."""

    names: str
    paper: str
    laser: str
    inkjet: str
    flat: int
    """Cards on a sheet."""
    folded: int
    format: str
    """Which format makes sheets for it; empty: those of this copy."""


def region_pages(
    project: Project,
    also: Mapping[str, Sequence[str]],
    duplex: Duplex,
    looks: Mapping[str, Look],
    region: Region,
    plan: SheetPlan,
    shown: Sequence[Shown],
    together: Sequence[Together] = (),
    *,
    point: str,
    hosted: bool,
    before: PagesBefore = no_page,
) -> dict[str, bytes | Packed]:
    """Return the pages of a region by path; on a host the index is called as hosts want it.

    Args:
        project: With its fonts and signatures.
        also: By locale, what else people call a language.
        duplex: How the sides of a sheet are printed.
        looks: By what the files are known that were made now (`files.look_of`).
        region: Whose cards these are.
        plan: The sheet of cards.
        shown: What there is.
        together: The ready-made sheets of several languages.
        point: Path of the sheet to point at; empty where there is none.
        hosted: Whether they are for a host: then public cards can be sent, and nothing comes in a zip.
        before: What of them need not be made again.
    """
    glued = duplex is Duplex.OFF
    languages = shelf(project, plan, shown, also, send=hosted, glued=glued)
    start = INDEX if hosted else START
    common = {
        "region": region,
        "plan": plan,
        "turned": TURNED[duplex],
        "glued": glued,
        "flat": plan.copies(folded=False, glued=glued),
        "folded": plan.copies(folded=True, glued=glued),
        "point": point,
        "start": start,
    }
    groups = _groups(languages)
    check = before("check.html", None)
    files = files_of(shown, together, {**(looks_in(check.read_bytes()) if check else {}), **looks})
    pages: dict[str, bytes | Packed] = {
        start: before(start, "")
        or _page(
            "index.html",
            common | {"groups": groups, "zipped": not hosted, "late": NAMES},
            scripts=("find.js",),
        ),
        "point.html": _page("point.html", common | {"languages": languages, "late": REQUESTS}),
        "print.html": before("print.html", "")
        or _page(
            "print.html",
            common
            | {
                "languages": languages,
                "products": _products(project.stock, plan),
                "together": together_views(together),
                "late": NAMES,
            },
        ),
        "about.html": before("about.html", "") or _page("about.html", common),
        "check.html": _page("check.html", common | {"files": files}, scripts=("check.js",)),
        "away.html": before("away.html", "") or _page("away.html", {"inches": range(1, 13)}, scripts=None),
        HERE: source_of("here.css").encode("utf-8"),
        NAMES: before(NAMES, "") or _faces(project, languages).encode("utf-8"),
        REQUESTS: _faces(project, languages, before, requests=True).encode("utf-8"),
    }
    for one in languages:
        pages[one.page] = before(one.page, one.language.locale) or _page(
            "language.html", common | {"one": one, "up": "../"}, _faces(project, [one], requests=True)
        )
    return pages


def _products(stock: Stock, plan: SheetPlan) -> list[_Product]:
    """Return every product that the program knows, and how many cards it takes: those of this copy first."""
    plans = sorted(stock.plans.values(), key=lambda one: (one.id != plan.id, one.paper != plan.paper))
    return [
        _Product(
            names=", ".join(one.products),
            paper=PAPERS.get(one.paper, one.paper),
            laser=", ".join(one.names(one.laser)),
            inkjet=", ".join(one.names(one.inkjet)),
            flat=one.copies(folded=False),
            folded=one.copies(folded=True) if one.folds else 0,
            format="" if one.id == plan.id else one.id,
        )
        for one in plans
    ]


def _page(
    template: str, values: dict[str, Any], faces: str = "", scripts: tuple[str, ...] | None = ()
) -> bytes:
    """Return a page; every one but the dull page that people leave for has the way out."""
    late = ("late.js",) if "late" in values else ()
    run = () if scripts is None else ("leave.js", *scripts, *late)
    page = Page(template, styles=("site.css",), scripts=run)
    return page_bytes(page, {"up": "", "here": HERE, "late": ""} | values, faces=faces, beside=True)


def _faces(
    project: Project,
    languages: Sequence[LanguageView],
    before: PagesBefore = no_page,
    *,
    requests: bool = False,
) -> str:
    """Return the faces of own names; with requests those too.

    A list has Naskh where Nastaliq would be a third of all: its readers read that too.
    """
    texts = {
        one.language.locale: [
            one.language.endonym,
            *([one.says, one.points] if requests else []),
            *(said.own for said in one.asks if len(languages) == 1),
        ]
        for one in languages
    }
    known = {one.language.locale: one.language for one in languages}
    if len(languages) > 1:
        known = {
            name: one._replace(writing=PLAIN.get(one.writing, one.writing)) for name, one in known.items()
        }
    return font_faces(texts, known, project.fonts, partial(before, REQUESTS))


def _groups(languages: Sequence[LanguageView]) -> list[_Group]:
    """Return languages by the look of their writing; a writing of one language stands with the others."""
    found: list[_Group] = []
    others: list[LanguageView] = []
    for name, some in groupby(sorted(languages, key=_look), _look):
        members = sorted(some, key=lambda one: one.called.casefold())
        if len(members) < MANY or name not in SCRIPTS.values():
            others += members
        else:
            first = members[0].language
            found.append(_Group(f"writing-{first.script}", name, first.endonym, tuple(members)))
    found.sort(key=lambda group: -len(group.languages))
    if others:
        others.sort(key=lambda one: one.called.casefold())
        found.append(_Group("writing-other", "Other letters", others[0].language.endonym, tuple(others)))
    return found


def _look(one: LanguageView) -> str:
    return SCRIPTS.get(one.language.script, one.language.script)
