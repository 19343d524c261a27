"""`desk` on the command line: it says where it is, ends when told to, and needs what it says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.bundled import ROOT
from tests.commands.catalogs import Run, Said
from tests.projects import copied


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", "km")


def test_what_cannot_be_is_refused(run: Run, capsys: Said) -> None:
    said = {
        ("desk", "--by", "sok@example.org"): "no name of a team",
        ("desk", "--port", "80"): "a port from 1024",
        ("desk", "xx"): "xx",
    }
    for words, says in said.items():
        assert run(*words) == 2, words
        assert says in capsys.readouterr().err, words


def test_without_its_packages_it_says_what_mends_it(
    run: Run, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [one for one in sys.modules if one.startswith("pocketcards.desk")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert run("desk", "--no-browser") == 2
    said = capsys.readouterr().err
    assert "uvicorn" in said
    assert 'python -m pip install -e ".[desk]"' in said


@pytest.mark.slow
def test_it_opens_and_closes(root: Path) -> None:
    words = [sys.executable, str(ROOT / "generate.py"), "desk", "km", "--no-browser", "--project", str(root)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as desk:
        assert desk.stdout
        address = desk.stdout.readline().strip().partition("The desk is open: ")[2]
        assert address.startswith("http://127.0.0.1:")
        assert address.endswith("/km/")
        with urllib.request.urlopen(address, timeout=20) as page:
            assert "Khmer" in page.read().decode()
        desk.send_signal(signal.SIGINT)
        rest = desk.stdout.read()
        assert desk.wait(timeout=20) == 0
        assert "The desk is closed." in rest
        assert 'open it with --by "TEAM"' in rest
