"""A program that is missing is one failure that says what to install."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import programs


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without anything, and a run that has told nothing yet."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("UNICODE_DATA", str(tmp_path))
    monkeypatch.setenv(programs.TOLD, str(tmp_path))


@pytest.mark.usefixtures("bare")
def test_the_first_test_fails_and_the_next_are_skipped() -> None:
    with pytest.raises(pytest.fail.Exception, match="msgfmt is missing: apt-get install gettext"):
        programs.program("msgfmt")
    for name in ("msgfmt", "msgmerge"):
        with pytest.raises(pytest.skip.Exception, match=f"{name} is missing"):
            programs.program(name)


@pytest.mark.usefixtures("bare")
def test_each_package_is_told() -> None:
    for name in ("pdftotext", "hb-shape"):
        with pytest.raises(pytest.fail.Exception, match=f"apt-get install {programs.PACKAGES[name]}"):
            programs.program(name)
    with pytest.raises(
        pytest.fail.Exception, match=r"BidiTest\.txt is missing: apt-get install unicode-data"
    ):
        programs.unicode_file("BidiTest.txt")


def test_what_is_there_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "msgfmt").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert programs.program("msgfmt") == str(tmp_path / "msgfmt")
