"""Whoever starts the program without what it needs is told what is missing, and the command that mends it."""

from __future__ import annotations

import ast
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from pocketcards.commands.missing import missing_package
from pocketcards.formats import FORMATS
from tests import bundled
from tests.bundled import ROOT
from tests.projects import copied
from tests.support.markdown import commands, ticked
from tests.test_contributing import faults

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


def test_commands_of_the_readme_are_words_that_the_program_knows() -> None:
    """All of them as they stand, on Windows too: `.venv\\Scripts\\python generate.py …`."""
    page = ROOT / "README.md"
    lines = [*commands(page), *ticked(page)]
    given = [line.partition("generate.py ")[2].partition("#")[0] for line in lines if "generate.py " in line]
    assert len(given) > 12
    assert {line: said for line in given if (said := faults(shlex.split(line)))} == {}


@pytest.mark.slow
def test_a_console_that_knows_no_script_is_no_hindrance(tmp_path: Path) -> None:
    """Words in Amharic, typed and printed where everything but ASCII is bytes; long and spaced folders."""
    root = copied(
        tmp_path / "Cards of our county" / ("a folder with a long name " * 4).strip(), "es", "zh_Hans"
    )
    for name in ("español", "简体中文"):
        done = subprocess.run(
            [sys.executable, str(GENERATE), "--project", str(root), "--locale", name, "--card", "hotline"],
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "1 file in 1 language" in done.stdout.decode("utf-8")


def test_no_name_is_too_long_or_strange_for_windows() -> None:
    """A path of Windows has 260 characters, of which a home and a folder of cards take a hundred."""
    tracked = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=True)
    longest = [
        f"us_mo/{card}-us_mo-{locale}-{one.name}-DRAFT.pdf"
        for card in bundled.EVERY_CARD
        for locale in bundled.TRANSLATED
        for one in FORMATS
    ]
    names = [*tracked.stdout.splitlines(), *longest]
    assert [name for name in names if len(name) > 100] == []
    assert [name for name in names if re.search(r'[<>:"|?*\\]|[. ](/|$)', name)] == []
    devices = re.compile(r"(^|/)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|/|$)", re.IGNORECASE)
    assert [name for name in names if devices.search(name)] == []
    assert len({name.casefold() for name in names}) == len({*names})


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
