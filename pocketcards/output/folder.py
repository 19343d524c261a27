"""The output folder: staged, proven, then moved, so that it always holds one whole set.

Only a folder that is new, empty or ours is written to, and in it only files that our manifest
lists are replaced or removed. A run that was cut off is completed or undone by the next.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pocketcards.errors import OutputError
from pocketcards.model.artifact import Artifact

__all__ = ["publish", "recover", "refuse_foreign"]

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
STAGING = ".staging"
JOURNAL = ".journal.json"
GENERATOR = "pocketcards"
TRIES = 5
PAUSE = 0.2


def refuse_foreign(folder: Path) -> None:
    """Refuse a folder that holds files which are not ours."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError(f"{folder} is not a folder", "Choose another: --out DIR.")
    names = {path.name for path in folder.iterdir()} - {STAGING, JOURNAL}
    if names and not _listed(folder):
        raise OutputError(
            f"{folder} holds files that this program did not write; nothing was changed",
            "Choose a new or empty folder: --out DIR.",
        )


def recover(folder: Path) -> None:
    """Complete the moves of a run that was cut off, or drop what it had only staged."""
    journal = folder / JOURNAL
    if journal.exists():
        try:
            plan = json.loads(journal.read_text("utf-8"))
            moves = [(_inside(folder, source), _inside(folder, target)) for source, target in plan["moves"]]
            removals = [_inside(folder, path) for path in plan["removals"]]
        except (ValueError, KeyError, TypeError):
            raise OutputError(
                f"{journal} is damaged, so an earlier run cannot be completed",
                "Move the folder away and build into a new one.",
            ) from None
        _carry_out(folder, moves, removals)
    shutil.rmtree(folder / STAGING, ignore_errors=True)


def publish(folder: Path, artifacts: Sequence[Artifact]) -> None:
    """Write the artifacts, the manifest and the sums as one set; remove what the old set had more."""
    refuse_foreign(folder)
    folder.mkdir(parents=True, exist_ok=True)
    recover(folder)
    staging = folder / STAGING
    contents = {artifact.path: artifact.data for artifact in artifacts}
    contents[MANIFEST] = _manifest(artifacts)
    contents[SUMS] = _sums(contents)
    old = _listed(folder)
    kept = {path for path, digest in old.items() if digest == _digest(contents.get(path))}
    moves = []
    for path, data in contents.items():
        if path in kept and (folder / path).exists():
            continue  # the same bytes: a file that a viewer holds open need not be touched
        _write(staging / path, data)
        moves.append((f"{STAGING}/{path}", path))
    removals = sorted(set(old) - set(contents))
    plan = {"moves": moves, "removals": removals}
    _write(folder / JOURNAL, json.dumps(plan, indent=1).encode())
    _carry_out(
        folder,
        [(_inside(folder, source), _inside(folder, target)) for source, target in moves],
        [_inside(folder, path) for path in removals],
    )
    shutil.rmtree(staging, ignore_errors=True)


def _manifest(artifacts: Sequence[Artifact]) -> bytes:
    listing: dict[str, Any] = {
        "generator": GENERATOR,
        "artifacts": [artifact.entry() for artifact in artifacts],
    }
    return (json.dumps(listing, ensure_ascii=False, indent=1) + "\n").encode()


def _sums(contents: dict[str, bytes]) -> bytes:
    lines = [f"{_digest(data)}  {path}\n" for path, data in sorted(contents.items())]
    return "".join(lines).encode()


def _digest(data: bytes | None) -> str:
    return hashlib.sha256(data).hexdigest() if data is not None else ""


def _listed(folder: Path) -> dict[str, str]:
    """Return the files of the folder's own set with their hashes; empty where there is none."""
    try:
        listing = json.loads((folder / MANIFEST).read_text("utf-8"))
        if listing["generator"] != GENERATOR:
            return {}
        found = {entry["path"]: entry["sha256"] for entry in listing["artifacts"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    for path in found:
        _inside(folder, path)
    return {**found, MANIFEST: "", SUMS: ""}


def _inside(folder: Path, path: str) -> Path:
    """Return a listed path; refuse one that leaves the folder, whatever a manifest says."""
    parts = Path(path).parts
    target = folder.joinpath(*parts)
    if not parts or Path(path).is_absolute() or ".." in parts or target.is_symlink():
        raise OutputError(f"the manifest of {folder} lists {path!r}, which is not inside it")
    return target


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _carry_out(folder: Path, moves: Sequence[tuple[Path, Path]], removals: Sequence[Path]) -> None:
    for source, target in moves:
        if source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _insist(partial(source.replace, target), target)
    for path in removals:
        _insist(partial(path.unlink, missing_ok=True), path)
        if path.parent != folder and path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()
    (folder / JOURNAL).unlink(missing_ok=True)


def _insist(act: Callable[[], object], path: Path) -> None:
    """Try again for a second: on Windows a viewer may hold the file open."""
    for attempt in range(TRIES):
        try:
            act()
            return
        except PermissionError:
            if attempt == TRIES - 1:
                raise OutputError(
                    f"{path} is open in another program; the old and the new set are both kept",
                    "Close the file and run the same command again: it goes on where it stopped.",
                ) from None
            time.sleep(PAUSE)
