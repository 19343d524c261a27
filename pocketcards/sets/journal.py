"""Files change places with a journal, so that a run that is cut off is completed or undone by the next.

All of this is done by the one writer of a folder: whatever is staged there is his, or a dead run's.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pocketcards.errors import OutputError
from pocketcards.sets.one_writer import LOCK
from pocketcards.sets.stage import Stage
from pocketcards.sets.texts import TEXTS
from pocketcards.sets.unbroken import unbroken

__all__ = ["JOURNAL", "STAGING", "is_ours", "new_stage", "place_in", "places_in", "recover", "replace_files"]

STAGING = ".pocketcards-staging-"
"""The folder of a run begins so: the new set in `new` and, while files move, the old one in `old`."""
JOURNAL = ".pocketcards-journal.json"
TRIES = 5
PAUSE = 0.2

_DAMAGED = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What a JSON file that somebody edited may raise."""


def is_ours(path: Path) -> bool:
    """Tell whether a name is our own: what somebody else has linked to it is not."""
    if path.is_symlink():
        return False
    return path.name in (LOCK, JOURNAL, TEXTS) or (path.name.startswith(STAGING) and path.is_dir())


def recover(folder: Path) -> None:
    """Complete the moves of a run that was cut off, or drop what it had only staged."""
    journal = folder / JOURNAL
    if journal.exists():
        try:
            plan = json.loads(journal.read_text("utf-8"))
            staging = _staging_of(plan)
            moves = _Move.of(folder, staging, plan["moves"])
            removals = _Move.of(folder, staging, plan["removals"])
        except _DAMAGED:
            raise OutputError(
                f"{journal} is damaged, so an earlier run cannot be completed",
                "Move the folder away and build into a new one.",
            ) from None
        _carry_out(folder, moves, removals)
    for path in folder.iterdir():
        if path.name.startswith(STAGING) and is_ours(path):  # nobody else is at work here
            shutil.rmtree(path, ignore_errors=True)


def _staging_of(plan: dict[str, str]) -> str:
    """Return the name of the folder that a journal is about."""
    if not plan["staging"].startswith(STAGING):
        raise ValueError("no folder of ours")
    return plan["staging"]


def new_stage(folder: Path) -> Stage:
    """Return a new folder in which the next set of a folder waits."""
    return Stage(Path(tempfile.mkdtemp(prefix=STAGING, dir=folder)))


def replace_files(folder: Path, stage: Stage, changed: Sequence[str], gone: Sequence[str]) -> None:
    """Move what is staged into its place, and what is old out of it."""
    staging = stage.folder
    moves = _Move.of(folder, staging.name, changed)
    plan = {"staging": staging.name, "moves": changed, "removals": gone}
    stage.secure(changed)
    _write(staging / "journal.json", json.dumps(plan, indent=1).encode())
    removals = _Move.of(folder, staging.name, gone)
    with unbroken():
        # Last and at once: half a journal would say nothing, and from then on the new set counts.
        (staging / "journal.json").replace(folder / JOURNAL)
        _carry_out(folder, moves, removals)
        shutil.rmtree(staging, ignore_errors=True)


def place_in(folder: Path, path: str) -> Path:
    """Return the place of a file; refuse one that leaves the folder, whatever a manifest says."""
    return places_in(folder, [path])[0]


def places_in(folder: Path, paths: Iterable[str]) -> list[Path]:
    """Return the places of files; refuse one that leaves the folder, whatever a manifest says."""
    whole = folder.resolve()
    inside: dict[Path, bool] = {}
    places = []
    for path in paths:
        target = folder / path
        above = target.parent
        if above not in inside:
            inside[above] = ".." not in above.parts[len(folder.parts) :] and _is_inside(above, whole)
        sound = path and target.name != ".." and "\0" not in path and inside[above]
        if not sound or not _may_be_file(target):
            fact = f"{path!r} is not the name of a file inside {folder}; nothing was changed"
            raise OutputError(fact, "Move away what stands there, or choose another folder: --out DIR.")
        places.append(target)
    return places


def _may_be_file(target: Path) -> bool:
    """Tell whether a file stands there, or nothing: no link, and no folder."""
    try:
        mode = target.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return True
    return not stat.S_ISLNK(mode) and not stat.S_ISDIR(mode)


def _is_inside(above: Path, whole: Path) -> bool:
    try:
        return above.resolve().is_relative_to(whole)
    except (OSError, ValueError, RuntimeError):  # a NUL, a loop of links
        return False


class _Move(NamedTuple):
    """A file that changes: where it is staged, where it belongs, and where what stood there is kept."""

    new: Path
    place: Path
    old: Path

    @classmethod
    def of(cls, folder: Path, staging: str, paths: Iterable[str]) -> list[_Move]:
        names = list(paths)
        new = places_in(folder, [f"{staging}/new/{name}" for name in names])
        old = places_in(folder, [f"{staging}/old/{name}" for name in names])
        return [cls(*three) for three in zip(new, places_in(folder, names), old, strict=True)]


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _carry_out(folder: Path, moves: Sequence[_Move], removals: Sequence[_Move]) -> None:
    """Set the old files aside, then put the new ones in their places; what is done is not done again.

    Nothing is lost before every file is known to move: where one cannot, all go back.
    """
    try:
        for move in moves:
            if move.new.exists() and move.place.exists():
                _rename(move.place, move.old)
        for move in removals:
            if move.place.exists():
                _rename(move.place, move.old)
        for move in moves:
            if move.new.exists():
                _rename(move.new, move.place)
    except OutputError:
        with suppress(OSError):
            _undo(moves, removals)
        raise
    for move in removals:
        if move.place.parent != folder:
            with suppress(OSError):  # not empty: somebody else's files live there too
                move.place.parent.rmdir()
    (folder / JOURNAL).unlink(missing_ok=True)


def _undo(moves: Sequence[_Move], removals: Sequence[_Move]) -> None:
    for move in moves:
        if move.place.exists() and not move.new.exists():
            move.place.replace(move.new)
    for move in (*moves, *removals):
        if move.old.exists():
            move.old.replace(move.place)


def _rename(source: Path, target: Path) -> None:
    try:
        _insist(partial(source.replace, target), source)
    except FileNotFoundError:  # the first in its folder
        target.parent.mkdir(parents=True, exist_ok=True)
        _insist(partial(source.replace, target), source)


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
