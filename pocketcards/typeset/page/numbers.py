"""The block of numbers: the main one large and alone on its line, each further one in a row of its own.

On public cards it is the dark panel; on discreet cards it stands on the paper.
"""

from __future__ import annotations

from collections.abc import Sequence

from pocketcards.model import picture
from pocketcards.model.card import Block, NumberEntry
from pocketcards.model.contact import ALWAYS, Contact, ContactKind
from pocketcards.model.geometry import Em, Pt, mm
from pocketcards.model.page import Element, PlacedLine
from pocketcards.model.text import Atom
from pocketcards.typeset.page.box import (
    Box,
    Placement,
    White,
    aligned,
    row,
    spaced,
    stacked,
    text_box,
)
from pocketcards.typeset.page.code import code_box
from pocketcards.typeset.page.facts import OVER, PICTURE, close, fact_rows, facts_of
from pocketcards.typeset.page.ground import ground, reversed_look
from pocketcards.typeset.page.look import Look
from pocketcards.typeset.page.number_rows import Row, parted, set_rows, with_fact
from pocketcards.typeset.page.paragraph import number_size

__all__ = ["set_numbers"]

INSIDE = mm(1.8)
"""White above and below the text of the dark panel."""
HANDSET: Em = 0.82
"""The icon beside the main number, in em of the number."""
BESIDE: Em = 0.32
"""White between the two."""
FURTHER: Em = 0.64
"""Size of a further number, of the main one."""
FREE: Em = 0.18
"""White above the main number and below it, in em of the number."""
FIGURE: Em = 0.714
"""Height of a figure."""
ICON: Em = 1.0
"""The icon of a further number, in em of the number; it stands around the middle of the figures."""


def set_numbers(look: Look, block: Block, width: Pt, height: Pt = 0.0) -> Box:
    """Return the block of numbers. Entries whose role does not serve the reader are left out.

    Args:
        look: On paper.
        block: The numbers.
        width: Of the text.
        height: The least of the dark panel.
    """
    entries = [entry for entry in block.numbers if entry.role in look.edition.atoms]
    if not entries:
        return Box(width, 0.0, lambda x, top: Placement())
    if look.edition.card.discreet:
        return _group(look, block.id, entries, width)
    if look.design.code:
        return _with_code(look, block.id, entries, width)
    return _grounded(look, block.id, entries, width, height)


def _with_code(look: Look, name: str, entries: list[NumberEntry], width: Pt) -> Box:
    """Put the main number as a QR code at the end of the dark panel, on white."""
    code = code_box(look.edition.atoms[entries[0].role].contact.uri, look.design.scale)
    gap = look.size * 0.8
    left = width - code.width - gap - look.pad
    panel = _grounded(look, name, entries, left)
    height = max(panel.height, code.height)

    def place(x: Pt, top: Pt) -> Placement:
        placed = panel.place(x + width - left if look.rtl else x, top - (height - panel.height) / 2)
        placed.add(code.place(x if look.rtl else x + width - code.width, top - (height - code.height) / 2))
        return placed

    return Box(width, height, place, panel.overflows)


def _grounded(look: Look, name: str, entries: list[NumberEntry], width: Pt, height: Pt = 0.0) -> Box:
    """Set numbers on the dark panel, which reaches into the margins on either side."""
    content = _group(reversed_look(look), name, entries, width)
    inside = INSIDE * look.design.scale * (0.7 if look.design.tight else 1.0)
    grown = max(content.height + 2 * inside, height)
    above = (grown - content.height) / 2

    def place(x: Pt, top: Pt) -> Placement:
        placed = content.place(x, top - above)
        placed.shapes.insert(0, ground(look, x - look.pad, top - grown, width + 2 * look.pad, grown))
        return placed

    return Box(width, grown, place, content.overflows)


def _group(look: Look, name: str, entries: list[NumberEntry], width: Pt) -> Box:
    """Set the main number with its facts, and the rows of the further ones below a hairline."""
    first, *others = entries
    if first.label == "none":
        return spaced([_by_icon(look, entry, width) for entry in entries], look.apart(), width)
    main = [] if first.say else [_main(look, name, entries, width)]
    further = others if main else entries
    if not further:
        return main[0]

    def rows() -> list[Row]:
        claims = _claims(look, entries)
        return [_row(look, entry, claims[entry.role]) for entry in further]

    below = set_rows(look, rows, name, look.main_number * (HANDSET + BESIDE), width)
    return parted(look, main[0], below, width) if main else below


def _main(look: Look, name: str, entries: list[NumberEntry], width: Pt) -> Box:
    """Set label, number and facts of the main service; where it is tight, facts beside the number."""
    entry = entries[0]
    atom = look.edition.atoms[entry.role]
    label, line = look.once((name, "main", width), lambda: _labelled(look, entry, width))
    facts = look.once(
        (name, "facts", width), lambda: fact_rows(look, facts_of(look, atom.contact, width), width)
    )
    warnings = look.once(
        (name, "warnings", width),
        lambda: _warnings(look, _claims(look, entries)[entry.role], width),
    )
    ways = [_told_below(look, label, aligned(line, width, rtl=look.rtl), facts, warnings, width)]
    parted = look.rtl and " " in atom.text  # readers turn its groups round beside right-to-left words
    # Lines so near to a label in two lines are no paragraph to poppler: on public cards there is room below.
    if look.edition.card.discreet and not parted and len(facts) > 1:
        number, *others = look.once(
            (name, "fact", width), lambda: _with_last_fact(look, line, atom.contact, width)
        )
        ways.append(_told_below(look, label, number, others, warnings, width))
    if look.design.tight and facts and not parted:
        pairs = [fact.first for fact in facts_of(look, atom.contact, width)]
        stack = _beside(look, entry.label_of(atom.contact), line, pairs, width)
        ways.append(stacked([stack, *warnings], look.size * 0.3 * look.white, width))
    return min(ways, key=lambda box: (bool(box.overflows), box.height))


def _with_last_fact(look: Look, line: Box, contact: Contact, width: Pt) -> list[Box]:
    """Set the main number, and beside it the last fact; then the rows of the others."""
    *others, last = facts_of(look, contact, width)
    middle = line.ascent - look.main_number * FIGURE / 2
    return [with_fact(look, line, middle, last.msgctxt, width), *fact_rows(look, others, width)]


def _told_below(
    look: Look, label: Box, line: Box, facts: Sequence[Box], warnings: Sequence[Box], width: Pt
) -> Box:
    """Set label, number and what is told of it below each other."""
    head = spaced([label, line], _free(look, look.main_number * FIGURE), width)
    told = [*([spaced(facts, close(look), width)] if facts else []), *warnings]
    group = [head, spaced(told, close(look), width)] if told else [head]
    return spaced(group, _free(look, look.size * PICTURE * OVER), width)


def _labelled(look: Look, entry: NumberEntry, width: Pt) -> tuple[Box, Box]:
    """Return the label of the main number, and the number with its icon."""
    contact, size = look.edition.atoms[entry.role].contact, look.main_number
    label = entry.label_of(contact)
    number = _number(look, look.edition.atoms[entry.role], size, look.edition.texts[label])
    handset = look.icon(picture.HANDSET, size * HANDSET, above=0.93)
    line = row([handset, number], size * BESIDE, rtl=look.rtl)
    return look.message(label, width, bold=True), line


def _free(look: Look, height: Pt) -> White:
    """Return the white between the main number and what stands above or below it.

    The same on both sides, from baselines to the top of figures or icons: the number belongs to neither.
    """
    white = look.main_number * FREE * look.white + look.size * 0.2
    return White(look.size * 0.3 * look.white, look.level(white + height) + look.step * ((look.air + 1) // 2))


def _beside(look: Look, label: str, line: Box, pairs: list[Box], width: Pt) -> Box:
    """Set label and number, and the facts below each other at the end of the measure."""
    gutter = look.size * 1.1
    right = max(box.width for box in pairs)
    left = width - right - gutter
    gap = look.size * 0.3 * look.white
    one = stacked([look.message(label, left, bold=True), aligned(line, left, rtl=look.rtl)], gap, left)
    other = stacked([aligned(pair, right, rtl=look.rtl) for pair in pairs], 0.0, right)
    height = max(one.height, other.height)

    def place(x: Pt, top: Pt) -> Placement:
        placed = one.place(x + width - left if look.rtl else x, top - (height - one.height) / 2)
        at = x if look.rtl else x + width - right
        placed.add(other.place(at, top - (height - other.height) / 2))
        return placed

    return Box(width, height, place, one.overflows + other.overflows)


def _by_icon(look: Look, entry: NumberEntry, width: Pt) -> Box:
    """Set a number that its icon alone explains, and below it, in icons, when somebody answers and how."""
    atom = look.edition.atoms[entry.role]
    size = look.main_number
    parts = [
        look.icon(_icon_of(atom.contact), size * HANDSET, above=0.93),
        _number(look, atom, size, atom.contact.name_en),
    ]
    line = aligned(row(parts, size * BESIDE, rtl=look.rtl), width, rtl=look.rtl)
    if atom.contact.kind is ContactKind.EMERGENCY:
        return line
    known = [picture.DAY_AND_NIGHT] if atom.contact.hours == ALWAYS else []
    known += [picture.INTERPRETER] if atom.contact.interpreters else []
    boxes = [look.icon(one, size * HANDSET) for one in known]
    below = [aligned(row(boxes, size * 0.6, rtl=look.rtl), width, rtl=look.rtl)] if boxes else []
    return stacked([line, *below, *_claims_by_icon(look, atom.contact, width)], look.line / 2, width)


def _claims_by_icon(look: Look, contact: Contact, width: Pt) -> list[Box]:
    """Set what may hurt a caller; in English, for who explains it, where the language has no words yet."""
    texts, messages = look.edition.texts, look.edition.card.messages
    return [
        look.message(name, width) if name in texts else look.english(messages[name].text, look.size, width)
        for name in contact.warnings
        if name in texts or name in messages
    ]


def _icon_of(contact: Contact) -> str:
    """Return the icon of a service, by how it is reached."""
    return {
        ContactKind.TEXT: picture.MESSAGE,
        ContactKind.TTY: picture.KEYS,
        ContactKind.RELAY: picture.KEYS,
        ContactKind.EMERGENCY: picture.ALARM,
    }.get(contact.kind, picture.HANDSET)


def _claims(look: Look, entries: Sequence[NumberEntry]) -> dict[str, list[str]]:
    """Return what may hurt who calls, by role: once for a service, at the first of its numbers."""
    told: list[tuple[Contact, str]] = []
    claims: dict[str, list[str]] = {}
    for entry in entries:
        contact = look.edition.atoms[entry.role].contact
        said = {name for other, name in told if other.is_of_service(contact)}
        own = [name for name in contact.warnings if name in look.edition.texts and name not in said]
        claims[entry.role] = own
        told += [(contact, name) for name in own]
    return claims


def _warnings(look: Look, names: Sequence[str], width: Pt) -> list[Box]:
    """Set what may hurt a caller: each sentence on one line, or as wide as there is room."""
    scale = 1.0 if look.edition.card.discreet else 0.9
    lines = [look.message(name, scale=scale) for name in names]
    return [
        aligned(line, width, rtl=look.rtl) if line.width <= width else look.message(name, width, scale=scale)
        for name, line in zip(names, lines, strict=True)
    ]


def _row(look: Look, entry: NumberEntry, claims: Sequence[str]) -> Row:
    """Return a further number with its icon, and what is said of it."""
    atom = look.edition.atoms[entry.role]
    said = [one.message for one in entry.say] or [entry.label_of(atom.contact)]
    size = max(number_size(look.size), look.main_number * FURTHER)
    name = look.edition.texts.get(said[0], atom.contact.name_en)
    only = [f"language.{locale}" for locale in atom.contact.only or ()]
    serves = only if all(one in look.edition.texts for one in only) else []
    icon = look.icon(_icon_of(atom.contact), size * ICON, above=0.5 + FIGURE / 2 / ICON)
    number = _number(look, atom, size, name)
    return Row(
        icon=icon,
        number=number,
        middle=number.ascent - size * FIGURE / 2,
        said=tuple(said),
        languages=tuple(serves),
        warnings=tuple(claims),
    )


def _number(look: Look, atom: Atom, size: Pt, label: str) -> Box:
    """Set a number alone; on public cards it is a link."""
    paragraph = look.composer.number(atom)
    box = text_box(paragraph, size, float("inf"), tag=None, color=look.accent, number=size)
    # Digits have no descenders: close the box below them.
    height = box.ascent + size * 0.06
    uri = None if look.edition.card.discreet else atom.contact.uri

    def place(x: Pt, top: Pt) -> Placement:
        placed = box.place(x, top)
        lines = tuple(child for child in placed.elements if isinstance(child, PlacedLine))
        link = Element("Link", lines, uri=uri, alt=f"{label}: {atom.text}")
        return Placement([Element("P", (link,) if uri else lines)], placed.shapes)

    ascent = size * 0.76
    lifted = box._replace(place=lambda x, top: place(x, top + box.ascent - ascent))
    return Box(box.width, height - box.ascent + ascent, lifted.place, box.overflows, ascent, size * 0.06)
