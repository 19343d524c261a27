"""What translations said when a set was made: a catalog that is as it was need not be read again.

It stands beside the set and is no part of it; without it a build takes longer. Each catalog has a line, with
the hash of what stands in its folder, as the manifest names it, and all of them one of their own, with the
program that read them: where one does not agree, the catalog itself is read. It holds no number, since no
translation does, and nothing that translators noted: their names may be among it.
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
OF = "translations/"
"""How the inputs of a language begin."""
_DAMAGED = (OSError, ValueError, KeyError, TypeError, AttributeError)


def texts_of(catalogs: Mapping[str, Catalog], origin: Origin, folder: Path) -> bytes:
    """Return catalogs as `catalogs_before` reads them.

    Args:
        catalogs: Those that were read without any finding.
        origin: With what the set is made.
        folder: Where an older set may be: of a catalog that is as it was, its line stays.
    """
    known = _said_before(folder, origin)
    lines = (
        f"{locale} {origin.inputs[OF + locale]} ".encode() + (known.get(locale) or _said(one))
        for locale, one in catalogs.items()
    )
    body = b"\n".join(lines)
    return _seal(body, origin) + b"\n" + body


def catalogs_before(folder: Path, origin: Origin) -> dict[str, Catalog]:
    """Return the catalogs that are as they were when the set in a folder was made, without notes.

    Args:
        folder: With the set.
        origin: With what a set would be made today.
    """
    try:
        return {locale: _catalog(locale, said) for locale, said in _said_before(folder, origin).items()}
    except _DAMAGED:
        return {}


def _said_before(folder: Path, origin: Origin) -> dict[str, bytes]:
    """Return what is said of the catalogs that are as they were, by locale."""
    try:
        seal, _, body = (folder / TEXTS).read_bytes().partition(b"\n")
        lines = [line.split(b" ", 2) for line in body.split(b"\n")] if seal == _seal(body, origin) else []
        found = {locale.decode(): (key.decode(), said) for locale, key, said in lines}
        return {name: said for name, (key, said) in found.items() if origin.inputs.get(OF + name) == key}
    except _DAMAGED:
        return {}


def _said(catalog: Catalog) -> bytes:
    entries = [[t.msgctxt, t.msgid, t.msgstr, t.fuzzy, t.at.line] for t in catalog.entries.values()]
    return json.dumps([catalog.path, entries], ensure_ascii=False, separators=(",", ":")).encode()


def _catalog(locale: str, said: bytes) -> Catalog:
    path, entries = json.loads(said)
    return Catalog(locale, path, {entry[0]: _translation(path, *entry) for entry in entries})


def _translation(path: str, msgctxt: str, msgid: str, msgstr: str, fuzzy: bool, line: int) -> Translation:
    return Translation(msgctxt, msgid, msgstr, fuzzy, Location(path, line))


def _seal(body: bytes, origin: Origin) -> bytes:
    program = json.dumps(origin.program, sort_keys=True).encode()
    return hashlib.sha256(program + b"\n" + body).hexdigest().encode()
