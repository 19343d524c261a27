"""Writes PO files: the same entries give the same bytes, on every machine and in every year.

No dates, no line numbers, nothing wrapped: a change of one sentence is a change of one line.
"""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.lexer import parse_po
from pocketcards.model.finding import Finding

__all__ = ["new_header", "write_po"]


def new_header(locale: str, comments: tuple[str, ...] = ()) -> Entry:
    """Return the header of a new catalog; of a template, where the locale is empty.

    It names no translator: the name of a volunteer may endanger them.
    """
    fields = (
        "Project-Id-Version: pocketcards",
        f"Language: {locale}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
    )
    return Entry(None, "", "".join(f"{line}\n" for line in fields), comments)


def write_po(po: PoFile) -> bytes:
    """Return the file, in the order of its entries.

    Raises:
        ValueError: The strict lexer would not read the same from it: two entries with one id, a control
            character, a comment of two lines. A catalog that we write ourselves is never refused later.
    """
    parts = ["\n".join(_lines(entry)) for entry in (po.header, *po.entries) if entry is not None]
    if po.tail:
        parts.append("\n".join(po.tail))
    data = ("\n\n".join(parts) + "\n").encode("utf-8")
    findings: list[Finding] = []
    again = parse_po(data, "", None, findings)
    if findings:
        raise ValueError(f"line {findings[0].line}: {findings[0].message}")
    if again != po:
        raise ValueError("a comment or a flag would be read back as something else")
    return data


def _lines(entry: Entry) -> Iterator[str]:
    for mark, notes in (("#", entry.comments), ("#.", entry.extracted), ("#:", entry.references)):
        yield from (f"{mark} {text}" if text else mark for text in notes)
    if entry.flags:
        yield "#, " + ", ".join(entry.flags)
    if entry.workflow:
        yield "#= " + ", ".join(entry.workflow)
    previous = (("msgctxt", entry.previous_msgctxt), ("msgid", entry.previous_msgid))
    for keyword, text in previous:
        yield from _quoted("#~| " if entry.obsolete else "#| ", keyword, text)
    current = (("msgctxt", entry.msgctxt), ("msgid", entry.msgid), ("msgstr", entry.msgstr))
    for keyword, text in current:
        yield from _quoted("#~ " if entry.obsolete else "", keyword, text)


def _quoted(prefix: str, keyword: str, text: str | None) -> Iterator[str]:
    """Yield a keyword and its text: on one line, or with a line of the file for each line of the text."""
    if text is None:
        return
    lines = text.split("\n")
    pieces = [f"{line}\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]
    if len(pieces) == 1:
        yield f'{prefix}{keyword} "{_escaped(pieces[0])}"'
        return
    yield f'{prefix}{keyword} ""'
    yield from (f'{prefix}"{_escaped(piece)}"' for piece in pieces)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
