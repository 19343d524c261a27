"""The set that a build replaces, as far as it serves the new one. Nothing of it is believed unseen."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from pocketcards.errors import OutputError
from pocketcards.model.artifact import Artifact
from pocketcards.model.manifest import Manifest, Origin
from pocketcards.sets.journal import places_in

__all__ = ["Before", "zip_path"]

_DAMAGED = (OSError, ValueError, KeyError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error)
_LENGTHS = slice(26, 30)
"""Of the header of an entry: how long its name is, and what follows it (APPNOTE.TXT, 4.3.7)."""
_HEADER = 30


class Before:
    """The old set, and its zips."""

    def __init__(
        self, manifest: Manifest | None, origin: Origin, changed: Collection[str] | None = None
    ) -> None:
        """Take what is known of it.

        Args:
            manifest: What it says of itself; None: there is none, or all is to be made.
            origin: With what the new one is made.
            changed: The locales whose translations are all that is another; None: more is, or nobody knows.
        """
        self.manifest = manifest
        self._same_program = manifest is not None and manifest.origin.program == origin.program
        self._changed = changed
        self._zips: dict[str, zipfile.ZipFile | None] = {}
        self.places = _places_of(manifest) if manifest else {}
        """Where the files that it lists stand, by path."""

    def says_the_same(self, locales: Iterable[str]) -> bool:
        """Tell whether nothing that its cards in these languages were made from is another today.

        The manifest's own key covers every line of it, and its inputs but those of other languages are as
        they were.
        """
        return self._changed is not None and not any(one in self._changed for one in locales)

    def member(self, region: str, path: str) -> bytes | None:
        """Return what the old zip of a region holds under a name; None where it is not as listed."""
        archive = self._zip(region)
        try:
            return archive.read(path) if archive else None
        except _DAMAGED:
            return None

    def weigh(self, artifacts: Sequence[Artifact]) -> None:
        """Take note of the cards that the new set has: where they are others, its pages are made again."""
        old = self.manifest.files if self.manifest else ()
        if {one.path for one in artifacts} != {one.path for one in old}:
            self._changed = None

    def page(self, region: str, path: str, locale: str | None) -> bytes | None:
        """Return what of the old zip would be made as it was, where translations alone are others.

        Args:
            region: Of the zip.
            path: A page, the guide to printing, or the sheet to point at.
            locale: The one whose translation it says; empty: it says none, only which cards there are;
                None: it is only read, and may be of whatever this program was given.
        """
        if locale is None:
            return self.member(region, path) if self._same_program else None
        stands = self._changed is not None and locale not in self._changed
        return self.member(region, path) if stands else None

    def packed(self, region: str, path: str, size: int, crc: int) -> bytes | None:
        """Return how the old zip has packed the same bytes; None where this program would pack otherwise."""
        archive = self._zip(region) if self._same_program else None
        try:
            info = archive.getinfo(path) if archive else None
            if not archive or not info or (info.file_size, info.CRC) != (size, crc):
                return None
            assert archive.fp
            archive.fp.seek(info.header_offset)
            lengths = archive.fp.read(_HEADER)[_LENGTHS]
            name, extra = lengths[:2], lengths[2:]
            archive.fp.seek(int.from_bytes(name, "little") + int.from_bytes(extra, "little"), 1)
            return archive.fp.read(info.compress_size)
        except _DAMAGED:
            return None

    def _zip(self, region: str) -> zipfile.ZipFile | None:
        if region not in self._zips:
            self._zips[region] = self._opened(zip_path(region))
        return self._zips[region]

    def _opened(self, path: str) -> zipfile.ZipFile | None:
        try:
            place = self.places[path]
            with place.open("rb") as file:
                known = self.manifest.more[path] if self.manifest else ""
                if hashlib.file_digest(file, "sha256").hexdigest() != known:
                    return None
            return zipfile.ZipFile(place)
        except _DAMAGED:
            return None

    def close(self) -> None:
        """Let go of the zips: on Windows nothing else could replace them."""
        for archive in self._zips.values():
            if archive:
                archive.close()


def zip_path(region: str) -> str:
    """Return where the zip of a region stands."""
    return f"{region}/cards-{region}.zip"


def _places_of(manifest: Manifest) -> dict[str, Path]:
    """Return where the files of a manifest stand; nothing where one of them leaves its folder."""
    listed = [*(one.path for one in manifest.files), *manifest.more]
    try:
        return dict(zip(listed, places_in(manifest.folder, listed), strict=True))
    except OutputError:
        return {}
