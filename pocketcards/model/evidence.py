"""What is known of a service, who says so, and how old that is."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import NamedTuple

from pocketcards.model.day import day_or_month_of

__all__ = ["MAY_HURT", "SERVICE_FACTS", "UNKNOWN", "Copy", "Fact", "Seen"]

Day = date
"""A day of the calendar, where a field of a class is called `date`."""


class Copy(str, Enum):
    """What somebody read: the page as it is served, or a copy that an archive keeps."""

    LIVE = "live"
    STORED = "stored"


UNKNOWN = "unknown"
"""What nobody could find out: the date of a page, or whether there are interpreters."""
SERVICE_FACTS = {
    "run_by": ("ngo", "state", "police"),
    "answered_by": ("person", "machine"),
    "anonymous": ("yes", "no"),
    "recorded": ("yes", "no"),
    "tells": ("minors", "danger"),
    "papers": ("needed", "not-needed"),
    "cost": ("free", "charged"),
}
"""What can be known of a service, and how it is said. A fact that is missing is not known."""
MAY_HURT = {
    ("run_by", "police"): "claim.police",
    ("run_by", "state"): "claim.state",
    ("recorded", "yes"): "claim.recorded",
    ("tells", "minors"): "claim.minors",
    ("tells", "danger"): "claim.minors",
}
"""Facts that a caller may wish to have known before, and the message that stands under the number.

Who must tell of anybody in danger must tell of a child.
"""


class Seen(NamedTuple):
    """Where a fact was read, and on which day (YYYY-MM-DD, or YYYY-MM where the day is unknown)."""

    url: str
    date: str
    """When somebody read it: the age of a live page, and never that of a stored copy."""
    copy: Copy
    page_date: str = UNKNOWN
    """The page's own date: a day, a month or a year, or `unknown`."""

    @property
    def live_on(self) -> Day | None:
        """The day on which the live page said so; None of a stored copy, however new."""
        return day_or_month_of(self.date) if self.copy is Copy.LIVE else None

    @property
    def page_day(self) -> Day | None:
        """The first day that the page's own date can mean; None where it has none."""
        return day_or_month_of(self.page_date) or day_or_month_of(f"{self.page_date}-01")


class Fact(NamedTuple):
    """What is known of a service, in the words of `SERVICE_FACTS`, and who says so."""

    name: str
    says: tuple[str, ...]
    """One word, but of `tells`, which may name several."""
    seen: Seen
