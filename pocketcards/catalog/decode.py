"""The bytes of a PO file become lines of text, or it is said why they cannot."""

from __future__ import annotations

import codecs
import re

from pocketcards.catalog.faults import Faults
from pocketcards.model.finding import Rule, Severity

__all__ = ["CONTROL", "MAX_BYTES", "RULES", "TOO_LARGE", "split_lines"]

MAX_BYTES = 2_000_000

TOO_LARGE = Rule(
    "CAT002",
    "file-too-large",
    Severity.ERROR,
    "A catalog is some tens of kilobytes; one of this size is damaged or hostile, and is not read.",
    "Restore the last version that worked.",
)
NOT_UTF8 = Rule(
    "CAT003",
    "not-utf8",
    Severity.ERROR,
    "Read as UTF-8 the letters come out as other letters, and would be printed so.",
    'Open the file in your editor and choose "Save with encoding", then UTF-8.',
)
LOST = Rule(
    "CAT005",
    "replacement-character",
    Severity.ERROR,
    "The mark \N{REPLACEMENT CHARACTER} stands where a program lost a letter; it would be printed.",
    "Type the letter again. If it is in many places, restore the version before the damage.",
)
CONTROL = Rule(
    "CAT006",
    "control-character",
    Severity.ERROR,
    "An invisible character that means nothing on paper stands in the file, and programs disagree about it.",
    "Delete the whole word around it and type it again; it cannot be seen.",
)
LINE_BREAK = Rule(
    "CAT007",
    "unusual-line-break",
    Severity.ERROR,
    "Some programs begin a new line there and some do not, so a text may be cut in two.",
    "Delete it and type Enter, or write \\n where the translation itself has a new line.",
)
MIXED_ENDS = Rule(
    "CAT008",
    "mixed-line-ends",
    Severity.WARNING,
    "Half of the file was saved by Windows. Nothing is lost, but every line looks changed to reviewers.",
    "Save the file once more with one kind of line ends; the status bar of most editors shows it.",
)
RULES = (TOO_LARGE, NOT_UTF8, LOST, CONTROL, LINE_BREAK, MIXED_ENDS)

_BREAKS = "\r\u0085\u2028\u2029"
# C0 without tab and line feed, C1, and the noncharacters of the first plane.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffd-\uffff]")
_ALLOWED = bytes([0x09, 0x0A, *range(0x20, 0x7F)])
"""Nearly all bytes of a catalog."""
_NAMES = {
    "\x00": "NUL",
    "\x1b": "ESC",
    "\r": "a lone carriage return",
    "\u0085": "NEL, the next-line character of mainframes",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
}


def split_lines(data: bytes, faults: Faults) -> list[str]:
    """Return the lines without their ends; none where the bytes are no text that we can read.

    Line ends of Windows are as good as ours when all lines have them: git makes them on checkout.
    """
    if len(data) > MAX_BYTES:
        faults.add(TOO_LARGE, f"the file has {len(data)} bytes; {MAX_BYTES} are allowed", 1)
        return []
    # Half the bytes of UTF-16 are zero where the text is ASCII, as all keywords are.
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data.count(0) * 4 > len(data):
        faults.add(NOT_UTF8, 'the file is saved as UTF-16 (Windows calls it "Unicode")', 1)
        return []
    text = _join_ends(_decoded(data, faults), faults)
    lines = text.split("\n")
    if _FORBIDDEN.search(text.encode().translate(None, _ALLOWED).decode()):
        for number, line in enumerate(lines, 1):
            _name_forbidden(line, number, faults)
            if faults.full:
                break
        lines = [_FORBIDDEN.sub("", line) for line in lines]
    return lines


def _decoded(data: bytes, faults: Faults) -> str:
    if data.startswith(codecs.BOM_UTF8):
        # Notepad and Excel write it, YAML takes it, and it changes no text. A space for each byte keeps every
        # later offset true, and blanks are no part of any text.
        data = b"   " + data[3:]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        value = data[error.start]
        faults.add(NOT_UTF8, f"the byte {value:02X} at offset {error.start} is not UTF-8", line)
    # The faults after it are worth having too; the losses are told apart from marks in the file itself.
    return data.decode("utf-8", "replace").replace("\N{REPLACEMENT CHARACTER}", "?")


def _join_ends(text: str, faults: Faults) -> str:
    windows = text.count("\r\n")
    if windows and windows != text.count("\n"):
        ends = [match.group() for match in re.finditer("\r?\n", text)]
        odd = next(number for number, end in enumerate(ends, 1) if end != ends[0])
        faults.add(MIXED_ENDS, f"{windows} of {len(ends)} lines end as on Windows, the others do not", odd)
    text = text.replace("\r\n", "\n")
    if "\r" in text and "\n" not in text:
        faults.add(LINE_BREAK, "all lines end with a lone carriage return, as on a Mac before 2001", 1)
        text = text.replace("\r", "\n")
    return text


def _name_forbidden(line: str, number: int, faults: Faults) -> None:
    found = _FORBIDDEN.findall(line)
    for rule, chars in (
        (LINE_BREAK, [char for char in found if char in _BREAKS]),
        (LOST, [char for char in found if char == "\N{REPLACEMENT CHARACTER}"]),
        (CONTROL, [char for char in found if char not in _BREAKS and char != "\N{REPLACEMENT CHARACTER}"]),
    ):
        if chars:
            name = _NAMES.get(chars[0], "an invisible character" if rule is CONTROL else "a lost letter")
            more = f", and {len(chars) - 1} more in this line" if len(chars) > 1 else ""
            faults.add(rule, f"U+{ord(chars[0]):04X} ({name}){more}", number)
