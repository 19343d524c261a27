"""What the tests of catalogs share: files before and after, and tables as rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bundled import SAMPLE

Run = Callable[..., int]
Said = pytest.CaptureFixture[str]
POT = "translations/cards.pot"
COMMON = "cards/common.yaml"


def catalog(locale: str) -> str:
    return f"translations/{locale}/LC_MESSAGES/cards.po"


def translations(root: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted((root / "translations").rglob("*"))
        if path.is_file()
    }


def changed(before: dict[str, tuple[bytes, int]], root: Path) -> set[str]:
    after = translations(root)
    return {name for name in before | after if before.get(name) != after.get(name)}


def remove(root: Path, name: str) -> None:
    """Take a message out of common.yaml, and out of the card that prints it."""
    path = root / COMMON
    lines = path.read_text("utf-8").splitlines(keepends=True)
    start = lines.index(f"  {name}:\n")
    end = next(i for i in range(start + 1, len(lines)) if not lines[i].startswith("    "))
    path.write_text("".join(lines[:start] + lines[end:]), "utf-8")


LOCALES = sorted(path.name for path in (SAMPLE / "translations").iterdir() if path.is_dir())
Cells = list[list[str]]


def exported(run: Run, root: Path, locale: str = "es") -> Cells:
    path = root.parent / "x.csv"
    path.unlink(missing_ok=True)
    assert run("export", locale, "--out", path) == 0
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def save(root: Path, rows: Cells) -> Path:
    path = root.parent / "back.csv"
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    path.write_bytes(file.getvalue().encode("utf-8-sig"))
    return path


def with_cells(rows: Cells, name: str, **cells: str) -> Cells:
    places = {"id": 0, "english": 1, "text": 2, "note": 3, "status": 5}
    changed = [list(row) for row in rows]
    row = next(row for row in changed if row[0] == name)
    for key, value in cells.items():
        row[places[key]] = value
    return changed
