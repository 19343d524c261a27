"""The block of numbers: the main one large and alone on its line, the others below it.

On public cards it is the dark panel; on discreet cards it stands on the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pocketcards.model.card import Block, NumberEntry
from pocketcards.model.contact import ALWAYS, Contact, ContactKind
from pocketcards.model.geometry import Pt, mm
from pocketcards.model.page import Color, Element, PlacedLine, Shape
from pocketcards.model.text import Atom
from pocketcards.typeset.page import icons
from pocketcards.typeset.page.box import Box, Overflow, Placement, columns, row, stacked, text_box
from pocketcards.typeset.page.code import code_box
from pocketcards.typeset.page.look import Look, icon_box
from pocketcards.typeset.page.paragraph import number_size

__all__ = ["set_numbers"]

PAD: Pt = 5.2
"""Between the edge of the dark panel and its text: the text keeps the margin of the card."""
RADIUS: Pt = 3.2
FRAME = mm(1.2)


def set_numbers(look: Look, block: Block, width: Pt) -> Box:
    """Return the block of numbers. Entries whose role does not serve the reader are left out."""
    entries = [entry for entry in block.numbers if entry.role in look.edition.atoms]
    if not entries:
        return Box(width, 0.0, lambda x, top: Placement())
    public = not look.edition.card.discreet
    if public and look.design.code:
        return _with_code(look, entries, width)
    return _grounded(look, entries, width) if public else _content(look, entries, width)


def _with_code(look: Look, entries: list[NumberEntry], width: Pt) -> Box:
    """Put the main number as a QR code at the end of the dark panel, on white."""
    code = code_box(look.edition.atoms[entries[0].role].contact.uri, look.design.scale)
    gap = look.size * 0.8
    left = width - code.width - gap
    panel = _grounded(look, entries, left)
    height = max(panel.height, code.height)

    def place(x: Pt, top: Pt) -> Placement:
        placed = panel.place(x + width - left if look.rtl else x, top - (height - panel.height) / 2)
        placed.add(code.place(x if look.rtl else x + width - code.width, top - (height - code.height) / 2))
        return placed

    return Box(width, height, place, panel.overflows)


def _content(look: Look, entries: list[NumberEntry], width: Pt) -> Box:
    unlabelled = [entry for entry in entries if entry.label == "none"]
    if unlabelled:
        return stacked([_by_icon(look, entry, width) for entry in unlabelled], look.gap(0.6), width)
    contacts = [look.edition.atoms[entry.role].contact for entry in entries]
    shared = _shared_warnings(contacts)
    boxes = [_main(look, entries[0], shared, width)]
    others = [(entry, look.edition.atoms[entry.role]) for entry in entries[1:]]
    if others:
        boxes.append(_side_by_side(look, others, shared, width))
    below = _in_rows(look, _warnings(look, shared, width), width)
    return stacked([*boxes, *below], look.gap(0.28), width)


def _grounded(look: Look, entries: list[NumberEntry], width: Pt) -> Box:
    """Set numbers on the dark panel, which reaches PAD beyond the measure on either side.

    With one black ink a frame stands for it: a copy of a copy still reads, and toner is saved.
    """
    inset = FRAME * 0.75 if look.design.black else 0.0
    content = _content(look if look.design.black else look.reversed(), entries, width - 2 * inset)
    pad = PAD * look.design.scale
    above, below = (look.size * em + inset for em in ((0.3, 0.4) if look.design.tight else (0.36, 0.52)))
    height = content.height + above + below

    def place(x: Pt, top: Pt) -> Placement:
        placed = content.place(x + inset, top - above)
        outline = icons.rounded(width + 2 * pad, height, RADIUS)
        if look.design.black:
            outline += " " + icons.hole(FRAME, width + 2 * pad, height, RADIUS)
        placed.shapes.insert(
            0, Shape(outline, Color.BLACK if look.design.black else Color.BLUE, x - pad, top - height)
        )
        return placed

    return Box(width, height, place, content.overflows)


def _main(look: Look, entry: NumberEntry, shared: Sequence[str], width: Pt) -> Box:
    """Set label, number and facts of the main service; where it is tight, facts beside the number."""
    atom = look.edition.atoms[entry.role]
    size = look.main_number
    number = _number(look, atom, size, look.edition.texts[entry.label_of(atom.contact)])
    handset = icon_box(icons.HANDSET, size * 0.82, look.warm, above=0.93)
    line = row([handset, number], size * 0.32, rtl=look.rtl)
    pairs = _facts(look, atom.contact)
    label = look.message(entry.label_of(atom.contact), width, bold=True)
    gap = look.size * 0.22
    warnings = _in_rows(look, _warnings(look, _own(atom, shared), width), width)
    facts = [*_in_rows(look, pairs, width), *warnings]
    below = stacked([label, _at_start(look, line, width), *facts], gap, width)
    parted = look.rtl and " " in atom.text  # readers turn its groups round beside right-to-left words
    if not look.design.tight or not pairs or parted:
        return below
    beside = _beside(look, entry.label_of(atom.contact), line, pairs, width)
    beside = stacked([beside, *warnings], gap, width)
    return min(below, beside, key=lambda box: (bool(box.overflows), box.height))


def _beside(look: Look, label: str, line: Box, pairs: list[Box], width: Pt) -> Box:
    """Set label and number, and the facts below each other at the end of the measure."""
    gutter = look.size * 1.1
    right = max(box.width for box in pairs)
    left = width - right - gutter
    gap = look.size * 0.22
    one = stacked([look.message(label, left, bold=True), _at_start(look, line, left)], gap, left)
    other = stacked([_at_start(look, pair, right) for pair in pairs], 0, right)
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
    path = icons.ALARM if atom.contact.kind is ContactKind.EMERGENCY else icons.HANDSET
    size = look.main_number
    parts = [
        icon_box(path, size * 0.82, look.warm, above=0.93),
        _number(look, atom, size, atom.contact.name_en),
    ]
    line = _at_start(look, row(parts, size * 0.32, rtl=look.rtl), width)
    known = [icons.DAY_AND_NIGHT] if atom.contact.hours == ALWAYS else []
    known += [icons.INTERPRETER] if atom.contact.interpreters else []
    if not known or atom.contact.kind is ContactKind.EMERGENCY:
        return line
    below = row([icon_box(one, size, look.warm) for one in known], size * 0.6, rtl=look.rtl)
    return stacked([line, _at_start(look, below, width)], look.gap(0.6), width)


def _facts(look: Look, contact: Contact) -> list[Box]:
    """Set what the caller should know, each with its icon."""
    known = (
        (icons.DAY_AND_NIGHT, contact.message_id("hours")),
        (icons.INTERPRETER, "channel.interpreters" if contact.interpreters else ""),
        (icons.COIN, contact.message_id("cost")),
    )
    pairs = []
    for path, msgctxt in known:
        if msgctxt in look.edition.texts:
            icon = icon_box(path, look.size * 1.35, look.warm)
            pairs.append(
                row([icon, look.message(msgctxt, tag=None)], look.size * 0.32, rtl=look.rtl, tag="P")
            )
    return pairs


def _shared_warnings(contacts: Sequence[Contact]) -> Sequence[str]:
    """Return what may hurt a caller on every line of a block: it is said once, below them all."""
    said = [contact.warnings for contact in contacts if contact.is_service]
    return [name for name in said[0] if all(name in one for one in said)] if len(said) > 1 else []


def _own(atom: Atom, shared: Sequence[str]) -> list[str]:
    return [name for name in atom.contact.warnings if name not in shared]


def _warnings(look: Look, names: Sequence[str], width: Pt) -> list[Box]:
    """Set what may hurt a caller: each sentence on one line, or as wide as there is room."""
    scale = 1.0 if look.edition.card.discreet else 0.9
    boxes = []
    for name in names:
        if name in look.edition.texts:
            line = look.message(name, scale=scale)
            boxes.append(line if line.width <= width else look.message(name, width, scale=scale))
    return boxes


def _in_rows(look: Look, pairs: list[Box], width: Pt) -> list[Box]:
    """Put facts beside each other, in as few rows as they need."""
    rows: list[list[Box]] = []
    gap = look.size * 0.95
    for pair in pairs:
        if rows and sum(box.width + gap for box in rows[-1]) + pair.width <= width:
            rows[-1].append(pair)
        else:
            rows.append([pair])
    return [_at_start(look, row(members, gap, rtl=look.rtl), width) for members in rows]


def _side_by_side(
    look: Look, others: list[tuple[NumberEntry, Atom]], shared: Sequence[str], width: Pt
) -> Box:
    count = min(2, len(others))
    gutter = look.size * 1.1
    measure = (width - gutter * (count - 1)) / count
    cells = [_cell(look, entry, atom, shared, measure) for entry, atom in others]
    return columns(cells, count, look.gap(0.3), gutter, width, rtl=look.rtl)


def _cell(look: Look, entry: NumberEntry, atom: Atom, shared: Sequence[str], width: Pt) -> Box:
    """Set a further number below its label, with the languages that its channel serves."""
    name = entry.label_of(atom.contact)
    parts = [_number(look, atom, number_size(look.size), look.edition.texts[name])]
    if atom.contact.kind is ContactKind.TEXT:
        parts.insert(0, icon_box(icons.MESSAGE, look.size * 1.35, look.warm))
    line = row(parts, look.size * 0.4, rtl=look.rtl)
    below = []
    only = [f"language.{locale}" for locale in atom.contact.only or ()]
    if only and all(name in look.edition.texts for name in only):
        words = _languages(look, only)
        gap = look.size * 0.6
        if line.width + gap + words.width <= width:
            line = row([line, words], gap, rtl=look.rtl)
        else:
            below = [_at_start(look, words, width)]
    below += _in_rows(look, _warnings(look, _own(atom, shared), width), width)
    label = look.message(name, width)
    return stacked([label, _at_start(look, line, width), *below], look.size * 0.06, width)


def _languages(look: Look, names: list[str]) -> Box:
    """Set the languages that a channel serves, where it has no interpreters."""
    parts = []
    for i, name in enumerate(names):
        if i:
            parts.append(look.english("·", look.size * 0.9, tag=None))
        parts.append(look.message(name, scale=0.9, tag=None))
    return row(parts, look.size * 0.22, rtl=look.rtl, tag="P")


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
    lifted = replace(box, place=lambda x, top: place(x, top + box.ascent - ascent))
    return Box(box.width, height - box.ascent + ascent, lifted.place, box.overflows, ascent)


def _at_start(look: Look, box: Box, width: Pt) -> Box:
    """Put a box at the side of the measure where reading starts."""

    def place(x: Pt, top: Pt) -> Placement:
        return box.place(x + width - box.width if look.rtl else x, top)

    over = (Overflow(None, box.width - width),) if box.width > width + 0.01 else ()
    return Box(width, box.height, place, box.overflows + over, box.ascent)
