"""A zip of a set is opened in memory. Nothing of it is believed, and nothing is unpacked onto the disk."""

from __future__ import annotations

import io
import lzma
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from pocketcards.model.finding import Rule, Severity
from pocketcards.model.wording import counted, some

__all__ = ["RULES", "UNREADABLE", "Members", "members_of", "paths_of"]

UNREADABLE = Rule(
    "VER010",
    "zip-not-as-written",
    Severity.ERROR,
    "What comes out of it depends on the program that unpacks it, so nobody can tell what will be printed.",
    "Do not unpack it. Take the zip from the folder of the set, or build it anew.",
)
RULES = (UNREADABLE,)
MOST = 20_000
"""Members."""
LARGEST = 10_000_000
"""Bytes of a member, unpacked: ten times those of any sheet."""
ROOM = 10
"""How many times as large a member may be as one that this program makes: it may have another text."""
TOGETHER = 2_000_000_000
"""Bytes of all members."""
LOCAL_HEAD, CENTRAL_HEAD, END = 30, 46, 22
"""Bytes that a zip has beside names and data (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16)."""
_ODD: dict[str, Callable[[zipfile.ZipInfo], object]] = {
    "encrypted": lambda about: about.flag_bits & 1,
    "no file but a link or a device": lambda about: (
        stat.S_IFMT(about.external_attr >> 16) not in (0, stat.S_IFREG) and not about.is_dir()
    ),
    "with notes of another program": lambda about: about.extra or about.comment,
}
"""What a member can be that programs treat each in its own way. What rights it has is no danger."""
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    RuntimeError,  # encrypted; or a way of packing that is not known
    ValueError,
    UnicodeError,
    OverflowError,
)


@dataclass(slots=True)
class Members:
    """What a zip holds, as far as it can be read."""

    contents: dict[str, bytes] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    size: int = 0
    """Bytes of all contents."""


def members_of(data: bytes, made: bytes | None = None) -> Members:
    """Read a zip.

    Args:
        data: Its bytes.
        made: The zip as this program makes it: no member may be much larger than there.
    """
    found = Members()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            limits = _sizes(made) if made else {}
            found.faults += _strange(archive, len(data))
            for about in archive.infolist()[:MOST]:
                _read(archive, about, limits.get(about.filename, LARGEST) * ROOM, found)
    except _DAMAGED as error:
        found.faults.append(f"cannot be read: {type(error).__name__}: {error}")
    return found


def paths_of(data: bytes) -> list[str]:
    """Return the names in a zip; nothing where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()[:MOST]
    except _DAMAGED:
        return []


def _sizes(made: bytes) -> Mapping[str, int]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {about.filename: about.file_size for about in archive.infolist()}


def _strange(archive: zipfile.ZipFile, size: int) -> Iterator[str]:
    """Yield what our zips never have: what one program unpacks and another does not see."""
    members = archive.infolist()
    if len(members) > MOST:
        yield f"it has {len(members)} members"
    for name, count in Counter(about.filename.casefold() for about in members).items():
        if count > 1:
            yield f"{name!r} stands in it {count} times"
    for about in members:
        parts = about.filename.replace("\\", "/").split("/")
        if about.is_dir() or ".." in parts or "" in parts or ":" in parts[0]:
            yield f"{about.filename!r} is no name of a file in it"
    for what, is_so in _ODD.items():
        if odd := [repr(about.filename) for about in members if is_so(about)]:
            yield f"{counted(len(odd), 'member')} {what}: {some(odd)}"
    names = sum(len(about.filename.encode()) for about in members)
    packed = sum(about.compress_size for about in members)
    if size != packed + len(members) * (LOCAL_HEAD + CENTRAL_HEAD) + 2 * names + END:
        yield "it holds bytes that belong to none of its members"


def _read(archive: zipfile.ZipFile, about: zipfile.ZipInfo, limit: int, found: Members) -> None:
    """Read a member; not more of it than it can have, however much is packed into it."""
    if found.size > TOGETHER:
        found.faults.append(f"{about.filename!r} is too much: it unpacks to more than any set")
        return
    try:
        with archive.open(about) as member:
            data = member.read(limit + 1)
    except (*_DAMAGED, NotImplementedError) as error:
        found.faults.append(f"{about.filename!r} cannot be read: {type(error).__name__}: {error}")
        return
    if len(data) > limit:
        found.faults.append(f"{about.filename!r} unpacks to more than the {limit} bytes that it should have")
        return
    found.size += len(data)
    found.contents.setdefault(about.filename, data)
