"""The small project, and a county beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.bundled import SAMPLE
from tests.load.overlay.county import CONTACTS, REGIONS, TODAY, Run, write
from tests.support.clock import morning_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "project"))


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)

    def runs(*words: object) -> int:
        options = ["--project", str(root), "--overlay", "county"]
        return main([*map(str, words), *options], now=morning_of(TODAY))

    return runs


@pytest.fixture
def county(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """An overlay that is as it should be."""
    folder = tmp_path / "county"
    write(folder / "contacts.yaml", CONTACTS)
    write(folder / "regions.yaml", REGIONS)
    assert run("contacts", "lock", "--yes") == 0
    capsys.readouterr()
    return folder
