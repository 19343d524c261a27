"""What a manifest says of a set of finished files."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Listing:
    """A manifest."""

    folder: Path
    files: tuple[Listed, ...]
