"""A face cut to the characters of a page, with what browsers shape by; they shape all scripts themselves."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb
from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter
from fontTools.ttLib.ttFont import sortedTagList

from pocketcards.model.font import FontFace
from pocketcards.typeset.text.faces import open_face
from pocketcards.unicode import composed, decomposed

__all__ = ["WebFace", "web_face"]

NOT_SHAPING = ("DSIG", "STAT", "meta", "FFTM")
"""Tables that no browser draws by."""


ALWAYS = " \u00a0\u200c\u200d\u25cc"
"""Spaces, joiners, and the circle under a mark that stands alone."""
PARTS = {
    "\u0e33": "\u0e4d\u0e32",  # Thai and Lao sara am
    "\u0eb3": "\u0ecd\u0eb2",
    **dict.fromkeys("\u17be\u17bf\u17c0\u17c4\u17c5", "\u17c1"),  # Khmer vowels on both sides of a letter
}
"""What shaping takes apart, although no normal form does (OpenType, "Creating and supporting fonts")."""


@dataclass(frozen=True, slots=True)
class WebFace:
    """A face for a page."""

    data: bytes
    """WOFF 1: every browser since 2011 reads it, and zlib is all it takes to write it."""
    chars: frozenset[str]
    """The characters that it has."""


def _parts(chars: str) -> str:
    """Return characters that shaping puts in the place of these.

    Syllables of Korean stay whole where a face has them, as ours do; their parts would be most of it.
    """
    apart = "".join(char for char in chars if not "\uac00" <= char <= "\ud7a3")
    return "".join([composed(chars), decomposed(apart), *(PARTS.get(char, "") for char in chars)])


@lru_cache(maxsize=512)
def web_face(face: FontFace, chars: str) -> WebFace | None:
    """Return the part of a face that sets these characters, or None where it has none of them."""
    opened = open_face(face)
    own = frozenset(char for char in chars if opened.glyph(char))
    if not own:
        return None
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).update(map(ord, {*own, *ALWAYS, *_parts(chars)}))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    for table in NOT_SHAPING:
        dropped.add(int.from_bytes(table.encode("ascii"), "big"))
    data = bytes(hb.SubsetPlan(opened.hb_face, wanted).execute().blob.data)
    return WebFace(_woff(data), own)


def _woff(face: bytes) -> bytes:
    """Return a face packed as WOFF, its tables as they are: `TTFont.save` loads a parser of each for that."""
    read, packed = SFNTReader(io.BytesIO(face)), io.BytesIO()
    tables = sortedTagList(read.keys())
    written = SFNTWriter(packed, len(tables), read.sfntVersion, "woff")
    for table in tables:
        written[table] = read[table]
    written.close()
    return packed.getvalue()
