"""Small makers of pdfdoc objects, and the two places where ReportLab must be corrected."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc

__all__ = ["TRUE", "Stream", "array", "dictionary", "name", "number", "text", "utf16"]


def name(value: str) -> Any:
    """Return a name object."""
    return pdfdoc.PDFName(value)


def array(values: list[Any]) -> Any:
    """Return an array."""
    return pdfdoc.PDFArray(values)


def dictionary(values: dict[str, Any]) -> Any:
    """Return a dictionary; ReportLab writes its keys in sorted order."""
    return pdfdoc.PDFDictionary(values)


def text(value: str) -> Any:
    """Return a text string (ISO 32000-1 §7.9.2.2): ASCII as it is, anything else as UTF-16."""
    return pdfdoc.PDFString(value) if value.isascii() else Raw(f"<FEFF{utf16(value)}>")


def utf16(value: str) -> str:
    """Return the UTF-16BE code units of a string in hexadecimal, surrogate pairs included."""
    return value.encode("utf-16-be").hex().upper()


def number(value: float) -> str:
    """Return a number as content streams want it: at most three decimals, never an exponent."""
    shown = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if shown in ("-0", "") else shown


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """A token that is written as it stands."""

    def __init__(self, token: str) -> None:
        self.token = token

    def format(self, document: Any) -> bytes:
        """Return the token as bytes."""
        return self.token.encode("ascii")


TRUE = Raw("true")


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream whose `endstream` stands on a line of its own (ISO 19005-2, 6.1.7.1)."""

    def __init__(self, content: bytes, entries: dict[str, Any] | None = None, *, packed: bool = True) -> None:
        super().__init__(dictionary(dict(entries or {})), content)
        self.filters = [pdfdoc.PDFZCompress] if packed else []

    def format(self, document: Any) -> bytes:
        """Return the stream, with the line end that ReportLab leaves out."""
        written: bytes = super().format(document)
        tail = b"endstream\n"
        if not written.endswith(tail):
            raise AssertionError("ReportLab changed how it ends a stream")
        return written[: -len(tail)] + b"\nendstream\n"
