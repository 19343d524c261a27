"""`explain` on the command line: every code has its page."""

from __future__ import annotations

import pytest

from pocketcards.cli import main
from pocketcards.rules import RULES


def test_every_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for rule in RULES:
        assert main(["explain", rule.code.lower()]) == 0
        said = capsys.readouterr().out
        for part in (rule.code, rule.name, rule.why, rule.fix):
            assert part in said


def test_explain_alone_lists_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [rule.code for rule in RULES]
