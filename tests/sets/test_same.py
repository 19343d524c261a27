"""Files that another zlib packed are the same; any other difference, however small, is one."""

from __future__ import annotations

import re
import zlib
from functools import cache

import pytest

from pocketcards.sets.same import same
from tests.bundled import pdf
from tests.support.each import each

pytestmark = pytest.mark.slow

STREAM = re.compile(rb"/Length ([0-9]+)([^\n]*>>\nstream\n)")


@cache
def ours() -> bytes:
    return pdf("indicator", "es")


def repacked(level: int, index: int = -1, change: bytes = b"") -> bytes:
    """Pack every stream anew; write lengths and offsets that fit. One stream may get another text."""
    data, done, at, count = ours(), b"", 0, 0
    while found := STREAM.search(data, at):
        packed = data[found.end() : found.end() + int(found[1])]
        if b"FlateDecode" in data[data.rindex(b"obj", 0, found.start()) : found.end()]:
            text = zlib.decompress(packed)
            packed = zlib.compress(text + change if count == index else text, level)
        done += data[at : found.start()] + b"/Length %d" % len(packed) + found[2] + packed
        at, count = found.end() + int(found[1]), count + 1
    return with_true_offsets(done + data[at:])


def with_true_offsets(data: bytes) -> bytes:
    table = data.rindex(b"\nxref\n") + 1
    rows = data[table:].split(b"\n")
    for number in range(1, int(rows[1].split()[1])):
        offset = re.search(rb"(?<![0-9])%d 0 obj" % number, data)
        assert offset
        rows[2 + number] = b"%010d 00000 n " % offset.start()
    rows[rows.index(b"startxref") + 1] = b"%d" % table
    return data[:table] + b"\n".join(rows)


@each("level", [0, 1, 9])
def test_another_zlib_makes_the_same_file(level: int) -> None:
    assert repacked(level) != ours()
    assert same(repacked(level), ours())


@each("index", range(8))
def test_a_byte_more_in_any_stream_is_another_file(index: int) -> None:
    assert not same(repacked(1, index, b" "), ours())


CHANGES = {
    "a byte more at the end": (rb"\Z", b"\n"),
    "a comment": (rb"endobj\n2 0 obj", b"endobj\n%\n2 0 obj"),
    "another title": (rb"/Lang \(es\)", b"/Lang (en)"),
    "a length that is none": (rb"/Length [0-9]+", b"/Length 99999999"),
    "another start": (rb"startxref\n[0-9]+", b"startxref\n17"),
    "an offset": (rb"\n[0-9]{10} 00000 n", b"\n0000000001 00000 n"),
    "a second length": (rb"/Length ", b"/Length 1 /Length "),
}


@each("name", CHANGES)
def test_a_difference_anywhere_else_is_seen(name: str) -> None:
    old, new = CHANGES[name]
    changed = re.sub(old, new, repacked(1), count=1)
    assert changed != repacked(1)
    assert not same(changed, ours())


@each("found", [b"", b"%PDF-1.7", b"x" * 1000])
def test_no_file_of_ours_is_none(found: bytes) -> None:
    assert not same(found, ours())
    assert not same(ours(), found)


def test_bytes_behind_what_is_unpacked_are_seen() -> None:
    """A stream that ends before its length does: some readers go on."""
    found = STREAM.search(ours())
    assert found
    end = found.end() + int(found[1])
    longer = ours()[found.end() : end] + b"more"
    data = ours()[: found.start()] + b"/Length %d" % len(longer) + found[2] + longer + ours()[end:]
    assert not same(with_true_offsets(data), ours())


def test_what_unpacks_to_more_is_not_unpacked() -> None:
    """A stream of zeros: a gigabyte in a megabyte."""
    found = STREAM.search(ours())
    assert found
    bomb = zlib.compress(bytes(50_000_000), 9)
    end = found.end() + int(found[1])
    data = ours()[: found.start()] + b"/Length %d" % len(bomb) + found[2] + bomb + ours()[end:]
    assert not same(with_true_offsets(data), ours())
