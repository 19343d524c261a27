"""Fixtures of the tests of commands. Each module has its own `root`: the project that its commands run on."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.bundled import SAMPLE
from tests.commands.catalogs import Cells, exported
from tests.projects import copied
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


Signatures = dict[str, str]
"""Files of signatures."""


@pytest.fixture(scope="session")
def signatures(tmp_path_factory: pytest.TempPathFactory) -> tuple[Signatures, Signatures]:
    """Sign Spanish and the English of the help card twice, then that of the other card too.

    Files say what was signed, not where: they serve every copy of the small project.
    """
    root = copied(tmp_path_factory.mktemp("signed") / "project", "es")

    def sign(*words: str) -> None:
        line = ["review", *words, "--date", "2026-11-22", "--yes", "--project", str(root)]
        assert main(line, now=morning_of(TODAY)) == 0

    sign("es", "--by", "Madrid team")
    found = []
    for card in ("hotline", "indicator"):
        for team in ("Night team", "Harbour team"):
            sign("--safety", card, "--by", team)
        files = root.rglob("review.yaml")
        found.append({path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files})
        assert len(found[-1]) == 2
    return found[0], found[1]


def _write(root: Path, files: Signatures) -> None:
    for name, text in files.items():
        assert not (root / name).exists()
        (root / name).write_text(text, "utf-8")


@pytest.fixture
def signed(
    run: Callable[..., int], root: Path, signatures: tuple[Signatures, Signatures]
) -> Callable[..., int]:
    """Sign Spanish, and the English of the help card twice."""
    _write(root, signatures[0])
    return run


@pytest.fixture
def whole(
    run: Callable[..., int], root: Path, signatures: tuple[Signatures, Signatures]
) -> Callable[..., int]:
    """Sign the English of the other card too."""
    _write(root, signatures[1])
    return run


@pytest.fixture(scope="session")
def current(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the small project, and bring its catalogs up to date."""
    path = tmp_path_factory.mktemp("current") / "project"
    shutil.copytree(SAMPLE, path)
    assert main(["extract", "--project", str(path)]) == 0
    assert main(["update", "--project", str(path)]) == 0
    return path


@pytest.fixture(scope="session")
def first_table(current: Path, tmp_path_factory: pytest.TempPathFactory) -> Cells:
    """Export the Spanish of a project that is up to date, for tests to change."""
    root = tmp_path_factory.mktemp("table") / "project"
    shutil.copytree(current, root)
    return exported(lambda *words: main([*map(str, words), "--project", str(root)]), root)


@pytest.fixture
def rows(first_table: Cells) -> Cells:
    return [list(row) for row in first_table]


@pytest.fixture(scope="session")
def proof(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Make the sheet of Spanish once; return what is changed by that, and the code of the sheet."""
    folder = tmp_path_factory.mktemp("proof")
    root = copied(folder / "project", "es")
    words = ["proof", "es", "--card", "hotline", "--out", str(folder / "sheets"), "--project", str(root)]
    with redirect_stdout(io.StringIO()) as told:
        assert main(words, now=morning_of(TODAY)) == 0
    return folder, told.getvalue().split()[0]


@pytest.fixture
def code(root: Path, proof: tuple[Path, str]) -> str:
    folder, code = proof
    shutil.copytree(folder, root.parent, dirs_exist_ok=True)
    return code
