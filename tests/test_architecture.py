"""How the package hangs together: who may import whom, and modules that fit in a head."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

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
    "openpyxl": "catalog",
    "starlette": "desk",
    "uvicorn": "desk",
    "yaml": "load",
    "phonenumbers": "checks",
    "unicodedata2": "unicode.py",
    "unicodedata": "",
}
"""Library -> the stages that may import it, so that another can take its place."""


def name_of(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def imported(text: str) -> set[str]:
    """Return the top-level names of what a module imports."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_imports_keep_the_contracts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from importlinter.cli import lint_imports  # it takes longer to load than all other modules here

    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True, no_logo=True)
    said = capsys.readouterr().out
    assert status == 0, said
    assert "0 broken" in said
    assert "0 kept" not in said


def test_every_module_fits_in_a_head_and_every_exception_is_needed() -> None:
    long = {name_of(module) for module in MODULES if len(module.read_text("utf-8").splitlines()) > LONGEST}
    assert long == set(DATA)


def test_tests_have_the_folders_of_the_package() -> None:
    """And tests/tools those of tools/; tests/support is what tests look with. Subjects may have one below."""
    tests, package = (
        {path.parent.relative_to(ROOT / name).as_posix() for path in (ROOT / name).rglob("*.py")}
        for name in ("tests", "pocketcards")
    )
    tops = {*package, "support", "tools"}
    assert sorted(one for one in tests if one not in tops and one.rpartition("/")[0] not in tops) == []


def test_only_the_edge_reads_a_clock() -> None:
    """A second clock once made the tests fail on every day but one."""
    clock = re.compile(
        r"\b(?:datetime\.(?:now|utcnow|today)|date\.today|time\.(?:time|localtime|gmtime)(?:_ns)?)\("
    )
    readers = {name_of(module) for module in MODULES if clock.search(module.read_text(encoding="utf-8"))}
    assert readers == {"pocketcards/cli.py"}


def test_every_library_has_one_place() -> None:
    users: dict[str, set[str]] = {library: set() for library in ONE_USER}
    for module in MODULES:
        for library in users.keys() & imported(module.read_text("utf-8")):
            users[library].add(module.relative_to(ROOT / "pocketcards").parts[0])
    assert {library: sorted(found - {*ONE_USER[library].split()}) for library, found in users.items()} == {
        library: [] for library in ONE_USER
    }


def test_an_import_is_seen_wherever_it_stands() -> None:
    text = "import os.path, a.b\nfrom c.d import e\ndef f():\n    import g as h\n"
    assert imported(text) == {"os", "a", "c", "g"}
