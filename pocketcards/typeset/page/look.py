"""What a block needs to know to be set: the edition, the size, the ground it stands on."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from pocketcards.model.design import PLAIN, Design
from pocketcards.model.edition import Edition
from pocketcards.model.geometry import Em, Pt, mm
from pocketcards.model.page import Color, Shape
from pocketcards.model.picture import GRID
from pocketcards.model.text import ATOM
from pocketcards.typeset.page.box import Box, Placement, White, text_box
from pocketcards.typeset.text.composer import ENGLISH, Composer, Voice

__all__ = ["EMERGENCY", "MAIN_NUMBER", "TOUCH", "WHITES", "Look"]

EMERGENCY = "{emergency}"
"""The one placeholder of running text."""

MARGIN = mm(4.0)
EDGE = mm(1.8)
"""Banner and panel stop this far inside the trim: a sheet torn half a millimetre off shows nothing."""
STRIP = mm(4.0)
"""Above the safe zone's own white."""
APART = 0.63
"""White that sets two items apart, in em of their text: half a line of Latin."""
WHITES = (1.0, 0.5, 0.25, 0.0)
"""How much of the white between items is asked for, in turn: half a line, a quarter, an eighth, none."""
TOUCH: Em = 0.06
"""White between two items whose ink or pictures reach beyond their lines."""
MAIN_NUMBER: tuple[Pt, Pt] = (18.0, 22.0)
"""Smallest and largest size of a card's main number."""


class Look(NamedTuple):
    """How texts of an edition are set at one body size."""

    composer: Composer
    edition: Edition
    voice: Voice
    size: Pt
    boxes: dict[tuple[object, ...], Sequence[Box]]
    """What was set in the same way for another layout of the card, or with other white."""
    ink: Color = Color.INK
    accent: Color = Color.BLUE
    warm: Color = Color.WARM
    quiet: Color = Color.QUIET
    ground: Color = Color.WHITE
    white: float = 1.0
    """What of the white between items and groups is asked for; where nothing else helps it gives way."""
    air: int = 0
    """How many quarters of a line more than asked for part groups: what a panel has to spare."""
    design: Design = PLAIN

    @property
    def rtl(self) -> bool:
        """Whether the card reads from right to left."""
        return self.voice.language.is_rtl

    @property
    def line(self) -> Pt:
        """From one baseline to the next."""
        return self.voice.leading * self.size

    @property
    def step(self) -> Pt:
        """The grid on which baselines stand: a quarter of a line."""
        return self.line / 4

    def apart(self, quarters: int = 2) -> White:
        """Return the white between boxes whose baselines stand a line and so many quarters of one apart.

        Half a line parts items, and no less: the eye sees where one begins. Lines of tall scripts have white
        of their own between them, so that a quarter looks like the half of others.
        """
        steps = _steps(self.voice.writing.leading, quarters, self.white)
        grown = self.air if quarters > 2 else self.air // 2 if quarters else 0
        return White(self.size * TOUCH * (self.white > 0), self.step * (4 + steps + grown))

    def level(self, distance: Pt) -> Pt:
        """Return the distance of two baselines in whole steps of the grid, where white is not scarce."""
        return self.step * math.ceil(distance / self.step - 0.01) if self.white == 1 else distance

    @property
    def dense(self) -> bool:
        """Whether white has given way as far as it may: then columns need not be level either."""
        return self.white <= WHITES[-2]

    def gap(self, em: Em) -> Pt:
        """Return white between boxes; tall scripts bring white of their own."""
        return em * self.size * min(1.0, (1.26 / self.voice.writing.leading) ** 2)

    @property
    def main_number(self) -> Pt:
        """The size of the card's main number."""
        smallest, largest = (max(self.design.number, size * self.design.scale) for size in MAIN_NUMBER)
        return min(largest, max(smallest, 2.4 * self.size))

    @property
    def columns(self) -> int:
        """How many columns of text may stand beside each other."""
        own = self.composer.voice(self.edition.language) or self.voice
        return min(own.writing.columns, self.voice.writing.columns, self.design.columns)

    @property
    def margin(self) -> Pt:
        """White at the sides and at the top of a panel."""
        return MARGIN * self.design.scale

    @property
    def pad(self) -> Pt:
        """From the edge of a ground to its text, which keeps the margin of the card."""
        return (MARGIN - EDGE) * self.design.scale

    @property
    def strip(self) -> Pt:
        """Height of the strip at the foot of every side."""
        return STRIP * self.design.scale

    @property
    def rule(self) -> Pt:
        """The upper edge of the rule above the strip."""
        return self.strip + 1.4 * self.design.scale

    def reversed(self) -> Look:
        """Return the look on the dark ground."""
        white = Color.WHITE
        return self._replace(ink=white, accent=white, warm=Color.GLOW, quiet=white, ground=Color.BLUE)

    def once(self, what: tuple[object, ...], make: Callable[[], Sequence[Box]]) -> Sequence[Box]:
        """Return what `make` sets, or what it set when the same was asked for at this size.

        Args:
            what: What is set: a part of the card, and all that changes it but size, writing and design.
            make: Sets it.
        """
        design = self.design
        key = what, self.size, self.voice.writing.tag, design.columns, design.number, design.tight
        found = self.boxes.get(key)
        if found is None:
            found = self.boxes[key] = make()
        return found

    def message(
        self,
        msgctxt: str,
        width: Pt = math.inf,
        *,
        scale: float = 1.0,
        bold: bool = False,
        color: Color | None = None,
        align: str = "start",
        tag: str | None = "P",
    ) -> Box:
        """Return a message of the card as a box."""
        text = self.edition.texts[msgctxt]
        count = text.count(EMERGENCY)
        atoms = (self.edition.atoms["emergency"],) * count if count else ()
        paragraph = self.composer.paragraph(
            text.replace(EMERGENCY, ATOM), self.voice.language, bold=bold, atoms=atoms
        )
        return text_box(
            paragraph,
            self.size * scale,
            width,
            tag=tag,
            color=color or self.ink,
            align=align,
            msgctxt=msgctxt,
        )

    def english(
        self,
        text: str,
        size: Pt,
        width: Pt = math.inf,
        *,
        bold: bool = False,
        color: Color | None = None,
        align: str = "start",
        tag: str | None = "P",
    ) -> Box:
        """Return English text that is the same on every card."""
        paragraph = self.composer.paragraph(text, ENGLISH, bold=bold)
        lang = None if self.voice.language.locale == ENGLISH.locale or tag is None else ENGLISH.tag
        return text_box(paragraph, size, width, tag=tag, color=color or self.ink, align=align, lang=lang)

    def icon(self, name: str, size: Pt, *, above: Em = 0.8) -> Box:
        """Return a picture, `above` of it over the baseline: an artifact, since words say the same.

        Where there is none of that name it takes no room; loading has said so.
        """
        path = self.edition.card.drawings.get(name)
        if path is None:
            return Box(0.0, 0.0, lambda x, top: Placement())

        def place(x: Pt, top: Pt) -> Placement:
            return Placement(shapes=[Shape(path, self.warm, x, top - size, size / GRID)])

        return Box(size, size, place, ascent=size * above)


@lru_cache(maxsize=256)
def _steps(leading: Em, quarters: int, white: float) -> float:
    """Return how many quarters of a line of white are asked for between lines that so many should part."""
    most = max(min(1, quarters), round(APART * quarters / 2 / (leading / 4)))
    return max(min(1, most), most * white) if white >= WHITES[1] else most * white
