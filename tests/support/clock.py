"""A day for the program to live on, so that no test depends on the calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime

__all__ = ["morning_of"]


def morning_of(day: date) -> datetime:
    """Return a moment at which it is this day in UTC and where days begin, fourteen hours ahead."""
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
