"""Whether a set stands as it would be made again: from the same inputs, and every byte in its place."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pocketcards.errors import OutputError
from pocketcards.model.manifest import Manifest, Origin
from pocketcards.sets.journal import places_in
from pocketcards.sets.manifest import NUMBERS, SUMS, numbers_table, read_standing, sums

__all__ = ["standing"]

THREADS = 4
"""Hashing lets other threads run."""


def standing(path: Path, origin: Origin) -> Manifest | None:
    """Return the manifest of a set that was made from the same, whole and without an error; else None.

    Args:
        path: The manifest.
        origin: With what the set would be made today.
    """
    manifest = read_standing(path, origin)
    if manifest is None:
        return None
    digests = {one.path: one.sha256 for one in manifest.files} | manifest.more
    digests[path.name] = _digest(path)
    table = numbers_table(manifest.files)
    digests[NUMBERS] = hashlib.sha256(table).hexdigest()
    try:
        if (path.parent / SUMS).read_bytes() != sums(digests):
            return None
        places = places_in(path.parent, digests)
        with ThreadPoolExecutor(THREADS) as pool:
            if list(pool.map(_digest, places)) != list(digests.values()):
                return None
    except (OSError, OutputError):
        return None
    return manifest


def _digest(place: Path) -> str:
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
