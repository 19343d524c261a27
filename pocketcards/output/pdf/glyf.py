"""Composite glyphs: what a cluster draws becomes one glyph of the embedded face.

Readers that copy text lose words whose marks are glyphs of their own, above the baseline or with
no width (docs/extraction.md). So a cluster of several glyphs, or one that is moved, is appended to
`glyf` as a composite: its components are the shaped glyphs, at their places, in font units.
Nothing is drawn anew, so the ink is the same.

Not by fontTools: it parses and compiles the whole table, 7 to 46 ms a face where appending to the bytes takes
0.4 to 0.5 ms, for every card.
"""

import struct
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pocketcards.model.text import FontSubset

__all__ = ["Box", "Component", "Drawing", "Outlines", "is_plain", "with_composites"]

# Flags of a component (OpenType 1.9, glyf, "Composite glyph description").
_WORDS_AND_XY = 0x0001 | 0x0002
_MORE = 0x0020
_OVERLAP = 0x0400

_FILE_SUM = 0xB1B0AFBA
"""What all the words of a font file add up to (OpenType 1.9, head)."""


Box = tuple[int, int, int, int]
"""Left, bottom, right and top edge of ink, in font units."""


class Component(NamedTuple):
    """A glyph, moved. Font units."""

    glyph: int
    x: int
    y: int


class Drawing(NamedTuple):
    """What one code of a file draws, and how far the pen goes."""

    components: tuple[Component, ...]
    """Glyph ids of the face."""
    advance: int


class Outlines(NamedTuple):
    """A TrueType file, and the glyph in it that shows each drawing."""

    data: bytes
    glyphs: dict[Drawing, int]
    box: Box


def is_plain(drawing: Drawing, cut: FontSubset) -> bool:
    """Return whether a drawing is a glyph of the face as it is."""
    if len(drawing.components) != 1:
        return False
    glyph, x, y = drawing.components[0]
    return not x and not y and drawing.advance == cut.advances[glyph]


@lru_cache(maxsize=1024)
def with_composites(cut: FontSubset, drawings: frozenset[Drawing]) -> Outlines:
    """Return the subset with a composite for each drawing that is not plain. Pure, so remembered."""
    font = _Font(cut.data)
    new = cut.renumbered
    glyphs = {}
    for drawing in sorted(drawings):  # sets have no order, bytes must have one
        components, advance = drawing
        if is_plain(drawing, cut):
            glyphs[drawing] = new[components[0].glyph]
        else:
            glyphs[drawing] = font.add([(new[glyph], x, y) for glyph, x, y in components], advance)
    return Outlines(font.data(), glyphs, font.box)


class _Ink(NamedTuple):
    """What must be known of a glyph to make it a component."""

    left: int
    bottom: int
    right: int
    top: int
    slip: int
    """From the left edge in its outline to its left side bearing."""
    points: int
    contours: int


class _Font:
    """The tables of a subset while composites are added."""

    def __init__(self, data: bytes) -> None:
        self._read = data
        self.tables = _tables(data)
        (count,) = struct.unpack_from(">H", self.tables["maxp"], 4)
        self._own = count
        self.loca = _read_loca(self.tables, count)
        self.metrics = _read_metrics(self.tables, count)
        self.glyf = bytearray(self.tables["glyf"][: self.loca[-1]])
        self.box: Box = struct.unpack_from(">4h", self.tables["head"], 36)
        self._known: dict[int, _Ink | None] = {}
        self._most = (0, 0, 0)
        """Points, contours and components of the largest composites."""

    def add(self, parts: Sequence[tuple[int, int, int]], advance: int) -> int:
        """Append a composite of glyphs at their x and y; return its glyph id."""
        inked = [(glyph, x, y, ink) for glyph, x, y in parts if (ink := self._ink(glyph))]
        left = self._describe(inked) if inked else 0
        self.loca.append(len(self.glyf))
        self.metrics.append((advance, left))
        return len(self.metrics) - 1

    def _describe(self, parts: Sequence[tuple[int, int, int, _Ink]]) -> int:
        """Append the description of a composite; return its left side bearing.

        A reader draws a glyph with its ink at its side bearing, but a component with its origin
        at x: where the face lets the two differ, `slip` makes up for it.
        """
        flags = _WORDS_AND_XY | _OVERLAP
        body = b""
        for i, (glyph, x, y, ink) in enumerate(parts):
            more = _MORE if i + 1 < len(parts) else 0
            body += struct.pack(">HHhh", flags | more, glyph, x + ink.slip, y)
            flags = _WORDS_AND_XY
        left = min(x + ink.slip + ink.left for _, x, _, ink in parts)
        bottom = min(y + ink.bottom for _, _, y, ink in parts)
        right = max(x + ink.slip + ink.right for _, x, _, ink in parts)
        top = max(y + ink.top for _, _, y, ink in parts)
        self.glyf += struct.pack(">5h", -1, left, bottom, right, top) + body
        box, most = self.box, self._most
        self.box = min(box[0], left), min(box[1], bottom), max(box[2], right), max(box[3], top)
        points, contours = sum(part[3].points for part in parts), sum(part[3].contours for part in parts)
        self._most = max(most[0], points), max(most[1], contours), max(most[2], len(parts))
        return left

    def _ink(self, glyph: int) -> _Ink | None:
        """Return the outline of a glyph; None where it has none."""
        if glyph not in self._known:
            at, end = self.loca[glyph : glyph + 2]
            self._known[glyph] = self._read_ink(glyph, at) if at < end else None
        return self._known[glyph]

    def _read_ink(self, glyph: int, at: int) -> _Ink:
        contours, left, bottom, right, top = struct.unpack_from(">5h", self.glyf, at)
        if contours < 0:  # a composite: the most that a glyph of the face can have
            points, contours = struct.unpack_from(">2H", self.tables["maxp"], 10)
        else:
            points = 1 + struct.unpack_from(">H", self.glyf, at + 8 + 2 * contours)[0]
        return _Ink(left, bottom, right, top, self.metrics[glyph][1] - left, points, contours)

    def data(self) -> bytes:
        """Return the file; the one that was read where nothing was added."""
        count = len(self.metrics)
        if count == self._own:
            return self._read
        head, hhea, maxp = (bytearray(self.tables[tag]) for tag in ("head", "hhea", "maxp"))
        struct.pack_into(">4h", head, 36, *self.box)
        struct.pack_into(">h", head, 50, 1)  # long offsets
        struct.pack_into(">H", hhea, 10, max(advance for advance, _ in self.metrics))
        struct.pack_into(">H", hhea, 34, count)
        struct.pack_into(">H", maxp, 4, count)
        points, contours = struct.unpack_from(">2H", maxp, 10)
        parts, depth = struct.unpack_from(">2H", maxp, 28)
        most = self._most
        struct.pack_into(">2H", maxp, 10, max(points, most[0]), max(contours, most[1]))
        struct.pack_into(">2H", maxp, 28, max(parts, most[2]), depth + 1)
        return _file(
            {
                "glyf": bytes(self.glyf),
                "head": bytes(head),
                "hhea": bytes(hhea),
                "hmtx": b"".join(struct.pack(">Hh", *metric) for metric in self.metrics),
                "loca": struct.pack(f">{count + 1}I", *self.loca),
                "maxp": bytes(maxp),
            }
        )


def _tables(data: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    found = {}
    for i in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * i)
        found[tag.decode("ascii")] = data[offset : offset + length]
    return found


def _read_loca(tables: dict[str, bytes], count: int) -> list[int]:
    (long,) = struct.unpack_from(">h", tables["head"], 50)
    if long:
        return list(struct.unpack_from(f">{count + 1}I", tables["loca"]))
    return [2 * half for half in struct.unpack_from(f">{count + 1}H", tables["loca"])]


def _read_metrics(tables: dict[str, bytes], count: int) -> list[tuple[int, int]]:
    """Return advance and left side bearing of each glyph; the last advance serves the rest."""
    (long,) = struct.unpack_from(">H", tables["hhea"], 34)
    metrics: list[tuple[int, int]] = list(struct.iter_unpack(">Hh", tables["hmtx"][: 4 * long]))
    bearings = struct.unpack_from(f">{count - long}h", tables["hmtx"], 4 * long)
    return metrics + [(metrics[-1][0], bearing) for bearing in bearings]


def _file(tables: dict[str, bytes]) -> bytes:
    """Return tables as a TrueType file, checksums right (OpenType 1.9, "Font file structure")."""
    count = len(tables)
    power = count.bit_length() - 1
    directory = struct.pack(">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    start = 12 + 16 * count
    body = bytearray()
    total = adjustment = 0
    for tag, table in sorted(tables.items()):
        if tag == "head":
            adjustment = len(body) + 8
            table = table[:8] + bytes(4) + table[12:]
        padded = table + bytes(-len(table) % 4)
        checksum = _sum(padded)
        total += checksum
        directory += struct.pack(">4sIII", tag.encode("ascii"), checksum, start + len(body), len(table))
        body += padded
    total += _sum(directory)
    struct.pack_into(">I", body, adjustment, (_FILE_SUM - total) & 0xFFFFFFFF)
    return directory + bytes(body)


def _sum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF
