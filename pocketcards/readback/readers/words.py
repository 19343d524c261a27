"""Readers `words` and `drawings`: where it is known what was set, the page holds that and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, TypeAlias

from pocketcards.model.geometry import Pt
from pocketcards.model.page import PlacedPanel
from pocketcards.model.proof import Fault
from pocketcards.readback.drawing import PlacedDrawing
from pocketcards.readback.readers.base import Sight
from pocketcards.unicode import category, is_mirrored

__all__ = ["drawings", "words"]

SLACK: Pt = 0.05
INDENT = 0.3
"""Em by which a line may begin before its place: with a space that is said and not seen."""


class _SetLine(NamedTuple):
    left: Pt
    right: Pt
    y: Pt
    text: str
    found: list[str]


_Lines: TypeAlias = dict[int, list[_SetLine]]


def words(sight: Sight) -> Iterator[Fault]:
    """Find text that says something else than was set in its place, or stands where none was set."""
    if not sight.expected:
        return
    again = sight.again  # what these say is known
    lines = _lines([one for i, one in enumerate(sight.expected.panels) if i not in again])
    for one in sight.objects:
        if one.drawn in again:
            continue
        home = _home(lines, one.x, one.y)
        if home:
            home.found.append(one.text)
        elif _letters(one.text):
            yield sight.fault("words", f"{one.text!r} stands where no text was set")
    for line in chain.from_iterable(lines.values()):
        said, text = "".join(line.found), line.text
        if said.strip() != text.strip() and _letters(said) != _letters(text):
            yield sight.fault("words", f"{said!r} stands where {line.text!r} was set")


@lru_cache(maxsize=1 << 12)
def _letters(text: str) -> str:
    """Return what is seen of a text, in any order and without brackets.

    pdfium turns right-to-left text round, and brackets that face the other way with it.
    """
    seen = (char for char in text if category(char)[0] not in "CZ")
    return "".join(sorted(char for char in seen if not is_mirrored(char)))


def _home(lines: _Lines, x: Pt, y: Pt) -> _SetLine | None:
    for key in {round(y - 0.1), round(y + 0.1)}:
        for line in lines.get(key, ()):
            if line.left <= x <= line.right and abs(line.y - y) < SLACK:
                return line
    return None


def _lines(panels: Sequence[PlacedPanel]) -> _Lines:
    """Return the lines that were set on panels, by the whole points of their baselines."""
    found: _Lines = {}
    for placed in panels:
        (x, y), sign = _origin(placed), -1 if placed.turned else 1
        for one in placed.panel.lines():
            indent = INDENT * max([run.size for run in one.line.runs], default=0.0)
            begin, end = sorted(
                (x + sign * (one.x - indent - SLACK), x + sign * (one.x + one.line.width + SLACK))
            )
            base = y + sign * one.y
            found.setdefault(round(base), []).append(_SetLine(begin, end, base, one.line.text, []))
    return found


def _origin(placed: PlacedPanel) -> tuple[Pt, Pt]:
    """Return where on the page the origin of a panel is."""
    box = placed.box
    return (box.right, box.top) if placed.turned else (box.x, box.y)


def drawings(sight: Sight) -> Iterator[Fault]:
    """Find drawings and pictures that were not set, moved or left out."""
    if not sight.expected or sight.drawn is None:
        return
    panels = sight.expected.panels
    if len(panels) != len(sight.drawn):
        yield sight.fault("drawings", f"the page holds {len(sight.drawn)} panels, not {len(panels)}")
        return
    known: set[tuple[int, int]] = set()
    for panel, drawn in zip(panels, sight.drawn, strict=True):
        if (drawn.turned != panel.turned) or not _near(_origin(panel), (drawn.x, drawn.y)):
            message = f"the panel {panel.panel.name!r} is not where it was set"
            yield sight.fault("drawings", message, panel.box)
        key = id(panel.panel), id(drawn.drawing)
        if key not in known and not _same(panel, drawn):
            message = f"the panel {panel.panel.name!r} is drawn with other shapes or pictures than were set"
            yield sight.fault("drawings", message, panel.box)
        known.add(key)


def _same(panel: PlacedPanel, drawn: PlacedDrawing) -> bool:
    shapes, pictures = panel.panel.shapes, panel.panel.pictures
    found = drawn.drawing
    return (
        [shape.path for shape in shapes] == [shape.path for shape in found.shapes]
        and all(
            _near((one.x, one.y, one.scale), (other.x, other.y, other.scale))
            for one, other in zip(shapes, found.shapes, strict=True)
        )
        and len(pictures) == len(found.pictures)
        and all(
            one.box.contains(other, SLACK) and other.contains(one.box, SLACK)
            for one, other in zip(pictures, found.pictures, strict=True)
        )
    )


def _near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) < SLACK for a, b in zip(one, other, strict=True))
