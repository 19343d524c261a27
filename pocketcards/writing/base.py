"""What a writing system asks of the typesetter. One file each; none imports another."""

from __future__ import annotations

from dataclasses import dataclass

from pocketcards.model.geometry import Em, Pt

__all__ = ["WritingSystem"]


@dataclass(frozen=True, slots=True)
class WritingSystem:
    """How a script, or a style of one, wants to be set."""

    tag: str
    """ISO 15924 code, with a style where one script has two: `Arab-Nastaliq`."""
    name: str
    """For people."""
    scripts: tuple[str, ...]
    """Script property values (UAX #24) of its letters; the first is the one for neutral text."""
    leading: Em
    """Least distance from baseline to baseline; where the ink of two lines would touch, they get more."""
    floor: Pt
    """Smallest body size that readers of this script can be asked to read."""
    breaking: str
    """Where lines may end: `default` (UAX #14 and ICU's dictionaries), `strict` (kinsoku),
    `phrase` (Japanese) or `keep-all` (Korean)."""
    invisible: str = ""
    """Invisible characters that its spelling needs (Unicode, chapter 23.2): joiners, and spaces of no
    width where words are not set apart. All others are refused."""
