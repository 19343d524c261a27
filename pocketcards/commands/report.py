"""Findings for people, for programs and for code hosts. Prints nothing that a file could smuggle in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from pocketcards.model.finding import Finding, Severity
from pocketcards.model.wording import counted

__all__ = ["render", "safe", "summary", "table"]


def render(findings: Sequence[Finding], style: str, placed: Callable[[str], str] = str) -> str:
    """Return findings as `text`, `json` or `github`.

    Args:
        findings: In any order.
        style: For people, programs or a code host.
        placed: Where a file stands in the repository: a code host looks from there.
    """
    ordered = sorted(findings, key=Finding.sort_key)
    if style == "json":
        return _json(ordered)
    lines = _github(ordered, placed) if style == "github" else _text(ordered)
    return "\n".join(lines)


def summary(findings: Sequence[Finding]) -> str:
    """Return how many findings of each severity there are."""
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    parts = [counted(count, severity.value) for severity, count in counts.items() if count]
    return ", ".join(parts) or "no findings"


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; the first row is its head."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def safe(text: str) -> str:
    """Return a text with everything that does not print shown by its code point.

    A control character acts on the terminal, a bidi control moves what stands around it; joiners
    of letters are ordinary text in many languages.
    """
    return "".join(
        char if char.isprintable() or char in "\u200b\u200c\u200d" else f"<U+{ord(char):04X}>"
        for char in text
    )


def _json(findings: Iterable[Finding]) -> str:
    """Return JSON in which everything that does not print is escaped; a parser gives it back."""
    text = json.dumps([finding._asdict() for finding in findings], ensure_ascii=False, indent=1)
    return "".join(char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in text)


def _text(findings: Sequence[Finding]) -> Iterable[str]:
    """Yield a line for each finding; the way out once, after the last one that it fits."""
    following = [*(finding.hint for finding in findings[1:]), None]
    for finding, next_hint in zip(findings, following, strict=False):
        where = finding.path or "project"
        if finding.line is not None:
            where += f":{finding.line}"
        about = " ".join(part for part in (finding.locale, finding.msgctxt) if part)
        shown = f" [{about}]" if about else ""
        yield safe(f"{where}: {finding.severity.value} {finding.code}{shown}: {finding.message}")
        if finding.hint != next_hint:
            yield f"    {safe(finding.hint)}"


def _github(findings: Iterable[Finding], placed: Callable[[str], str]) -> Iterable[str]:
    """Yield workflow commands; their special characters are escaped as the host asks."""
    for finding in findings:
        level = {"error": "error", "warning": "warning", "note": "notice"}[finding.severity.value]
        path = placed(finding.path) if finding.path else None
        place = {"file": path, "line": finding.line, "title": finding.code}
        shown = ",".join(
            f"{key}={_escaped(safe(str(value)), properties=True)}" for key, value in place.items() if value
        )
        about = " ".join(part for part in (finding.locale, finding.msgctxt) if part)
        message = (
            f"[{about}] {finding.message} {finding.hint}" if about else f"{finding.message} {finding.hint}"
        )
        yield f"::{level} {shown}::{_escaped(safe(message))}"


def _escaped(text: str, *, properties: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if properties else text
