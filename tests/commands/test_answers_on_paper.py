"""Answers to proof sheets on paper, taken in as a whole; and codes that somebody looks up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.signatures import PO, Run, Said, asked, made
from tests.projects import copied, edit, files_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", "es", "km")


def test_paper_counts_as_a_whole(run: Run, root: Path, code: str, capsys: Said) -> None:
    assert (
        run(
            "review",
            "es",
            "--by",
            "Lima team",
            "--code",
            code.lower(),
            "--agreed",
            "all",
            "--not",
            "7, 12",
            "--yes",
        )
        == 0
    )
    assert f"{len(asked(root, code)) - 2} texts signed by Lima team" in capsys.readouterr().out
    assert run("review", "--by", "Lima team", "--code", code, "--agreed", "1-6,9", "--yes") == 0
    edit(root / PO, "Por favor, llame a un intérprete.", "Llame a un intérprete.")
    before = files_of(root)
    capsys.readouterr()
    assert run("review", "es", "--by", "Lima team", "--code", code, "--agreed", "9", "--yes") == 1
    assert f"{code}: changed since it was printed: 2" in (said := capsys.readouterr().err)
    assert "Print anew" in said
    assert files_of(root) == before


def test_what_makes_no_sense_on_paper(run: Run, root: Path, code: str, capsys: Said) -> None:
    other = made(run, root, capsys, "km")
    before = files_of(root)
    wrong = []
    for words, said in (
        (["es", "--agreed", "all"], "name its --code"),
        (["es", "--code", code], "what was ticked"),
        (["es", "--code", code, "--agreed", "x"], "no list of numbers"),
        (["es", "--code", "AAA-AAA", "--agreed", "all"], "none of its letters"),
        (["es", "--code", "QQQ-QQQ", "--agreed", "all"], ""),
        (["es", "--code", other, "--agreed", "all"], "a sheet in Khmer (km), not in es"),
        (["es", "--code", code, "--from", "x", "--agreed", "all"], "--code is for paper"),
        (["es", "--from", "nothing.txt"], "cannot be read"),
    ):
        if run("review", *words, "--by", "Team", "--yes") == 0 or said not in capsys.readouterr().err:
            wrong.append(words)
    assert wrong == []
    assert files_of(root) == before


def test_verify_tells_which_kind_of_code_it_is(run: Run, root: Path, code: str, capsys: Said) -> None:
    assert run("verify", "--code", code.replace("-", " ").lower()) == 0
    said = capsys.readouterr().out
    assert f"{code} is the code of a proof sheet, not of a printed card" in said
    assert f"card hotline, Spanish, {len(asked(root, code))} texts, first made on 2026-11-23" in said
    edit(root / PO, "Por favor, llame a un intérprete.", "Llame a un intérprete.")
    assert run("verify", "--code", code) == 1
    assert "Changed since: 2" in capsys.readouterr().out
    assert run("verify", "--code", code, "--output-format", "json") == 1
    assert json.loads(capsys.readouterr().out)[0]["code"] == "ASK007"
    assert run("verify", "--code", "BCD-FGH") == 1
    assert "ASK005" in capsys.readouterr().out
