"""The set that a build replaces, as far as it serves the new one. Nothing of it is believed unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from pocketcards.model.artifact import Artifact, Packed
from pocketcards.model.manifest import Manifest, Origin

if TYPE_CHECKING:
    from zipfile import ZipFile

__all__ = ["Before", "zip_path"]


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
        self._zips: dict[str, ZipFile | None] = {}
        self.places = manifest.places if manifest else {}
        """Where the files that it lists stand, by path."""

    def says_the_same(self, locales: Iterable[str]) -> bool:
        """Tell whether nothing that its cards in these languages were made from is another today.

        The manifest's own key covers every line of it, and its inputs but those of other languages are as
        they were.
        """
        return self._changed is not None and not any(one in self._changed for one in locales)

    def member(self, region: str, path: str) -> Packed | None:
        """Return what the zip of a region holds under a name; None where another program packed it."""
        archive = self._zip(region)
        about = archive.NameToInfo.get(path) if archive else None
        return Packed(archive, about) if archive and about else None

    def weigh(self, artifacts: Sequence[Artifact]) -> None:
        """Take note of the cards that the new set has: where they are others, its pages are made again."""
        old = self.manifest.files if self.manifest else ()
        if {one.path for one in artifacts} != {one.path for one in old}:
            self._changed = None

    def page(self, region: str, path: str, locale: str | None) -> Packed | None:
        """Return what of the old zip would be made as it was, where translations alone are others.

        Args:
            region: Of the zip.
            path: A page, the guide to printing, or the sheet to point at.
            locale: The one whose translation it says; empty: it says none, only which cards there are;
                None: it is only read, and may be of whatever this program was given.
        """
        stands = locale is None or (self._changed is not None and locale not in self._changed)
        return self.member(region, path) if stands else None

    def packed(self, region: str, path: str, size: int, crc: int) -> Packed | None:
        """Return how the old zip has packed the same bytes; None where it has others, or none."""
        found = self.member(region, path)
        return found if found and (found.about.file_size, found.about.CRC) == (size, crc) else None

    def _zip(self, region: str) -> ZipFile | None:
        if region not in self._zips:
            self._zips[region] = self._opened(zip_path(region))
        return self._zips[region]

    def _opened(self, path: str) -> ZipFile | None:
        if not self.manifest or not self._same_program:
            return None
        from zipfile import BadZipFile, ZipFile  # a hundredth of a start, and few sets have zips

        try:
            archive = ZipFile(self.places[path])
            assert archive.fp
            archive.fp.seek(0)
            sha256 = hashlib.file_digest(archive.fp, "sha256").hexdigest()  # type: ignore[arg-type]
        except (OSError, ValueError, KeyError, RuntimeError, BadZipFile):
            return None
        if sha256 == self.manifest.more.get(path):
            return archive
        archive.close()
        return None

    def close(self) -> None:
        """Let go of the zips: on Windows nothing else could replace them."""
        for archive in self._zips.values():
            if archive:
                archive.close()


def zip_path(region: str) -> str:
    """Return where the zip of a region stands."""
    return f"{region}/cards-{region}.zip"
