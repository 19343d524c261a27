"""What a manifest says of a set of finished files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Listed", "Listing"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A file, as its manifest describes it."""

    path: str
    sha256: str
    card: str
    locale: str
    region: str
    format: str
    pages: int
    contacts: dict[str, str]
    """Role to the number printed."""
    copies_read: int
    status: str = "draft"
    codes: tuple[str, ...] = ()
    """The print codes of the cards on it."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A manifest."""

    folder: Path
    files: tuple[Listed, ...]
    more: dict[str, str] = field(default_factory=dict)
    """Path to SHA-256 of what else belongs to the set: packages, pictures."""
