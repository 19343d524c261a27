"""`doctor` on the command line: what is there, and what a build could use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.projects import copied

LOCALES = ("es", "zh_Hans")
Run = Callable[..., int]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", *LOCALES)


def test_doctor_names_languages_and_fonts(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor") == 0
    said = capsys.readouterr().out
    assert "all as vendored" in said
    for part in ("es: Spanish, español", "zh_Hans: Chinese (Simplified), 简体中文", "reportlab 5"):
        assert part in said


def test_doctor_takes_warnings_for_fine(root: Path, run: Run) -> None:
    (root / "translations" / "fr").mkdir()
    assert run("doctor") == 0
