"""A project in a repository, and what is found in it of what one person did alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.bundled import SAMPLE
from tests.review.two_people import LOCK, Find, checked, edit
from tests.support.repository import BERTA, Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A project, compared by a team and committed."""
    made = Repository(tmp_path / "repository")
    shutil.copytree(SAMPLE / "cards", made.folder / "cards")
    shutil.copytree(SAMPLE / "translations" / "es", made.folder / "translations" / "es")
    shutil.copy(SAMPLE / "translations" / "languages.yaml", made.folder / "translations")
    edit(made.folder / LOCK, 'by: "unknown"', 'by: "Day team"')
    made.commit(BERTA, "The project")
    made.git("tag", "base")
    return made


@pytest.fixture
def found(repository: Repository, capsys: pytest.CaptureFixture[str]) -> Find:
    """Return the codes of this family that `check` finds; nothing it prints holds a name or an address."""

    def finds(since: str = "base", root: Path | None = None) -> list[str]:
        capsys.readouterr()
        said = checked(root or repository.folder, "--since", since, "--output-format", "json")
        out, err = capsys.readouterr()
        for name in ("anna", "berta", "example.org"):
            assert name not in (out + err).casefold()
        assert said in (0, 1), err
        codes = [one["code"] for one in json.loads(out) if one["code"].startswith("TWO")]
        return sorted(codes)

    return finds
