"""Test sheets: sentences of every further script, set like text on a card. Not cards.

`python -m tests.sheets DIR` writes them as PDF files, to look at.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pocketcards.load.yaml import read_yaml
from pocketcards.model.finding import Finding
from pocketcards.model.geometry import Size, mm
from pocketcards.model.locale import Language
from pocketcards.model.page import Color, Element, Page, PlacedPanel, TypesetPanel
from pocketcards.output.pdf.document import Description, pdf_bytes
from pocketcards.typeset.page.box import Placement, stacked, text_box
from pocketcards.typeset.page.paragraph import Paragraph
from pocketcards.typeset.text.composer import Voice
from pocketcards.typeset.text.subset import subset
from tests.bundled import ROOT, composer, languages

WIDTH = mm(88.9)
MARGIN = mm(3.6)


@dataclass(frozen=True)
class Sheet:
    """Sentences of one language."""

    locale: str
    title: str
    lines: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything on it."""
        return (self.title, *self.lines)


@cache
def sheets() -> dict[str, Sheet]:
    """Return the sheets by locale."""
    findings: list[Finding] = []
    root = read_yaml(ROOT / "tests" / "sheets.yaml", "tests/sheets.yaml", findings)
    assert root, findings
    return {
        locale: Sheet(locale, node.text_at("title"), node["lines"].texts()) for locale, node in root.items()
    }


def voice_of(locale: str) -> tuple[Language, Voice]:
    """Return the language of a sheet and how it is set."""
    language = languages().find(locale)
    assert language, locale
    voice = composer().voice(language)
    assert voice, locale
    return language, voice


def paragraphs(sheet: Sheet) -> list[Paragraph]:
    """Return the title, bold, and the lines, shaped."""
    language, _ = voice_of(sheet.locale)
    return [composer().paragraph(text, language, bold=i == 0) for i, text in enumerate(sheet.texts)]


@cache
def panel(locale: str) -> tuple[TypesetPanel, float]:
    """Return a sheet as a panel, and its height."""
    sheet = sheets()[locale]
    _, voice = voice_of(locale)
    size = voice.writing.floor + 1.5
    title, *lines = paragraphs(sheet)
    boxes = [text_box(title, size * 1.4, WIDTH - 2 * MARGIN, tag="H1", color=Color.BLUE)]
    boxes += [text_box(line, size, WIDTH - 2 * MARGIN, msgctxt=f"line{i}") for i, line in enumerate(lines)]
    box = stacked(boxes, 3.0, WIDTH - 2 * MARGIN)
    height = box.height + 2 * MARGIN
    placed: Placement = box.place(MARGIN, height - MARGIN)
    elements = tuple(element for element in placed.elements if isinstance(element, Element))
    return TypesetPanel("sheet", tuple(placed.shapes), elements, Size(WIDTH, height)), height


@cache
def pdf(locale: str) -> bytes:
    """Return a sheet as a file."""
    language, _ = voice_of(locale)
    made, height = panel(locale)
    page = Page(WIDTH, height, (PlacedPanel(made, 0.0, 0.0),))
    return pdf_bytes([page], Description(sheets()[locale].title, language.tag), subset)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in sheets():
        (folder / f"{name}.pdf").write_bytes(pdf(name))
