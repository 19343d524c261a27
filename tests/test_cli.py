"""The command line as people, scripts and CI meet it: words in, an exit code out, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pocketcards import checks
from pocketcards.cli import main
from pocketcards.errors import CardError, InputError, OutputError, UsageError
from tests.builders import write_cards
from tests.bundled import ROOT
from tests.projects import copied, files_of
from tests.support.each import each

LOCALES = ("es", "zh_Hans")
PO = "translations/es/LC_MESSAGES/cards.po"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", *LOCALES)


@pytest.fixture
def check(root: Path) -> Callable[..., int]:
    return lambda *words: main(["check", "--project", str(root), *words])


@each(
    "words",
    [
        ["nosuch"],
        ["--nosuch"],
        ["build", "--jobs", "0"],
        ["build", "--jobs", "-1"],
        ["build", "--jobs", "²"],
        ["build", "--jobs", "x"],
        ["check", "--output-format", "xml"],
        ["explain", "ABC999"],
        ["explain", "a", "b"],
    ],
)
def test_wrong_words_are_usage_errors(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "error" in capsys.readouterr().err


def test_mistyped_command_is_told_in_two_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stauts", "es"]) == 2
    assert capsys.readouterr().err == "error: there is no command 'stauts'\n  Write status.\n"
    assert main(["frobnicate"]) == 2
    assert "There are: build, check" in capsys.readouterr().err


def test_what_a_command_does_not_take_is_told_with_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    """By its name, without a wall of options."""
    told = {
        ("import", "es", "cards-es.csv"): (
            "error: `import` has no use for 'cards-es.csv'",
            "  Write: python generate.py import FILE",
        ),
        ("build", "--regoin=us"): ("error: `build` has no option --regoin", "  Write --region."),
        ("review", "es"): (
            "error: the following arguments are required: --by",
            "  `generate.py review --help` shows what it takes.",
        ),
        ("build", "us"): ("error: `build` has no use for 'us'", "  `build --help` shows its options."),
        ("--frobnicate",): (
            "error: `build` has no option --frobnicate",
            "  `build --help` shows those it has.",
        ),
    }
    for words, lines in told.items():
        assert main(words) == 2, words
        assert tuple(capsys.readouterr().err.splitlines()) == lines, words


@each("words", [["--help"], ["-h"], ["build", "--help"], ["--version"]])
def test_help_and_version_are_fine(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    assert capsys.readouterr().out


def test_no_command_builds_what_is_near(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "deep" / "below").mkdir(parents=True)
    monkeypatch.chdir(root / "deep" / "below")
    assert main(["--card", "hotline", "--locale", "en"]) == 0
    assert "manifest.json" in files_of(root / "deep" / "below" / "out")


def test_project_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert main(["check", "--project", str(tmp_path / "nowhere")]) == 2


@each("command", ["build", "check", "doctor"])
def test_named_project_without_cards_is_not_replaced_by_another(
    tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = write_cards(tmp_path) / "empty"
    inner.mkdir()
    assert main([command, "--project", str(inner)]) == 3
    assert "cards" in capsys.readouterr().err


# Ends that are nobody's wish


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyboardInterrupt(), 130),
        (UsageError("x", "y"), 2),
        (OutputError("x"), 2),
        (InputError("x"), 3),
        (CardError("x"), 4),
        (RuntimeError("x"), 4),
        (RecursionError("x"), 4),
        (MemoryError(), 4),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else str(value),
)
def test_every_end_has_its_code_and_no_traceback(
    check: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
) -> None:
    def fails(*_: object, **__: object) -> int:
        raise error

    monkeypatch.setattr(checks, "run_checks", fails)
    assert check() == code
    said = capsys.readouterr()
    assert said.err
    assert "Traceback" not in said.out + said.err


def test_message_of_an_error_cannot_act_on_the_terminal(
    check: Callable[..., int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for error in (RuntimeError("a\x1b[2J\u202eb"), UsageError("a\x1b[2J", "\u202eb")):

        def fails(*_: object, error: Exception = error, **__: object) -> int:
            raise error

        monkeypatch.setattr(checks, "run_checks", fails)
        check()
        assert all(char.isprintable() or char == "\n" for char in capsys.readouterr().err)


def test_debug_shows_where_an_internal_error_happened(
    check: Callable[..., int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "run_checks", None)
    assert check("--debug") == 4
    assert "Traceback" in capsys.readouterr().err


# In a process of its own


def test_help_loads_no_typesetter() -> None:
    words = [sys.executable, "-X", "importtime", str(ROOT / "generate.py"), "--help"]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", timeout=60, check=True)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "argparse" in imported
    slow = {
        "reportlab",
        "uharfbuzz",
        "fontTools",
        "pypdfium2",
        "icu",
        "babel",
        "yaml",
        "rich",
        "phonenumbers",
    }
    assert imported.isdisjoint(slow)
    assert "exit codes" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes pipes in another way")
def test_reader_that_goes_away_is_no_fault(root: Path) -> None:
    words = [sys.executable, str(ROOT / "generate.py"), "explain"]
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(words, stdout=write, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(write)
    assert done.returncode == 0
    assert done.stderr == b""


def test_fault_in_a_process_of_its_own_prints_no_traceback(tmp_path: Path) -> None:
    root = copied(tmp_path / "project", *LOCALES)
    (root / PO).write_bytes(b'msgid "\xff\n')
    done = subprocess.run(
        [sys.executable, str(ROOT / "generate.py"), "check", "--project", str(root)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert PO.encode() in done.stdout
    assert b"Traceback" not in done.stdout + done.stderr


def test_what_the_system_refuses_is_said_in_plain_words(root: Path, tmp_path: Path) -> None:
    """A folder that nobody can write to, a full disk behind what is printed, no output at all."""

    def said(*words: str, to: int | None = None, closed: bool = False) -> tuple[int, str]:
        command = [sys.executable, "-m", "pocketcards", *words, "--project", str(root)]
        shell = ["sh", "-c", '"$@" >&-', "sh", *command] if closed else command
        done = subprocess.run(shell, stdout=to, stderr=subprocess.PIPE, cwd=ROOT, check=False)
        return done.returncode, done.stderr.decode()

    with Path("/dev/full").open("wb") as full:
        for words in (["list", "cards"], ["status", "es"], ["check", "es"]):
            code, words_said = said(*words, to=full.fileno())
            assert code == 3, (words, words_said)
            assert "error: what is printed cannot be written: No space left on device" in words_said, words
    assert said("list", "cards", closed=True) == (
        3,
        "error: there is nowhere to print: standard output is closed\n",
    )
    code, words_said = said("export", "es", "--out", "/proc/x.csv", to=subprocess.DEVNULL)
    assert code == 3
    assert "error: /proc/x.csv cannot be written: No such file or directory; it is as it was" in words_said
    assert "our fault" not in words_said
