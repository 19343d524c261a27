"""Reads catalogs: the strict lexer first, then, in `check`, Babel as a second and independent reader."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from pocketcards.catalog import folders, lexer
from pocketcards.catalog.decode import MAX_BYTES, TOO_LARGE
from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.faults import Faults, excerpt
from pocketcards.catalog.folders import UNREADABLE, catalog_path, find_catalogs
from pocketcards.catalog.lexer import parse_po
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.message import Catalog, Translation

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog as Reading

__all__ = ["RULES", "catalog_of", "catalog_path", "find_catalogs", "read_catalog", "read_po_file"]

DISAGREE = Rule(
    "CAT044",
    "readers-disagree",
    Severity.ERROR,
    "Two programs read the file differently, so one of them would print something that nobody has written.",
    "Compare the entry with its neighbours, type it again if you see nothing, and please report it to us.",
)
RULES = (*lexer.RULES, *folders.RULES, DISAGREE)
"""Every rule of this stage."""

_KEYWORD_LINE = re.compile(r"^[ \t]*msg", re.MULTILINE)
_HEADER_KEYWORDS = 2


def read_catalog(
    path: Path, shown: str, locale: str, findings: list[Finding], *, compare_with_babel: bool = False
) -> Catalog | None:
    """Read a catalog; None after a finding of severity error. `shown` is the path as findings print it.

    Babel is asked only where `compare_with_babel` says so, which is in `check`: importing it takes about
    50 ms of the 300 that a whole start may take, and the lexer alone already refuses what Babel repairs.
    """
    po = read_po_file(path, shown, locale, findings, compare_with_babel=compare_with_babel)
    return catalog_of(po, locale, shown) if po else None


def read_po_file(
    path: Path, shown: str, locale: str, findings: list[Finding], *, compare_with_babel: bool = True
) -> PoFile | None:
    """Read a catalog with all that a card does not need, so that it can be written back."""
    data = _bytes(path, Faults(shown, locale, findings))
    if data is None:
        return None
    found: list[Finding] = []
    po = parse_po(data, shown, locale, found)
    if compare_with_babel and not _refused(found):
        _compare(data.decode("utf-8-sig"), po, Faults(shown, locale, found))
    findings.extend(found)
    return None if _refused(found) else po


def catalog_of(po: PoFile, locale: str, shown: str) -> Catalog:
    """Return what the cards use of a file."""
    entries = {entry.msgctxt: _translation(entry, shown) for entry in _live(po) if entry.msgctxt}
    return Catalog(locale, shown, entries)


def _refused(findings: list[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _bytes(path: Path, faults: Faults) -> bytes | None:
    """Return the bytes; a pipe or a device would keep us waiting, and a huge file is not even opened."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            faults.add(UNREADABLE, "this is no file", 1)
        elif status.st_size > MAX_BYTES:
            faults.add(TOO_LARGE, f"the file has {status.st_size} bytes; {MAX_BYTES} are allowed", 1)
        else:
            return path.read_bytes()
    except OSError as error:
        faults.add(UNREADABLE, f"cannot be read: {error.strerror}", 1)
    return None


def _live(po: PoFile) -> list[Entry]:
    return [entry for entry in po.entries if not entry.obsolete]


def _translation(entry: Entry, shown: str) -> Translation:
    return Translation(
        msgctxt=entry.msgctxt or "",
        msgid=entry.msgid,
        msgstr=entry.msgstr,
        fuzzy=entry.fuzzy,
        at=Location(shown, entry.msgstr_line),
        comments=entry.comments,
    )


def _compare(text: str, po: PoFile, faults: Faults) -> None:
    """Read the file with Babel, and find every entry that it reads differently."""
    lines = text.split("\n")
    end = po.header.last_line if po.header else 0
    if len(_KEYWORD_LINE.findall("\n".join(lines[:end]))) != _HEADER_KEYWORDS:
        faults.add(DISAGREE, "the header seems to contain another entry", 1)
        return
    try:
        theirs = _babel_reading(lines, end)
    except Exception as error:
        # Babel raises whatever its parts raise: eight kinds were counted in 28,000 damaged files.
        faults.add(DISAGREE, f"Babel cannot read the file: {excerpt(str(error))}", 1)
        return
    # Babel takes `#=` for a comment, so only the marks that it knows are compared.
    ours = {(entry.msgctxt, entry.msgid): entry for entry in _live(po)}
    found = 0
    for entry in ours.values():
        read = theirs.get(entry.msgid, entry.msgctxt)
        found += read is not None
        if read is None:
            message = "Babel does not find this entry"
        elif read.string != entry.msgstr or read.fuzzy != ("fuzzy" in entry.flags):
            message = _difference(str(read.string), entry, fuzzy=read.fuzzy)
        else:
            continue
        faults.add(DISAGREE, message, entry.msgstr_line, msgctxt=entry.msgctxt)
    for one in theirs if len(theirs) > found else ():
        if one.id and (one.context, one.id) not in ours:
            message = f"Babel finds an entry that we do not: {excerpt(str(one.id))}"
            faults.add(DISAGREE, message, 1, msgctxt=one.context)


def _difference(theirs: str, entry: Entry, *, fuzzy: bool) -> str:
    ours = entry.msgstr
    if theirs == ours:
        return "Babel takes the entry for fuzzy" if fuzzy else "Babel does not see that the entry is fuzzy"
    same = next((at for at, pair in enumerate(zip(theirs, ours, strict=False)) if pair[0] != pair[1]), 0)
    same = max(0, (same or min(len(theirs), len(ours))) - 10)
    return f"Babel reads “{excerpt(theirs[same:])}” where we read “{excerpt(ours[same:])}”"


def _babel_reading(lines: list[str], header_end: int) -> Reading:
    from babel.messages.pofile import read_po  # 50 ms, see read_catalog

    # The header is hidden from Babel: a date or locale there that it does not like ends in a traceback,
    # and none of it is printed. So are the `#~|` lines, which it refuses (python-babel issue 566).
    kept = [
        "" if "#~|" in line and line.lstrip(" \t").startswith("#~|") else line for line in lines[header_end:]
    ]
    return read_po([""] * header_end + kept, abort_invalid=True)
