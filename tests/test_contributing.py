"""CONTRIBUTING.md is true: its paths, names, commands, options and programs are there."""

from __future__ import annotations

import contextlib
import importlib
import io
import re
import shlex
from functools import cache

from pocketcards.cli import _parser, _with_command, main
from pocketcards.rules import RULES
from tests.bundled import ROOT
from tests.support.markdown import commands, ticked
from tests.support.programs import PACKAGES, UNICODE_PACKAGE

PAGE = ROOT / "CONTRIBUTING.md"
CODE = sorted({*ticked(PAGE), *commands(PAGE)})
PATH = re.compile(r"[\w.<>-]*/[\w./<>-]*|[\w<>-]+\.(?:yaml|lock|md|po|pot|py|csv|json)")
NAME = re.compile(r"pocketcards(?:\.\w+)+")
WRITTEN = {
    "cards/waivers.yaml": "a project has it where it waives something",
    "manifest.json": "`build` writes it",
    "review.yaml": "`review` writes it",
    "remarks.yaml": "`review` writes it",
    "proofs.yaml": "`proof` writes it",
}
"""Paths that need not be there, each with the reason."""


def exists(path: str) -> bool:
    """Return whether a path is there; what stands in <> is any word."""
    pattern = re.sub(r"<\w+>", "*", path).rstrip("/")
    return any(ROOT.glob(pattern)) or ("/" not in path and any(ROOT.glob(f"[!.]*/{pattern}")))


def has(name: str) -> bool:
    """Return whether a module, or an attribute of one, has this dotted name."""
    module, _, attribute = name.rpartition(".")
    try:
        return hasattr(importlib.import_module(module), attribute) or bool(importlib.import_module(name))
    except ImportError:
        return False


@cache
def help_of(*command: str) -> str:
    """Return what a command says with --help; empty where there is no such command."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        code = main([*command, "--help"])
    return "" if code else said.getvalue()


def known_commands() -> list[str]:
    return re.findall(r"^ {4}([a-z]+) ", help_of(), re.MULTILINE)


def options_of(*command: str) -> set[str]:
    return set(re.findall(r"--[a-z][a-z-]*", help_of(*command)))


def ours(code: str) -> list[str]:
    """Return the words that a line hands to generate.py; [] where it is no such line."""
    words = shlex.split(code)
    if words[:2] == ["python", "generate.py"]:
        return words[2:] or ["build"]
    return words if words[:1] and words[0] in known_commands() else []


def faults(words: list[str]) -> str:
    """Return what is said of a command line of ours that is none; one that is only named may lack words."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            words = _with_command(words)
            _parser(words[0]).parse_args(words)
        except SystemExit as stopped:
            short = re.search("arguments are required|expected one argument", said.getvalue())
            return said.getvalue() if stopped.code and not short else ""
    return ""


def test_paths_are_there() -> None:
    words = {word for code in CODE for word in code.split() if PATH.fullmatch(word)}
    named = {word for word in words if not word.startswith(".venv/")}
    assert len(named) > 20
    assert sorted(path for path in named if path not in WRITTEN and not exists(path)) == []


def test_names_are_there() -> None:
    named = {word for code in CODE for word in code.split() if NAME.fullmatch(word)}
    assert len(named) > 3
    assert sorted(name for name in named if not has(name)) == []


def test_codes_are_those_of_rules() -> None:
    named = {code for code in CODE if re.fullmatch("[A-Z]{3}[0-9]{3}", code)}
    assert named
    assert named <= {rule.code for rule in RULES}


def test_commands_and_their_options_are_there() -> None:
    lines = [words for code in CODE if not code.startswith("-") and (words := ours(code))]
    assert len(lines) > 20
    assert {" ".join(words): said for words in lines if (said := faults(words))} == {}


def test_a_command_that_is_not_there_is_seen() -> None:
    for words in (["frobnicate"], ["check", "--fix"], ["contacts", "lock", "--force"]):
        assert "error: " in faults(words)
    assert faults(["contacts", "lock", "--yes"]) == ""


def test_options_that_stand_alone_are_of_some_command() -> None:
    known = set.union(*(options_of(command) for command in known_commands()), options_of("contacts", "lock"))
    named = {code.split()[0] for code in CODE if code.startswith("--")}
    assert named
    assert named <= known


def test_tools_are_those_of_the_project() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    tools = {code.split()[0].rpartition("/")[2] for code in CODE if code.startswith(".venv/bin/")} - {
        "python"
    }
    assert tools == {"mypy", "ruff"}
    assert all(f'"{tool}==' in project for tool in tools)
    assert '"--accept"' in (ROOT / "tests" / "conftest.py").read_text("utf-8")


def test_system_programs_are_those_that_ci_installs() -> None:
    [line] = [code for code in CODE if code.startswith("apt-get install ")]
    installed = re.findall(r"needed\+=\((\S+)\)", (ROOT / ".ci" / "run").read_text("utf-8"))
    assert line.split()[2:] == sorted(installed)


def test_system_programs_are_those_that_tests_ask_for() -> None:
    [line] = [code for code in CODE if code.startswith("apt-get install ")]
    assert line.split()[2:] == sorted({*PACKAGES.values(), UNICODE_PACKAGE})
