"""Where files wait until their set is whole, so that none of them need wait in memory."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

__all__ = ["Stage"]

NEW = "new"
"""What becomes the set."""
ASIDE = "aside"
"""What only helps to make it."""
AT_ONCE = 8
"""A disk writes out several files in the time of one, but only where it is asked for all of them."""


class Stage:
    """A folder of its own for what a run makes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: set[Path] = set()

    def place(self, path: str) -> Path:
        """Return where a file of the set waits; the folder that it needs is there."""
        return self._ready(self.folder / NEW / path)

    def put(self, path: str, data: bytes) -> Path:
        """Let a file of the set wait; return where it does."""
        place = self.place(path)
        place.write_bytes(data)
        return place

    def put_aside(self, path: str, data: bytes) -> Path:
        """Keep what is no file of the set, such as a picture for a zip; return where it is."""
        place = self._ready(self.folder / ASIDE / path)
        place.write_bytes(data)
        return place

    def secure(self, paths: Iterable[str]) -> None:
        """Have the system write files out: after a power cut none must be empty."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(_written_out, map(self.place, paths)))

    def _ready(self, place: Path) -> Path:
        if place.parent not in self._made:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(place.parent)
        return place


def _written_out(place: Path) -> None:
    with place.open("rb+") as file:
        os.fsync(file.fileno())
