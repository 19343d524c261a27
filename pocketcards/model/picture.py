"""Pictures of cards: the grid on which they are drawn, and those that say how a service is reached."""

from __future__ import annotations

__all__ = ["ALARM", "DAY_AND_NIGHT", "GRID", "HANDSET", "INTERPRETER", "KEYS", "MESSAGE", "SERVICE"]

GRID = 24.0
"""The side of a picture in its own units."""
HANDSET, MESSAGE, KEYS, ALARM = "call", "sms", "tty", "e911_emergency"
DAY_AND_NIGHT, INTERPRETER = "routine", "translate"
SERVICE = (HANDSET, MESSAGE, KEYS, ALARM, DAY_AND_NIGHT, INTERPRETER)
"""Names of the pictures of a service: how it is reached, when, and by whom who speaks another language."""
