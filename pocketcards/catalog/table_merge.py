"""A table that a volunteer has filled in becomes changes of a catalog, or findings that name its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.faults import excerpt
from pocketcards.catalog.merge import sure
from pocketcards.catalog.reader import catalog_of
from pocketcards.catalog.repair import repaired
from pocketcards.catalog.table import OBJECTED, TRANSLATED, Row, Table, note_of
from pocketcards.catalog.table_faults import (
    DOUBLED,
    EXCHANGED,
    LOST_LETTERS,
    MENDED,
    NOT_HELD,
    NOT_TAKEN,
    OLD_ENGLISH,
    PLACEHOLDER,
    REMOVED,
    UNKNOWN,
)
from pocketcards.catalog.writer import new_header, write_po
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.message import Catalog
from pocketcards.model.project import Project
from pocketcards.unicode import composed, is_invisible, named

__all__ = ["Change", "Imported", "take_over"]

Checked = Callable[[Project], list[Finding]]
"""What looks at a project: the checks, which are handed in."""

MANY_QUESTIONS = "???"


@dataclass(frozen=True, slots=True)
class Change:
    """One translation that the table changes."""

    row: int
    id: str
    english: str
    old: str
    new: str
    settled: bool
    """Whether it was fuzzy, and is no longer."""


@dataclass(slots=True)
class Imported:
    """What becomes of a table."""

    po: PoFile
    """The catalog with the changes in it."""
    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether it may be written."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


def take_over(
    table: Table, shown: str, po: PoFile, project: Project, check: Checked, *, fix: bool
) -> Imported:
    """Put the rows of a table into a catalog, in memory.

    Args:
        table: What the volunteer has sent.
        shown: Its file, as findings print it.
        po: The catalog, up to date with the cards.
        project: With all catalogs, for the checks of messages.
        check: Returns what the checks find in a project.
        fix: Mend damaged placeholders instead of refusing them.
    """
    taking = _Taking(table, shown, po, fix=fix)
    new = {change.id: _changed(taking.live[change.id], change) for change in taking.changes()}
    merged = po._replace(
        entries=tuple(
            entry if entry.obsolete else new.get(entry.msgctxt or "", entry) for entry in po.entries
        ),
    )
    findings = taking.findings + _checked(taking, merged, project, check)
    return Imported(merged, taking.accepted, sorted(dict.fromkeys(findings), key=Finding.sort_key))


class _Taking:
    """Goes through the rows; keeps what is sound and says what is not."""

    def __init__(self, table: Table, shown: str, po: PoFile, *, fix: bool) -> None:
        self.table = table
        self.shown = shown
        self.fix = fix
        self.live = {entry.msgctxt or "": entry for entry in po.entries if not entry.obsolete}
        self.english = {entry.msgid: entry.msgctxt or "" for entry in self.live.values()}
        self.removed = {entry.msgctxt for entry in po.entries if entry.obsolete}
        self.findings: list[Finding] = []
        self.accepted: list[Change] = []

    def changes(self) -> list[Change]:
        """Return what changes."""
        seen: dict[str, int] = {}
        for row in self.table.rows:
            first = seen.setdefault(row.id, row.number)
            if row.id and first != row.number:
                self._fault(DOUBLED, f"the id stands in row {first} too", row)
            elif entry := self._entry(row):
                self.accepted += self._change(row, entry)
                self._say_what_is_left(row, entry)
        self._find_exchanged()
        return self.accepted

    def _fault(self, rule: Rule, message: str, row: Row) -> None:
        at = Location(self.shown, row.number)
        self.findings.append(rule.found(message, at, locale=self.table.locale, msgctxt=row.id or None))

    def _entry(self, row: Row) -> Entry | None:
        if row.id in self.live:
            return self.live[row.id]
        if row.id in self.removed:
            self._fault(REMOVED, "this message was removed from the cards", row)
        elif row.id:
            self._fault(UNKNOWN, f"no card has a message {excerpt(row.id)!r}", row)
        else:
            self._fault(UNKNOWN, "the row has no id", row)
        return None

    def _change(self, row: Row, entry: Entry) -> Iterator[Change]:
        """Yield what a row changes, if it does and may. An empty cell keeps the translation there is."""
        text = row.translation
        if not text.strip():
            return
        same = _seen(row.english) == _seen(entry.msgid)
        # Whoever writes "translated" beside today's English has compared the two.
        agreed = row.status == TRANSLATED and same
        settled = entry.fuzzy and (text != entry.msgstr or agreed)
        if text == entry.msgstr and not settled:
            return
        if same and row.english != entry.msgid:
            difference = _difference(row.english, entry.msgid)
            self._fault(MENDED, f"the English is the same but for {difference}", row)
        if not same and (other := self.english.get(row.english)):
            self._fault(EXCHANGED, f"beside this id stands the English of {other}", row)
        elif not same:
            self._fault(OLD_ENGLISH, f"the English is now “{entry.msgid}”", row)
        elif fault := _lost(text, entry):
            self._fault(LOST_LETTERS, fault, row)
        elif (mended := repaired(text, entry.msgid)) and not self.fix:
            self._fault(PLACEHOLDER, f"“{text}”; repaired: “{mended}”", row)
        else:
            if mended:
                note = f"“{text}” is repaired: “{mended}”"
                self._fault(PLACEHOLDER._replace(severity=Severity.NOTE, fix="Look at it once."), note, row)
            change = Change(row.number, row.id, entry.msgid, entry.msgstr, mended or text, settled)
            if fault := _not_held(_changed(entry, change)):
                self._fault(NOT_HELD, fault, row)
            else:
                yield change

    def _say_what_is_left(self, row: Row, entry: Entry) -> None:
        """Say what was added to the note: nothing that somebody has written is lost without a word."""
        ours = _seen(note_of(entry))
        theirs = " / ".join(part for part in _seen(row.note).split(" / ") if not part.startswith(OBJECTED))
        if theirs != ours and theirs.startswith(ours):
            added = theirs[len(ours) :].strip(" /")
            self._fault(NOT_TAKEN, f"in the column note: “{added}”", row)

    def _find_exchanged(self) -> None:
        """Find texts that have moved from one message to another, whose own text has moved on too."""
        moved = {change.id for change in self.accepted}
        owners = {entry.msgstr: entry for name, entry in self.live.items() if name in moved and entry.msgstr}
        rows = {row.number: row for row in self.table.rows}
        for change in self.accepted:
            owner = owners.get(change.new)
            if owner and owner.msgctxt != change.id and owner.msgid != change.english:
                fact = f"this was the translation of {owner.msgctxt}, which has another one now"
                self._fault(EXCHANGED, fact, rows[change.row])


def _seen(text: str) -> str:
    """Return what people see of a text: spaces and line ends of any kind are one space, marks are none."""
    kept = "".join(char for char in composed(text) if char.isspace() or not is_invisible(char))
    return " ".join(kept.split())


def _difference(text: str, wanted: str) -> str:
    """Name the first character in which two texts differ that look the same."""
    pairs = zip_longest(text, wanted, fillvalue="")
    ours, theirs = next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
    if ours and len(text) > len(wanted):
        return f"one {named(ours)} more in the table"
    return f"{named(ours)} in the place of {named(theirs)}" if ours else f"one {named(theirs)} that it lacks"


def _changed(entry: Entry, change: Change) -> Entry:
    return sure(entry)._replace(msgstr=change.new)


def _not_held(entry: Entry) -> str:
    """Say why no catalog could hold an entry."""
    try:
        write_po(PoFile(new_header(""), (entry,)))
    except ValueError as error:
        return str(error).partition(": ")[2] or str(error)
    return ""


def _lost(text: str, entry: Entry) -> str:
    """Say which letters a program has lost. Where it has, the old translation or the bytes show it."""
    if "\N{REPLACEMENT CHARACTER}" in text:
        return "the mark \N{REPLACEMENT CHARACTER} stands where a letter was"
    old = entry.msgstr
    same = len(old) == len(text) and all(new in ("?", was) for was, new in zip(old, text, strict=True))
    if MANY_QUESTIONS in text or (same and old != text):
        return f"question marks stand where letters were: {excerpt(text)}"
    try:
        meant = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
    return f"{excerpt(text)} was probably {excerpt(meant)}" if meant != text else ""


def _checked(taking: _Taking, po: PoFile, project: Project, check: Checked) -> list[Finding]:
    """Let the checks of messages look at what changes, and name the rows of the table."""
    if not taking.accepted:
        return []
    locale = taking.table.locale
    catalog = catalog_of(po, locale, taking.shown)
    for change in taking.accepted:
        entry = catalog.entries[change.id]
        catalog.entries[change.id] = entry._replace(at=Location(taking.shown, change.row))
    changed = {change.id for change in taking.accepted}
    return [
        finding
        for finding in check(_with(project, catalog))
        if finding.path == taking.shown and finding.msgctxt in changed
    ]


def _with(project: Project, catalog: Catalog) -> Project:
    return project._replace(catalogs={**project.catalogs, catalog.locale: catalog})
