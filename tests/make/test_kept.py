"""What was read back is not read again: byte for byte the same file, by the same readers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pocketcards.cli import main
from pocketcards.readback.proof import Prover
from tests.bundled import SAMPLE


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how many files are read back."""
    counted: list[int] = []
    original = Prover.read

    def read(self: Prover, data: bytes, *given: object) -> object:
        counted.append(len(data))
        return original(self, data, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Prover, "read", read)
    return counted


def build(out: Path, *words: str) -> int:
    return main(
        ["build", "--project", str(SAMPLE), "--out", str(out), "--locale", "es", "--jobs", "1", *words]
    )


def test_unchanged_bytes_are_read_once(tmp_path: Path, reads: list[int]) -> None:
    out = tmp_path / "out"
    assert build(out) == 0
    assert len(reads) == 2
    first = (out / "manifest.json").read_bytes()
    assert build(out) == 0
    assert len(reads) == 2
    assert (out / "manifest.json").read_bytes() == first


@pytest.mark.parametrize(("key", "value"), [("proof", "x"), ("sha256", "0" * 64), ("copies_read", 99)])
def test_a_manifest_that_says_otherwise_is_not_believed(
    tmp_path: Path, reads: list[int], key: str, value: object
) -> None:
    """Of another reader, of other bytes, of another count: read again."""
    out = tmp_path / "out"
    assert build(out) == 0
    listing = json.loads((out / "manifest.json").read_text())
    for entry in listing["artifacts"]:
        entry[key] = value
    (out / "manifest.json").write_text(json.dumps(listing))
    assert build(out) == 0
    assert len(reads) == 4


def test_other_cards_are_read(tmp_path: Path, reads: list[int]) -> None:
    out = tmp_path / "out"
    assert build(out) == 0
    assert build(out, "--ink", "black") == 0
    assert len(reads) == 4
