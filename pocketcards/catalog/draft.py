"""An entry of a PO file while its lines come in."""

from __future__ import annotations

from pocketcards.catalog.entry import Entry
from pocketcards.catalog.notes import Notes

__all__ = ["Draft"]


class Draft:
    """An entry while its lines come in."""

    def __init__(self, notes: Notes, line: int, *, obsolete: bool, damaged: bool) -> None:
        self.notes = notes
        self.line = line
        self.obsolete = obsolete
        self.damaged = damaged
        """What is missing from it is not worth a finding: a fault in its block has taken it away."""
        self.texts: dict[str, list[tuple[int, str]]] = {}
        """By keyword, the quoted texts and their lines."""
        self.open = ""
        """The keyword whose text goes on in the next line."""
        self.last_line = 0

    def text(self, keyword: str) -> str | None:
        """Return what a keyword says, over all its lines."""
        parts = self.texts.get(keyword)
        if parts is not None and len(parts) == 1:  # nearly all of them
            return parts[0][1]
        return None if parts is None else "".join(text for _, text in parts)

    def entry(self) -> Entry:
        """Return the entry; it has a msgid and a msgstr."""
        notes = self.notes
        return Entry(
            msgctxt=self.text("msgctxt"),
            msgid=self.text("msgid") or "",
            msgstr=self.text("msgstr") or "",
            comments=tuple(notes.comments),
            extracted=tuple(notes.extracted),
            references=tuple(notes.references),
            flags=tuple(notes.flags),
            workflow=tuple(notes.workflow),
            previous_msgctxt=notes.previous_text("msgctxt"),
            previous_msgid=notes.previous_text("msgid"),
            obsolete=self.obsolete,
            line=self.line,
            msgstr_line=self.texts["msgstr"][0][0] if self.texts["msgstr"] else self.line,
            last_line=self.last_line,
        )
