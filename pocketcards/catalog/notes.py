"""The comment lines before an entry, sorted by what they are for."""

from __future__ import annotations

import re

from pocketcards.catalog.faults import Faults, excerpt
from pocketcards.catalog.quoted import unquote
from pocketcards.model.finding import Rule, Severity

__all__ = ["DAMAGED_PREVIOUS", "MISSPELT_FUZZY", "RULES", "Notes"]

MISSPELT_FUZZY = Rule(
    "CAT020",
    "misspelt-fuzzy",
    Severity.ERROR,
    "Somebody was not sure of this translation and said so, but in a way that programs do not see: "
    "it would be printed as if it were sure.",
    'Write exactly "#, fuzzy" on a line of its own above the entry, or delete the line if you are sure.',
    ("translate issue 1400 <https://github.com/translate/translate/issues/1400>",),
)
DAMAGED_PREVIOUS = Rule(
    "CAT021",
    "damaged-previous-text",
    Severity.ERROR,
    "The line shows the English of an earlier version, and cannot be read; nobody can see what has changed.",
    'Delete the lines that begin with "#|". They only help translators and are not printed.',
)
RULES = (MISSPELT_FUZZY, DAMAGED_PREVIOUS)

_KEYWORD = re.compile(r"(msgctxt|msgid) +(.*)")
_SEEMS_FUZZY = re.compile(r"[\s,.:;=!|~-]*fuzzy[\s,.:;!-]*", re.IGNORECASE)


class Notes:
    """Comment lines met since the last entry; they belong to the next one."""

    def __init__(self) -> None:
        self.line = 0
        """Line of the first; 0 while there is none."""
        self.raw: list[str] = []
        self.comments: list[str] = []
        self.extracted: list[str] = []
        self.references: list[str] = []
        self.flags: list[str] = []
        self.workflow: list[str] = []
        self.previous: dict[str, list[str]] = {}
        self.obsolete: bool | None = None
        """Whether the previous texts are those of an obsolete entry: `#~|`."""
        self._open: list[str] | None = None
        """Where the next `#| "…"` belongs."""

    def add(self, text: str, number: int, faults: Faults) -> None:
        """Take in one line; obsolete entries come here only with their `#~|`."""
        self.line = self.line or number
        self.raw.append(text)
        kind = text[:2]
        if kind == "#.":
            self.extracted.append(text[2:].removeprefix(" "))
        elif kind in ("#,", "#="):
            self._add_flags(text, number, faults)
        elif kind == "#:":
            self.references.append(text[2:].removeprefix(" "))
        elif kind == "#|":
            self._add_previous(text[2:].strip(" \t"), number, faults, obsolete=False)
        elif kind == "#~":
            self._add_previous(text[3:].strip(" \t"), number, faults, obsolete=True)
        else:
            if _SEEMS_FUZZY.fullmatch(text, 1):
                faults.add(MISSPELT_FUZZY, f"{excerpt(text)} is a comment, not a mark", number)
            self.comments.append(text[1:].removeprefix(" "))

    def previous_text(self, keyword: str) -> str | None:
        """Return the earlier msgctxt or msgid."""
        parts = self.previous.get(keyword)
        return None if parts is None else "".join(parts)

    def _add_flags(self, text: str, number: int, faults: Faults) -> None:
        flags = [flag for part in text[2:].split(",") if (flag := part.strip(" \t"))]
        if "fuzzy" not in flags and "fuzzy" in text[2:].casefold().replace(",", " ").split():
            faults.add(MISSPELT_FUZZY, f"{excerpt(text)} is not understood as fuzzy", number)
        (self.flags if text[1] == "," else self.workflow).extend(flags)

    def _add_previous(self, text: str, number: int, faults: Faults, *, obsolete: bool) -> None:
        self.obsolete = obsolete
        match = _KEYWORD.fullmatch(text)
        if match and match.group(1) not in self.previous:
            self._open = self.previous.setdefault(match.group(1), [])
            text = match.group(2)
        elif self._open is None or not text.startswith('"'):
            faults.add(DAMAGED_PREVIOUS, f"not understood: {excerpt(text)}", number)
            return
        value, wrong = unquote(text)
        for _, message in wrong[:1]:
            faults.add(DAMAGED_PREVIOUS, message, number)
        self._open.append(value)
