"""Ctrl-C at any moment: the program ends with 130, shows no traceback, and the folder holds a whole set."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bundled import ROOT
from tests.projects import copied, files_of

INTERRUPTED = (130, -signal.SIGINT)
"""A shell shows both as 130; Python ends in the second way where the interrupt met code made from a text."""
MOMENTS = 40
"""From the start of the program to after its end."""


def _start(root: Path, out: Path, *words: str) -> subprocess.Popen[bytes]:
    module = ["-m", "tests.make.interrupted", "build", "--project", str(root), "--out", str(out)]
    return subprocess.Popen(
        [sys.executable, *module, "--jobs", "2", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # as on a terminal, its own processes are interrupted with it
    )


def _wait(process: subprocess.Popen[bytes]) -> None:
    assert process.stdout
    assert process.stdout.readline() == b"begun\n"


def _visible(out: Path) -> dict[str, bytes]:
    return {path: data for path, data in files_of(out).items() if not path.startswith(".")}


@pytest.mark.slow
def test_interrupted_build_leaves_a_whole_set(tmp_path: Path) -> None:
    root, out = copied(tmp_path / "project", "es", "zh_Hans"), tmp_path / "out"
    sets = []
    for words in ((), ("--ink", "black")):
        process = _start(root, out, *words)
        _wait(process)
        began = time.monotonic()
        assert process.communicate()[1].count(b"error") == 0
        assert process.returncode == 0
        took = time.monotonic() - began
        sets.append(_visible(out))
    ends = set()
    for i in range(MOMENTS):
        ink = ("--ink", "black") if i % 2 else ()
        process = _start(root, out, *ink, "--fresh")
        _wait(process)
        time.sleep(took * 1.1 * i / MOMENTS)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate()
        ends.add(process.returncode)
        assert b"Traceback" not in said, (i, said.decode())
        assert process.returncode in (*INTERRUPTED, 0), (i, said.decode())
        assert _visible(out) in sets, i
    assert ends.intersection(INTERRUPTED)
