"""What a format is: a name and a function from typeset cards to bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pocketcards.model.page import Page, TypesetEdition
from pocketcards.output.pdf.fonts import Subsetter

__all__ = ["Output"]


@dataclass(frozen=True, slots=True)
class Output:
    """A format in which cards are written."""

    name: str
    """As `--format` and file names have it."""
    summary: str
    write: Callable[[TypesetEdition, tuple[Page, ...], Subsetter], bytes]
