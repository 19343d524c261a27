"""What a PO file holds, before anybody asks whether it fits the cards."""

from typing import NamedTuple

__all__ = ["Entry", "PoFile"]


class Entry(NamedTuple):
    """One entry of a PO file. Two entries are equal when they say the same, on whatever line."""

    msgctxt: str | None
    """The id of the message; None for the header."""
    msgid: str
    msgstr: str
    comments: tuple[str, ...] = ()
    """`# ` lines: what translators wrote."""
    extracted: tuple[str, ...] = ()
    """`#.` lines: what the cards say to translators."""
    references: tuple[str, ...] = ()
    """`#:` lines, as they stand."""
    flags: tuple[str, ...] = ()
    """`#,` lines."""
    workflow: tuple[str, ...] = ()
    """`#=` lines: the flags that gettext splits off after 2025. Older tools take them for comments."""
    previous_msgctxt: str | None = None
    previous_msgid: str | None = None
    """`#| msgid`: the English that the translation was made from."""
    obsolete: bool = False
    """`#~`: no card uses it any more."""
    line: int = 0
    """Line of its first keyword."""
    msgstr_line: int = 0
    last_line: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry) and self[:-3] == other[:-3]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:-3])

    @property
    def fuzzy(self) -> bool:
        """Whether somebody doubts the translation."""
        return "fuzzy" in self.flags or "fuzzy" in self.workflow


class PoFile(NamedTuple):
    """A whole PO file, in its own order."""

    header: Entry | None = None
    entries: tuple[Entry, ...] = ()
    """Live and obsolete ones."""
    tail: tuple[str, ...] = ()
    """Comment lines after the last entry, as they stand."""
