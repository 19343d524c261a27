"""Whoever starts the program without what it needs is told what is missing, and the command that mends it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

from pocketcards.commands.missing import missing_package
from tests.bundled import ROOT

GENERATE = ROOT / "generate.py"


def _run(*words: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        timeout=60,
        check=False,
    )


def test_an_old_python_can_read_the_first_file() -> None:
    text = GENERATE.read_text("utf-8")
    ast.parse(text, feature_version=(3, 7))
    assert "from __future__" not in text
    assert not any(isinstance(node, ast.JoinedStr) for node in ast.walk(ast.parse(text)))


def test_an_old_python_is_told_what_to_install(tmp_path: Path) -> None:
    alone = tmp_path / "generate.py"
    alone.write_bytes(GENERATE.read_bytes())
    code = "import runpy, sys; sys.version_info = (3, 8, 18); runpy.run_path('generate.py')"
    said = _run("-c", code, folder=tmp_path)
    assert (said.returncode, said.stdout) == (2, "")
    assert "this is Python 3.8; pocketcards needs 3.11 or newer" in said.stderr
    assert "-m venv .venv" in said.stderr
    assert "install -e ." in said.stderr
    own = tmp_path / ".venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    own.parent.mkdir(parents=True)
    own.touch()
    said = _run("-c", code, folder=tmp_path)
    assert f'There is one in .venv: "{own}" generate.py' in said.stderr


def test_a_python_without_packages_is_told_the_command(tmp_path: Path) -> None:
    """`-S` hides what is installed, as the bare Python of a machine has nothing."""
    for words in ((), ("check",), ("build", "--locale", "en", "--out", str(tmp_path / "out"))):
        said = _run("-S", str(GENERATE), *words)
        assert said.returncode == 2, words
        assert said.stdout == ""
        assert said.stderr.startswith("error: the package "), said.stderr
        assert "internal" not in said.stderr
        assert "Traceback" not in said.stderr
        assert f'-m pip install -e "{ROOT}"' in said.stderr or ".venv" in said.stderr
    assert _run("-S", str(GENERATE), "--help").returncode == 0


def test_the_command_fits_the_machine(tmp_path: Path) -> None:
    own = missing_package("babel", tmp_path, own=True)
    assert str(own) == "the package babel is missing, and without it nothing can be made"
    assert own.hint == f'Install what the program needs: "{sys.executable}" -m pip install -e "{tmp_path}"'
    unix = missing_package("babel", tmp_path, windows=False, own=False)
    assert unix.hint.splitlines()[0] == f'Once: python3 -m venv "{tmp_path / ".venv"}"'
    windows = missing_package("babel", tmp_path, windows=True, own=False)
    assert windows.hint.startswith("Once: py -m venv ")
    assert "python.exe" in windows.hint
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()
    assert missing_package("babel", tmp_path, windows=False, own=False).hint == (
        f'The Python in .venv has it: "{tmp_path / ".venv" / "bin" / "python"}" "{tmp_path / "generate.py"}"'
    )
