"""Collects the findings of one PO file, and says so when there are too many to list."""

from __future__ import annotations

from pocketcards.model.finding import Finding, Location, Rule, Severity

__all__ = ["MAX_FAULTS", "MORE", "Faults", "excerpt"]

MAX_FAULTS = 100
"""Nobody reads the hundred and first; a file of nothing but faults must not fill the memory."""

_EXCERPT = 40

MORE = Rule(
    "CAT001",
    "more-faults",
    Severity.ERROR,
    "The file is not a catalog at all, or something has damaged it from end to end.",
    "Restore the last version that worked, or mend the first faults and run the check again.",
)


class Faults:
    """The findings of one file."""

    def __init__(self, shown: str, locale: str | None, findings: list[Finding]) -> None:
        self.shown = shown
        self.locale = locale
        self.findings = findings
        self.count = 0
        self.full = False
        """Whether the rest of the file need not be looked at."""

    def add(self, rule: Rule, message: str, line: int, *, msgctxt: str | None = None, hint: str = "") -> None:
        """Record a finding, or in its place once that there are more than anybody reads."""
        if self.full:
            return
        self.count += 1
        self.full = self.count > MAX_FAULTS
        if self.full:
            rule, msgctxt, hint = MORE, None, ""
            message = f"more than {MAX_FAULTS} faults; from here on the file was not read"
        at = Location(self.shown, line)
        self.findings.append(rule.found(message, at, hint=hint, locale=self.locale, msgctxt=msgctxt))


def excerpt(text: str) -> str:
    """Return the start of a text with everything named that a terminal hides or obeys."""
    short = text if len(text) <= _EXCERPT else text[:_EXCERPT] + "…"
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in short)
