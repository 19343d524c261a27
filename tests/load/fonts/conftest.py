"""The families of the project, and a folder of some for a test to change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pocketcards.load.fonts import load_fonts
from pocketcards.model.finding import Finding
from pocketcards.model.font import FontFamily
from tests.load.fonts.faces import FONTS, MANIFEST, SMALL, VENDOR


@pytest.fixture(scope="module")
def families() -> dict[str, FontFamily]:
    findings: list[Finding] = []
    found = load_fonts(FONTS, "fonts", findings)
    assert findings == []
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A fonts folder of three small families, which a test may damage."""
    copy = tmp_path / "fonts"
    for family_id in SMALL:
        shutil.copytree(FONTS / family_id, copy / family_id)
    (copy / "fonts.yaml").write_text(VENDOR.render({key: MANIFEST[key] for key in SMALL}), encoding="utf-8")
    return copy
