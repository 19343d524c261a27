"""The files of a copy, and by what another is known to be one of them, or made of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pocketcards.model.artifact import Artifact
from pocketcards.model.edition import Edition
from pocketcards.model.shown import Shown, Together

__all__ = ["File", "files_of"]

PERMANENT = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>")


@dataclass(frozen=True, slots=True)
class File:
    """A file of this copy, for who wants to know whether another is the same."""

    path: str
    sha256: str
    id: str
    """The permanent identifier of a PDF, which who saves it anew may keep (ISO 32000-1, 14.4)."""
    language: str
    what: str
    code: str
    numbers: str


def files_of(shown: Sequence[Shown], together: Sequence[Together]) -> list[File]:
    """Return every sheet of this copy, and the cards that are on it.

    By language and path: whoever makes a copy again asks for its languages in another order.
    """
    files = []
    for one in shown:
        code = "" if one.edition.card.discreet else one.edition.code
        files += [_file(sheet, "sheet", [one.edition], code) for sheet in one.sheets]
        files.append(_file(one.card, "card", [one.edition], code))
    files += [_file(sheet, "sheet", some.editions, "") for some in together for sheet in some.sheets]
    return sorted(files, key=lambda file: (file.language.casefold(), file.path))


def _file(artifact: Artifact, kind: str, editions: Sequence[Edition], code: str) -> File:
    data = artifact.data
    numbers = dict.fromkeys(atom.text for edition in editions for atom in edition.atoms.values())
    return File(
        path=artifact.path,
        sha256=artifact.sha256,
        id=_permanent_id(data),
        language=", ".join(edition.language.spoken_name for edition in editions),
        what=f"{editions[0].card.title}, {kind}",
        code=code,
        numbers=", ".join(numbers),
    )


def _permanent_id(data: bytes) -> str:
    """Return what names a PDF for good; empty where it has no such name."""
    found = PERMANENT.search(data, max(0, len(data) - 1024))
    return found[1].decode("ascii").lower() if found else ""
