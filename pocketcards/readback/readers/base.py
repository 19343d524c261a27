"""What every reader is handed, and what it returns."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PIL import Image

from pocketcards.model.digits import digits_of
from pocketcards.model.geometry import Pt, Rect, mm
from pocketcards.model.page import Page, TypesetPanel
from pocketcards.model.proof import Expectation, Fault
from pocketcards.readback.annotations import Annotation, annotations_on
from pocketcards.readback.document import FinishedPage
from pocketcards.readback.drawing import PlacedDrawing
from pocketcards.readback.reference import DPI, Reference, References
from pocketcards.readback.textobject import TextObject

__all__ = ["APART", "Reader", "SeenNumber", "Shown", "Sight", "count_faults", "numbers_set", "see"]

APART = mm(3.0)
"""What stands nearer to a number can be taken for a part of it."""
SIZES: tuple[Pt, Pt] = (1.0, 200.0)
"""Between these sizes a number is drawn to be compared; the largest of a poster has 60 pt. Larger ones
would fill the memory."""


class Shown(NamedTuple):
    """The box of a number, in greys from 0 to 255."""

    picture: Image.Image
    ground: int
    """The most common grey."""
    ink: int
    """The grey farthest from it."""


class SeenNumber:
    """A text object that says it is an expected number."""

    def __init__(self, text: str, seen: TextObject, reference: Reference, box: Rect) -> None:
        self.text = text
        self.object = seen
        self.reference = reference
        self.box = box
        """On the page."""
        self._shown: dict[float, Shown] = {}

    def shown(self, page: FinishedPage, phase: float) -> Shown:
        """Return how its box is printed; rendered once for every reader."""
        found = self._shown.get(phase)
        if found is None:
            found = self._shown[phase] = _shown(self.render(page, phase))
        return found

    def render(self, page: FinishedPage, phase: float, *, screen: bool = False) -> Image.Image:
        """Return the pixels of its box, on paper or on a screen."""
        one, turned = self.object, self.object.angle == 180
        return page.render_at(
            one.x, one.y, self.reference.box, DPI, turned=turned, phase=phase, screen=screen
        )


def _shown(picture: Image.Image) -> Shown:
    counts = picture.histogram()
    ground = counts.index(max(counts))
    darkest, lightest = picture.getextrema()
    assert isinstance(darkest, int)
    assert isinstance(lightest, int)
    return Shown(picture, ground, darkest if ground - darkest >= lightest - ground else lightest)


class Sight(NamedTuple):
    """A page, as the readers get it."""

    page_index: int
    page: FinishedPage
    expectation: Expectation
    objects: tuple[TextObject, ...]
    numbers: tuple[SeenNumber, ...]
    links: tuple[Annotation, ...]
    """Its annotations: on our pages links, and nothing else."""
    drawn: tuple[PlacedDrawing, ...] | None
    """What its operators draw; None where the file is strange."""
    again: dict[int, int]
    """Of a sheet, which of its objects are the form of an earlier one once more, and of which."""
    replaced: bool
    """Whether a tag may say something in place of its text."""

    @property
    def expected(self) -> Page | None:
        """What was set on it; None where only the numbers are known."""
        pages = self.expectation.pages
        return pages[self.page_index] if self.page_index < len(pages) else None

    def fault(self, reader: str, message: str, box: Rect | None = None) -> Fault:
        """Return a fault on this page."""
        return Fault(reader, message, self.page_index, box)


Reader = Callable[[Sight], Iterator[Fault]]


def see(
    index: int,
    page: FinishedPage,
    expectation: Expectation,
    references: References,
    drawn: tuple[PlacedDrawing, ...] | None,
    *,
    replaced: bool,
) -> Sight:
    """Collect the text objects of a page and pick out the expected numbers, unless their size is absurd.

    On a sheet a form says in every place what it says in the first, but figures are read in each.
    """
    again = _again(drawn) if drawn and len(drawn) == page.count else {}
    known = expectation.numbers
    objects = tuple(page.text_objects(again, lambda text: not digits_of(text) and text.strip() not in known))
    numbers = []
    for found in objects:
        text = found.text.strip()
        if text in known and SIZES[0] <= found.size <= SIZES[1]:
            reference = references.of(text, found.size)
            numbers.append(SeenNumber(text, found, reference, _box_on_page(found, reference.box)))
    links = tuple(annotations_on(page))
    return Sight(index, page, expectation, objects, tuple(numbers), links, drawn, again, replaced)


def _again(drawn: Sequence[PlacedDrawing]) -> dict[int, int]:
    first: dict[str, int] = {}
    places = {i: first.setdefault(one.form, i) for i, one in enumerate(drawn) if one.form}
    return {i: at for i, at in places.items() if i != at}


def _box_on_page(found: TextObject, box: Rect) -> Rect:
    if found.angle == 180:
        return Rect(found.x - box.right, found.y - box.top, box.width, box.height)
    return Rect(found.x + box.x, found.y + box.y, box.width, box.height)


def count_faults(
    found: Counter[str], expected: Counter[str], reader: str = "count", page: int | None = None
) -> Iterator[Fault]:
    """Find numbers, links and codes that stand in a file, or on a page, too often or too seldom."""
    for text in sorted(found | expected):
        if found[text] != expected[text]:
            message = f"{text} stands {found[text]} times, not {expected[text]} times"
            yield Fault(reader, message, page)


def numbers_set(page: Page) -> Iterator[tuple[str, Pt, Pt]]:
    """Yield the numbers that were set on a page, each with its origin."""
    known: dict[int, list[tuple[str, Pt, Pt]]] = {}
    for placed in page.panels:
        box, sign = placed.box, -1 if placed.turned else 1
        x, y = (box.right, box.top) if placed.turned else (box.x, box.y)
        numbers = known.get(id(placed.panel))
        if numbers is None:
            numbers = known[id(placed.panel)] = list(_numbers_on(placed.panel))
        for text, left, base in numbers:
            yield text, x + sign * left, y + sign * base


def _numbers_on(panel: TypesetPanel) -> Iterator[tuple[str, Pt, Pt]]:
    for line in panel.lines():
        for run in line.line.runs:
            if run.atom:
                yield run.atom.text, line.x + run.x, line.y
