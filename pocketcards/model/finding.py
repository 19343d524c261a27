"""What a check or a loader has to say: rules, places and findings.

A `Rule` is written once, beside the code that looks for it; a `Finding` is one place where it
was met. Everything that can be found in one run is reported in that run.
"""

from enum import Enum
from typing import NamedTuple

from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.location import Location

__all__ = ["Finding", "Location", "Refused", "Rule", "Severity"]


class Severity(str, Enum):
    """What a finding means for the card: an error keeps it from being written."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Rule(NamedTuple):
    """One thing that can be found. `name` is the thing found, and reads after "allow"."""

    code: str
    """Three letters and three digits; never renamed, never used again."""
    name: str
    severity: Severity
    why: str
    """What happens to the person who holds the card."""
    fix: str
    """The way out, in a volunteer's words."""
    sources: tuple[str, ...] = ()
    """What it rests on, each as "words <link>": a heading of docs/, or a public address."""
    waivable: bool = False
    """Whether `cards/waivers.yaml` may let it pass; never where a number is at stake."""

    def found(
        self,
        message: str,
        at: Location | None = None,
        *,
        hint: str = "",
        locale: str | None = None,
        msgctxt: str | None = None,
    ) -> "Finding":
        """Return a finding of this rule; `message` is the fact, `hint` the way out here."""
        return Finding(
            code=self.code,
            severity=self.severity,
            message=message,
            hint=hint or self.fix,
            path=at.path if at else None,
            line=at.line if at else None,
            locale=locale,
            msgctxt=msgctxt,
        )

    def refused(
        self,
        message: str,
        at: Location | None = None,
        *,
        locale: str | None = None,
        msgctxt: str | None = None,
    ) -> "Refused":
        """Return a finding of this rule as the reason why a thing cannot be made."""
        return Refused((self.found(message, at, locale=locale, msgctxt=msgctxt),))


class Finding(NamedTuple):
    """One fault in one place. The fields are the interface of `--output-format json`."""

    code: str
    severity: Severity
    message: str
    hint: str
    path: str | None = None
    line: int | None = None
    locale: str | None = None
    msgctxt: str | None = None

    @property
    def language(self) -> str | None:
        """The folder of the one language that it concerns; None where it may concern every card.

        English is every card's. What is wrong in a folder of `translations/` is wrong in no other.
        """
        if self.locale:
            return None if self.locale == SOURCE_LOCALE else self.locale
        top, _, below = (self.path or "").partition("/")
        name = below.split("/")[0]
        return name if top == "translations" and name not in ("", "languages.yaml") else None

    def sort_key(self) -> tuple[str, int, str, str, str]:
        """Order of a report: by file and line, then by language, message and code."""
        return (self.path or "", self.line or 0, self.locale or "", self.msgctxt or "", self.code)


class Refused(NamedTuple):
    """Why a thing cannot be made. What cannot be made returns this in its place; it is never raised."""

    findings: tuple[Finding, ...] = ()
    """What somebody has to mend."""
    reason: str = ""
    """Where nothing is wrong, and the thing is still not to be had: a folded card on a flat sheet."""
