"""What pages of a package show: a card in a language with its files, and sheets of several languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pocketcards.model.artifact import Artifact, Content, Packed
from pocketcards.model.contact import Mix
from pocketcards.model.edition import Edition

__all__ = ["START", "PagesBefore", "Shown", "Together", "no_page", "picture_paths"]

START = "START-HERE.html"
"""The page of a package with which everybody begins."""

PagesBefore = Callable[[str, str | None], Packed | None]
"""Gives a page as it was made before and would be made again, by its path and by the locale whose translation
it says: empty where it says none. With None, as this program made it from whatever there was."""


def no_page(path: str, locale: str | None) -> None:
    """Say of every page that it is to be made."""


class Shown(NamedTuple):
    """A card in a language, with its files."""

    edition: Edition
    card: Artifact
    sheets: tuple[Artifact, ...]
    """Fronts and backs where they are printed one after the other, else one."""
    pictures: tuple[Content | Packed, ...]
    """Of the pages of `card`."""
    english: tuple[str, ...]

    @property
    def sheet_paths(self) -> tuple[str, ...]:
        """Where its sheets stand in a package."""
        return _sheet_paths(self.sheets)

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


class Together(NamedTuple):
    """A card in several languages on one sheet, as a region has it ready-made."""

    mix: Mix
    editions: tuple[Edition, ...]
    """In the order of the mix."""
    sheets: tuple[Artifact, ...]
    """Fronts and backs where they are printed one after the other, else one."""

    @property
    def sheet_paths(self) -> tuple[str, ...]:
        """Where its sheets stand in a package."""
        return _sheet_paths(self.sheets)


def _sheet_paths(sheets: Sequence[Artifact]) -> tuple[str, ...]:
    return tuple(f"sheets/{sheet.locale}/{sheet.path.rpartition('/')[2]}" for sheet in sheets)


def picture_paths(path: str, locale: str, pages: int) -> tuple[str, ...]:
    """Return where the pictures of a card stand. Their names tell no more than that of its file."""
    stem = path.rpartition("/")[2].removesuffix(".pdf")
    return tuple(f"pictures/{locale}/{stem}-{i}.png" for i in range(1, pages + 1))
