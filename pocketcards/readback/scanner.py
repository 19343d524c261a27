"""A finished file as its bytes have it: every object, and nothing between, before or after them.

Viewers forgive and repair, each in its own way; what one of them skips, another may show. Files of ours
are flat and regular (objects numbered from one, one cross-reference table, no updates), so this scanner
knows that and refuses everything else (ISO 32000-1 §7.5). What objects say is the business of `grammar`.
"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

__all__ = ["ScannedObject", "StrangeFileError", "scan", "unpacked"]

HEAD = re.compile(rb"%PDF-1\.[67]\n%[^\r\n]*\n")
BEGUN = re.compile(rb"(\d+) 0 obj\n")
ENDED = re.compile(rb"\n(endobj|stream)\n")
LENGTH = re.compile(rb"/Length (\d+)\b")
END = b"\nendstream\nendobj\n"
TRAILER = re.compile(
    rb"trailer\n<<\n/ID \[<[0-9a-f]{32}><[0-9a-f]{32}>\]\n/Info (\d+) 0 R\n/Root (\d+) 0 R\n/Size (\d+)\n>>\n"
    rb"startxref\n(\d+)\n%%EOF\n"
)
LARGEST = 2_000_000
"""Bytes of a page's content when it is unpacked; those of cards have a hundredth of it."""


class StrangeFileError(Exception):
    """The file is not written as this program writes files. The message says what is strange."""


class ScannedObject(NamedTuple):
    """An indirect object."""

    text: bytes
    """Its dictionary, array or other value, as it stands in the file."""
    stream: bytes | None
    """As it stands in the file: packed."""


def scan(data: bytes) -> tuple[dict[int, ScannedObject], int, int]:
    """Return the objects of a file by number, and the numbers of its catalog and of its information.

    Raises:
        StrangeFileError: The bytes are not such a file.
    """
    head = HEAD.match(data)
    if not head:
        raise StrangeFileError("it does not begin as our files do")
    objects: dict[int, ScannedObject] = {}
    places: list[int] = []
    at = head.end()
    while (found := BEGUN.match(data, at)) and (ended := ENDED.search(data, found.end())):
        if int(found[1]) != len(objects) + 1:
            raise StrangeFileError(f"object {int(found[1])} stands where object {len(objects) + 1} should")
        places.append(at)
        text, at = data[found.end() : ended.start()], ended.end()
        stream = None
        if ended[1] == b"stream":
            stream = _stream(data, at, text, len(places))
            at += len(stream) + len(END)
        objects[len(places)] = ScannedObject(text, stream)
    return objects, *_ended(data, at, places)


def _stream(data: bytes, at: int, text: bytes, number: int) -> bytes:
    length = LENGTH.search(text)
    stream = data[at : at + int(length[1])] if length else b""
    if not length or data[at + len(stream) : at + len(stream) + len(END)] != END:
        raise StrangeFileError(f"the stream of object {number} does not end where it should")
    return stream


def _ended(data: bytes, at: int, places: list[int]) -> tuple[int, int]:
    """Return the numbers of catalog and information, if nothing but our table and trailer follows."""
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(places) + 1, rows)
    trailer = TRAILER.fullmatch(data, at + len(table))
    if not data.startswith(table, at) or not trailer:
        raise StrangeFileError(f"what follows object {len(places)} is not our table of objects")
    if (int(trailer[3]), int(trailer[4])) != (len(places) + 1, at):
        raise StrangeFileError("its trailer does not fit its objects")
    return int(trailer[2]), int(trailer[1])


def unpacked(stream: bytes) -> bytes:
    """Return the content of a packed stream.

    Raises:
        StrangeFileError: It is broken, too large, or something follows it.
    """
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(stream, LARGEST)
    except zlib.error as error:
        raise StrangeFileError(f"a stream cannot be unpacked: {error}") from None
    if not unpacker.eof or unpacker.unused_data:
        raise StrangeFileError("a stream is longer or shorter than it says")
    return content
