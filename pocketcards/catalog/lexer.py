"""Strict reading of PO files: the gatekeeper before every other reader.

Its grammar is a line long: a comment, a keyword with a quoted text, a quoted text, or nothing. Whatever
else stands in a file is named with its line, and the file is refused; nothing is repaired, skipped or
guessed. All faults come out in one run: a damaged line damages its block only, up to the next empty line.
"""

from __future__ import annotations

import re

from pocketcards.catalog import decode, faults, grammar, header, notes, quoted
from pocketcards.catalog.decode import split_lines
from pocketcards.catalog.draft import Draft
from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.faults import Faults, excerpt
from pocketcards.catalog.grammar import (
    COMMENT_INSIDE,
    CONFLICT,
    GARBAGE,
    HALF_OBSOLETE,
    LONG_LINE,
    MANY,
    NO_MSGCTXT,
    NO_MSGID,
    NO_MSGSTR,
    PLURAL,
    SAME_ENTRY,
    SAME_ID,
    TWICE,
)
from pocketcards.catalog.header import check_header
from pocketcards.catalog.notes import Notes
from pocketcards.catalog.quoted import OPENERS, unquote
from pocketcards.model.finding import Finding, Rule

__all__ = ["MAX_ENTRIES", "MAX_LINE", "RULES", "parse_po"]

MAX_LINE = 10_000
MAX_ENTRIES = 20_000

RULES = (faults.MORE, *decode.RULES, *quoted.RULES, *header.RULES, *notes.RULES, *grammar.RULES)

_PLAIN = re.compile(r'(msgctxt|msgid|msgstr) "([^"\\\t]*)"')
"""A keyword and a text without anything that must be told apart, as nearly all lines are."""
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(\[[^\]]*\])?)(?!\w)([ \t:=]*)(.*)")
MARKERS = "<|=>"
_CONFLICT = re.compile(r"(<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)( .*)?")
_MSGCAT_CONFLICT = "#-#-#-#-#"
"""What `msgcat` writes into a translation when two files disagree."""


def parse_po(data: bytes, shown: str, locale: str | None, findings: list[Finding]) -> PoFile:
    """Read the bytes of a PO file. Never raises; after a finding of severity error the result is not usable.

    `shown` is the path as findings print it. A template has no `locale`, and its Language is not checked.
    """
    found = Faults(shown, locale, findings)
    lines = split_lines(data, found)
    if not lines:
        return PoFile()
    parser = _Parser(found)
    for number, line in enumerate(lines, 1):
        parser.take(line, number)
        if found.full or len(parser.entries) > MAX_ENTRIES:
            break
    return parser.finish()


class _Parser:
    """Takes lines; gives entries and faults."""

    def __init__(self, found: Faults) -> None:
        self.faults = found
        self.header: Entry | None = None
        self.entries: list[Entry] = []
        self.draft: Draft | None = None
        self.notes = Notes()
        self.damaged = False
        """A line of this block could not be read."""
        self.conflict = False
        """Between the markers of a merge conflict, where everything stands twice."""
        self.gap = True
        """An empty line or a comment came since the last keyword."""
        self.header_seen = False
        self.by_id: dict[str, int] = {}
        self.by_text: dict[tuple[str | None, str], int] = {}

    def take(self, line: str, number: int) -> None:
        """Read one line."""
        text = line.strip(" \t")
        if len(line) > MAX_LINE:
            self.faults.add(LONG_LINE, f"{len(line)} characters in one line; {MAX_LINE} are allowed", number)
            self._damage()
        elif not text:
            self.damaged = False
            self.gap = True
        elif text[0] == "#":
            if text[1:2] != "~" or text[2:3] == "|":
                self.notes.add(text, number, self.faults)
                self.gap = True
            elif rest := text[2:].strip(" \t"):
                self._content(rest, number, obsolete=True)
        elif text[0] in MARKERS and (marker := _CONFLICT.fullmatch(text)):
            self._conflict(marker.group(1), number)
        else:
            self._content(text, number, obsolete=False)

    def finish(self) -> PoFile:
        """Close the last entry and say what the file as a whole lacks."""
        self._close()
        if self.notes.previous:
            self.faults.add(notes.DAMAGED_PREVIOUS, "no entry follows the earlier English", self.notes.line)
        if not self.header_seen:
            self.faults.add(header.MISSING, 'the file has no header (msgid "" before all other entries)', 1)
        if len(self.entries) > MAX_ENTRIES:
            self.faults.add(MANY, f"more than {MAX_ENTRIES} entries", self.entries[-1].line)
        return PoFile(self.header, tuple(self.entries), tuple(self.notes.raw))

    def _fault(self, rule: Rule, message: str, number: int) -> None:
        draft = self.draft
        msgctxt = draft.text("msgctxt") if draft else None
        self.faults.add(rule, message, number, msgctxt=msgctxt)

    def _damage(self) -> None:
        self.damaged = True
        # An entry that is complete, and an empty line after it, has nothing to do with what follows.
        if self.draft and not (self.gap and "msgstr" in self.draft.texts):
            self.draft.damaged = True

    def _conflict(self, marker: str, number: int) -> None:
        if not self.conflict:
            self.faults.add(CONFLICT, f"a merge has left its marker {marker}", number)
        self.conflict = marker != ">>>>>>>"
        self._damage()

    def _content(self, text: str, number: int, *, obsolete: bool) -> None:
        if plain := _PLAIN.fullmatch(text):
            word, value = plain.groups()
            draft = self._opened(word, number, obsolete=obsolete)
            draft.texts.setdefault(word, []).append((number, value))
            if value.startswith(_MSGCAT_CONFLICT):
                self._msgcat(number)
        elif match := _KEYWORD.fullmatch(text):
            self._keyword(match, number, obsolete=obsolete)
        elif text[0] == '"' or text[0] in OPENERS or self._lost_quote(text):
            self._continuation(text, number, obsolete=obsolete)
        elif not self.damaged:
            # One finding for a whole block of it: a pasted page is one fault, not forty.
            self.faults.add(GARBAGE, f"not understood: {excerpt(text)}", number)
            self._damage()

    def _lost_quote(self, text: str) -> bool:
        return text.endswith('"') and text.count('"') == 1 and not self.gap

    def _keyword(self, match: re.Match[str], number: int, *, obsolete: bool) -> None:
        word, blank, rest = match.group(1, 3, 4)
        draft = self._opened(word, number, obsolete=obsolete)
        if "plural" in word or "[" in word:
            if "plural" not in draft.texts:
                self._fault(PLURAL, f"{excerpt(word)} makes this a plural", number)
            draft.texts["plural"] = []
            draft.open = "msgstr" if "[" in word else "plural"
        draft.texts.setdefault(draft.open, [])
        if rest and (not blank or blank.strip(" ")):
            message = f"{excerpt(match.group(1))} must be followed by one space and a text in quotes"
            self._fault(GARBAGE, message, number)
            draft.damaged = True
        else:
            self._text(draft, rest, number)

    def _opened(self, word: str, number: int, *, obsolete: bool) -> Draft:
        """Return the entry that a keyword belongs to, ready for its text; begin one where it must."""
        draft = self.draft
        if draft is None or self._begins(word, draft):
            draft = self._new_draft(number, obsolete=obsolete)
        self._join(draft, number, obsolete=obsolete)
        if word in draft.texts and not draft.damaged:
            self._fault(TWICE, f"a second {word} in one entry", number)
        draft.open = word
        return draft

    def _new_draft(self, number: int, *, obsolete: bool) -> Draft:
        self._close()
        self.draft = Draft(self.notes, number, obsolete=obsolete, damaged=self.damaged or self.conflict)
        if self.notes.obsolete not in (None, obsolete) and not self.draft.damaged:
            message = "the earlier English begins with #~| and the entry without #~, or the other way round"
            self.faults.add(HALF_OBSOLETE, message, number)
        self.notes = Notes()
        return self.draft

    def _begins(self, word: str, draft: Draft) -> bool:
        """Whether a keyword begins an entry. A msgstr does where nothing before it can want one."""
        if word == "msgctxt":
            return True
        if word == "msgid":
            return "msgid" in draft.texts or "msgstr" in draft.texts
        return word == "msgstr" and "msgstr" in draft.texts and self.gap

    def _continuation(self, text: str, number: int, *, obsolete: bool) -> None:
        draft = self.draft
        if draft is None:
            if not self.damaged:
                self.faults.add(GARBAGE, f"no msgid or msgstr stands before: {excerpt(text)}", number)
            self._damage()
            return
        self._join(draft, number, obsolete=obsolete)
        self._text(draft, text, number)

    def _join(self, draft: Draft, number: int, *, obsolete: bool) -> None:
        """A line joins the entry: no comment may stand between, and both or neither are obsolete."""
        if self.notes.line:
            self._fault(COMMENT_INSIDE, "a comment stands inside an entry", self.notes.line)
            self.notes = Notes()
        if draft.obsolete != obsolete and not draft.damaged:
            self._fault(HALF_OBSOLETE, "one part of the entry begins with #~ and another does not", number)
            draft.damaged = True
        draft.last_line = number
        self.gap = False

    def _text(self, draft: Draft, text: str, number: int) -> None:
        value, wrong = unquote(text)
        draft.texts[draft.open].append((number, value))
        for rule, message in wrong:
            self._fault(rule, message, number)
            # A wrong id or English is not the one that another entry has.
            draft.damaged = draft.damaged or draft.open != "msgstr"
        if value.startswith(_MSGCAT_CONFLICT):
            self._msgcat(number)

    def _msgcat(self, number: int) -> None:
        self._fault(CONFLICT, f"msgcat has left its marker {_MSGCAT_CONFLICT}", number)

    def _close(self) -> None:
        """Check the entry that is complete now, and keep it."""
        draft, self.draft = self.draft, None
        if draft is None:
            return
        # What is left of a damaged first entry is not worth a second finding.
        self.header_seen = self.header_seen or (draft.damaged and not self.entries)
        msgctxt = draft.text("msgctxt")
        if "msgid" not in draft.texts or "msgstr" not in draft.texts:
            rule = NO_MSGSTR if "msgid" in draft.texts else NO_MSGID
            if not draft.damaged:
                name = "msgstr" if rule is NO_MSGSTR else "msgid"
                self.faults.add(rule, f"the entry has no {name}", draft.line, msgctxt=msgctxt)
            return
        entry = draft.entry()
        is_header = msgctxt is None and not entry.msgid and not entry.obsolete
        if not draft.damaged:
            self._check_same(entry)
        if is_header and self.header is None:
            self._take_header(draft, entry)
            return
        if not draft.damaged and not is_header:
            self._check_named(entry)
        self.entries.append(entry)

    def _take_header(self, draft: Draft, entry: Entry) -> None:
        self.header, self.header_seen = entry, True
        if self.entries:
            self.faults.add(header.MISSING, "the header is not the first entry", entry.line)
        if not draft.damaged:
            check_header(draft.texts["msgstr"], entry.line, self.faults)

    def _check_same(self, entry: Entry) -> None:
        key = (entry.msgctxt, entry.msgid)
        first = self.by_text.setdefault(key, entry.line)
        if first != entry.line:
            self.faults.add(
                SAME_ENTRY, f"the same entry stands in line {first}", entry.line, msgctxt=entry.msgctxt
            )
        elif entry.msgctxt and not entry.obsolete:
            first = self.by_id.setdefault(entry.msgctxt, entry.line)
            if first != entry.line:
                message = f"the id {excerpt(entry.msgctxt)} stands in line {first} too, with another English"
                self.faults.add(SAME_ID, message, entry.line, msgctxt=entry.msgctxt)

    def _check_named(self, entry: Entry) -> None:
        if not entry.msgid:
            self.faults.add(NO_MSGID, "the msgid is empty", entry.line, msgctxt=entry.msgctxt)
        elif not entry.msgctxt and not entry.obsolete:
            message = f"no msgctxt names this entry: {excerpt(entry.msgid)}"
            self.faults.add(NO_MSGCTXT, message, entry.line)
