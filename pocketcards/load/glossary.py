"""`glossary.csv` becomes a glossary. A damaged row is told and left out; the others stay."""

from __future__ import annotations

import csv
import stat
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.glossary import Glossary, GlossaryTerm

__all__ = ["GLOSSARY", "RULES", "load_glossaries", "read_glossary"]

GLOSSARY = "glossary.csv"
COLUMNS = ["english", "term", "avoid", "note"]
MAX_BYTES = 100_000
"""A glossary is a kilobyte or two."""

DAMAGED = Rule(
    "GLS001",
    "damaged-glossary",
    Severity.WARNING,
    "The wrong word, smuggling for trafficking, would go unseen in that language.",
    "A glossary has the columns english,term,avoid,note with commas between them; several words to avoid "
    'have "; " between them. What holds a comma stands in double quotes. Save it as CSV, UTF-8.',
)
RULES = (DAMAGED,)


def load_glossaries(root: Path, locales: Iterable[str], findings: list[Finding]) -> dict[str, Glossary]:
    """Read the glossaries of these locales. A locale need not have one."""
    glossaries = {}
    for locale in locales:
        shown = f"translations/{locale}/{GLOSSARY}"
        glossary = read_glossary(root / shown, shown, findings)
        if glossary:
            glossaries[locale] = glossary
    return glossaries


def read_glossary(path: Path, shown: str, findings: list[Finding]) -> Glossary | None:
    """Return a glossary; None where there is none. What is wrong is added to `findings`."""
    try:
        text = _text(path)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        findings.append(DAMAGED.found(f"cannot be read: {said}", Location(shown)))
        return None
    terms: list[GlossaryTerm] = []
    known: set[str] = set()
    for line, row in _rows(text, shown, findings):
        at = Location(shown, line)
        fault = _fault(row, known)
        if fault:
            findings.append(DAMAGED.found(fault, at))
            continue
        english, term, avoid, _ = (cell.strip() for cell in row)
        known.add(english)
        words = tuple(word for part in avoid.split(";") if (word := part.strip()))
        terms.append(GlossaryTerm(english, term, words, at))
    return Glossary(tuple(terms))


def _text(path: Path) -> str:
    """Return the text of a file; spreadsheets put a mark before it. A link or a pipe may lead anywhere."""
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("this is not a plain file")
    if status.st_size > MAX_BYTES:
        raise ValueError(f"the file is larger than {MAX_BYTES} bytes")
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start} is not UTF-8") from None


def _rows(text: str, shown: str, findings: list[Finding]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows below the header, each with its first line. What follows a broken quote is lost."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for row in reader:
            line, begins = begins, reader.line_num + 1
            if line == 1:
                if [cell.strip() for cell in row] != COLUMNS:
                    message = f"the first line is not {','.join(COLUMNS)}"
                    findings.append(DAMAGED.found(message, Location(shown, 1)))
                    return
            elif any(cell.strip() for cell in row):
                yield line, row
    except csv.Error as error:
        findings.append(DAMAGED.found(f"not CSV: {error}", Location(shown, begins)))
        return
    if begins == 1:
        findings.append(DAMAGED.found("the file is empty", Location(shown, 1)))


def _fault(row: list[str], known: set[str]) -> str:
    """Return what is wrong with a row, or nothing."""
    if len(row) != len(COLUMNS):
        return f"the row has {len(row)} columns and should have {len(COLUMNS)}"
    if not row[0].strip():
        return "the row names no English word"
    if row[0].strip() in known:
        return f"{row[0].strip()!r} stands here a second time"
    return ""
