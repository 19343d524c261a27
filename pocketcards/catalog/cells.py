"""Cells of a table that no spreadsheet may take for a formula, a date or a number.

`=` at the start of a cell is a formula, and a formula can call a program or send the table away; `24/7`
becomes the 24th of July. An apostrophe before them, as OWASP and Weblate put it, keeps them texts. Excel and
LibreOffice write it back, Google Sheets swallows it: both come out as the text that went in.
"""

from __future__ import annotations

import re

__all__ = ["armed", "disarmed"]

_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""The full-width ones are formulas to Excel in Japan."""
_LOOKED_THROUGH = "' \u00a0\u200b\u200e\u200f\ufeff"
"""What may stand before the sign: blanks and marks are dropped by some programs."""
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_DATE = 24


def armed(text: str) -> str:
    """Return the cell for a text."""
    return f"'{text}" if _needs_mark(text) else text


def disarmed(cell: str) -> str:
    """Return the text of a cell: exactly what `armed` was given."""
    return cell[1:] if cell.startswith("'") and _needs_mark(cell[1:]) else cell


def _needs_mark(text: str) -> bool:
    core = text.lstrip(_LOOKED_THROUGH)
    return core[:1] in tuple(_FORMULA) or _seems_number(core)


def _seems_number(text: str) -> bool:
    """Tell whether a spreadsheet might read a number, a date, a time or a truth value."""
    if text.strip().casefold() in ("true", "false"):
        return True
    # 一 and ½ have a value too, but nothing is reckoned with them.
    figures = any(char.isdecimal() for char in text)
    return figures and len(text) <= _LONGEST_DATE and len(_WORD.findall(text)) <= 1
