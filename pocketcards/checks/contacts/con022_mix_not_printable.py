"""A ready-made sheet of several languages that cannot be printed, or is not full."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks.base import Check, Example
from pocketcards.checks.examples import REGION, SAMPLE, STOCK, card_of, project_of
from pocketcards.model.contact import Mix, Region
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.model.wording import nearest

__all__ = ["CHECK"]

RULE = Rule(
    "CON022",
    "mix-not-printable",
    Severity.ERROR,
    "The sheet would be missing from every set without a word, or leave cells empty.",
    "Name each language by the folder of its catalog in translations/, or as CLDR does, and let the "
    "counts add up to what a sheet of the region's paper holds.",
    ("Sheets of several languages are full <docs/data.md#cardsregionsyaml>",),
)


def _find(project: Project) -> Iterator[Finding]:
    for region in project.regions.values():
        for mix in region.mixes:
            for message, hint in _wrong(project, region, mix):
                yield RULE.found(f"region {region.id}, sheet {mix.id}: {message}", mix.at, hint=hint)


def _wrong(project: Project, region: Region, mix: Mix) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a sheet, and the way out."""
    for locale, _ in mix.copies:
        if locale not in (*project.locales, *project.spoken):
            near = nearest(locale, project.locales)
            yield f"there is no language {locale!r} here", f"Write {near}." if near else ""
    plan = project.stock.plan_for(region.paper)
    if plan is None:
        yield f"no sheet for the paper {region.paper} is known", "Add one to cards/sheets.yaml."
        return
    flat, folded = plan.copies(folded=False), plan.copies(folded=True)
    total = sum(count for _, count in mix.copies)
    if total not in (flat, folded):
        full = f"{folded} cards that fold, or {flat} flat ones"
        yield (
            f"it has {total} cards, and {plan.id} holds {full}",
            f"Let the counts add up to {folded}, or {flat}.",
        )


def _example(says: str = "", *, paper: str = "letter", **copies: int) -> Example:
    at = Location("cards/regions.yaml", 1)
    region = REGION._replace(paper=paper, mixes=(Mix("some", tuple(copies.items()), at),))
    given = {"regions": {region.id: region}, "stock": STOCK}
    shown = ", ".join(f'{locale}: "{count}"' for locale, count in copies.items())
    project = project_of(card_of({SAMPLE: "Help"}), translated=("es",), spoken=("vi",), **given)
    return Example(f"some: {{{shown}}}, on {paper}", project, says)


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (_example(es=3, vi=1), _example(es=5, vi=3, en=2)),
    fails=lambda: (
        _example("it has 5 cards, and sheet holds 4 cards that fold, or 10 flat ones", es=3, vi=2),
        _example("there is no language 'spa' here", spa=3, vi=1),
        _example("no sheet for the paper a4 is known", paper="a4", es=3, vi=1),
    ),
)
