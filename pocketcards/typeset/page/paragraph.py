"""A text becomes a shaped paragraph, then lines. Shaped once, measured at any size.

Text comes in logical order with placeholders replaced by atoms; lines go out in visual order.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pocketcards.model.geometry import Em, Pt
from pocketcards.model.text import ATOM, Atom, Cluster, GlyphRun, Line
from pocketcards.typeset.text.bidi import line_levels, reorder, resolve
from pocketcards.typeset.text.breaks import break_opportunities, ends_sentence, parts_words
from pocketcards.typeset.text.faces import OpenFace, Stack
from pocketcards.typeset.text.itemize import TextRun, itemize
from pocketcards.typeset.text.shape import ShapedRun, ink_of, shape_number, shape_run
from pocketcards.unicode import category, script
from pocketcards.writing import WritingSystem

__all__ = ["Paragraph", "Segment", "number_size", "set_line", "shape_paragraph"]

NUMBER_FLOOR: Pt = 11.0
"""No number is ever set smaller."""
STRUT_ABOVE, STRUT_BELOW = 0.66, 0.20
"""The least of the leading that a line takes above and below its baseline; ink may take more."""
NUMBER_FACTOR = 1.3
"""A number among text is this much larger than the text."""
NUMBER_SIDE: Em = 0.16
"""White between a number and a letter, where the script has no spaces. Full stops and commas close up."""


PARTICLE_SIDE: Em = 0.05
"""Between a number and its Korean particle, which is written closed up."""


def number_size(body: Pt) -> Pt:
    """Return the point size of a number among text of size `body`."""
    return max(NUMBER_FLOOR, NUMBER_FACTOR * body)


class Segment(NamedTuple):
    """What stands between two places where a line may end. Measures in em."""

    end: int
    width: Em
    """With the white space at its end."""
    trimmed: Em
    """Without."""
    numbers: Em
    """Advance of the numbers in it, in em of the number's own size; not in `width`."""
    top: Em
    bottom: Em
    """Ink above and below the baseline; `bottom` is positive."""
    closes: bool = False
    """Whether a sentence ends with it."""
    parts: bool = False
    """Whether a line that ends with it parts what belongs together."""


class Paragraph:
    """A shaped paragraph. The composer makes one of each text, so the object itself is the key of caches."""

    def __init__(
        self,
        *,
        text: str,
        atoms: tuple[Atom, ...],
        tag: str,
        base: int,
        levels: tuple[int, ...],
        runs: tuple[ShapedRun, ...],
        segments: tuple[Segment, ...],
        polite: tuple[Segment, ...],
        ascent: Em,
        descent: Em,
        leading: Em,
        missing: tuple[str, ...],
    ) -> None:
        self.text = text
        self.atoms = atoms
        self.tag = tag
        self.base = base
        """Paragraph level: 0 left to right, 1 right to left."""
        self.levels = levels
        self.runs = runs
        self.segments = segments
        self.polite = polite
        """The same with fewer breaks: none parts what belongs together. For where that costs no line."""
        self.ascent = ascent
        self.descent = descent
        """The strut of its main family."""
        self.leading = leading
        self.missing = missing
        """Characters that no face of the stack has."""


def shape_paragraph(
    text: str,
    atoms: Sequence[Atom],
    *,
    stack: Stack,
    writing: WritingSystem,
    tag: str,
    rtl: bool,
    bold: bool,
    number_face: OpenFace,
) -> Paragraph:
    """Order, itemize and shape a text; find where its lines may end.

    Args:
        text: Logical order; ATOM stands for each number.
        atoms: The numbers, in the order of their ATOMs.
        stack: Families, best first.
        writing: How its script is set.
        tag: BCP 47 tag of the language.
        rtl: Direction of the paragraph: the language's, never guessed from the text.
        bold: Whether bold faces are used, where they exist.
        number_face: The pinned face of numbers.
    """
    base = int(rtl)
    levels = resolve(text, base).levels
    runs: list[ShapedRun] = []
    missing: list[str] = []
    waiting = iter(atoms)
    for run in itemize(text, levels, stack.faces(bold), writing.scripts):
        if text[run.start] == ATOM:
            runs.append(shape_number(next(waiting), run.start, run.level, number_face))
            continue
        if run.missing:
            missing.extend(text[run.start : run.end])
        runs.append(shape_run(text, run, tag, stack.scale_of(run.face.face)))
    segments = _segments(text, runs, _breaks(text, atoms, tag, writing.breaking))
    return Paragraph(
        text=text,
        atoms=tuple(atoms),
        tag=tag,
        base=base,
        levels=tuple(levels),
        runs=tuple(runs),
        segments=segments,
        polite=_merged(segments) if any(segment.parts for segment in segments) else segments,
        ascent=min(stack.main.ascent, writing.leading * STRUT_ABOVE) * stack.main.scale,
        descent=min(stack.main.descent, writing.leading * STRUT_BELOW) * stack.main.scale,
        leading=writing.leading * stack.main.scale,
        missing=tuple(dict.fromkeys(missing)),
    )


def _breaks(text: str, atoms: Sequence[Atom], tag: str, style: str) -> list[int]:
    """Return where lines may end. A number breaks like its digits would, but never inside."""
    if ATOM not in text:
        return sorted(break_opportunities(text, tag, style))
    waiting = iter(atoms)
    shown, starts = "", []
    for char in text:
        starts.append(len(shown))
        shown += next(waiting).text if char == ATOM else char
    allowed = break_opportunities(shown, tag, style)
    return [i for i in range(1, len(text)) if starts[i] in allowed] + [len(text)]


def _segments(text: str, runs: Sequence[ShapedRun], breaks: Sequence[int]) -> tuple[Segment, ...]:
    widths = [0.0] * len(text)
    numbers = [0.0] * len(text)
    tops = [0.0] * len(text)
    bottoms = [0.0] * len(text)
    for run in runs:
        em = run.em
        if run.atom:
            before, after = _sides(text, run.start)
            numbers[run.start] = sum(cluster.advance for cluster in run.clusters) * em + before + after
            continue
        for at, _, _, advance, top, bottom in run.clusters:
            widths[at], tops[at], bottoms[at] = advance * em, top * em, -bottom * em
    segments = []
    start = 0
    for end in breaks:
        stop = end
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        width = sum(widths[start:end])
        segments.append(
            Segment(
                end,
                width,
                width if stop == end else sum(widths[start:stop]),
                sum(numbers[start:end]),
                max(tops[start:end], default=0.0),
                max(bottoms[start:end], default=0.0),
                ends_sentence(text, end),
                parts_words(text, end),
            )
        )
        start = end
    return tuple(segments)


def _merged(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return segments without the breaks that part what belongs together."""
    merged: list[Segment] = []
    for segment in segments:
        if merged and merged[-1].parts:
            last = merged.pop()
            segment = segment._replace(
                width=last.width + segment.width,
                trimmed=last.width + segment.trimmed,
                numbers=last.numbers + segment.numbers,
                top=max(last.top, segment.top),
                bottom=max(last.bottom, segment.bottom),
            )
        merged.append(segment)
    return tuple(merged)


def _sides(text: str, at: int) -> tuple[Em, Em]:
    """Return the white before and after the number at an offset, in em of the number."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    one, other = (_side(char) if char else 0.0 for char in (before, after))
    return one, other


def _side(char: str) -> Em:
    """Return the white between a number and what stands beside it."""
    if category(char)[0] in "PZ":
        return 0.0
    return PARTICLE_SIDE if script(char) == "Hang" else NUMBER_SIDE


@lru_cache(maxsize=1 << 13)
def set_line(paragraph: Paragraph, start: int, end: int, size: Pt, number: Pt | None = None) -> Line:
    """Return the characters `start` to `end` as a line at a point size.

    Args:
        paragraph: Shaped.
        start: First character of the line.
        end: The character after its last; white space before it is dropped.
        size: Of the text.
        number: Point size of numbers; `number_size(size)` where not given.
    """
    text = paragraph.text
    levels = line_levels(text, paragraph.levels, paragraph.base, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    pieces = _pieces(paragraph, start, end, levels)
    runs: list[GlyphRun] = []
    x = top = bottom = 0.0
    for i in reorder([level for _, _, level in pieces]):
        run, clusters, level = pieces[i]
        points = number or number_size(size) if run.atom else size * run.scale
        em = points / run.face.upem
        width = sum(cluster.advance for cluster in clusters) * em
        high, low = ink_of(clusters)
        top, bottom = max(top, high * em), max(bottom, -low * em)
        rtl = bool(level & 1) and run.atom is None
        before, after = _sides(text[start:end], run.start - start) if run.atom else (0.0, 0.0)
        if paragraph.base:  # what is read before it stands at its right
            before, after = after, before
        x += before * points
        runs.append(GlyphRun(run.face.face, points, run.face.upem, rtl, clusters, x, width, run.atom))
        x += width + after * points
    shown = text[start:end]
    for run in (run for run, _, _ in pieces if run.atom):
        shown = shown.replace(ATOM, run.atom.text if run.atom else "", 1)
    return Line(shown, tuple(runs), x, top, bottom)


def _pieces(
    paragraph: Paragraph, start: int, end: int, levels: Sequence[int]
) -> list[tuple[ShapedRun, tuple[Cluster, ...], int]]:
    """Cut the runs to a line, in logical order; cut again where rule L1 changed a level."""
    pieces = []
    for run in paragraph.runs:
        low, high = max(run.start, start), min(run.end, end)
        while low < high:
            stop = low + 1
            while stop < high and levels[stop - start] == levels[low - start]:
                stop += 1
            pieces.append((run, _cut(paragraph, run, low, stop), levels[low - start]))
            low = stop
    return pieces


def _cut(paragraph: Paragraph, run: ShapedRun, low: int, high: int) -> tuple[Cluster, ...]:
    """Return the clusters of a part of a run; shape anew where a cut would show."""
    if low == run.start and high == run.end:
        return run.clusters
    if run.atom is None and not (run.is_safe(low) and run.is_safe(high)):
        # The cut is at a line end: what follows is on another line and must not be seen.
        part = TextRun(0, high - low, run.face, run.script, run.level, False)
        shaped = shape_run(paragraph.text[low:high], part, paragraph.tag, run.scale)
        return tuple(cluster._replace(start=cluster.start + low) for cluster in shaped.clusters)
    return tuple(cluster for cluster in run.clusters if low <= cluster.start < high)
