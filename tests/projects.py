"""Copies of the small project, for a test to change, and what a test does to them."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bundled import SAMPLE

__all__ = ["copied", "edit", "files_of"]


def copied(root: Path, *locales: str) -> Path:
    """Copy the cards and these languages; fonts are the bundled ones."""
    shutil.copytree(SAMPLE / "cards", root / "cards")
    (root / "translations").mkdir()
    for name in ("languages.yaml", "cards.pot"):
        shutil.copy(SAMPLE / "translations" / name, root / "translations" / name)
    for locale in locales:
        shutil.copytree(SAMPLE / "translations" / locale, root / "translations" / locale)
    return root


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text, which must be there, where it stands first."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
