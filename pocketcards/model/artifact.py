"""Files that were written, and what the manifest says of them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Artifact"]


@dataclass(frozen=True, slots=True)
class Artifact:
    """One finished file: its bytes, and its line in the manifest."""

    path: str
    """Relative to the output folder, with `/`."""
    data: bytes
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
        }
