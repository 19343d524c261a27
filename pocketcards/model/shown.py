"""A card in a language as pages of a package show it: its pictures, its sheets, what it says in English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pocketcards.model.artifact import Artifact, Content
from pocketcards.model.edition import Edition

__all__ = ["START", "PagesBefore", "Shown", "no_page", "picture_paths"]

START = "START-HERE.html"
"""The page of a package with which everybody begins."""

PagesBefore = Callable[[str, str], bytes | None]
"""Gives a page as it was made before and would be made again, by its path and by the locale whose translation
it says: empty where it says none."""


def no_page(path: str, locale: str) -> None:
    """Say of every page that it is to be made."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card in a language, with its files."""

    edition: Edition
    card: Artifact
    sheets: tuple[Artifact, ...]
    """Fronts and backs where they are printed one after the other, else one."""
    pictures: tuple[Content, ...]
    """Of the pages of `card`."""
    english: tuple[str, ...]

    @property
    def sheet_paths(self) -> tuple[str, ...]:
        """Where its sheets stand in a package."""
        folder = f"sheets/{self.edition.language.locale}"
        return tuple(f"{folder}/{sheet.path.rpartition('/')[2]}" for sheet in self.sheets)

    @property
    def sent_paths(self) -> tuple[str, ...]:
        """Where its own file and a picture of each page stand, to be sent; no discreet card is."""
        if self.edition.card.discreet:
            return ()
        stem = f"send/{self.edition.language.locale}/{self.card.path.rpartition('/')[2].removesuffix('.pdf')}"
        return (f"{stem}.pdf", *(f"{stem}-{i}.png" for i in range(1, len(self.pictures) + 1)))

    @property
    def picture_paths(self) -> tuple[str, ...]:
        """Where its pictures stand in a package."""
        return picture_paths(self.card.path, self.edition.language.locale, len(self.pictures))


def picture_paths(path: str, locale: str, pages: int) -> tuple[str, ...]:
    """Return where the pictures of a card stand. Their names tell no more than that of its file."""
    stem = path.rpartition("/")[2].removesuffix(".pdf")
    return tuple(f"pictures/{locale}/{stem}-{i}.png" for i in range(1, pages + 1))
