"""The header of a PO file: the entry without an id, whose translation is a list of `Name: value` lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pocketcards.catalog.faults import Faults, excerpt
from pocketcards.model.finding import Rule, Severity

__all__ = ["MISSING", "RULES", "check_header"]

MISSING = Rule(
    "CAT015",
    "header-missing",
    Severity.ERROR,
    "Without its header nobody can tell which language the file is in and how its letters are stored.",
    'Begin the file with the header of another catalog (from msgid "" to the empty line), and put your '
    "language into its Language: line.",
)
LINE = Rule(
    "CAT016",
    "header-line",
    Severity.ERROR,
    "Programs read the header differently when a line of it is damaged or given twice.",
    'Every line of the header reads "Name: value\\n", each name once. Compare with another catalog.',
)
CHARSET = Rule(
    "CAT017",
    "charset",
    Severity.ERROR,
    "The header tells other programs to read the letters as something else than UTF-8, and they obey.",
    'Write "Content-Type: text/plain; charset=UTF-8\\n" in the header, and save the file as UTF-8.',
)
LANGUAGE = Rule(
    "CAT018",
    "language-header",
    Severity.ERROR,
    "The file says it is in another language than its folder: the wrong card would reach the reader.",
    "If the file lies in the wrong folder, move it. If not, correct the Language: line of the header.",
)
PLURAL_FORMS = Rule(
    "CAT019",
    "plural-forms",
    Severity.ERROR,
    "Cards have no plurals, and a large number there makes other programs run out of memory.",
    "Delete the Plural-Forms: line from the header.",
)
RULES = (MISSING, LINE, CHARSET, LANGUAGE, PLURAL_FORMS)

REGIONAL = {"zh_CN": "zh_Hans", "zh_SG": "zh_Hans", "zh_TW": "zh_Hant", "zh_HK": "zh_Hant", "fa_AF": "prs"}
"""Where a region stands for a script, or for a language."""
RENAMED = {"tl": "fil", "iw": "he", "in": "id", "ji": "yi", "mo": "ro"}
"""Ids that ISO 639 has given up, or that everybody uses for another: programs still write them."""
_LOCALE = re.compile(r"(.*?)(?:_(?:[A-Z]{2}|[0-9]{3}))?", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]*(.*)")
_CHARSET = re.compile(r"charset=([^\s;]*)", re.IGNORECASE)
# No language needs more than six forms, so one digit is enough; longer ones are never turned into numbers.
_PLURAL_FORMS = re.compile(r"nplurals\s*=\s*[1-6]\s*;\s*plural\s*=[-+*/%!<>=&|?:()n0-9\s]{1,500};?", re.ASCII)


def check_header(pieces: Iterable[tuple[int, str]], line: int, faults: Faults) -> None:
    """Check the header, given as the quoted texts of its msgstr and their lines; it stands at `line`."""
    fields: dict[str, tuple[str, int]] = {}
    for at, text in _lines(pieces):
        match = _FIELD.fullmatch(text)
        if match is None:
            faults.add(LINE, f"this is no header line: {excerpt(text)}", at)
        elif match.group(1).lower() in fields:
            faults.add(LINE, f"the header line {excerpt(match.group(1))} is given twice", at)
        else:
            fields[match.group(1).lower()] = (match.group(2).strip(), at)
    _check_charset(fields, line, faults)
    _check_language(fields, line, faults)
    value, at = fields.get("plural-forms", ("", line))
    if value and not _PLURAL_FORMS.fullmatch(value):
        faults.add(PLURAL_FORMS, f"no plural rule of any language: {excerpt(value)}", at)


def _lines(pieces: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the lines of the header, each with the line of the file on which it begins."""
    start, parts = 0, list[str]()
    for at, text in pieces:
        for part in text.splitlines(keepends=True):
            start = start if parts else at
            parts.append(part.rstrip("\n"))
            if part.endswith("\n"):
                yield start, "".join(parts)
                parts = []
    if parts:
        yield start, "".join(parts)


def _check_charset(fields: dict[str, tuple[str, int]], line: int, faults: Faults) -> None:
    # GNU gettext obeys the first "charset=" anywhere in the header, whatever line it is in.
    claims = [(found, at) for value, at in fields.values() for found in _CHARSET.findall(value)]
    if not claims:
        faults.add(CHARSET, "the header names no charset", line)
    for found, at in claims:
        if found.upper() != "UTF-8":
            faults.add(CHARSET, f"the header says charset={excerpt(found)}", at)


def _same_language(value: str, locale: str) -> bool:
    """Tell whether a header means the folder: Crowdin writes `es_ES` for Spanish, `zh_CN`, and `tl_PH`."""
    found = _LOCALE.fullmatch(value)
    own = found[1] if found else value
    return locale in (value, RENAMED.get(own, own), REGIONAL.get(value, ""))


def _check_language(fields: dict[str, tuple[str, int]], line: int, faults: Faults) -> None:
    if faults.locale is None:
        return
    value, at = fields.get("language", ("", line))
    if not value:
        hint = f'Write "Language: {faults.locale}\\n" in the header.'
        faults.add(LANGUAGE, "the header names no language", at, hint=hint)
    elif not _same_language(value.replace("-", "_"), faults.locale):
        faults.add(LANGUAGE, f"Language: {excerpt(value)} in the folder {faults.locale}", at)
