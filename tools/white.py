"""The white space of every card, measured on what is laid out: `python tools/white.py [--region us]`.

The least of each card: in points from the lowest ink to the rule of the strip, and between text and the
dark ground above or below it; in lines from a line to the next of the same message, and to the next of
another one, both as what is left beyond a line of the script: 0 between items means that nothing parts
them, and half a line is asked for first. A table a card, the narrowest first; `--all` for all languages.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path

from pocketcards.editions.edition import edition_of
from pocketcards.load.languages import Languages
from pocketcards.load.project import load_project, project_languages
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Finding
from pocketcards.model.page import Color, PlacedLine, Shape, TypesetEdition, TypesetPanel
from pocketcards.typeset.page.fit import typeset
from pocketcards.typeset.page.look import STRIP
from pocketcards.typeset.text.composer import Composer

HERE = Path(__file__).parent.parent
ROWS = ("channel.", "contact.", "language.", "claim.")
"""What is said of a number, in its row or group."""
FAR = 999.0
"""Where there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class White:
    """The least white of a card, in points; `within` and `between` in lines of its script."""

    strip: float
    ground: float
    within: float
    between: float

    def least(self, other: White) -> White:
        """Return the lesser of each."""
        both = ((getattr(self, one.name), getattr(other, one.name)) for one in fields(self))
        return White(*(min(pair) for pair in both))


def white_of(made: TypesetEdition, composer: Composer) -> White:
    """Return the least white of a card."""
    found = White(FAR, FAR, FAR, FAR)
    blocks = made.edition.card.blocks.values()
    rows = {one.message for block in blocks for entry in block.numbers for one in entry.say}
    leading = _leading(made, composer)
    for panel in made.panels:
        lines = [line for line in panel.lines() if line.y > STRIP and line.msgctxt not in rows]
        found = found.least(
            White(
                _strip(panel, lines),
                _ground(panel, lines),
                *_between(lines, made.body * leading, rtl=made.edition.language.is_rtl),
            )
        )
    return found


def _leading(made: TypesetEdition, composer: Composer) -> float:
    """Return the line of the script as it is set, in em: of a style that needs room, or of the plain one."""
    language = made.edition.language
    voice = composer.voice(language)
    assert voice
    used = {run.face.id.split("/")[0] for panel in made.panels[1:3] for run in panel.runs()}
    if voice.writing.plain and voice.stack.main.id not in used:
        voice = composer.voice(language._replace(writing=voice.writing.plain))
        assert voice
    return voice.writing.leading * voice.stack.main.scale


def _strip(panel: TypesetPanel, lines: list[PlacedLine]) -> float:
    """Return what is left between the lowest ink of a panel and the rule above its strip."""
    if panel.name == "inside-top":  # its strip stands below the fold
        return FAR
    rules = [shape.y + 0.4 for shape in panel.shapes if STRIP <= shape.y <= STRIP + 2]
    lowest = [line.y - line.line.ink_descent for line in lines]
    lowest += [shape.y for shape in panel.shapes if shape.y > STRIP + 2]
    return min(lowest) - max(rules) if rules and lowest else FAR


def _ground(panel: TypesetPanel, lines: list[PlacedLine]) -> float:
    """Return what is left between a dark ground and the text above or below it."""
    gaps = []
    for shape in panel.shapes:
        height = _height(shape)
        if shape.color is not Color.BLUE or height < 15:
            continue
        for line in lines:
            low, high = line.y - line.line.ink_descent, line.y + line.line.ink_ascent
            gaps += [low - shape.y - height] if low >= shape.y + height else []
            gaps += [shape.y - high] if high <= shape.y else []
    return min(gaps, default=FAR)


def _height(shape: Shape) -> float:
    numbers = [float(word) for word in shape.path.split() if word[-1].isdigit()]
    return max(numbers[1::2], default=0.0) * shape.scale


def _between(lines: list[PlacedLine], line: float, *, rtl: bool) -> tuple[float, float]:
    """Return the white beyond a line, in lines, within messages and between them, column by column."""
    within, between = [FAR], [FAR]
    edges: dict[int, list[PlacedLine]] = {}
    for placed in lines:
        if placed.msgctxt and not placed.msgctxt.startswith(ROWS):
            edge = placed.x + placed.line.width if rtl else placed.x
            edges.setdefault(round(edge), []).append(placed)
    for column in edges.values():
        for upper, lower in pairwise(sorted(column, key=lambda one: -one.y)):
            beyond = (upper.y - lower.y) / line - 1
            if beyond > -0.5:  # on one baseline: parts of a row
                (within if upper.msgctxt == lower.msgctxt else between).append(beyond)
    return min(within), min(between)


def measured(names: Languages, region: str, cards: list[str], root: Path) -> Iterator[tuple[str, str, White]]:
    """Yield card, locale and white of every card that can be laid out."""
    findings: list[Finding] = []
    project = load_project(root, HERE, findings, names)
    composer = Composer(project.fonts)
    for card in cards or list(project.cards):
        for locale in project.locales:
            language = names.find(locale)
            if language is None:
                continue
            edition = edition_of(project, project.cards[card], language, project.regions[region])
            made = typeset(edition, composer) if isinstance(edition, Edition) else None
            if isinstance(made, TypesetEdition):
                yield card, locale, white_of(made, composer)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--region", default="us")
    parser.add_argument("--card", action="append", default=[])
    parser.add_argument("--all", action="store_true", help="every language of every card")
    parser.add_argument("--project", type=Path, default=HERE)
    options = parser.parse_args()
    rows = list(
        measured(project_languages(options.project, []), options.region, options.card, options.project)
    )
    for card in dict.fromkeys(card for card, _, _ in rows):
        own = sorted(
            ((white, locale) for name, locale, white in rows if name == card), key=lambda one: one[0].between
        )
        print(f"{card}: {len(own)} languages\n  locale    strip  ground  within  between")
        for white, locale in own if options.all else own[:5]:
            shown = (
                f"{one:8.2f}" if one < FAR else "       –"
                for one in (white.strip, white.ground, white.within, white.between)
            )
            print(f"  {locale:8}{''.join(shown)}")
    least = White(FAR, FAR, FAR, FAR)
    for _, _, white in rows:
        least = least.least(white)
    print(
        f"{len(rows)} cards: strip {least.strip:.2f} pt, ground {least.ground:.2f} pt, "
        f"within {least.within:.2f}, between {least.between:.2f} lines"
    )
    half = sum(white.between >= 0.24 for _, _, white in rows)
    print(f"{half} of them with a quarter of a line or more between any two items")


if __name__ == "__main__":
    sys.exit(main())
