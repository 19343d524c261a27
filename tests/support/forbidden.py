"""What must not be in a card: anything that runs, calls out, carries files, or tells of its maker."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from tests.support.source import Source, as_bytes, opened

__all__ = ["faults"]

_KEYS = """
    AA AF AcroForm Alternates Collection EF EmbeddedFile EmbeddedFiles Encrypt FDecodeParms FFilter GoToE
    GoToR ImportData JS JavaScript Launch Movie OPI OpenAction PieceInfo Ref Rendition RichMedia Sound
    SubmitForm XFA
"""
_TYPES = """
    3D FileAttachment GoToE GoToR ImportData JavaScript Launch Movie PS Rendition RichMedia Screen Sound
    SubmitForm Widget
"""
KEYS = frozenset(f"/{key}" for key in _KEYS.split())
TYPES = frozenset(f"/{name}" for name in _TYPES.split())
"""Values of /S and /Subtype."""
URI = re.compile(r"(?:tel|sms):(?:\+[1-9][0-9]{6,14}|[0-9]{3,6})|https://[a-z0-9.-]+(?:/[!-~]*)?")
"""Numbers are E.164 or short codes; nothing is sent in the clear."""
_LEAK = re.compile(
    rb"/(?:home|Users|root|tmp|var/folders)/|[A-Za-z]:\\(?:Users|Documents|Temp)|[\w-]+\.local\b"
)


def faults(source: Source) -> list[str]:
    """Return what the file holds that it must not; [] is right."""
    data = as_bytes(source)
    found: list[str] = []
    with opened(data) as pdf:
        if pdf.is_encrypted:
            found.append("encrypted")
        leak = re.compile(b"|".join([_LEAK.pattern, *map(re.escape, _own_names())]))
        for thing in [pdf.trailer, *pdf.objects]:
            found.extend(_scan(thing, "", leak))
    if data.count(b"%%EOF") != 1:
        found.append("updated after it was written: more than one %%EOF")
    if not data.rstrip().endswith(b"%%EOF"):
        found.append("data after the end")
    return sorted(set(found))


def _own_names() -> Iterator[bytes]:
    """Yield what the machine that runs the tests is called, where that is telling."""
    for name in (str(Path.home()), str(Path.cwd()), socket.gethostname()):
        if len(name) > 6 and name != "localhost":
            yield name.encode()


def _scan(thing: pikepdf.Object, path: str, leak: re.Pattern[bytes]) -> Iterator[str]:
    """Look into an object and the direct objects in it."""
    if isinstance(thing, pikepdf.String):
        if leak.search(str(thing).encode()):
            yield f"{path}: {str(thing)[:60]!r} tells where the file was made"
    elif isinstance(thing, pikepdf.Array):
        for item in thing:
            if not getattr(item, "is_indirect", False):
                yield from _scan(item, path, leak)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in thing.items():
            yield from _entry(key, value, path, leak)
        if isinstance(thing, pikepdf.Stream) and _is_text(thing) and leak.search(thing.read_bytes()):
            yield f"{path or 'a stream'}: tells where the file was made"


def _entry(key: str, value: pikepdf.Object, path: str, leak: re.Pattern[bytes]) -> Iterator[str]:
    if key in KEYS:
        yield f"{path}{key}: must not be in a card"
    if key in ("/S", "/Subtype") and isinstance(value, pikepdf.Name) and str(value) in TYPES:
        yield f"{path}{key} {value}: must not be in a card"
    if key == "/URI" and isinstance(value, pikepdf.String) and not URI.fullmatch(str(value)):
        yield f"{path}{key} {value}: not a link that a card may have"
    if key == "/F" and isinstance(value, pikepdf.String | pikepdf.Dictionary):
        yield f"{path}{key}: names a file outside"
    if not getattr(value, "is_indirect", False):
        yield from _scan(value, path + key, leak)


def _is_text(stream: pikepdf.Stream) -> bool:
    """Return whether chance hits are out of the question: not a font, an image or a profile."""
    return not any(key in stream for key in ("/Length1", "/Width", "/N", "/Length2"))
