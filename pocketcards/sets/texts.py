"""What translations said when a set was made: a catalog that is as it was need not be read again.

It stands beside the set and is no part of it; without it a build takes longer. Each catalog has the hash of
what stands in its folder, as the manifest names it, and all of them one of their own, with the program that
read them: where one does not agree, the catalog itself is read. It holds no number, since no translation
does, and nothing that translators noted: their names may be among it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from pocketcards.model.finding import Location
from pocketcards.model.manifest import Origin
from pocketcards.model.message import Catalog, Translation

__all__ = ["TEXTS", "catalogs_before", "texts_of"]

TEXTS = ".pocketcards-texts.json"
_DAMAGED = (OSError, ValueError, KeyError, TypeError, AttributeError)


def texts_of(catalogs: Mapping[str, Catalog], origin: Origin) -> bytes:
    """Return catalogs as `catalogs_before` reads them.

    Args:
        catalogs: Those that were read without any finding.
        origin: With what the set is made.
    """
    said = {
        locale: [
            origin.inputs[f"translations/{locale}"],
            one.path,
            [[t.msgctxt, t.msgid, t.msgstr, t.fuzzy, t.at.line] for t in one.entries.values()],
        ]
        for locale, one in catalogs.items()
    }
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    return _seal(body, origin) + b"\n" + body


def catalogs_before(folder: Path, origin: Origin) -> dict[str, Catalog]:
    """Return the catalogs that are as they were when the set in a folder was made, without notes.

    Args:
        folder: With the set.
        origin: With what a set would be made today.
    """
    try:
        seal, _, body = (folder / TEXTS).read_bytes().partition(b"\n")
        said = json.loads(body) if seal == _seal(body, origin) else {}
        return {
            locale: Catalog(locale, path, {entry[0]: _translation(path, *entry) for entry in entries})
            for locale, (key, path, entries) in said.items()
            if key == origin.inputs.get(f"translations/{locale}")
        }
    except _DAMAGED:
        return {}


def _translation(path: str, msgctxt: str, msgid: str, msgstr: str, fuzzy: bool, line: int) -> Translation:
    return Translation(msgctxt, msgid, msgstr, fuzzy, Location(path, line))


def _seal(body: bytes, origin: Origin) -> bytes:
    program = json.dumps(origin.program, sort_keys=True).encode()
    return hashlib.sha256(program + b"\n" + body).hexdigest().encode()
