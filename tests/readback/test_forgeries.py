"""Forged files: single changes to real ones, each to be found by the reader that is there for it.

Every file is put together again as we would write it, and read twice: as `build` does, knowing what was
set, and as `verify` does where it knows the numbers alone. A test names its reader, so the suite fails
when that reader is switched off.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import re
import time
from collections import Counter
from collections.abc import Callable

import pytest

from pocketcards.make.maker import expectation_of
from pocketcards.model.design import Brand
from pocketcards.model.printing import PrintOptions
from pocketcards.model.proof import Expectation, Fault
from pocketcards.readback import isolation
from pocketcards.readback.proof import Prover
from tests.bundled import ROOT
from tests.formats.made import cards_of, files
from tests.readback.forgeries import FORGERIES
from tests.readback.forging import Forgery, blind, expected
from tests.support.each import each
from tests.support.forging import Forged

pytestmark = pytest.mark.slow

PROVER = Prover(ROOT / "fonts" / "noto-sans" / "NotoSans-Bold.ttf")
LOGO = Brand("A name", bytes(3 * 40 * 20), 40, 20)


def found(one: Forgery, known: Expectation, data: bytes) -> list[Fault]:
    """Make the forgery and read it."""
    file = Forged(data)
    one.change(file)
    return PROVER.read(file.data(), known).faults


@each("one", FORGERIES, ids=lambda one: one.name, shares=8)
def test_forgery_is_found(one: Forgery, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is known what was set, and, if anybody can, where only the numbers are known."""
    if one.name == "form-in-itself":  # hangs pdfium for good
        monkeypatch.setattr(isolation, "PATIENCE", 0.2)
    data, known = expected(one)
    exact = found(one, known, data)
    assert one.exact in {fault.reader for fault in exact}, [fault.told for fault in exact]
    if one.blind is not None:
        without = found(one, blind(known), data)
        assert (one.blind or one.exact) in {fault.reader for fault in without}, [
            fault.told for fault in without
        ]


OTHERS: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda data: b"",
    "another file": lambda data: b"%PDF-1.7 not really",
    "first half": lambda data: data[: len(data) // 2],
    "without its end": lambda data: data[:-30],
    "something before it": lambda data: b"%PDF-1.4\n" + data,
    "something after it": lambda data: data + b"%\n",
    "an update": lambda data: data + b"4 0 obj\n<<>>\nendobj\ntrailer\n<</Root 73 0 R>>\n%%EOF\n",
    "an object twice": lambda data: data.replace(b"\n5 0 obj\n", b"\n4 0 obj\n", 1),
    "something between objects": lambda data: data.replace(b"\n5 0 obj\n", b"\n%x\n5 0 obj\n", 1),
    "a table that points elsewhere": lambda data: data.replace(
        b"0000000061 00000 n", b"0000000062 00000 n", 1
    ),
    "another catalog": lambda data: re.sub(rb"/Root \d+ 0 R\n/Size", b"/Root 9 0 R\n/Size", data),
    "an end that points elsewhere": lambda data: re.sub(rb"startxref\n\d+", b"startxref\n9", data),
    "a size that is none": lambda data: re.sub(rb"/Size (\d+)", rb"/Size 1\1", data),
    "a stream of another length": lambda data: re.sub(rb"/Length 1", b"/Length 2", data, count=1),
}


@each("name", OTHERS)
def test_bytes_that_are_not_a_file_of_ours_are_found_by_structure(name: str) -> None:
    data, known = expected(FORGERIES[0])
    changed = OTHERS[name](data)
    assert changed != data
    assert "structure" in {fault.reader for fault in PROVER.read(changed, known).faults}


def test_streams_are_read_to_their_end() -> None:
    """What follows packed data, and what would fill the memory."""
    data, known = expected(FORGERIES[0])
    for content in (b"\0" * 30_000_000, b"0 g\n"):
        file = Forged(data)
        number = file.content_number(0)
        file.pack(number, content)
        if len(content) < 10:
            one = file.objects[number]
            one.stream = (one.stream or b"") + b"more"
            one.text = re.sub(r"/Length \d+", f"/Length {len(one.stream)}", one.text)
        assert any("stream" in fault.message for fault in PROVER.read(file.data(), known).faults)


FORMATS = ("card", "sheet", "avery-5371", "press", "large-print", "poster")


@pytest.mark.parametrize("name", FORMATS)
@each("locale", ["en", "ar", "km", "zh_Hans"])
def test_real_files_are_silent_where_only_the_numbers_are_known(name: str, locale: str) -> None:
    for card in ("indicator",) if name == "poster" else ("indicator", "hotline"):
        for file in files(name, card, locale):
            known = expectation_of([(cards_of(name, card, locale), 0)], file)
            assert PROVER.read(file.data, blind(known)).faults == [], (card, file.path)


@each("ink", [PrintOptions(black=True), PrintOptions(code=True), PrintOptions(brand=LOGO)])
def test_real_files_are_silent_with_every_option(ink: PrintOptions) -> None:
    for name in ("card", "sheet"):
        laid_out = cards_of(name, "indicator", "en", options=ink)
        for file in files(name, "indicator", "en", options=ink):
            known = expectation_of([(laid_out, 0)], file)
            assert PROVER.read(file.data, known).faults == []
            assert PROVER.read(file.data, blind(known)).faults == []


def test_a_code_that_says_something_else_is_found_by_codes() -> None:
    """Where only the numbers are known, a drawing that may be a code is decoded."""
    options = PrintOptions(code=True)
    file = files("card", "indicator", "en", options=options)[0]
    known = expectation_of([(cards_of("card", "indicator", "en", options=options), 0)], file)
    other = blind(known)._replace(codes=Counter(), targets={"tel:911": "911"})
    assert "codes" in {fault.reader for fault in PROVER.read(file.data, other).faults}


def test_what_is_expected_can_be_told_to_another_process() -> None:
    """Where processes are not forked (Windows), a strange file is read by one that is told by pickle."""
    _, known = expected(FORGERIES[0])
    assert pickle.loads(pickle.dumps(known)) == known


def _end_at_once() -> None:
    faulthandler.disable()  # of pytest: its traceback would stand among what the suite says
    os.abort()


def test_what_hangs_or_ends_a_reader_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "PATIENCE", 0.5)
    assert "longer" in str(isolation.isolated(time.sleep, 9.0))
    assert "ends" in str(isolation.isolated(_end_at_once))
    assert "ValueError" in str(isolation.isolated(int, "x"))
    assert isolation.isolated(int, "3") == 3
