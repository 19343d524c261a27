"""Processes that write into output folders, for tests to let them meet, and to kill them.

python -m tests.sets.writers many FOLDER TAG COUNT    publish a set into COUNT folders, in step with another
python -m tests.sets.writers killed FOLDER            publish in a child that is killed at its n-th step
python -m tests.sets.writers hold FOLDER              hold the folder, with a worker, until it is killed
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from pocketcards.errors import OutputError
from pocketcards.model.artifact import Artifact
from pocketcards.sets.folder import opened
from tests.builders import artifact

FILES = 3
STEPS = ("replace", "unlink", "mkdir", "rmdir", "open")


def files_of(tag: str) -> list[Artifact]:
    """Return a set: some of its files are those of every set, some only its own."""
    some = [artifact(f"us/{i}.pdf", f"{tag} {i}".encode()) for i in range(FILES)]
    return [*some, artifact("us/same.pdf", b"same"), artifact(f"{tag}/own.pdf", tag.encode())]


def publish(folder: Path, tag: str) -> str:
    """Publish a set; return what came of it."""
    try:
        with opened(folder) as out:
            out.publish(files_of(tag), replace=True)
    except OutputError as error:
        return str(error)
    return "done"


def many(root: Path, tag: str, count: int) -> None:
    """Publish into folder after folder, each at the moment when the other process does too."""
    for i in range(count):
        (root / f"{i}-ready-{tag}").touch()
        while len(list(root.glob(f"{i}-ready-*"))) < 2:
            time.sleep(0.0005)
        print(publish(root / str(i), tag), flush=True)


def _dying(step: str, nth: int) -> None:
    """Let this process be killed at the n-th call of a step, before it does anything."""
    real: Callable[..., object] = getattr(Path, step)
    calls = 0

    def act(*arguments: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)

    setattr(Path, step, act)


def killed(root: Path) -> None:
    """Publish over a set in children that die, each at another step; leave their folders as they are."""
    for step in STEPS:
        for nth in range(1, 200):
            folder = root / f"{step}-{nth}"
            publish(folder, "old")
            child = os.fork()
            if child == 0:
                _dying(step, nth)
                os._exit(0 if publish(folder, "new") == "done" else 1)
            _, status = os.waitpid(child, 0)
            if not os.WIFSIGNALED(status):
                assert os.WEXITSTATUS(status) == 0
                break


def hold(folder: Path) -> None:
    """Hold a folder for good; say which worker was started meanwhile."""
    with opened(folder), ProcessPoolExecutor(1, get_context("fork")) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        time.sleep(600)


if __name__ == "__main__":
    os.fsync = lambda _: None  # no test can pull the plug
    command, path, *rest = sys.argv[1:]
    if command == "many":
        many(Path(path), rest[0], int(rest[1]))
    else:
        {"killed": killed, "hold": hold}[command](Path(path))
