"""What a page holds beside its content: annotations, and what is said aloud in place of its text."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pocketcards.model.geometry import Rect
from pocketcards.readback.document import FinishedPage

__all__ = ["Annotation", "Said", "annotations_on", "replacements_on"]

MOST_ELEMENTS = 5000
"""Of a tag tree are looked at; cards have some fifty. A tree may be knotted to have no end."""


class Annotation(NamedTuple):
    """An annotation: on our pages always a link to an address."""

    uri: str | None
    """None where it is no link, or a link that does something else."""
    said: str
    """What it is announced as (Contents)."""
    box: Rect


class Said(NamedTuple):
    """What a screen reader says in place of the text of an element of the tag tree."""

    alternative: str
    actual: str
    """ActualText and E: we write neither."""
    marked: tuple[int, ...]
    """The marked content of the page that it stands for."""


def annotations_on(page: FinishedPage) -> list[Annotation]:
    """Return the annotations of a page."""
    found = []
    for i in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, i)
        try:
            said = _text(lambda *into, of=annotation: pdfium.FPDFAnnot_GetStringValue(of, b"Contents", *into))
            found.append(Annotation(_uri_of(page.document, annotation), said, _rect_of(annotation)))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def _uri_of(document: Any, annotation: Any) -> str | None:
    link = pdfium.FPDFAnnot_GetLink(annotation)
    action = pdfium.FPDFLink_GetAction(link) if link else None
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return None
    length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.raw[: max(0, length - 1)].decode("utf-8", "replace")


def _rect_of(annotation: Any) -> Rect:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, box)
    return Rect(box.left, box.bottom, box.right - box.left, box.top - box.bottom)


def replacements_on(page: FinishedPage, *, sound: bool) -> list[Said]:
    """Return the elements of the tag tree that say something else than their text.

    Args:
        page: The page.
        sound: Whether the file is built like ours: then it has alternatives alone.
    """
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return []
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        todo = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, i) for i in range(count)]
        found = []
        for element in todo:  # grows
            if not element or len(todo) > MOST_ELEMENTS:
                continue
            children = range(pdfium.FPDF_StructElement_CountChildren(element))
            said = _said(element, children, sound=sound)
            if said:
                found.append(said)
            todo += [pdfium.FPDF_StructElement_GetChildAtIndex(element, i) for i in children]
        return found
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _said(element: Any, children: range, *, sound: bool) -> Said | None:
    alternative = _text(lambda *into: pdfium.FPDF_StructElement_GetAltText(element, *into))
    actual = ""
    if not sound:
        actual = _text(lambda *into: pdfium.FPDF_StructElement_GetActualText(element, *into))
        actual += _text(lambda *into: pdfium.FPDF_StructElement_GetExpansion(element, *into))
    if not alternative and not actual:
        return None
    ids = (pdfium.FPDF_StructElement_GetChildMarkedContentID(element, i) for i in children)
    return Said(alternative, actual, tuple(number for number in ids if number >= 0))


def _text(read: Callable[..., int]) -> str:
    """Return what a function of pdfium writes into a buffer: UTF-16, its length in bytes."""
    length = read(None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    read(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
