"""The files of a copy, and by what another is known to be one of them, or made of one."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pocketcards.model.artifact import Artifact
from pocketcards.model.edition import Edition
from pocketcards.model.shown import Shown, Together

__all__ = ["File", "Look", "files_of", "look_of", "looks_in"]

PERMANENT = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>")
PACKED = re.compile(rb"/Filter \[/FlateDecode\] /Length ([0-9]+)[^\n]*>>\nstream\n")
LISTED = re.compile(rb'data-sum="([0-9a-f]{64})" data-id="([0-9a-f]*)" data-drawings="([0-9a-f]*)"')
"""How `check.html` says it of a file."""
LETTERS = 32
"""Of a sum: it finds a file, and vouches for none."""

Look = tuple[str, str]
"""The permanent identifier of a PDF, and the sum of its drawings."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of this copy, for who wants to know whether another is the same."""

    path: str
    sha256: str
    id: str
    """The permanent identifier of a PDF, which who saves it anew may keep (ISO 32000-1, 14.4)."""
    drawings: str
    """The sum of the sums of its drawings and faces, unpacked: who only packs a file anew keeps them all."""
    language: str
    what: str
    code: str
    numbers: str


def looks_in(page: bytes) -> dict[str, Look]:
    """Return by its SHA-256 the identifier and the drawings of each file that an earlier page lists."""
    found = LISTED.findall(page)
    return {sha256.decode(): (name.decode(), drawings.decode()) for sha256, name, drawings in found}


def files_of(shown: Sequence[Shown], together: Sequence[Together], looks: Mapping[str, Look]) -> list[File]:
    """Return every sheet of this copy, and the cards that are on it.

    By language and path: whoever makes a copy again asks for its languages in another order.

    Args:
        shown: Cards with their files.
        together: Sheets of several languages.
        looks: What is known already (`look_of`, `looks_in`): of the same bytes it is the same.
    """
    files = []
    for one in shown:
        code = "" if one.edition.card.discreet else one.edition.code
        files += [_file(sheet, "sheet", [one.edition], code, looks) for sheet in one.sheets]
        files.append(_file(one.card, "card", [one.edition], code, looks))
    files += [_file(sheet, "sheet", some.editions, "", looks) for some in together for sheet in some.sheets]
    return sorted(files, key=lambda file: (file.language.casefold(), file.path))


def _file(
    artifact: Artifact,
    kind: str,
    editions: Sequence[Edition],
    code: str,
    looks: Mapping[str, Look],
) -> File:
    name, drawings = looks.get(artifact.sha256) or look_of(artifact.data)
    numbers = dict.fromkeys(atom.text for edition in editions for atom in edition.atoms.values())
    return File(
        path=artifact.path,
        sha256=artifact.sha256,
        id=name,
        drawings=drawings,
        language=", ".join(edition.language.spoken_name for edition in editions),
        what=f"{editions[0].card.title}, {kind}",
        code=code,
        numbers=", ".join(numbers),
    )


def look_of(data: bytes) -> Look:
    """Return by what a PDF of ours is known though its bytes are others."""
    return _permanent_id(data), _drawings(data)


def _permanent_id(data: bytes) -> str:
    """Return what names a PDF for good; empty where it has no such name."""
    found = PERMANENT.search(data, max(0, len(data) - 1024))
    return found[1].decode("ascii").lower() if found else ""


def _drawings(data: bytes) -> str:
    """Return one sum for all packed streams of a PDF of ours; empty where it has none."""
    streams = (data[found.end() : found.end() + int(found[1])] for found in PACKED.finditer(data))
    sums = [_sum(zlib.decompress(stream)) for stream in streams]
    return _sum("".join(sorted(sums)).encode("ascii")) if sums else ""


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:LETTERS]
