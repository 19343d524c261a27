"""Fixtures of the tests of commands. Each module has its own `root`: the project that its commands run on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.bundled import SAMPLE
from tests.support.clock import morning_of

TODAY = date(2026, 11, 23)


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run a command on the project, from the folder above it."""
    monkeypatch.chdir(root.parent)

    def runs(*words: object, day: date = TODAY) -> int:
        return main([*map(str, words), "--project", str(root)], now=morning_of(day))

    return runs


@pytest.fixture
def build(run: Callable[..., int], tmp_path: Path) -> Callable[..., int]:
    """Build the project into `out`."""
    return lambda *words: run("build", "--out", tmp_path / "out", *words)


@pytest.fixture
def signed(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> Callable[..., int]:
    """Sign Spanish, and the English of the help card twice."""
    assert run("review", "es", "--by", "Madrid team", "--date", "2026-11-22", "--yes") == 0
    for team in ("Night team", "Harbour team"):
        assert run("review", "--safety", "hotline", "--by", team, "--date", "2026-11-22", "--yes") == 0
    capsys.readouterr()
    return run


@pytest.fixture
def whole(signed: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> Callable[..., int]:
    """Sign the English of the other card too."""
    for team in ("Night team", "Harbour team"):
        assert signed("review", "--safety", "indicator", "--by", team, "--yes") == 0
    capsys.readouterr()
    return signed


@pytest.fixture(scope="session")
def current(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the small project, and bring its catalogs up to date."""
    path = tmp_path_factory.mktemp("current") / "project"
    shutil.copytree(SAMPLE, path)
    assert main(["extract", "--project", str(path)]) == 0
    assert main(["update", "--project", str(path)]) == 0
    return path
