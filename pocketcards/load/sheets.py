"""`sheets.yaml` becomes papers and sheet plans."""

from __future__ import annotations

from collections.abc import Mapping

from pocketcards.load.yaml import Node
from pocketcards.model.design import Trim
from pocketcards.model.geometry import Pt, Size, mm
from pocketcards.model.sheet import SheetPlan, Stock

__all__ = ["SHEETS", "read_stock"]

SHEETS = "sheets.yaml"
KEYS = ("paper", "trim", "columns", "rows", "left", "top", "across", "down", "also", "laser", "ink-jet")
LONGEST_MM = 1000
UNEVEN = mm(0.5)
"""By how much the margins of a sheet may differ from side to side."""


def read_stock(root: Node, trims: Mapping[str, Trim]) -> Stock:
    """Return the papers and sheets of a file; lengths in it are millimetres."""
    root.only("papers", "sheets")
    papers = {
        name: Size(_length(node, "width"), _length(node, "height")) for name, node in root["papers"].items()
    }
    plans = {name: _plan(name, node, papers, trims) for name, node in root["sheets"].items()}
    return Stock(papers, plans)


def _plan(name: str, node: Node, papers: Mapping[str, Size], trims: Mapping[str, Trim]) -> SheetPlan:
    node.only(*KEYS, "source")
    node.text_at("source")
    paper, trim = node.text_at("paper"), trims.get(node.text_at("trim"))
    if paper not in papers:
        raise node["paper"].wrong(f"unknown paper {paper!r}; known: {', '.join(papers)}")
    if trim is None:
        raise node["trim"].wrong(f"unknown trim; regions.yaml has {', '.join(trims)}")
    also = _products(node, "also")
    plan = SheetPlan(
        id=name,
        paper=paper,
        size=papers[paper],
        trim=trim.id,
        cell_size=Size(trim.width, trim.height),
        columns=node.whole_at("columns"),
        rows=node.whole_at("rows"),
        left=_length(node, "left"),
        top=_length(node, "top"),
        across=_length(node, "across"),
        down=_length(node, "down"),
        also=also,
        laser=_products(node, "laser"),
        inkjet=_products(node, "ink-jet"),
    )
    for key, products in (("laser", plan.laser), ("ink-jet", plan.inkjet)):
        for product in products:
            if product not in (name, *also):
                raise node[key].wrong(f"{product} is neither {name} nor in `also`")
    last = plan.cell(plan.columns - 1, plan.rows - 1)
    if last.right > plan.size.width or last.y < 0:
        raise node.wrong("the last cell lies outside the paper")
    sides = plan.left - (plan.size.width - last.right), plan.top - last.y
    if max(map(abs, sides)) > UNEVEN:
        raise node.wrong("the cells are not in the middle of the paper: fronts and backs would not meet")
    if plan.across < trim.width or plan.down < trim.height - 0.1:
        raise node.wrong("cells lie on each other")
    return plan


def _products(node: Node, key: str) -> tuple[str, ...]:
    found = node.get(key)
    return found.texts() if found else ()


def _length(node: Node, key: str) -> Pt:
    length = node.number_at(key)
    if not 0 < length <= LONGEST_MM:
        raise node[key].wrong(f"{key} must lie between 0 and {LONGEST_MM} millimetres")
    return mm(length)
