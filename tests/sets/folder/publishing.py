"""Sets of a few small files, and how they are put into a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pocketcards.model.artifact import Artifact
from pocketcards.sets.folder import opened
from tests.builders import artifact
from tests.projects import files_of

A = artifact("us/a.pdf", b"a of the old set")


A2 = artifact("us/a.pdf", b"a of the new set")


B = artifact("us/b.pdf", b"b, the same in both")


C = artifact("eu/c.pdf", b"c, gone in the new set")


D = artifact("us_mo/d.pdf", b"d, new")


OLD = (A, B, C)


NEW = (A2, B, D)


class Crash(BaseException):
    """The machine stops: nothing of ours runs after it."""


def publish(folder: Path, artifacts: Sequence[Artifact], *, replace: bool = True) -> tuple[str, ...]:
    with opened(folder) as out:
        return out.publish(artifacts, replace=replace)


def recover(folder: Path) -> None:
    """Open a folder, and write nothing: what was cut off is completed or dropped."""
    with opened(folder):
        pass


def published(folder: Path, *artifacts: Artifact) -> dict[str, bytes]:
    publish(folder, artifacts)
    return files_of(folder)


def failing(monkeypatch: pytest.MonkeyPatch, step: str, nth: int, error: BaseException) -> Callable[[], int]:
    """Make the n-th call of a step fail before it does anything; return how many were made."""
    owner = os if step in ("fsync", "torn write") else Path
    name = "fsync" if step == "torn write" else step
    real = getattr(owner, name)
    calls = 0

    def act(*arguments: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == nth:
            if step == "torn write":  # half of the bytes reached the disk
                os.ftruncate(arguments[0], os.fstat(arguments[0]).st_size // 2)  # type: ignore[arg-type]
            raise error
        return real(*arguments, **named)

    monkeypatch.setattr(owner, name, act)
    return lambda: calls
