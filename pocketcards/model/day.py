"""Days as people write them in data files, and nothing else that Python would take for one."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["day_of", "day_or_month_of"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


def day_of(text: str) -> date | None:
    """Return the day that YYYY-MM-DD names; None where it names none.

    `fromisoformat` alone also takes 20261122 and 2026-W47-1.
    """
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def day_or_month_of(text: str) -> date | None:
    """Return the day that YYYY-MM-DD names, of YYYY-MM the first; None where it names none."""
    return day_of(f"{text}-01" if _MONTH.fullmatch(text) else text)
