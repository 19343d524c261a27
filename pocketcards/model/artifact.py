"""Files that were written, and what the manifest says of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

__all__ = ["Artifact", "Content", "Packed", "Place", "bytes_in"]

Content = bytes | Path
"""What a file holds, or where that stands until the file is in its place."""

Place = tuple[str, str, str]
"""Card, locale, region: what a file is of."""


class Packed(NamedTuple):
    """A file as it lies in a zip of which every byte was compared; the zip is open as long as this serves."""

    archive: ZipFile
    about: ZipInfo

    def read_bytes(self) -> bytes:
        """Return the file unpacked."""
        return self.archive.read(self.about)


def bytes_in(content: Content | Packed) -> bytes:
    """Return the bytes themselves."""
    return content if isinstance(content, bytes) else content.read_bytes()


class Artifact(NamedTuple):
    """One finished file: what it holds, and its line in the manifest."""

    path: str
    """Relative to the output folder, with `/`."""
    content: Content
    sha256: str
    card: str
    locale: str
    region: str
    format: str
    status: str
    pages: int
    contacts: dict[str, str]
    """Role to the number printed."""
    copies_read: int
    """How many numbers were read back from the finished file."""
    folded: bool = False
    proof: str = ""
    """How it was read back (`Prover.edition`)."""
    codes: tuple[str, ...] = ()
    """The print codes of the cards on it."""
    read: tuple[str, ...] = ()
    """Which ones, as read."""
    key: str = ""
    """What it was made from, bound to what is said of it here (`make.keys`)."""

    @property
    def place(self) -> Place:
        """What it is of."""
        return self.card, self.locale, self.region

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return bytes_in(self.content)

    def entry(self) -> dict[str, object]:
        """Return what `manifest.json` holds of it."""
        return {
            "path": self.path,
            "sha256": self.sha256,
            "card": self.card,
            "locale": self.locale,
            "region": self.region,
            "format": self.format,
            "status": self.status,
            "pages": self.pages,
            "contacts": self.contacts,
            "copies_read": self.copies_read,
            "codes": list(self.codes),
            "proof": self.proof,
            "folded": self.folded,
            "key": self.key,
        }
