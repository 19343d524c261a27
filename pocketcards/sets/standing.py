"""Whether a set stands as it would be made again: from the same inputs, and every byte in its place."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pocketcards.errors import OutputError
from pocketcards.model.manifest import Manifest, Origin
from pocketcards.sets.journal import places_in
from pocketcards.sets.manifest import MANIFEST, NUMBERS, SUMS, numbers_table, sums

__all__ = ["stands"]


def stands(manifest: Manifest, origin: Origin) -> bool:
    """Tell whether a set was made from the same, whole and without an error, and has every byte of it.

    Args:
        manifest: What the set says of itself.
        origin: With what it would be made today.
    """
    if not manifest.whole or manifest.origin != origin:
        return False
    folder = manifest.folder
    digests = {one.path: one.sha256 for one in manifest.files} | dict(manifest.more)
    places = [manifest.places[path] for path in digests]
    table = numbers_table(manifest.files)
    digests[NUMBERS] = hashlib.sha256(table).hexdigest()
    try:
        digests[MANIFEST] = _digest(folder / MANIFEST)
        if (folder / SUMS).read_bytes() != sums(digests):
            return False
        places += places_in(folder, (NUMBERS, MANIFEST))
        return list(map(_digest, places)) == list(digests.values())
    except (OSError, OutputError):
        return False


def _digest(place: Path) -> str:
    return hashlib.sha256(place.read_bytes()).hexdigest()
