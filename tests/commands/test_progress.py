"""How far a long command is: nothing at first, then a bar on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import io
from argparse import Namespace
from datetime import date

import pytest

from pocketcards.commands.progress import Progress
from pocketcards.commands.session import Session
from tests.bundled import ROOT

DAY = date(2026, 11, 29)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(err: io.StringIO, seconds: list[float], *, quiet: bool = False, verbose: bool = False) -> str:
    """Return what is printed while card after card is done at these seconds of a hundred cards."""
    session = Session(ROOT, ROOT, None, DAY, DAY, io.StringIO(), io.StringIO())._replace(err=err)
    moments = iter([0.0, *seconds])
    options = Namespace(quiet=quiet, verbose=verbose)
    with Progress(session, options, clock=lambda: next(moments)) as progress:
        for i, _ in enumerate(seconds, 1):
            progress.tell(f"card us {i}", i, 100)
    return err.getvalue()


def test_a_file_gets_a_line_every_ten_seconds() -> None:
    seconds = [0.5 * i for i in range(1, 61)]
    lines = told(io.StringIO(), seconds).splitlines()
    assert lines == [
        "4 of 100 cards, about 48 s to go: card us 4",
        "24 of 100 cards, about 38 s to go: card us 24",
        "44 of 100 cards, about 28 s to go: card us 44",
    ]


@pytest.mark.parametrize("err", [io.StringIO(), Terminal()])
def test_what_is_done_in_two_seconds_says_nothing(err: io.StringIO) -> None:
    assert told(err, [0.5, 1.0, 1.9]) == ""


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    shown = told(Terminal(), [1.0, 2.5, 3.0])
    assert "card us 3" in shown
    assert "3%" in shown
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in told(Terminal(), [1.0, 2.5, 3.0]).replace("\x1b[?25", "")


def test_quiet_says_nothing_and_verbose_names_every_card() -> None:
    seconds = [5.0 * i for i in range(1, 4)]
    assert told(io.StringIO(), seconds, quiet=True) == ""
    lines = told(io.StringIO(), seconds, verbose=True).splitlines()
    assert lines == [f"card us {i} ({i} of 100)" for i in (1, 2, 3)]
