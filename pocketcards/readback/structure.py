"""A finished file taken apart without pdfium: whether it holds what our files hold, and what it draws."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from pocketcards.readback.drawing import Drawing, PlacedDrawing, drawing_of
from pocketcards.readback.grammar import Reached, reached
from pocketcards.readback.scanner import ScannedObject, StrangeFileError, scan, unpacked

__all__ = ["Structure", "structure_of"]


class Structure(NamedTuple):
    """What a file holds."""

    faults: tuple[str, ...]
    """What is in it that this program does not write."""
    pages: tuple[tuple[PlacedDrawing, ...], ...] = ()
    """What each page draws, panel by panel; nothing where something is strange."""
    metadata: bytes = b""
    """XMP."""
    replaced: bool = True
    """Whether a tag may say something in place of its text."""


def structure_of(data: bytes) -> Structure:
    """Take a file apart."""
    try:
        objects, root, information = scan(data)
        found, faults = reached(objects, root, information)
        if faults:
            return Structure(tuple(faults))
        catalog = found["catalog", root]
        kids = re.findall(rb"(\d+) 0 R", found["pages", int(catalog["pages"])]["page"])
        drawn = _Drawn(objects, found)
        pages = {kid: drawn.page(int(kid)) for kid in dict.fromkeys(kids)}
        metadata = objects[int(catalog["metadata"])].stream or b""
        replaced = any(kind == "tag" and b"/Alt " in parts[0] for (kind, _), parts in found.items())
        return Structure((), tuple(pages[kid] for kid in kids), metadata, replaced)
    except StrangeFileError as strange:
        return Structure((str(strange),))


class _Drawn:
    """Reads what pages draw; the content of a form once, however often it is placed."""

    def __init__(self, objects: Mapping[int, ScannedObject], found: Reached) -> None:
        self._objects, self._found = objects, found
        self._forms: dict[int, Drawing] = {}

    def page(self, number: int) -> tuple[PlacedDrawing, ...]:
        parts = self._found["page", number]
        own, placed = drawing_of(self._content(int(parts["content"])))
        if own.shapes or own.pictures:
            raise StrangeFileError("the page draws beside its panels")
        forms = dict(re.findall(rb"/(P\d+) (\d+) 0 R", parts["xobject"] or b""))
        return tuple(self._filled(one, forms) if one.form else one for one in placed)

    def _filled(self, one: PlacedDrawing, forms: Mapping[bytes, bytes]) -> PlacedDrawing:
        """Return a placed drawing with what its form draws."""
        if one.form.encode() not in forms:
            raise StrangeFileError(f"the page places a form {one.form} that it does not have")
        return one._replace(drawing=self._form(int(forms[one.form.encode()])))

    def _form(self, number: int) -> Drawing:
        if number not in self._forms:
            self._forms[number], placed = drawing_of(self._content(number))
            if placed:
                raise StrangeFileError("a form of the page holds another one")
        return self._forms[number]

    def _content(self, number: int) -> bytes:
        return unpacked(self._objects[number].stream or b"")
