"""A project, the set that is built of it again and again, and what each build makes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pocketcards.cli import main
from pocketcards.make.maker import Maker
from pocketcards.model.order import Order
from pocketcards.site import region_pages
from pocketcards.site.environment import Page
from tests.projects import edit, files_of
from tests.support.clock import morning_of

LOCALES = ("en", "es", "zh_Hans")
CARDS = ("hotline", "indicator")
EVERYTHING = {f"{card} us {locale}" for card in CARDS for locale in LOCALES}
PO = "translations/es/LC_MESSAGES/cards.po"
Made = dict[str, tuple[str, ...]]
Files = dict[str, bytes]
Change = Callable[["Room"], None]
COMMON = {"point.html", "check.html"}
"""Pages that say what every language says."""
LANGUAGES = {f"languages/{tag}.html" for tag in ("en", "es", "zh-Hans")}
EVERY_PAGE = {"index.html", "print.html", "about.html", "away.html", *COMMON, *LANGUAGES}


class Room:
    """A project, the set that is built of it again and again, and what each build makes."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.root, self.out = folder / "project", folder / "out"
        self.patch = patch
        self.words: tuple[str, ...] = ()
        self.made: Made = {}
        self.pages: set[str] = set()
        real, written = Maker.make, region_pages.page_bytes

        def make(maker: Maker, order: Order, formats: tuple[str, ...]) -> object:
            self.made[order.label] = tuple(formats)
            return real(maker, order, formats)

        def page(page: Page, values: dict[str, Any], **more: Any) -> bytes:
            self.pages.add(values["one"].page if "one" in values else page.template)
            return written(page, values, **more)

        patch.setattr(Maker, "make", make)
        patch.setattr(region_pages, "page_bytes", page)

    def run(self, *words: object) -> int:
        return main([*map(str, words), "--project", str(self.root)], now=morning_of(date(2026, 11, 23)))

    def build(self, out: Path, *words: str) -> int:
        self.made, self.pages = {}, set()
        return self.run("build", "--out", out, "--jobs", "1", "--replace", *self.words, *words)

    def again(self, whole: Files | None = None) -> Made:
        """Build, and hold it against a build from nothing; return what was made of the set that was there.

        Args:
            whole: What a build from nothing makes, where nothing that it is made of has changed since.
        """
        assert self.build(self.out) == 0
        made, pages = self.made, self.pages
        assert files_of(self.out) == (self.from_nothing() if whole is None else whole)
        self.pages = pages
        return made

    def from_nothing(self) -> Files:
        fresh = self.out.with_name("fresh")
        shutil.rmtree(fresh, ignore_errors=True)
        assert self.build(fresh) == 0
        return files_of(fresh)


def copied_room(first: Path, folder: Path, patch: pytest.MonkeyPatch) -> Room:
    for name in ("project", "out"):
        shutil.copytree(first / name, folder / name)
    return Room(folder, patch)


def in_file(path: str, old: str, new: str) -> Change:
    return lambda room: edit(room.root / path, old, new)


def one_text(room: Room) -> None:
    """Change a sentence of one card in Spanish."""
    edit(room.root / PO, "¿Hay alguien que no me deja irme?", "¿Hay alguien que no me deja ir?")
