"""A folder that is written to, without waiting."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pocketcards.sets import journal as module


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAUSE", 0)
    monkeypatch.setattr(os, "fsync", lambda _: None)  # no test can pull the plug
