"""What one set of files shows."""

from __future__ import annotations

from typing import NamedTuple

from pocketcards.model.edition import Edition

__all__ = ["MIXED", "Order", "is_mixed"]

MIXED = "mix"
"""What stands for the locale of a sheet of several languages; a ready-made one has its name after it."""


def is_mixed(locale: str) -> bool:
    """Tell whether that stands for several languages."""
    return locale.split("-")[0] == MIXED


class Order(NamedTuple):
    """An edition, or several that share sheets."""

    label: str
    editions: tuple[tuple[Edition, int], ...]
    """Each with its number of copies; 0: as many as there is room for."""

    mixed: str = MIXED
    """What stands for the locale where there are several editions."""

    @property
    def locale(self) -> str:
        """The locale in file names."""
        return self.editions[0][0].language.locale if len(self.editions) == 1 else self.mixed

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales of its editions."""
        return tuple(edition.language.locale for edition, _ in self.editions)

    @property
    def place(self) -> tuple[str, str, str]:
        """Card, locale and region, as the manifest lists its files."""
        first = self.editions[0][0]
        return first.card.id, self.locale, first.region.id
