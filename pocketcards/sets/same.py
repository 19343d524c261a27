"""Two files of ours are the same: byte for byte, or such as differ in how streams are packed alone.

Builds of zlib pack the same text into different bytes. Nothing else of a file may differ: everything
between its streams is compared as it stands, and each length and offset that follows from the packing must
be the true one, so that no reader sees another file than we compared (ISO 32000-1 §7.3.8, §7.5.4).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

__all__ = ["same"]

_PNG = b"\x89PNG\r\n\x1a\n"
_STREAM = b"\nstream\n"
_LENGTH = re.compile(rb"/Length ([0-9]{1,9})(?![0-9])")
_ENTRY = re.compile(rb"^([0-9]{10}) ([0-9]{5}) n", re.MULTILINE)
_START = re.compile(rb"startxref\s+([0-9]{1,10})\s")
PACKED = b"/FlateDecode"

Part = tuple[bytes, bytes]
"""What stands between two streams, its length taken out; and the stream after it."""


def same(found: bytes, made: bytes) -> bool:
    """Tell whether a file says the same as one that this program made, to every reader."""
    if found == made:
        return True
    if made.startswith(_PNG):
        return _same_picture(found, made)
    if not made.startswith(b"%PDF-"):
        return False
    ours, theirs = list(_parts(made)), list(_parts(found))
    if len(ours) != len(theirs) or [head for head, _ in ours] != [head for head, _ in theirs]:
        return False
    pairs = zip(ours, theirs, strict=True)
    return all(_same_stream(head, one, other) for (head, one), (_, other) in pairs)


def _parts(data: bytes) -> Iterator[Part]:
    """Yield the parts of a file as our writer writes it; less where it is not written so."""
    at = 0
    while (start := data.find(_STREAM, at)) >= 0:
        head = data[at:start]
        lengths = list(_LENGTH.finditer(head))
        if not lengths:
            return
        last = lengths[-1]
        start += len(_STREAM)
        end = start + int(last[1])
        yield head[: last.start(1)] + head[last.end(1) :], data[start:end]
        at = end
    yield _without_offsets(data, at), b""


def _without_offsets(data: bytes, at: int) -> bytes:
    """Return the end of a file with each offset replaced by whether it is true."""
    table = data.rfind(b"\nxref\n", at) + 1
    numbers = iter(range(1, len(data)))

    def entry(found: re.Match[bytes]) -> bytes:
        there = data.startswith(b"%d 0 obj" % next(numbers), int(found[1]))
        return b"true %s n" % found[2] if there else found[0]

    def start(found: re.Match[bytes]) -> bytes:
        return b"true start" if int(found[1]) == table else found[0]

    return data[at:table] + _START.sub(start, _ENTRY.sub(entry, data[table:]))


def _same_picture(found: bytes, made: bytes) -> bool:
    """Tell whether two pictures have the same parts, and in them the same pixels."""
    (ours, pixels), (theirs, others) = _parts_of_picture(made), _parts_of_picture(found)
    return ours == theirs and _same_packed(pixels, others)


def _parts_of_picture(data: bytes) -> tuple[list[bytes], bytes]:
    """Return the parts of a PNG but for its pixels, and these; sums must be right (PNG §5.3)."""
    parts, pixels, at = [data[: len(_PNG)]], b"", len(_PNG)
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        part, end = data[at + 4 : at + 8 + length], at + 12 + length
        sound = zlib.crc32(part).to_bytes(4, "big") == data[end - 4 : end]
        if sound and part.startswith(b"IDAT"):
            pixels += part[4:]
            parts += [] if parts[-1] == b"IDAT" else [b"IDAT"]
        else:
            parts.append(data[at:end])
        at = end
    return parts, pixels


def _same_stream(head: bytes, one: bytes, other: bytes) -> bool:
    if one == other:
        return True
    if PACKED not in head.rpartition(b"<<")[2]:
        return False
    return _same_packed(one, other)


def _same_packed(one: bytes, other: bytes) -> bool:
    """Tell whether two packed streams hold the same; the first is ours."""
    text = zlib.decompress(one)
    unpacking = zlib.decompressobj()
    try:
        said = unpacking.decompress(other, len(text) + 1)  # no more, however much is packed in it
    except zlib.error:
        return False
    return said == text and unpacking.eof and not unpacking.unused_data
