"""A proof sheet on paper: the card large, a number at each message, then each message with boxes to tick.

For a kitchen table: black, office paper, room to write by hand. It names nobody.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pocketcards.model.asked import EMERGENCY, OUTSIDE, ProofSheet, Question
from pocketcards.model.font import NUMBER_FAMILY, FontFamily
from pocketcards.model.geometry import Pt, Rect, Size, mm
from pocketcards.model.locale import Language
from pocketcards.model.page import Color, Element, Page, PlacedPanel, Shape, TypesetPanel
from pocketcards.model.text import ATOM
from pocketcards.typeset.page.box import Box, Placement, stacked, text_box
from pocketcards.typeset.page.icons import circle
from pocketcards.typeset.page.places import enlarged, places
from pocketcards.typeset.text.composer import ENGLISH, Composer

__all__ = ["note_composer", "proof_pages"]

MARGIN = mm(14)
FOOT: Pt = 26.0
"""Height of the foot with the white above it."""
TITLE: Pt = 18.0
BODY: Pt = 10.0
SMALL: Pt = 8.5
OWN: Pt = 13.5
"""Size of what is read: the translation, or the English that is asked about."""
GAP: Pt = 9.0
"""Above and below the rule between two messages."""
NUMBERS: Pt = 26.0
"""Width of the column of numbers."""
ANSWERS = mm(72)
"""Width of the column of boxes and lines."""
SHORT = 28
"""Characters of an English text for which two lines to write on are enough."""
WRITING: Pt = 19.0
"""From line to line of what is written by hand."""
BADGE: Pt = 6.2
"""Radius of a number on the card."""
FIGURE = 0.714
"""Height of a figure of Noto Sans, in em."""
BOX: Pt = 10.0
"""Side of a box to tick."""
HOW = (
    "Each number on the card stands for one sentence below. Tick yes or no, or write a better sentence. "
    "What you do not tick counts as not read. If you are not sure, tick no and write why."
)
HOW_TO_BEGIN = "Each number on the card stands for one sentence below. What you leave empty stays open."
NO_NAMES = (
    "Write only about the sentences. No names, no places, nothing about yourself: answers are published."
)


@dataclass(slots=True)
class _Sheet:
    """Pages while they fill, from the top of each down."""

    sheet: ProofSheet
    composer: Composer
    notes: Composer
    """For English that quotes words of other scripts."""
    paper: Size
    pages: list[list[PlacedPanel]] = field(default_factory=list)
    laid: list[Placement] = field(default_factory=list)
    """What is set on each page."""
    y: Pt = 0.0
    """How far down the last page is free."""

    @property
    def width(self) -> Pt:
        return self.paper.width - 2 * MARGIN

    def room(self, height: Pt) -> None:
        """Begin a new page where so much does not fit on the last one."""
        if not self.pages or self.y - height < MARGIN + FOOT:
            self.pages.append([])
            self.laid.append(Placement())
            self.y = self.paper.height - MARGIN

    def put(self, box: Box, x: Pt = 0.0, *, after: Pt = 0.0) -> None:
        """Put a box below what is there."""
        self.room(box.height)
        self.laid[-1].add(box.place(MARGIN + x, self.y))
        self.y -= box.height + after

    def say(self, text: str, size: Pt, width: Pt | None = None, *, bold: bool = False) -> Box:
        """Return an English text, black, to the width of the page or another."""
        paragraph = self.notes.paragraph(text, ENGLISH, bold=bold)
        return text_box(paragraph, size, self.width if width is None else width, color=Color.BLACK)

    def text(self, question: Question, text: str, language: Language, size: Pt, width: Pt) -> Box:
        """Return a text of the card as it prints it: a number in it is set as a number."""
        number = self.sheet.emergency if question.seen else None
        atoms = (number,) * text.count(EMERGENCY) if number else ()
        shown = text.replace(EMERGENCY, ATOM) if number else text
        paragraph = self.composer.paragraph(shown, language, atoms=atoms)
        return text_box(paragraph, size, width, color=Color.BLACK, lang=language.tag)


def note_composer(fonts: Mapping[str, FontFamily]) -> Composer:
    """Return a composer that sets English with words of any script in it."""
    latin = fonts[NUMBER_FAMILY]
    others = tuple(name for name in fonts if name != NUMBER_FAMILY)
    return Composer({"notes": latin._replace(id="notes", fallbacks=others), **fonts})


def proof_pages(sheet: ProofSheet, composer: Composer, notes: Composer, paper: Size) -> tuple[Page, ...]:
    """Return the sheet, page by page.

    Args:
        sheet: What is asked; its language must have a font, or no text.
        composer: It shapes the texts of the card.
        notes: It shapes everything else (`note_composer`).
        paper: Size of a page.
    """
    laid = _Sheet(sheet, composer, notes, paper)
    for box in _head(laid):
        laid.put(box, after=BODY * 0.5)
    laid.y -= BODY * 0.5
    room = (laid.y - MARGIN - FOOT) / 2 - 2 * GAP
    for panel in sheet.black:
        widest = (laid.width - 2 * BADGE) / panel.size.width
        _card(laid, panel, min(widest, room / panel.size.height))
    _heading(laid, sheet.question)
    seen = True
    for question in sheet.questions:
        if seen and not question.seen:
            _heading(laid, "Also on this card, in other places or languages")
        seen = question.seen
        _question(laid, question)
    return tuple(_page(laid, index) for index in range(len(laid.pages)))


def _head(laid: _Sheet) -> Iterator[Box]:
    sheet = laid.sheet
    about = "" if sheet.asked.of_safety else f"{sheet.language.english}: "
    yield laid.say(f"{sheet.asked.code}   {about}{sheet.title}", TITLE, bold=True)
    if sheet.asked.of_safety:
        yield laid.say(
            f"Fold the printed card first, and look at its outside. {OUTSIDE}", BODY * 1.15, bold=True
        )
    yield laid.say(HOW if sheet.begun else HOW_TO_BEGIN, BODY)
    yield laid.say(NO_NAMES, BODY, bold=True)
    if not sheet.own:
        yield laid.say("There is no complete draft yet, so the card is shown in English.", BODY)


def _heading(laid: _Sheet, text: str) -> None:
    """Put a heading, and never without what follows it."""
    laid.room(2 * GAP + 5 * WRITING + BODY)
    laid.put(laid.say(text, BODY * 1.3, bold=True), after=GAP)


def _card(laid: _Sheet, panel: TypesetPanel, by: float) -> None:
    """Put one face of the card, so many times as large, with its numbers."""
    large = enlarged(panel, by)
    laid.room(large.size.height + GAP)
    x, y = MARGIN + BADGE, laid.y - large.size.height
    frame = _frame(Rect(x, y, large.size.width, large.size.height), 0.5)
    laid.pages[-1].append(PlacedPanel(large, x, y))
    laid.laid[-1].shapes.append(frame)
    badges = Placement()
    numbers = laid.sheet.numbers
    for place in places(large):
        if place.id in numbers:
            spot = place.spot(large, BADGE, rtl=laid.sheet.language.is_rtl and laid.sheet.own)
            badges.add(_badge(laid, numbers[place.id], *spot))
    laid.pages[-1].append(PlacedPanel(_panel(badges, large.size, f"{panel.name} numbers"), x, y))
    laid.y = y - 2 * GAP


def _badge(laid: _Sheet, number: int, x: Pt, y: Pt, radius: Pt = BADGE) -> Placement:
    """Return a number in a black disk with a white rim, its middle at a point."""
    size = radius * 1.25
    figure = text_box(
        laid.composer.paragraph(str(number), ENGLISH, bold=True), size, math.inf, color=Color.WHITE
    )
    placed = figure.place(x - figure.width / 2, y + figure.ascent - size * FIGURE / 2)
    placed.shapes += [
        Shape(circle(0, 0, radius + 0.9), Color.WHITE, x, y),
        Shape(circle(0, 0, radius), Color.BLACK, x, y),
    ]
    return placed


def _question(laid: _Sheet, question: Question) -> None:
    """Put a message: its number, what it says, and what can be answered."""
    width = laid.width - NUMBERS - ANSWERS - GAP
    texts = stacked(list(_texts(laid, question, width)), 3.0, width)
    answers = _answers(laid, question)
    height = max(texts.height, answers.height)
    laid.room(height + 2 * GAP)
    placed = laid.laid[-1]
    placed.shapes.append(_bar(Rect(MARGIN, laid.y, laid.width, 0.5)))
    top = laid.y - GAP
    placed.add(_badge(laid, question.number, MARGIN + BADGE * 1.5, top - BADGE * 1.5, BADGE * 1.4))
    placed.add(texts.place(MARGIN + NUMBERS, top))
    placed.add(answers.place(MARGIN + laid.width - ANSWERS, top))
    laid.y = top - height - GAP


def _texts(laid: _Sheet, question: Question, width: Pt) -> Iterator[Box]:
    sheet = laid.sheet
    if question.text or sheet.asked.of_safety:
        yield laid.text(question, question.english, ENGLISH, OWN if sheet.asked.of_safety else BODY, width)
    else:
        yield laid.text(question, question.english, ENGLISH, OWN, width)
    if question.text:
        language = ENGLISH if question.in_english else sheet.language
        yield laid.text(question, question.text, language, OWN, width)
    for label, said in (("Meant", question.note), ("The translator says", question.doubt)):
        if said:
            yield laid.say(f"{label}: {sheet.shown(said, question)}", SMALL, width)
    for remark in question.remarks:
        yield laid.say(f"Somebody objected: {remark}", SMALL, width)
    if question.older:
        yield laid.say("There is a translation that perhaps says something else:", SMALL, width)
        yield laid.text(question, question.older, sheet.language, BODY, width)


def _answers(laid: _Sheet, question: Question) -> Box:
    """Return the boxes and the lines to write on; without a text to judge, the lines alone."""
    sheet = laid.sheet
    asks = bool(question.text) or sheet.asked.of_safety
    words = "why:" if question.fixed else "better:" if asks else f"in {sheet.language.english}:"
    parts = [
        laid.say(word, BODY, math.inf, bold=True) for word in (["yes", "no", words] if asks else [words])
    ]
    rows = 2 if len(question.english) < SHORT else 3
    height = BODY * 1.4 + rows * WRITING

    def place(x: Pt, top: Pt) -> Placement:
        placed = Placement()
        at = x
        for i, part in enumerate(parts):
            if i < len(parts) - 1:
                placed.shapes.append(_frame(Rect(at, top - BOX - 1.5, BOX, BOX), 0.9))
                at += BOX + 4
            placed.add(part.place(at, top))
            at += part.width + 14
        for row in range(1, rows + 1):
            placed.shapes.append(_bar(Rect(x, top - BODY * 1.2 - row * WRITING + 4, ANSWERS, 0.5)))
        return placed

    return Box(ANSWERS, height, place)


def _page(laid: _Sheet, index: int) -> Page:
    """Return a page with its foot."""
    placed = laid.laid[index]
    sheet = laid.sheet
    count = f"page {index + 1} of {len(laid.pages)}"
    said = f"{sheet.asked.code} · {count} · When you are done, give this to your keeper."
    foot = laid.say(said, SMALL)
    placed.add(foot.place(MARGIN, MARGIN + foot.height))
    ground = _panel(placed, laid.paper, f"proof {index + 1}")
    whole = PlacedPanel(ground, 0.0, 0.0)
    return Page(laid.paper.width, laid.paper.height, (whole, *laid.pages[index]))


def _panel(placed: Placement, size: Size, name: str) -> TypesetPanel:
    elements = tuple(element for element in placed.elements if isinstance(element, Element))
    return TypesetPanel(name, tuple(placed.shapes), elements, size)


def _bar(box: Rect) -> Shape:
    path = f"0 0 m {box.width:.3f} 0 l {box.width:.3f} {box.height:.3f} l 0 {box.height:.3f} l h"
    return Shape(path, Color.BLACK, box.x, box.y)


def _frame(box: Rect, line: Pt) -> Shape:
    """Return the outline of a rectangle, drawn inside it."""
    inner = Rect(line, line, box.width - 2 * line, box.height - 2 * line)
    outside = f"0 0 m {box.width:.3f} 0 l {box.width:.3f} {box.height:.3f} l 0 {box.height:.3f} l h"
    hole = (
        f"{inner.x:.3f} {inner.y:.3f} m {inner.x:.3f} {inner.top:.3f} l {inner.right:.3f} {inner.top:.3f} l "
        f"{inner.right:.3f} {inner.y:.3f} l h"
    )
    return Shape(f"{outside} {hole}", Color.BLACK, box.x, box.y)
