"""Who is named in a catalog: editors write the name and address of whoever saves into it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.catalog.entry import Entry, PoFile

__all__ = ["COMMENT", "anonymous", "named_persons"]

EMPTY = ("FULL NAME <EMAIL@ADDRESS>", "LANGUAGE <LL@li.org>", "Automatically generated", "none")
"""What gettext's own programs write where nobody is named."""
PERSONS = "Last-Translator"
COMMENT = "a comment"

_ADDRESS = re.compile(r"[^\s<>\"(),;:]+@[^\s<>\"(),;:]+\.[^\s<>\"(),;:]+")
_SIGNED = re.compile(r"[^,:;.]{2,60}(?:<[^>]*>)?,? (?:19|20)\d\d(?:[-–, ]+(?:19|20)\d\d)*\.?")
"""`Ana Pérez <…>, 2026.`, as gettext asks translators to sign at the head of a file."""
_COPYRIGHT = re.compile(r"Copyright \(C\)|©", re.IGNORECASE)


def named_persons(po: PoFile) -> Iterator[tuple[str, str]]:
    """Yield what names a person: the name of the header line, or `COMMENT`; and whom.

    A team without an address may be named in the header.
    """
    for line in po.header.msgstr.splitlines() if po.header else ():
        if _names_person(line):
            name, _, whom = (part.strip() for part in line.partition(":"))
            yield name, whom
    for comment in po.header.comments if po.header else ():
        if _signs(comment):
            yield COMMENT, comment
    for entry in po.entries:
        yield from ((COMMENT, comment) for comment in entry.comments if _ADDRESS.search(comment))


def _names_person(line: str) -> bool:
    name, _, whom = (part.strip() for part in line.partition(":"))
    return whom not in EMPTY and bool(whom if name == PERSONS else _ADDRESS.search(whom))


def _signs(comment: str) -> bool:
    """Tell whether a comment at the head of a file names a person."""
    if any(empty in comment for empty in ("EMAIL@ADDRESS", "PACKAGE")):
        return False
    return bool(_ADDRESS.search(comment) or (_SIGNED.fullmatch(comment) and not _COPYRIGHT.search(comment)))


def anonymous(po: PoFile) -> PoFile:
    """Return a catalog that names nobody: lines of the header and its comments go, addresses elsewhere too.

    What a translator wrote beside a message stays, without the address in it.
    """
    header = po.header
    if header and any(True for _ in named_persons(po._replace(entries=()))):
        lines = [line for line in header.msgstr.splitlines(keepends=True) if not _names_person(line)]
        comments = tuple(one for one in header.comments if not _signs(one))
        header = header._replace(msgstr="".join(lines), comments=comments)
    entries = tuple(_without_addresses(entry) for entry in po.entries)
    return po._replace(header=header, entries=entries)


def _without_addresses(entry: Entry) -> Entry:
    if not any("@" in comment for comment in entry.comments):
        return entry
    cut = (_ADDRESS.sub("", comment) for comment in entry.comments)
    return entry._replace(comments=tuple(one.replace("<>", "").rstrip() for one in cut))
