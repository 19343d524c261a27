"""A set that nobody has changed: built once a worker, and copied."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bundled import ROOT, SAMPLE
from tests.sets.forging import build
from tests.sets.verifying import Known


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample project, with sheets."""
    root = Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("forged") / "project"))
    shutil.copy(ROOT / "cards" / "sheets.yaml", root / "cards")
    return root


@pytest.fixture(scope="session")
def honest(root: Path) -> Path:
    out = root.parent / "honest"
    build(root, out, "--locale", "es", "--locale", "ar")
    return out


@pytest.fixture(scope="session")
def known() -> Known:
    """Return what was made again before: `root` stays as it is, whatever somebody does to a set."""
    return {}


@pytest.fixture
def folder(honest: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(honest, tmp_path / "out"))
