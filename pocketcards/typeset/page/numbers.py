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
from pocketcards.typeset.page.box import Box, Placement, aligned, row, stacked, text_box
from pocketcards.typeset.page.code import code_box
from pocketcards.typeset.page.ground import ground, reversed_look
from pocketcards.typeset.page.look import Look
from pocketcards.typeset.page.number_rows import Row, hairline, set_rows
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
MOST_GROWN: Em = 1.2
"""How much further apart its groups stand where the panel is a side of its own."""


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
        return stacked(_groups(look, entries, width), _parted(look), width)
    if look.design.code:
        return _with_code(look, entries, width)
    return _grounded(look, entries, width, height)


def _with_code(look: Look, entries: list[NumberEntry], width: Pt) -> Box:
    """Put the main number as a QR code at the end of the dark panel, on white."""
    code = code_box(look.edition.atoms[entries[0].role].contact.uri, look.design.scale)
    gap = look.size * 0.8
    left = width - code.width - gap - look.pad
    panel = _grounded(look, entries, left)
    height = max(panel.height, code.height)

    def place(x: Pt, top: Pt) -> Placement:
        placed = panel.place(x + width - left if look.rtl else x, top - (height - panel.height) / 2)
        placed.add(code.place(x if look.rtl else x + width - code.width, top - (height - code.height) / 2))
        return placed

    return Box(width, height, place, panel.overflows)


def _grounded(look: Look, entries: list[NumberEntry], width: Pt, height: Pt = 0.0) -> Box:
    """Set numbers on the dark panel, which reaches into the margins on either side."""
    groups = _groups(reversed_look(look), entries, width)
    inside = INSIDE * look.design.scale * (0.7 if look.design.tight else 1.0)
    gap = _parted(look)
    least = sum(group.height for group in groups) + gap * (len(groups) - 1) + 2 * inside
    grown = max(least, height)
    if len(groups) > 1:
        gap += min((grown - least) / (len(groups) + 1), look.size * MOST_GROWN)
    content = stacked(groups, gap, width)
    above = (grown - content.height) / 2

    def place(x: Pt, top: Pt) -> Placement:
        placed = content.place(x, top - above)
        placed.shapes.insert(0, ground(look, x - look.pad, top - grown, width + 2 * look.pad, grown))
        return placed

    return Box(width, grown, place, content.overflows)


def _parted(look: Look) -> Pt:
    """Return the white above the hairline that parts the main number from the others."""
    return look.line * (0.25 if look.design.tight else 0.4) * look.white


def _groups(look: Look, entries: list[NumberEntry], width: Pt) -> list[Box]:
    """Return the main number with its facts, and the rows of the further ones below a hairline."""
    first, *others = entries
    claims = _claims(look, entries)
    groups: list[Box] = []
    if first.say:
        others = entries
    elif first.label == "none":
        return [_by_icon(look, entry, width) for entry in entries]
    else:
        groups.append(_main(look, first, claims[first.role], width))
    if others:
        rows = [_row(look, entry, claims[entry.role]) for entry in others]
        edge = look.main_number * (HANDSET + BESIDE)
        groups.append(hairline(look, set_rows(look, rows, edge, width)))
    return groups


def _main(look: Look, entry: NumberEntry, claims: Sequence[str], width: Pt) -> Box:
    """Set label, number and facts of the main service; where it is tight, facts beside the number."""
    atom = look.edition.atoms[entry.role]
    size = look.main_number
    number = _number(look, atom, size, look.edition.texts[entry.label_of(atom.contact)])
    handset = look.icon(picture.HANDSET, size * HANDSET, above=0.93)
    line = row([handset, number], size * BESIDE, rtl=look.rtl)
    pairs = _facts(look, atom.contact)
    label = look.message(entry.label_of(atom.contact), width, bold=True)
    gap = look.size * 0.3 * look.white
    warnings = _in_rows(look, _warnings(look, claims, width), width)
    facts = [*_in_rows(look, pairs, width), *warnings]
    below = stacked([label, aligned(line, width, rtl=look.rtl), *facts], gap, width)
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
    boxes = [look.icon(one, size) for one in known]
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


def _facts(look: Look, contact: Contact) -> list[Box]:
    """Set what the caller should know, each with its icon."""
    known = (
        (picture.DAY_AND_NIGHT, contact.message_id("hours")),
        (picture.INTERPRETER, "channel.interpreters" if contact.interpreters else ""),
        ("", contact.message_id("cost")),  # money crossed out means "no pay": that it is free, words say
    )
    pairs = []
    for name, msgctxt in known:
        if msgctxt in look.edition.texts:
            icon = [look.icon(name, look.size * 1.35)] if name else []
            said = look.message(msgctxt, tag=None)
            pairs.append(row([*icon, said], look.size * 0.4, rtl=look.rtl, tag="P"))
    return pairs


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
        line if line.width <= width else look.message(name, width, scale=scale)
        for name, line in zip(names, lines, strict=True)
    ]


def _in_rows(look: Look, pairs: list[Box], width: Pt) -> list[Box]:
    """Put facts beside each other, in as few rows as they need."""
    rows: list[list[Box]] = []
    gap = look.size * (0.6 if look.dense else 1.3)
    for pair in pairs:
        if rows and sum(box.width + gap for box in rows[-1]) + pair.width <= width:
            rows[-1].append(pair)
        else:
            rows.append([pair])
    return [aligned(row(members, gap, rtl=look.rtl), width, rtl=look.rtl) for members in rows]


def _row(look: Look, entry: NumberEntry, claims: Sequence[str]) -> Row:
    """Return a further number with its icon, and what is said of it."""
    atom = look.edition.atoms[entry.role]
    said = [one.message for one in entry.say] or [entry.label_of(atom.contact)]
    size = max(number_size(look.size), look.main_number * FURTHER)
    name = look.edition.texts.get(said[0], atom.contact.name_en)
    only = [f"language.{locale}" for locale in atom.contact.only or ()]
    serves = only if all(one in look.edition.texts for one in only) else []
    return Row(
        icon=look.icon(_icon_of(atom.contact), size * 1.15, above=0.88),
        number=_number(look, atom, size, name),
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
