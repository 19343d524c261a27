"""A set that was built from nothing, once for all tests of a worker that change one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bundled import ROOT
from tests.make.room import EVERYTHING, Room, copied_room
from tests.projects import copied


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project and its set, built from nothing."""
    folder = tmp_path_factory.mktemp("first")
    root = copied(folder / "project", "es", "zh_Hans")
    shutil.copy(ROOT / "cards" / "sheets.yaml", root / "cards")
    shutil.copytree(ROOT / "cards" / "pictograms", root / "cards" / "pictograms")
    with pytest.MonkeyPatch.context() as patch:
        room = Room(folder, patch)
        assert room.build(room.out) == 0
        assert set(room.made) == EVERYTHING
    return folder


@pytest.fixture
def room(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    return copied_room(first, tmp_path, monkeypatch)
