"""What tests of two people change, and how they ask what one person did alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from pocketcards.cli import main
from tests.support.clock import morning_of
from tests.support.repository import Repository

TODAY = date(2026, 11, 23)


CONTACTS, REGIONS, LOCK = "cards/contacts.yaml", "cards/regions.yaml", "cards/contacts.lock"


COMMON, SAFETY = "cards/common.yaml", "cards/review.yaml"


PO, ES = "translations/es/LC_MESSAGES/cards.po", "translations/es/review.yaml"


TRAILER = "A new number\n\nCompared-by: Night team"


OLD, NEW = "1-888-373-7888", "1-888-373-7880"


Find = Callable[..., list[str]]


def checked(root: Path, *words: str) -> int:
    return main(["check", *words, "--project", str(root)], now=morning_of(TODAY))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode("utf-8"))


def change(repository: Repository, *names: str, new: str = NEW, old: str = OLD) -> None:
    for name in names:
        edit(repository.folder / name, old, new)


def sign(repository: Repository, *words: str, by: str = "Madrid team") -> None:
    root = str(repository.folder)
    assert main(["review", *words, "--by", by, "--yes", "--project", root], now=morning_of(TODAY)) == 0


TRANSLATED, ANEW = 'msgstr "Hablo español."', 'msgstr "Yo hablo español."'


HEADER = '"Language: es\\n"\n'
