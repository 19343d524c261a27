"""What the tests of signatures share: the files of the small project, and how ready its cards are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pocketcards.load.proofs import find_proofs

PO, COMMON, CONTACTS = "translations/es/LC_MESSAGES/cards.po", "cards/common.yaml", "cards/contacts.yaml"
ES, SAFETY, LOCK = "translations/es/review.yaml", "cards/review.yaml", "cards/contacts.lock"
HOTLINE, INDICATOR = "cards/hotline.yaml", "cards/indicator.yaml"
Run = Callable[..., int]
Said = pytest.CaptureFixture[str]


def states_of(run: Run, capsys: Said, *words: str) -> dict[tuple[str, str], dict[str, Any]]:
    capsys.readouterr()
    assert run("status", *words, "--output-format", "json") == 0
    rows = json.loads(capsys.readouterr().out)["cards"]
    return {(row["locale"], row["card"]): row for row in rows}


def lines_of(root: Path, path: str) -> int:
    return sum(line.strip().endswith('"') and len(line.split('"')[1]) == 32 for line in text_of(root, path))


def text_of(root: Path, path: str) -> list[str]:
    return (root / path).read_text("utf-8").splitlines()


def made(run: Run, root: Path, capsys: Said, *words: str, card: str = "hotline") -> str:
    """Make a sheet of texts to read, and return its code."""
    assert run("proof", *words, "--card", card, "--out", root.parent / "sheets") == 0
    return capsys.readouterr().out.split()[0]


def asked(root: Path, code: str) -> list[str]:
    """Return the messages that a sheet asks about, in their order."""
    return list(find_proofs(root, [])[code].hashes)
