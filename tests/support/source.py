"""A PDF file for the tools of this package: its bytes, or where it lies."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

__all__ = ["Source", "as_bytes", "opened"]

Source = Path | bytes


def as_bytes(source: Source) -> bytes:
    """Return the file's bytes."""
    return source if isinstance(source, bytes) else source.read_bytes()


def opened(source: Source) -> pikepdf.Pdf:
    """Open the file with pikepdf; use it as a context manager."""
    return pikepdf.open(io.BytesIO(as_bytes(source)))
