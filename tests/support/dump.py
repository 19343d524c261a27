"""A layout as plain text: panels, lines, runs, glyph ids, positions. The golden form of the tests.

Diffs well, needs no rasteriser, and shows which glyph moved.
"""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.model.page import Element, PlacedLine, TypesetEdition, TypesetPanel
from pocketcards.model.text import GlyphRun

__all__ = ["dump"]


def dump(typeset: TypesetEdition) -> str:
    """Return a typeset card, one fact a line."""
    edition = typeset.edition
    fold = f"folded {typeset.fold.axis} {typeset.fold.hinge}" if typeset.fold else "flat"
    lines = [f"card {edition.label}, body {typeset.body:g} pt, {fold}, {edition.status.value}"]
    for panel in typeset.panels:
        lines.extend(_panel(panel))
    return "\n".join(lines) + "\n"


def _panel(panel: TypesetPanel) -> Iterator[str]:
    yield f"panel {panel.name}, {len(panel.shapes)} shapes"
    for element in panel.elements:
        yield from _element(element, 1)
    for line in panel.footers:
        yield from _line(line, 1)


def _element(element: Element, depth: int) -> Iterator[str]:
    about = "".join(
        f" {key}={value}" for key, value in (("lang", element.lang), ("uri", element.uri)) if value
    )
    yield f"{'  ' * depth}{element.tag}{about}"
    for child in element.children:
        if isinstance(child, PlacedLine):
            yield from _line(child, depth + 1)
        else:
            yield from _element(child, depth + 1)


def _line(placed: PlacedLine, depth: int) -> Iterator[str]:
    indent = "  " * depth
    line = placed.line
    about = f" {placed.msgctxt}" if placed.msgctxt else ""
    yield (
        f"{indent}line {placed.x:.2f} {placed.y:.2f} width {line.width:.2f} "
        f"ink {line.ink_ascent:.2f}/{line.ink_descent:.2f} {placed.color.name.lower()}{about}: {line.text}"
    )
    for run in line.runs:
        yield f"{indent}  {_run(run)}"


def _run(run: GlyphRun) -> str:
    kind = f" number {run.atom.role}" if run.atom else " rtl" if run.rtl else ""
    glyphs = [
        f"{glyph.id}" + (f"@{glyph.dx},{glyph.dy}" if glyph.dx or glyph.dy else "")
        for cluster in run.clusters
        for glyph in cluster.glyphs
    ]
    return f"{run.face.id} {run.size:.2f} pt at {run.x:.2f}{kind}: {' '.join(glyphs)}"
