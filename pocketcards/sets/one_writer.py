"""One writer at a time: the system locks an open file for us, and frees it when we end, however we end.

That the file is there says nothing; only the lock on it does. A run that was killed leaves the file behind,
and the next run takes it over.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path

from pocketcards.errors import OutputError

__all__ = ["LOCK", "only_writer"]

LOCK = ".pocketcards-lock"
"""Says who writes. Its own age is the time since when."""
LONGEST = 200
TRIES = 20
PAUSE = 0.02
"""Between locking its file and writing its name into it, a run has none yet."""


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Keep everybody else from writing to a folder; it is made, and removed again where it stays empty.

    Raises:
        OutputError: Somebody else is writing there. The message names the process, and since when.
        OSError: The folder cannot be made or written.
    """
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        with _locked(folder) as file:
            if hasattr(os, "register_at_fork"):  # our workers must not keep the lock when we are killed
                os.register_at_fork(after_in_child=file.close)
            try:
                file.truncate(0)
                file.seek(0)
                file.write(f"process {os.getpid()} on {platform.node()}".encode())
                yield
            finally:
                _remove(file, folder / LOCK)
    finally:
        for place in made:
            with suppress(OSError):  # not empty
                place.rmdir()


def _locked(folder: Path) -> FileIO:
    """Return the locked file of a folder."""
    path = folder / LOCK
    holder = ""
    for attempt in range(TRIES):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file = _opened(path)
        except FileNotFoundError:  # another run has just removed what it had made; or there can be none
            if attempt == TRIES - 1:
                raise
            continue
        if _is_ours(file, path):
            return file
        file.close()
        if holder := _holder(path):
            break
    raise OutputError(
        f"{holder or 'another process'} is writing to {folder}; nothing was changed",
        "Wait until it has ended, or choose another folder: --out DIR.",
    )


def _is_ours(file: FileIO, path: Path) -> bool:
    """Lock a file. The lock on one that its owner has removed meanwhile keeps nobody out."""
    try:
        _lock(file)
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except (BlockingIOError, PermissionError, FileNotFoundError):
        return False


def _opened(path: Path) -> FileIO:
    """Open the file, never one that a link leads to."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    return FileIO(handle, "r+")


def _holder(path: Path) -> str:
    """Return who holds the lock, and since when; nothing where the file is gone meanwhile."""
    for _ in range(TRIES):
        try:
            said, since = path.read_bytes()[:LONGEST].decode("utf-8", "replace"), path.stat().st_mtime
        except OSError:
            return ""
        if said:
            moment = datetime.fromtimestamp(since, UTC).astimezone()
            return f"{said}, at work since {moment:%Y-%m-%d %H:%M:%S},"
        time.sleep(PAUSE)
    return "another process"


if sys.platform == "win32":
    import msvcrt

    FAR = 1 << 30
    """Nobody can read what is locked there, so the lock stands behind all that is to be read."""

    def _lock(file: FileIO) -> None:
        file.seek(FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _remove(file: FileIO, path: Path) -> None:
        file.close()  # an open file cannot be removed, nor one that the next writer has open
        with suppress(OSError):
            path.unlink()

else:
    import fcntl

    def _lock(file: FileIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _remove(_: FileIO, path: Path) -> None:
        with suppress(OSError):  # while it is locked: afterwards it may be the next writer's
            path.unlink()
