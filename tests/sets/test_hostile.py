"""Whatever comes as a set or a zip: it is a finding, and the rest is looked at."""

from __future__ import annotations

import io
import shutil
import zipfile
from functools import cache
from pathlib import Path

import pytest

from tests.sets.forging import CARD, OTHER, ZIP, seal, zipped
from tests.sets.verifying import Known, verified
from tests.support.each import each

pytestmark = pytest.mark.slow

HOSTILE = ["no zip", "empty", "a bomb", "one name twice", "paths that leave"]
HOSTILE += ["a locked member", "another way of packing", "cut off"]


@cache
def hostile() -> dict[str, bytes]:
    bomb = zipped({"START-HERE.html": b"x" * 30_000_000, "sheets/es/card-us-es-sheet.pdf": b"y"})
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as archive:
        archive.writestr("sheets/es/card-us-es-sheet.pdf", b"%PDF-")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("sheets/es/card-us-es-sheet.pdf", b"%PDF-2")
    locked = bytearray(zipped({"sheets/es/card-us-es-sheet.pdf": b"%PDF-"}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    unknown = bytearray(zipped({"sheets/es/card-us-es-sheet.pdf": b"%PDF-"}))
    unknown[unknown.index(b"PK\x01\x02") + 10] = 99
    return {
        "no zip": b"PK",
        "empty": b"",
        "a bomb": bomb,
        "one name twice": twice.getvalue(),
        "paths that leave": zipped({"../../evil.pdf": b"%PDF-", "/etc/x.pdf": b"", "C:/x.pdf": b""}),
        "a locked member": bytes(locked),
        "another way of packing": bytes(unknown),
        "cut off": bomb[: len(bomb) // 2],
    }


def test_every_hostile_zip_is_tried() -> None:
    assert list(hostile()) == HOSTILE


@each("name", HOSTILE)
def test_hostile_zip_is_a_finding(honest: Path, root: Path, tmp_path: Path, known: Known, name: str) -> None:
    folder = Path(shutil.copytree(honest, tmp_path / "out"))
    data = hostile()[name]
    lone = tmp_path / "cards-us.zip"
    lone.write_bytes(data)
    (folder / ZIP).write_bytes(data)
    seal(folder)
    for path in (lone, folder):
        found = verified(path, root=root, known=known)
        codes = {finding.code for finding in found.findings}
        assert codes & {"VER010", "VER004", "VER002"}, found.findings
    assert found.count == 8, "the cards were all looked at"


def test_file_that_cannot_be_read_does_not_end_the_run(folder: Path, root: Path, known: Known) -> None:
    path = folder / CARD
    data = path.read_bytes()
    path.write_bytes(data.replace(b"/MediaBox [ 0 0", b"/CropBox[1e9 1 2 3]/MediaBox [ 0 0"))
    (folder / OTHER).write_bytes(b"%PDF-1.7\n" + b"[" * 100_000)
    seal(folder)
    found = verified(folder, root=root, known=known)
    assert found.count == 8
    assert {Path(finding.path or "").name for finding in found.findings} >= {
        Path(CARD).name,
        Path(OTHER).name,
    }
