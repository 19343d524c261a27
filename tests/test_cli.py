"""The command line as people, scripts and CI meet it: words in, files, messages and an exit code out."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pocketcards import checks
from pocketcards.cli import main
from pocketcards.errors import CardError, InputError, OutputError, UsageError
from pocketcards.model.finding import Rule
from pocketcards.rules import RULES
from tests.builders import write_cards
from tests.bundled import ROOT, SAMPLE

LOCALES = ("es", "zh_Hans")
PO = "translations/es/LC_MESSAGES/cards.po"
NAMES = {
    f"us/{stem}-us-{locale}-card-DRAFT.pdf" for stem in ("card", "indicator") for locale in ("en", *LOCALES)
}
ENTRY = ["path", "sha256", "card", "locale", "region", "format", "status", "pages", "contacts"]
ENTRY += ["copies_read", "codes", "proof"]

Run = Callable[..., int]


def _small_project(root: Path) -> Path:
    """Copy the cards and two of the languages; fonts are the bundled ones."""
    shutil.copytree(SAMPLE / "cards", root / "cards")
    (root / "translations").mkdir()
    for name in ("languages.yaml", "cards.pot"):
        shutil.copy(SAMPLE / "translations" / name, root / "translations" / name)
    for locale in LOCALES:
        shutil.copytree(SAMPLE / "translations" / locale, root / "translations" / locale)
    return root


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return _small_project(tmp_path / "project")


@pytest.fixture
def run(root: Path) -> Run:
    """Run a command on the small project."""

    def runs(*words: object) -> int:
        return main([*map(str, words), "--project", str(root)])

    return runs


@pytest.fixture
def build(root: Path, tmp_path: Path) -> Run:
    """Build the small project into `out`."""

    def builds(*words: object) -> int:
        return main(["build", "--project", str(root), "--out", str(tmp_path / "out"), *map(str, words)])

    return builds


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything of the small project, built once."""
    folder = tmp_path_factory.mktemp("built")
    _small_project(folder / "project")
    with contextlib.redirect_stdout(io.StringIO()):
        assert main(["--project", str(folder / "project"), "--out", str(folder / "out")]) == 0
    return folder


def _generate(*words: str, environment: dict[str, str] | None = None, cwd: Path = ROOT) -> Any:
    """Run generate.py as people do, in a process of its own."""
    return subprocess.run(
        [sys.executable, str(ROOT / "generate.py"), *words],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        timeout=120,
        check=False,
    )


# What a build leaves behind


def test_build_writes_the_files_of_the_contract(built: Path) -> None:
    assert set(_files(built / "out")) == {*NAMES, "manifest.json", "numbers.csv", "SHA256SUMS"}


def test_manifest_has_exactly_the_keys_of_the_contract(built: Path) -> None:
    manifest = json.loads((built / "out" / "manifest.json").read_text("utf-8"))
    assert list(manifest) == ["generator", "artifacts"]
    for entry in manifest["artifacts"]:
        assert list(entry) == ENTRY
        data = (built / "out" / entry["path"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
    assert {entry["path"] for entry in manifest["artifacts"]} == NAMES


def test_manifest_knows_which_card_is_discreet(built: Path) -> None:
    entries = json.loads((built / "out" / "manifest.json").read_text("utf-8"))["artifacts"]
    cards = {Path(entry["path"]).name.split("-")[0]: entry["card"] for entry in entries}
    assert cards == {"card": "hotline", "indicator": "indicator"}


def test_manifest_says_which_number_stands_for_which_role(built: Path) -> None:
    entries = json.loads((built / "out" / "manifest.json").read_text("utf-8"))["artifacts"]
    for entry in entries:
        assert entry["status"] == "draft"
        assert entry["contacts"]["hotline"] == "1-888-373-7888"
        assert entry["contacts"]["emergency"] == "911"
        assert entry["copies_read"] >= len(entry["contacts"])


def test_discreet_file_says_nothing_of_what_it_is(built: Path) -> None:
    for path, data in _files(built / "out").items():
        if path.startswith("us/card-"):
            head = (path.encode() + data).lower()
            assert b"traffick" not in head
            assert b"hotline" not in head


def test_build_says_what_it_made_and_left_out(build: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert build("--card", "hotline", "--locale", "zh_Hans") == 0
    said = capsys.readouterr().out
    assert "1 file in 1 language" in said
    assert "textline left out" in said
    assert "DRAFT" in said


def test_two_runs_write_the_same_bytes(built: Path, tmp_path: Path) -> None:
    assert main(["--project", str(built / "project"), "--out", str(tmp_path / "again")]) == 0
    assert _files(tmp_path / "again") == _files(built / "out")


def test_a_file_does_not_depend_on_what_else_is_built(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "one"
    words = ["--card", "indicator", "--locale", "zh_Hans"]
    assert main(["--project", str(built / "project"), "--out", str(out), *words]) == 0
    path = "us/indicator-us-zh_Hans-card-DRAFT.pdf"
    assert (out / path).read_bytes() == (built / "out" / path).read_bytes()


SURROUNDINGS = {
    "one process, far east, no date": {
        "PYTHONHASHSEED": "1",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "yesterday",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii",
    },
    "two processes, far west, another time": {
        "PYTHONHASHSEED": "777",
        "TZ": "America/Adak",
        "LC_ALL": "C.UTF-8",
        "SOURCE_DATE_EPOCH": "1700000000",
    },
}


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_bytes_do_not_depend_on_the_surroundings(built: Path, tmp_path: Path, name: str) -> None:
    words = ["--project", str(built / "project"), "--out", "out", "--jobs", "2" if "two" in name else "1"]
    done = _generate(*words, environment=SURROUNDINGS[name], cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert _files(tmp_path / "out") == _files(built / "out")


def test_smaller_build_into_the_same_folder_leaves_exactly_what_was_asked_for(
    build: Run, tmp_path: Path
) -> None:
    assert build("--locale", "es") == 0
    assert build("--locale", "es", "--card", "hotline") == 0
    assert set(_files(tmp_path / "out")) == {
        "us/card-us-es-card-DRAFT.pdf",
        "manifest.json",
        "SHA256SUMS",
        "numbers.csv",
    }


# What may be asked for


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("es", "es"),
        ("español", "es"),
        ("Spanish", "es"),
        ("spanish", "es"),
        ("zh_Hans", "zh_Hans"),
        ("zh-Hans", "zh_Hans"),
        ("简体中文", "zh_Hans"),
        ("English", "en"),
    ],
)
def test_language_by_id_own_name_or_english_name(build: Run, tmp_path: Path, name: str, locale: str) -> None:
    assert build("--locale", name, "--card", "hotline") == 0
    assert f"us/card-us-{locale}-card-DRAFT.pdf" in _files(tmp_path / "out")


def test_selection_may_be_repeated_and_doubled(build: Run, tmp_path: Path) -> None:
    assert build("--locale", "es", "--locale", "en", "--locale", "Spanish", "--card", "hotline") == 0
    assert len(_files(tmp_path / "out")) == 5


@pytest.mark.parametrize(
    ("option", "known"),
    [
        ("--card", ["hotline", "indicator"]),
        ("--locale", ["en", "es", "zh_Hans"]),
        ("--region", ["us"]),
        ("--format", ["card"]),
    ],
)
def test_unknown_name_lists_what_there_is(
    build: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, known: list[str]
) -> None:
    assert build(option, "nosuch") == 2
    said = capsys.readouterr().err
    assert "'nosuch'" in said
    for name in known:
        assert name in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
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


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["build", "--help"], ["--version"]])
def test_help_and_version_are_fine(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    assert capsys.readouterr().out


def test_no_command_builds_what_is_near(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "deep" / "below").mkdir(parents=True)
    monkeypatch.chdir(root / "deep" / "below")
    assert main(["--card", "hotline", "--locale", "en"]) == 0
    assert "manifest.json" in _files(root / "deep" / "below" / "out")


# What is wrong with the project


def test_foreign_output_folder_is_refused(
    build: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("precious")
    assert build() == 2
    assert "did not write" in capsys.readouterr().err
    assert _files(tmp_path / "out") == {"letter.txt": b"precious"}


def test_project_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert main(["check", "--project", str(tmp_path / "nowhere")]) == 2


@pytest.mark.parametrize("command", ["build", "check", "doctor"])
def test_named_project_without_cards_is_not_replaced_by_another(
    tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = write_cards(tmp_path) / "empty"
    inner.mkdir()
    assert main([command, "--project", str(inner)]) == 3
    assert "cards" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("name", ["cards/contacts.yaml", "cards/hotline.yaml", "cards/regions.yaml"])
def test_broken_yaml_is_unreadable_input(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    (root / name).write_text('a: b\nc: "open\n', encoding="utf-8")
    assert run(command) == 3
    said = capsys.readouterr()
    assert f"{name}:2: error YML001" in said.out + said.err
    assert "Traceback" not in said.out + said.err


@pytest.mark.parametrize("command", ["build", "check"])
def test_unterminated_text_in_a_catalog_is_a_finding(
    root: Path, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    _edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Hablo español.')
    line = (root / PO).read_text("utf-8").splitlines().index('msgstr "Hablo español.') + 1
    words = ["--out", tmp_path / "out"] if command == "build" else []
    assert run(command, *words) == 1
    said = capsys.readouterr()
    assert f"{PO}:{line}: error CAT009" in said.out + said.err
    assert "Traceback" not in said.out + said.err
    assert not (tmp_path / "out").exists()


def test_broken_language_does_not_stop_another(root: Path, build: Run) -> None:
    _edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Hablo español.')
    assert build("--locale", "zh_Hans", "--card", "hotline") == 0


def test_failed_build_keeps_the_old_set(root: Path, build: Run, tmp_path: Path) -> None:
    assert build("--locale", "es") == 0
    before = _files(tmp_path / "out")
    _edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Llame al 911"')
    assert build("--locale", "es") == 1
    assert _files(tmp_path / "out") == before


def test_untranslated_card_is_left_out_and_named(
    root: Path, build: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(root / PO, 'msgstr "Hablo español."', 'msgstr ""')
    assert build() == 0
    assert {*_files(tmp_path / "out")} == {
        *(NAMES - {"us/card-us-es-card-DRAFT.pdf"}),
        "manifest.json",
        "SHA256SUMS",
        "numbers.csv",
    }
    assert "CRD005 [es speak.self]" in capsys.readouterr().err


def test_untranslated_card_that_was_asked_for_is_an_error(root: Path, build: Run) -> None:
    _edit(root / PO, 'msgstr "Hablo español."', 'msgstr ""')
    assert build("--locale", "es", "--card", "hotline") == 1


def test_unconfirmed_contact_is_named_at_every_build(
    root: Path, build: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    spare = (
        "  spare:\n    confirmed: 'no'\n    kind: voice\n    dial: '1'\n    print: '1'\n    name: Spare\n"
        "    hours: {always: 'yes'}\n    languages: [en]\n    interpreters: 'no'\n    reach: [us]\n"
        "    seen: {url: u, date: d}\n"
    )
    _edit(root / "cards" / "contacts.yaml", "  us-711:\n", f"{spare}  us-711:\n")
    assert build("--locale", "en", "--card", "hotline") == 0
    assert "not confirmed: spare" in capsys.readouterr().out


# check


def test_sound_project_has_no_findings(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    assert capsys.readouterr().out == "no findings\n"


def test_warnings_are_fine_unless_strict(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(root / PO, 'msgstr "Hablo español."', 'msgstr ""')
    assert run("check") == 0
    assert run("check", "--strict") == 1
    assert "MSG005" in capsys.readouterr().out


def test_named_language_has_its_own_findings_and_errors_elsewhere(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(root / PO, 'msgstr "Hablo español."', 'msgstr ""')
    assert run("check", "es", "--strict") == 1
    assert "MSG005" in capsys.readouterr().out
    assert run("check", "en", "--strict") == 0
    _edit(root / PO, 'msgstr "espánish"', 'msgstr "#NAME?"')
    assert run("check", "en") == 1
    assert run("check", "frobnicate") == 2


def test_json_has_the_fields_of_the_contract(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Llame al 911"')
    assert run("check", "--output-format", "json") == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert list(found) == ["code", "severity", "message", "hint", "path", "line", "locale", "msgctxt"]
    assert (found["code"], found["severity"], found["path"]) == ("MSG002", "error", PO)
    assert (found["locale"], found["msgctxt"]) == ("es", "speak.self")
    assert isinstance(found["line"], int)


def test_json_of_a_sound_project_is_an_empty_list(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--output-format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_json_of_a_broken_project_parses(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "cards" / "contacts.yaml").write_text("a: 0116\n", encoding="utf-8")
    assert run("check", "--output-format", "json") == 3
    assert [found["code"] for found in json.loads(capsys.readouterr().out)] == ["YML002"]


def test_github_has_a_command_for_each_finding(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Llame al 911"')
    assert run("check", "--output-format", "github") == 1
    said = capsys.readouterr().out
    assert said.startswith(f"::error file={PO},line=")
    assert len(said.splitlines()) == 1


NASTY = [
    'msgstr "Hablo {x\u202e}"',
    'msgstr "Hablo \x1b[2Jespañol."',
    'msgstr "Hablo \x9b2J\u2066"',
    'msgstr "Hablo" \x1b]0;title\x07\u202e',
    "\x1b[31m::error::x\u2028::warning::y",
    'msgstr "Hablo español."\n\nmsgctxt "evil\u202e::error::"\nmsgid "x"\nmsgstr "y"',
]


@pytest.mark.parametrize("style", ["text", "json", "github"])
@pytest.mark.parametrize("line", NASTY, ids=range(len(NASTY)))
def test_what_a_catalog_smuggles_in_never_comes_out_raw(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str], style: str, line: str
) -> None:
    _edit(root / PO, 'msgstr "Hablo español."', line)
    run("check", "--output-format", style)
    said = capsys.readouterr()
    shown = said.out + said.err
    assert "es" in shown
    assert all(char.isprintable() or char == "\n" for char in shown)
    assert not any(text.startswith("::error::") for text in shown.splitlines())


def test_what_was_not_checked_is_told_in_text_alone(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(root / PO, 'msgstr "Hablo español."', 'msgstr ""')
    assert run("check") == 0
    assert "not checked: es: 1 text missing, fuzzy or outdated" in capsys.readouterr().out
    assert run("check", "--output-format", "json") == 0
    assert [found["code"] for found in json.loads(capsys.readouterr().out)] == ["MSG005"]


WAIVER = """\
waivers:
  - code: {code}
    where: {{locale: es, msgctxt: speak.self}}
    reason: "Looked at, and right in this place"
    until: "2030-01-01"
"""


def _waived(root: Path, code: str) -> None:
    (root / "cards" / "waivers.yaml").write_text(WAIVER.format(code=code), encoding="utf-8")


def test_waiver_lets_a_finding_pass_until_its_day(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(root / PO, 'msgstr "Hablo español."', 'msgstr "I speak English."')
    assert run("check", "--as-of", "2029-12-31") == 1
    assert "MSG019 [es speak.self]" in capsys.readouterr().out
    _waived(root, "MSG019")
    assert run("check", "--as-of", "2029-12-31") == 0
    assert "not checked: MSG019 (es speak.self): waived until 2030-01-01" in capsys.readouterr().out
    assert run("check", "--as-of", "2030-01-02") == 1
    said = capsys.readouterr().out
    assert "MSG019" in said
    assert "cards/waivers.yaml:2: warning WVR001" in said


def test_waiver_of_a_number_is_refused(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Llame al 911"')
    _waived(root, "MSG002")
    assert run("check") == 1
    said = capsys.readouterr().out
    assert "error MSG002" in said
    assert "error WVR003" in said


def test_waiver_of_another_language_does_not_stop_a_build(root: Path, build: Run) -> None:
    _waived(root, "MSG019")
    assert build("--locale", "zh_Hans", "--card", "hotline") == 0


# explain, doctor


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_code_is_explained(rule: Rule, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", rule.code.lower()]) == 0
    said = capsys.readouterr().out
    for part in (rule.code, rule.name, rule.why, rule.fix):
        assert part in said


def test_explain_alone_lists_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [rule.code for rule in RULES]


def test_doctor_names_languages_and_fonts(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor") == 0
    said = capsys.readouterr().out
    assert "all as vendored" in said
    for part in ("es: Spanish, español", "zh_Hans: Chinese (Simplified), 简体中文", "reportlab 5"):
        assert part in said


def test_doctor_takes_warnings_for_fine(root: Path, run: Run) -> None:
    (root / "translations" / "fr").mkdir()
    assert run("doctor") == 0


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
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
) -> None:
    def fails(*_: object, **__: object) -> int:
        raise error

    monkeypatch.setattr(checks, "run_checks", fails)
    assert run("check") == code
    said = capsys.readouterr()
    assert said.err
    assert "Traceback" not in said.out + said.err


def test_message_of_an_error_cannot_act_on_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for error in (RuntimeError("a\x1b[2J\u202eb"), UsageError("a\x1b[2J", "\u202eb")):

        def fails(*_: object, error: Exception = error, **__: object) -> int:
            raise error

        monkeypatch.setattr(checks, "run_checks", fails)
        run("check")
        assert all(char.isprintable() or char == "\n" for char in capsys.readouterr().err)


def test_debug_shows_where_an_internal_error_happened(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "run_checks", None)
    assert run("check", "--debug") == 4
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
    root = _small_project(tmp_path / "project")
    (root / PO).write_bytes(b'msgid "\xff\n')
    done = _generate("check", "--project", str(root), environment={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert PO.encode() in done.stdout
    assert b"Traceback" not in done.stdout + done.stderr
