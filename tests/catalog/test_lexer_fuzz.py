"""No file is too hostile for the lexer: it never raises, loses nothing in silence, and takes linear time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pocketcards.catalog.entry import Entry
from tests.catalog.po import GOOD, HEADER, entry, parse
from tests.support.each import each

SCRAPS = [
    *GOOD.splitlines(keepends=True),
    '"',
    "\\",
    "#",
    "#~ ",
    "#| ",
    "#, fuzzy\n",
    "\n",
    "\r",
    "\t",
    "“",
    " ",
    "[",
]
PO_TEXT = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=4)), max_size=60).map("".join)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(st.one_of(st.binary(max_size=300), PO_TEXT.map(lambda text: text.encode("utf-8", "replace"))))
def test_never_raises(data: bytes) -> None:
    parse(data)
    parse(HEADER.encode() + data)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(PO_TEXT)
def test_nothing_is_lost_in_silence(text: str) -> None:
    """In a file without findings every letter inside quotes is in an entry, and every comment too."""
    po, findings = parse((HEADER + text).encode("utf-8", "replace"))
    if findings:
        return
    lines = [line.strip(" \t") for line in (HEADER + text).replace("\r\n", "\n").split("\n")]
    marked = [line for line in lines if line.startswith("#") and not line.startswith(("#~ ", "#~m", '#~"'))]
    entries = [*po.entries, po.header or Entry(None, "", "")]
    kept = sum(
        len(e.comments) + len(e.extracted) + len(e.references) + (e.previous_msgid is not None)
        for e in entries
    )
    assert len(marked) <= kept + len(po.tail) + sum(
        line.startswith(("#,", "#=", "#|", "#~")) for line in marked
    )
    starts = [line.removeprefix("#~").strip(" \t") for line in lines]
    assert sum(line.startswith("msgstr") for line in starts) == len(entries)


HOSTILE: dict[str, Callable[[int], str]] = {
    "backslashes": lambda n: HEADER + ('"' + "\\" * 9_000 + "\n") * (n // 9_000),
    "quotes": lambda n: entry('msgstr "a"\n' + '"' * n),
    "quoted lines": lambda n: entry("msgstr ''\n" + '"a"\n' * (n // 4)),
    "keywords": lambda n: HEADER + 'msgctxt "a"\n' * (n // 12),
    "comments": lambda n: HEADER + "#~| msgid\n" * (n // 10),
    "flags": lambda n: HEADER + "#, fuzzy,,,\n" * (n // 12),
    "continued header": lambda n: HEADER.rstrip() + "\n" + '"a"\n' * (n // 4),
    "plural rule of blanks": lambda n: (
        HEADER.rstrip()
        + '\n"Plural-Forms: nplurals=2; plural=n"\n'
        + ('"' + " " * 9_000 + '"\n') * (n // 9_000)
        + '"x\\n"\n'
    ),
    "carriage returns": lambda n: "\r\n" + "\r" * n,
    "brackets": lambda n: HEADER + ("msgstr[" * 1_000 + "\n") * (n // 7_000),
    "curly": lambda n: HEADER + ('msgid "' + "“" * 3_000 + "\n") * (n // 9_000),
    "conflicts": lambda n: HEADER + "<<<<<<< \nmsgid\n" * (n // 15),
}


@pytest.mark.slow
@each("make", HOSTILE.values(), shares=3)
def test_time_is_linear(make: Callable[[int], str]) -> None:
    """Eight times the input costs no more than some twenty times the work (quadratic would be 64).

    Measured in time of this process, and again where the machine was busy with something else.
    """
    small, large = (make(size).encode() for size in (100_000, 800_000))
    assert any(_seconds(large) < 20 * _seconds(small) + 0.05 for _ in range(9))


def _seconds(data: bytes) -> float:
    start = time.process_time()
    parse(data)
    return time.process_time() - start
