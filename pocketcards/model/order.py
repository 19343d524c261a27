"""What one set of files shows."""

from __future__ import annotations

from dataclasses import dataclass

from pocketcards.model.edition import Edition

__all__ = ["MIXED", "Order"]

MIXED = "mix"
"""The locale of a sheet of several languages."""


@dataclass(frozen=True, slots=True)
class Order:
    """An edition, or several that share sheets."""

    label: str
    editions: tuple[tuple[Edition, int], ...]
    """Each with its number of copies; 0: as many as there is room for."""

    @property
    def locale(self) -> str:
        """The locale in file names."""
        return self.editions[0][0].language.locale if len(self.editions) == 1 else MIXED

    @property
    def place(self) -> tuple[str, str, str]:
        """Card, locale and region, as the manifest lists its files."""
        first = self.editions[0][0]
        return first.card.id, self.locale, first.region.id
