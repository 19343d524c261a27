"""`manifest.json` of a finished set becomes a manifest. Anybody may have edited it: nothing is believed."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pocketcards.model.artifact import Artifact, Content, bytes_in
from pocketcards.model.finding import Finding, Location, Rule, Severity
from pocketcards.model.manifest import SCHEMA, UNKNOWN, Listed, Manifest, Origin

__all__ = [
    "MANIFEST",
    "NUMBERS",
    "RULES",
    "SUMS",
    "artifact_of",
    "manifest_of",
    "numbers_table",
    "read_kept",
    "read_manifest",
    "records",
    "sums",
]

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
NUMBERS = "numbers.csv"
GENERATOR = "pocketcards"
KEY, END = b',\n "key": ', b"\n}"
"""Before the key of a whole set, and how a manifest ends."""
MAX_BYTES = 20_000_000
_DAMAGED = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What a JSON file that somebody edited may raise."""
SEARCHED = 4
"""How many folders above a file are searched for its manifest."""

UNREADABLE = Rule(
    "VER001",
    "manifest-unreadable",
    Severity.ERROR,
    "Without a manifest nobody can tell which numbers a file should hold.",
    "Take the whole folder as it was built, or build it anew.",
)
RULES = (UNREADABLE,)


def manifest_of(path: Path) -> Path | None:
    """Return the manifest that speaks for a file or folder: in it, or in a folder above."""
    if path.name == MANIFEST:
        return path
    folders = [path, *path.parents] if path.is_dir() else list(path.parents)
    return next((f / MANIFEST for f in folders[:SEARCHED] if (f / MANIFEST).is_file()), None)


def read_manifest(path: Path, findings: list[Finding]) -> Manifest | None:
    """Read a manifest; None after a finding."""
    try:
        return _understood(path, _parsed(_read(path)))
    except _DAMAGED as error:
        message = f"cannot be read: {type(error).__name__}: {error}"
        findings.append(UNREADABLE.found(message, Location(str(path))))
        return None


def _read(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise ValueError("larger than any manifest")
    return path.read_bytes()


def _parsed(data: bytes) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(data.decode("utf-8"))
    if manifest["generator"] != GENERATOR:
        raise ValueError("not written by this program")
    return manifest


def _understood(path: Path, manifest: dict[str, Any]) -> Manifest:
    more = {_inside(str(entry["path"])): str(entry["sha256"]) for entry in manifest.get("more", ())}
    files = tuple(_listed(entry) for entry in manifest["artifacts"])
    return Manifest(path.parent, files, more, _origin(manifest))


def read_kept(path: Path) -> tuple[Manifest | None, Sequence[str]]:
    """Read the manifest of a set that a build replaces; return with it the paths of all that it lists.

    Files have keys of their own; packages and pictures have that of the whole set alone. Where it does not
    agree, the manifest names none of them: a picture shows numbers too.
    """
    try:
        data = _read(path)
        manifest = _parsed(data)
        understood = _understood(path, manifest)
        paths = [*(one.path for one in understood.files), *understood.more]
        if "key" not in manifest:
            return understood, paths
        agrees = data.rstrip() == _with_key(data.rpartition(KEY)[0] + END)
        return understood._replace(whole=agrees, more=understood.more if agrees else {}), paths
    except _DAMAGED:
        return None, ()


def _with_key(data: bytes) -> bytes:
    """Return a manifest with the hash of all that it says without it."""
    return data.removesuffix(END) + KEY + f'"{_digest(data)}"'.encode() + END


def _said_of(origin: Origin) -> dict[str, object]:
    return {
        "schema": origin.schema,
        "program": origin.program,
        "options": origin.options,
        "inputs": origin.inputs,
    }


def _origin(manifest: Mapping[str, Any]) -> Origin:
    """Return what a manifest says of how its set was made; nothing of it is believed."""
    if manifest.get("schema") != SCHEMA:
        return UNKNOWN
    parts = [dict(manifest[key].items()) for key in ("program", "options", "inputs")]
    return Origin(parts[0], parts[1], parts[2])


def _listed(entry: dict[str, Any]) -> Listed:
    _inside(entry["path"])
    contacts = {str(role): str(number) for role, number in entry["contacts"].items()}
    texts = {key: str(entry[key]) for key in ("path", "sha256", "card", "locale", "region", "format")}
    return Listed(
        **texts,
        pages=int(entry["pages"]),
        contacts=contacts,
        copies_read=int(entry["copies_read"]),
        status=str(entry.get("status", "draft")),
        proof=str(entry.get("proof", "")),
        codes=tuple(str(code) for code in entry.get("codes", ())),
        folded=entry.get("folded") is True,
        key=str(entry.get("key", "")),
    )


def artifact_of(listed: Listed, folder: Path) -> Artifact:
    """Return a file of the old set as one of the new: it stays where it is."""
    return Artifact(
        path=listed.path,
        content=folder / listed.path,
        sha256=listed.sha256,
        card=listed.card,
        locale=listed.locale,
        region=listed.region,
        format=listed.format,
        status=listed.status,
        pages=listed.pages,
        contacts=listed.contacts,
        copies_read=listed.copies_read,
        folded=listed.folded,
        proof=listed.proof,
        codes=listed.codes,
        read=tuple(sorted(set(listed.contacts.values()))),
        key=listed.key,
    )


def _inside(path: str) -> str:
    inside = Path(path)
    if inside.is_absolute() or ".." in inside.parts:
        raise ValueError(f"lists {path!r}, which is not inside its folder")
    return path


def records(
    artifacts: Sequence[Artifact],
    more: Mapping[str, Content],
    origin: Origin = UNKNOWN,
    *,
    whole: bool = False,
) -> dict[str, bytes]:
    """Return the files in which a set says what it is: manifest, table of numbers, and sums.

    Args:
        artifacts: The files that hold numbers.
        more: The other files, by path.
        origin: What the set was made with.
        whole: Whether nothing that was asked for is missing from it.
    """
    others = {path: _digest(bytes_in(content)) for path, content in sorted(more.items())}
    said = {MANIFEST: _manifest(artifacts, others, origin, whole=whole), NUMBERS: numbers_table(artifacts)}
    digests = {artifact.path: artifact.sha256 for artifact in artifacts} | others
    return {**said, SUMS: sums(digests | {path: _digest(data) for path, data in said.items()})}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _manifest(
    artifacts: Sequence[Artifact], others: Mapping[str, str], origin: Origin, *, whole: bool
) -> bytes:
    manifest: dict[str, Any] = {
        "generator": GENERATOR,
        "artifacts": [artifact.entry() for artifact in artifacts],
    }
    if others:
        manifest["more"] = [{"path": path, "sha256": digest} for path, digest in others.items()]
    if origin.schema:
        manifest |= _said_of(origin)
    data = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    return (_with_key(data) if whole and origin.schema else data) + b"\n"


def numbers_table(artifacts: Iterable[Artifact | Listed]) -> bytes:
    """Return every number of the set as a table: what was approved, and what was read on the page."""
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(("region", "card", "locale", "role", "printed", "read"))
    for artifact in artifacts:
        about = (artifact.region, artifact.card, artifact.locale)
        for role, printed in artifact.contacts.items():
            unread = isinstance(artifact, Artifact) and printed not in artifact.read
            rows.writerow((*about, role, printed, "" if unread else printed))
    return table.getvalue().encode()


def sums(digests: Mapping[str, str]) -> bytes:
    """Return SHA256SUMS, from the sum of each file by path."""
    lines = [f"{digest}  {path}\n" for path, digest in sorted(digests.items())]
    return "".join(lines).encode()
