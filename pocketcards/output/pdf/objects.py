"""PDF objects as the text they are written as; ReportLab keeps and numbers the indirect ones.

Building them from its pdfdoc classes, one Python object for every name and number, took a third of the
time of a card.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc

__all__ = ["Raw", "Stream", "Token", "array", "dictionary", "name", "number", "refer", "text", "utf16"]

Token = str | int
"""What stands in an array or a dictionary: a name, a number, a string, a reference …"""


@lru_cache(maxsize=1024)
def name(value: str) -> str:
    """Return a name object."""
    return str(pdfdoc.PDFName(value))


def array(values: Sequence[Token]) -> str:
    """Return an array."""
    return f"[{' '.join(map(str, values))}]"


def dictionary(values: Mapping[str, Token]) -> str:
    """Return a dictionary, its keys in sorted order."""
    return f"<<{' '.join(f'/{key} {values[key]}' for key in sorted(values))}>>"


def text(value: str) -> str:
    """Return a text string (ISO 32000-1 §7.9.2.2): ASCII as it is, anything else as UTF-16."""
    if not value.isascii() or not value.isprintable():
        return f"<FEFF{utf16(value)}>"
    escaped = value.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"({escaped})"


@lru_cache(maxsize=1 << 12)
def utf16(value: str) -> str:
    """Return the UTF-16BE code units of a string in hexadecimal, surrogate pairs included."""
    return value.encode("utf-16-be").hex().upper()


@lru_cache(maxsize=1 << 13)
def number(value: float) -> str:
    """Return a number as content streams want it: at most three decimals, never an exponent."""
    shown = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if shown in ("-0", "") else shown


def refer(document: Any, thing: Any) -> str:
    """Make an object indirect, if it is not yet; return the reference to it."""
    reference = document.Reference(thing)
    index, generation = document.idToObjectNumberAndVersion[reference.name]
    return f"{index} {generation} R"


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object that is written as it stands. Its text may be given after references to it were made."""

    def __init__(self, token: str = "") -> None:
        self.token = token

    def format(self, document: Any) -> bytes:
        """Return the object as bytes."""
        return self.token.encode("ascii")


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]
    """A stream; `endstream` stands on a line of its own (ISO 19005-2, 6.1.7.1)."""

    __RefOnly__ = 1

    def __init__(
        self, content: bytes, entries: Mapping[str, Token] | None = None, *, packed: bool = True
    ) -> None:
        self.content = _packed(content) if packed else content
        self.entries: dict[str, Token] = {**(entries or {}), "Length": len(self.content)}
        if packed:
            self.entries["Filter"] = array([name("FlateDecode")])

    def format(self, document: Any) -> bytes:
        """Return the stream as bytes."""
        head = dictionary(self.entries).encode("ascii")
        return b"".join((head, b"\nstream\n", self.content, b"\nendstream\n"))


@lru_cache(maxsize=1024)
def _packed(content: bytes) -> bytes:
    """Compress. Files share fonts and the colour profile, so what was packed is remembered."""
    return zlib.compress(content)
