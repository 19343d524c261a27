"""What a caller should know of the main number: facts beside each other, each with its icon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pocketcards.model import picture
from pocketcards.model.contact import Contact
from pocketcards.model.geometry import Em, Pt
from pocketcards.typeset.page.box import Box, Placement, White, aligned, row
from pocketcards.typeset.page.look import Look

__all__ = ["OVER", "PICTURE", "Fact", "close", "fact_rows", "facts_of", "rows_of"]

PICTURE: Em = 1.35
"""The icon of a fact."""
OVER = 0.8
"""Part of it that stands over the baseline."""
FACTS_APART: tuple[Em, Em] = (1.3, 0.6)
"""White between two facts of a row, and where they would need another row for it."""
SMALLER = 0.88
"""Of the text, where facts then need one row less; never below the floor of the script."""


class Fact(NamedTuple):
    """What the caller should know of the main number."""

    msgctxt: str
    box: Box
    first: Box
    """As the first of a row: words stand on the edge of words, whether an icon is before them or not."""


def facts_of(look: Look, contact: Contact, width: Pt) -> list[Fact]:
    """Set what the caller should know, each with its icon; a little smaller where one row then holds all."""
    facts = _facts(look, contact, 1.0)
    if look.size * SMALLER >= look.voice.writing.floor and len(rows_of(look, facts, width)[0]) > 1:
        smaller = _facts(look, contact, SMALLER)
        if len(rows_of(look, smaller, width)[0]) == 1:
            return smaller
    return facts


def _facts(look: Look, contact: Contact, scale: float) -> list[Fact]:
    known = (
        (picture.DAY_AND_NIGHT, contact.message_id("hours")),
        (picture.INTERPRETER, "channel.interpreters" if contact.interpreters else ""),
        ("", contact.message_id("cost")),  # money crossed out means "no pay": that it is free, words say
    )
    facts: list[Fact] = []
    side, gap = look.size * PICTURE * scale, look.size * 0.4 * scale
    empty = Box(side, 0.0, lambda x, top: Placement())
    for name, msgctxt in known:
        if msgctxt in look.edition.texts:
            said = look.message(msgctxt, scale=scale, tag=None)
            bare = row([said], 0.0, rtl=look.rtl, tag="P")
            icon = look.icon(name, side, above=OVER) if name else empty
            hung = row([icon, said], gap, rtl=look.rtl, tag="P") if name or facts else bare
            facts.append(Fact(msgctxt, hung if name else bare, hung))
    return facts


def close(look: Look) -> White:
    """Return the white between rows of facts, which icons may need, and before what may hurt a caller."""
    return White(
        look.size * 0.1 * look.white, look.line * (0.9 + 0.1 * look.white) + look.step * (look.air // 2)
    )


def fact_rows(look: Look, facts: Sequence[Fact], width: Pt) -> list[Box]:
    """Put facts beside each other, in as few rows as they need."""
    rows, gap = rows_of(look, facts, width)
    return [
        aligned(row([first.first, *(fact.box for fact in others)], gap, rtl=look.rtl), width, rtl=look.rtl)
        for first, *others in rows
    ]


def rows_of(look: Look, facts: Sequence[Fact], width: Pt) -> tuple[list[list[Fact]], Pt]:
    """Return facts in as few rows as they need, and the white between two of a row."""
    gaps = [look.size * em for em in FACTS_APART]
    made = [(_filled(facts, gap, width), gap) for gap in gaps]
    return min(made, key=lambda one: len(one[0]))


def _filled(facts: Sequence[Fact], gap: Pt, width: Pt) -> list[list[Fact]]:
    rows: list[list[Fact]] = []
    for fact in facts:
        room = width - rows[-1][0].first.width if rows else 0.0
        if rows and sum(gap + one.box.width for one in (*rows[-1][1:], fact)) <= room:
            rows[-1].append(fact)
        else:
            rows.append([fact])
    return rows
