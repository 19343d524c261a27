"""Ctrl-C at any moment: the program ends with 130, shows no traceback, and the folder holds a whole set."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.bundled import ROOT
from tests.projects import copied, files_of
from tests.support.each import each

INTERRUPTED = (130, -signal.SIGINT)
"""A shell shows both as 130; Python ends in the second way where the interrupt met code made from a text."""
STARTS = 5
"""Moments from the first import on, in the first half of a run: `MOMENTS` are of what comes then."""
MOMENTS = 24
"""Moments from when all is imported to after the end."""
MODULE = [sys.executable, "-m", "tests.make.interrupted"]

Run = Callable[..., tuple[int, bytes, float]]
"""Builds, is interrupted after so many seconds; returns how it ended, what it said, how long it took."""


def _interrupted(process: int, after: float | None) -> None:
    if after is not None:
        time.sleep(after)
        with suppress(ProcessLookupError):  # it has ended
            os.killpg(process, signal.SIGINT)


def started(*words: str, after: float | None = None) -> tuple[int, bytes, float]:
    """Start Python for a run."""
    process = subprocess.Popen(
        [*MODULE, *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # as on a terminal, its own processes are interrupted with it
    )
    assert process.stdout
    assert process.stdout.readline() == b"begun\n"
    began = time.monotonic()
    _interrupted(process.pid, after)
    said = process.communicate()[1]
    return process.returncode, said, time.monotonic() - began


@pytest.fixture
def forked(tmp_path: Path) -> Iterator[Run]:
    """Fork a process that has imported everything for each run: they differ from there on alone."""
    printed = tmp_path / "printed"
    with subprocess.Popen(
        MODULE, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as server:

        def runs(*words: str, after: float | None = None) -> tuple[int, bytes, float]:
            assert server.stdin
            assert server.stdout
            print(printed, *words, sep="\t", file=server.stdin, flush=True)
            process, began = int(server.stdout.readline()), time.monotonic()
            _interrupted(process, after)
            return int(server.stdout.readline()), printed.read_bytes(), time.monotonic() - began

        yield runs


def _visible(out: Path) -> dict[str, bytes]:
    return {path: data for path, data in files_of(out).items() if not path.startswith(".")}


def _each_moment(run: Run, moments: int, until: float, folder: Path) -> None:
    """Interrupt builds of two sets in turn into one folder, each time a little later.

    Args:
        run: Builds.
        moments: So many.
        until: The last of them, in times that a whole run takes.
        folder: For the sets.
    """
    root, out = copied(folder / "project", "es"), folder / "out"
    words = ["build", "--project", str(root), "--out", str(out), "--card", "hotline", "--jobs", "2"]
    inks = ((), ("--ink", "black"))
    sets, took = [], 0.0
    for ink in inks:
        code, said, took = run(*words, *ink)
        assert (code, said.count(b"error")) == (0, 0)
        sets.append(_visible(out))
    ends = set()
    for i in range(moments):
        code, said, _ = run(*words, *inks[i % 2], "--fresh", after=took * until * i / moments)
        ends.add(code)
        assert b"Traceback" not in said, (i, said.decode())
        assert code in (*INTERRUPTED, 0), (i, said.decode())
        assert _visible(out) in sets, i
    assert ends.intersection(INTERRUPTED)


ENDS = """
class Ends:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

Ends()
"""
IMPORTED = """
class Named:
    def __set_name__(self, owner, name):
        signal.raise_signal(signal.SIGINT)

class Owner:
    named = Named()
"""
PROGRAM = """
import signal, sys, time
from pocketcards import cli

def work():
    import interrupting
    time.sleep(30)

signal.signal(signal.SIGINT, signal.default_int_handler)
cli.main = work
sys.exit(cli.run())
"""


@each("happens", [ENDS, IMPORTED])
def test_an_interrupt_is_neither_lost_nor_taken_for_a_fault(tmp_path: Path, happens: str) -> None:
    """Where a value ends Python tells of an exception and goes on; in a class it makes another of it."""
    (tmp_path / "interrupting.py").write_text(f"import signal\n{happens}", "utf-8")
    command = [sys.executable, "-c", PROGRAM]
    path = os.pathsep.join((str(ROOT), str(tmp_path)))
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, timeout=25, check=False
    )
    assert (done.returncode, done.stderr) == (130, b"")


@pytest.mark.slow
def test_interrupted_build_leaves_a_whole_set(tmp_path: Path, forked: Run) -> None:
    _each_moment(forked, MOMENTS, 1.1, tmp_path)


@pytest.mark.slow
def test_interrupted_from_the_start_it_leaves_a_whole_set(tmp_path: Path) -> None:
    _each_moment(started, STARTS, 0.5, tmp_path)
