"""Waivers: findings that somebody has looked at and lets pass, for a reason and for a time."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pocketcards.model.finding import Finding, Location

__all__ = ["Waiver"]


class Waiver(NamedTuple):
    """One entry of `cards/waivers.yaml`. What is None narrows nothing."""

    code: str
    reason: str
    until: date
    """The last day on which it holds."""
    at: Location
    locale: str | None = None
    msgctxt: str | None = None
    path: str | None = None
    says: str | None = None
    """Words of the finding: what tells two findings of one line apart."""

    def covers(self, finding: Finding) -> bool:
        """Tell whether it is this finding that may pass."""
        return (
            self.code == finding.code
            and self.locale in (None, finding.locale)
            and self.msgctxt in (None, finding.msgctxt)
            and self.path in (None, finding.path)
            and (self.says is None or self.says in finding.message)
        )

    def __str__(self) -> str:
        where = " ".join(part for part in (self.locale, self.msgctxt, self.path, self.says) if part)
        return f"{self.code} ({where})"
