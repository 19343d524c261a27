"""The slug of a press page: English, outside the bleed, for the people who print, fold and sign."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from pocketcards.model.edition import Edition
from pocketcards.model.geometry import Pt, Size
from pocketcards.model.page import Color, Element, Page, TypesetEdition, TypesetPanel
from pocketcards.typeset.page.box import Box, Placement, row, stacked, text_box
from pocketcards.typeset.page.paragraph import number_size
from pocketcards.typeset.stationery.margin import arrow
from pocketcards.typeset.text.composer import ENGLISH, Composer

__all__ = ["HEAD_TO_FOOT", "HEAD_TO_HEAD", "content_code", "languages_of", "number_boxes", "slug_panels"]

SIZE: Pt = 6.5
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
CODE_LENGTH = 12
HEAD_TO_FOOT = "head to foot: side 2 is turned in this file, back it up top to top"
HEAD_TO_HEAD = "head to head: back it up top to top"


def slug_panels(composer: Composer, laid_out: TypesetEdition, sides: Sequence[Page]) -> list[TypesetPanel]:
    """Return the slug of each side."""
    names = ("outside", "inside") if laid_out.fold else ("front", "back")
    return [
        _slug(composer, laid_out, f"{name}, side {i} of {len(sides)}", side.width)
        for i, (name, side) in enumerate(zip(names, sides, strict=False), 1)
    ]


def _slug(composer: Composer, laid_out: TypesetEdition, side: str, width: Pt) -> TypesetPanel:
    edition = laid_out.edition
    name = edition.card.stem if edition.card.discreet else edition.card.id
    fold = "fold at the dashed marks" if laid_out.fold else "flat, no fold"
    texts = [
        f"{name} · {languages_of(edition)} · {edition.region.name}",
        f"{side} · TOP is up · {fold}",
        HEAD_TO_FOOT if laid_out.fold else HEAD_TO_HEAD,
        f"{edition.status.value} · content {content_code(laid_out)} · quantity ________",
    ]
    lines = [_line(composer, text) for text in texts]
    lines[1] = row([arrow(SIZE), lines[1]], SIZE * 0.4, rtl=False)
    box = stacked([*lines, *_rows(number_boxes(composer, laid_out), width)], SIZE * 0.3, width)
    placed: Placement = box.place(0.0, box.height)
    elements = tuple(element for element in placed.elements if isinstance(element, Element))
    return TypesetPanel("slug", tuple(placed.shapes), elements, Size(width, box.height))


def _rows(numbers: Sequence[Box], width: Pt) -> list[Box]:
    """Return numbers in as few rows as they need."""
    rows: list[list[Box]] = []
    for number in numbers:
        if rows and sum(box.width + SIZE for box in rows[-1]) + number.width <= width:
            rows[-1].append(number)
        else:
            rows.append([number])
    return [row(members, SIZE, rtl=False, tag="P") for members in rows]


def _line(composer: Composer, text: str) -> Box:
    return text_box(composer.paragraph(text, ENGLISH), SIZE, float("inf"), color=Color.BLACK)


def languages_of(edition: Edition) -> str:
    """Return the language of each side, in English, with its tag."""
    return ", ".join(f"{side.language.english} ({side.language.tag})" for side in edition.sides)


def number_boxes(composer: Composer, laid_out: TypesetEdition) -> list[Box]:
    """Return the numbers of a card in full, each once."""
    sides = laid_out.edition.sides
    atoms = {atom.text: atom for side in sides for _, atom in sorted(side.atoms.items())}
    size = number_size(laid_out.body)  # the slug is read back too, and nothing smaller is let pass
    return [
        text_box(composer.number(atom), size, float("inf"), tag=None, color=Color.BLACK, number=size)
        for atom in atoms.values()
    ]


def content_code(laid_out: TypesetEdition) -> str:
    """Return letters that stand for everything that is set: the same letters, the same card.

    Letters only, so that nobody takes it for a number to call.
    """
    digest = hashlib.sha256()
    for panel in laid_out.panels:
        for line in panel.lines():
            digest.update(f"{panel.name} {line.x:.2f} {line.y:.2f} {line.line.text}\n".encode())
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest.digest()[:CODE_LENGTH])
