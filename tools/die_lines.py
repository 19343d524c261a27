"""The die lines of a product over finished sheets, and what is measured there.

    python -m tools.die_lines OUT PDF...

Takes sheets of one card or several (`sheet`, `avery-…`, both sides, turned over the long edge) and writes a
picture of every page into the folder OUT, with the cells of cards/sheets.yaml in red, then prints a row for
each product and side, in millimetres: the least distance of ink from the die line around it; how far the
strip of a back lies from that of its front as the turned sheet shows it; and of the ticks the shortest,
the thinnest and the thickest (points), the farthest from its line, the nearest to a cell, and how many
are missing. Exits with 1 where a sheet is not as `faults` wants it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from pocketcards.load.project import load_source
from pocketcards.model.geometry import Pt, Rect, mm
from pocketcards.model.sheet import SheetPlan, Stock

HERE = Path(__file__).parent.parent
SCALE = 400 / 72
"""Pixels a point where ink is looked for."""
SHOWN = 2
"""A picture is so many times smaller."""
WHITE = 245
"""From this grey on, paper."""
THIN: Pt = 0.6
"""Rules and ticks are no thicker."""
EDGE = mm(6.5)
"""The strip of a side lies no farther from its edge."""
NEAR: Pt = 1.0
"""A tick belongs to the die line that it is so near to."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A side of a sheet, or the worst of several, in millimetres."""

    ink: float = 99.0
    behind: float = 0.0
    tick: float = 99.0
    thinnest: float = 0.5
    thickest: float = 0.5
    off_line: float = 0.0
    from_cells: float = 99.0
    missing: int = 0

    def worst(self, other: Measure) -> Measure:
        """Return what is worse of each."""
        most = ("behind", "thickest", "off_line")
        both = {one.name: (getattr(self, one.name), getattr(other, one.name)) for one in fields(self)}
        worse = {name: (max if name in most else min)(pair) for name, pair in both.items()}
        return replace(Measure(**worse), missing=self.missing + other.missing)


def faults(side: Measure) -> list[str]:
    """Return what is wrong with a side of a sheet."""
    wrong = {
        "ink nearer than 1.7 mm to its die line": side.ink < 1.7,
        "a back more than 0.05 mm from its front": side.behind > 0.05,
        "a tick shorter than 3 mm": side.tick < 3.0,
        "a tick of another stroke than half a point": not 0.49 < side.thinnest <= side.thickest < 0.51,
        "a tick beside its line": side.off_line > 0.05,
        "a tick on a cell": side.from_cells < 0.5,
        "a tick missing": side.missing > 0,
    }
    return [fault for fault, is_so in wrong.items() if is_so]


def plan_of(path: Path, width: Pt, stock: Stock) -> SheetPlan:
    """Return the product of a file by its name; a plain `sheet` is told by its paper."""
    named = [plan for plan in stock.plans.values() if f"-{plan.id}" in path.stem]
    papers = [name for name, size in stock.papers.items() if abs(size.width - width) < 1]
    plan = named[0] if named else stock.plan_for(papers[0]) if papers else None
    if plan is None:
        raise SystemExit(f"{path}: no product of cards/sheets.yaml")
    return plan


def sides_of(pdf: pypdfium2.PdfDocument, plan: SheetPlan) -> Iterator[tuple[Image.Image, Measure]]:
    """Yield the picture and the measures of the front, then of the back."""
    seen: tuple[list[Rect], list[int]] | None = None
    for page in pdf:
        image = page.render(scale=SCALE, grayscale=True).to_pil()
        lines = list(thin_lines(page))
        is_back = seen is not None
        cells = [turned(cell, plan) if is_back else cell for cell in plan.cells()]
        inked = {i: gap for i, cell in enumerate(cells) if (gap := ink_distance(image, cell)) is not None}
        strips = [turned(one, plan) if is_back else one for one in strips_of(lines, cells)]
        fronts, printed = seen or (strips, list(inked))
        met = max((apart(one, fronts) for one in strips), default=99.0) if printed == list(inked) else 99.0
        measure = Measure(ink=min(inked.values(), default=0.0), behind=met)
        if not is_back:
            measure = measure.worst(ticks_of(lines, [cells[i] for i in inked], plan))
        seen = fronts, printed
        yield with_lines(image, cells), measure


def turned(box: Rect, plan: SheetPlan) -> Rect:
    """Return where a box lies when the sheet has been turned over its long edge."""
    return Rect(plan.size.width - box.right, box.y, box.width, box.height)


def thin_lines(page: pypdfium2.PdfPage) -> Iterator[Rect]:
    """Yield the boxes of rules and ticks on a page, those in forms too."""
    for one in page.get_objects(filter=[FPDF_PAGEOBJ_PATH], max_depth=2):
        left, bottom, right, top = one.get_bounds()
        if one.container:
            left, bottom, right, top = one.container.get_matrix().on_rect(left, bottom, right, top)
        if min(right - left, top - bottom) < THIN:
            yield Rect(left, bottom, right - left, top - bottom)


def ink_distance(image: Image.Image, cell: Rect) -> float | None:
    """Return how far the outermost ink in a cell is from its die line in mm; None for an empty cell."""
    left, top, right, bottom = pixels(image, cell)
    found = image.crop((left, top, right, bottom)).point(lambda grey: 255 if grey < WHITE else 0).getbbox()
    if found is None:
        return None
    gaps = (found[0], found[1], right - left - found[2], bottom - top - found[3])
    return min(gaps) / SCALE / mm(1)


def pixels(image: Image.Image, box: Rect) -> tuple[int, int, int, int]:
    """Return a box as pixels from the upper left corner."""
    low, high = image.height - box.y * SCALE, image.height - box.top * SCALE
    return round(box.x * SCALE), round(high), round(box.right * SCALE), round(low)


def strips_of(lines: Iterable[Rect], cells: Sequence[Rect]) -> list[Rect]:
    """Return the rules of strips: long lines near the lower or, turned, the upper edge of a cell."""
    return [
        line
        for line in lines
        for cell in cells
        if line.width > cell.width / 2
        and cell.x < line.x < cell.right
        and (cell.y < line.y < cell.y + EDGE or cell.top - EDGE < line.y < cell.top)
    ]


def apart(strip: Rect, fronts: Sequence[Rect]) -> float:
    """Return how far a strip lies from the nearest one of the front, in mm, whichever edge is farthest."""
    return min(
        (max(abs(strip.x - one.x), abs(strip.right - one.right), abs(strip.y - one.y)) for one in fronts),
        default=mm(99),
    ) / mm(1)


def ticks_of(lines: Sequence[Rect], used: Sequence[Rect], plan: SheetPlan) -> Measure:
    """Measure the ticks at both ends of every die line that a card touches."""
    cells = plan.cells()
    low, high = min(one.y for one in cells), max(one.top for one in cells)
    left, right = min(one.x for one in cells), max(one.right for one in cells)
    swapped = [Rect(line.y, line.x, line.height, line.width) for line in lines]
    found = Measure()
    for x in {edge for one in used for edge in (one.x, one.right)}:
        found = found.worst(_ends(lines, x, low, high))
    for y in {edge for one in used for edge in (one.y, one.top)}:
        found = found.worst(_ends(swapped, y, left, right))
    return found


def _ends(lines: Sequence[Rect], at: Pt, low: Pt, high: Pt) -> Measure:
    """Measure the two ticks of a line that runs upwards; the dashes of a fold are one tick."""
    found = Measure()
    near = [line for line in lines if line.width < THIN and abs(line.x + line.width / 2 - at) < NEAR]
    middle = (low + high) / 2
    for end in ([one for one in near if one.y < middle], [one for one in near if one.top > middle]):
        outside = [one for one in end if one.y < low or one.top > high]
        if not outside:
            found = found.worst(Measure(missing=1))
            continue
        first, last = min(one.y for one in outside), max(one.top for one in outside)
        found = found.worst(
            Measure(
                tick=(last - first) / mm(1),
                thinnest=min(one.width for one in outside),
                thickest=max(one.width for one in outside),
                off_line=max(abs(one.x + one.width / 2 - at) for one in outside) / mm(1),
                from_cells=max(low - last, first - high) / mm(1),
            )
        )
    return found


def with_lines(image: Image.Image, cells: Iterable[Rect]) -> Image.Image:
    """Return a page with its die lines in red, at a size for people."""
    boxes = [pixels(image, cell) for cell in cells]
    shown = image.reduce(SHOWN).convert("RGB")
    draw = ImageDraw.Draw(shown)
    for box in boxes:
        draw.rectangle([edge // SHOWN for edge in box], outline=(220, 0, 0))
    return shown


def main(words: Sequence[str]) -> int:
    """Write the pictures, print the table."""
    out, paths = Path(words[0]), [Path(word) for word in words[1:]]
    out.mkdir(parents=True, exist_ok=True)
    stock = load_source(HERE, []).stock
    table: dict[tuple[str, str], Measure] = {}
    wrong = 0
    for path in paths:
        pdf = pypdfium2.PdfDocument(path)
        plan = plan_of(path, pdf[0].get_width(), stock)
        for name, (picture, measure) in zip(("front", "back"), sides_of(pdf, plan), strict=False):
            picture.save(out / f"{path.stem}-{name}.png")
            key = (plan.id, name)
            table[key] = table.get(key, Measure()).worst(measure)
            for fault in faults(measure):
                wrong += 1
                print(f"{path.name}, {name}: {fault}")
    print("product       side    ink behind  tick    points off line from cells missing")
    for (product, side), one in table.items():
        print(f"{product:13} {side:6}{one.ink:5.2f}{one.behind:7.3f}", end="")
        print(
            f"{one.tick:6.2f} {one.thinnest:.2f}–{one.thickest:.2f}{one.off_line:9.3f}"
            f"{one.from_cells:11.2f}{one.missing:8}"
            if side == "front"
            else ""
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
