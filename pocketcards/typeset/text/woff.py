"""A face becomes WOFF 1: its tables, each packed where that makes it shorter (https://www.w3.org/TR/WOFF/).

The bytes are those that fontTools writes, which loads a parser of every table to do so: 60 ms at every start.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

__all__ = ["woff"]

ORDER = b"glyf maxp loca head hmtx hhea OS/2 cmap name post gasp BASE GDEF GPOS GSUB vmtx vhea"
"""In which tables stand in the file; any other comes after them."""
HEAD = b"head"
SUM = slice(8, 12)
"""Where in `head` the sum over the whole face stands."""
WHOLE = 0xB1B0AFBA
"""What all of a face adds up to, with that sum."""
_PLAIN, _PLAIN_ENTRY = 12, 16
_WOFF, _WOFF_ENTRY = 44, 20
"""How long the head of a file is, and what it says of a table."""


class _Table(NamedTuple):
    """A table; `head` without the sum over the whole face."""

    tag: bytes
    data: bytes
    packed: bytes
    sum: int


def woff(face: bytes) -> bytes:
    """Return a face, with its tables as OpenType has them, as WOFF."""
    kind, count = struct.unpack_from(">4sH", face)
    said = struct.iter_unpack(">4s4xLL", face[_PLAIN : _PLAIN + _PLAIN_ENTRY * count])
    found = (_table(tag, face[at : at + size]) for tag, at, size in said)
    tables = sorted(found, key=lambda one: (one.tag not in ORDER, ORDER.find(one.tag), one.tag))
    starts = _starts(_WOFF + _WOFF_ENTRY * count, [one.packed for one in tables])
    listed = (
        struct.pack(">4sLLLL", one.tag, at, len(one.packed), len(one.data), one.sum)
        for at, one in zip(starts, tables, strict=False)
    )
    size = _PLAIN + _PLAIN_ENTRY * count + sum(len(_filled(one.data)) for one in tables)
    version = next(one.data[4:8] for one in tables if one.tag == HEAD)
    about = struct.pack(">4s4sLHHL4s20x", b"wOFF", kind, starts[-1], count, 0, size, version)
    made = bytearray(b"".join((about, *sorted(listed), *(_filled(one.packed) for one in tables))))
    head = next(at for at, one in zip(starts, tables, strict=False) if one.tag == HEAD)
    made[head + SUM.start : head + SUM.stop] = struct.pack(">L", _missing_to_whole(kind, tables))
    return bytes(made)


def _table(tag: bytes, data: bytes) -> _Table:
    if tag == HEAD:
        data = data[: SUM.start] + bytes(4) + data[SUM.stop :]
        return _Table(tag, data, data, _sum(data))
    packed = zlib.compress(data, 6)
    return _Table(tag, data, packed if len(packed) < len(data) else data, _sum(data))


def _missing_to_whole(kind: bytes, tables: Sequence[_Table]) -> int:
    """Return the sum that `head` holds, of the face as it is when it is unpacked again."""
    count = len(tables)
    starts = _starts(_PLAIN + _PLAIN_ENTRY * count, [one.data for one in tables])
    power = 1 << count.bit_length() - 1
    head = struct.pack(">4sHHHH", kind, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    listed = (
        struct.pack(">4sLLL", one.tag, one.sum, at, len(one.data))
        for at, one in zip(starts, tables, strict=False)
    )
    return (WHOLE - sum(one.sum for one in tables) - _sum(head + b"".join(sorted(listed)))) % 2**32


def _starts(first: int, bodies: Sequence[bytes]) -> list[int]:
    """Return where each begins that follows the other, and where the last ends."""
    return list(accumulate((len(_filled(one)) for one in bodies), initial=first))


def _filled(body: bytes) -> bytes:
    """Return bytes with zeros up to a whole number of four."""
    return body + bytes(-len(body) % 4)


def _sum(data: bytes) -> int:
    words = array("I", _filled(data))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) % 2**32
