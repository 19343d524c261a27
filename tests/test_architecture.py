"""How the package hangs together: who may import whom, and modules that fit in a head."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "pocketcards").rglob("*.py"))
LONGEST = 300
DATA: dict[str, str] = {}
"""Modules that may be longer because they are tables, each with its reason."""

ONE_USER = {
    "reportlab": "output",
    "uharfbuzz": "typeset",
    "icu4py": "typeset",
    "pypdfium2": "readback",
    "babel": "catalog load",
    "yaml": "load",
    "phonenumbers": "checks",
    "unicodedata2": "unicode.py",
    "unicodedata": "",
}
"""Library -> the stages that may import it, so that another can take its place."""


def name_of(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def imported(module: Path) -> set[str]:
    """Return the top-level names of what a module imports from outside the package."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_imports_keep_the_contracts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True, no_logo=True)
    said = capsys.readouterr().out
    assert status == 0, said
    assert "0 broken" in said
    assert "0 kept" not in said


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_module_fits_in_a_head(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST or name_of(module) in DATA


def test_every_exception_is_needed() -> None:
    long = {name_of(module) for module in MODULES if len(module.read_text().splitlines()) > LONGEST}
    assert set(DATA) <= long


def test_only_the_edge_reads_a_clock() -> None:
    """A second clock once made the tests fail on every day but one."""
    clock = re.compile(
        r"\b(?:datetime\.(?:now|utcnow|today)|date\.today|time\.(?:time|localtime|gmtime)(?:_ns)?)\("
    )
    readers = {name_of(module) for module in MODULES if clock.search(module.read_text(encoding="utf-8"))}
    assert readers == {"pocketcards/cli.py"}


@pytest.mark.parametrize("library", ONE_USER)
def test_library_has_one_place(library: str) -> None:
    users = {
        module.relative_to(ROOT / "pocketcards").parts[0] for module in MODULES if library in imported(module)
    }
    assert users <= set(ONE_USER[library].split())
