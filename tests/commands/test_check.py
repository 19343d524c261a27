"""`check` on the command line: findings for people, scripts and reviews, and what may let one pass."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pocketcards.cli import main
from tests.projects import copied, edit
from tests.support.each import each

LOCALES = ("es", "zh_Hans")
PO = "translations/es/LC_MESSAGES/cards.po"
Run = Callable[..., int]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project", *LOCALES)


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
    edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Hablo español.')
    line = (root / PO).read_text("utf-8").splitlines().index('msgstr "Hablo español.') + 1
    words = ["--out", tmp_path / "out"] if command == "build" else []
    assert run(command, *words) == 1
    said = capsys.readouterr()
    assert f"{PO}:{line}: error CAT009" in said.out + said.err
    assert "Traceback" not in said.out + said.err
    assert not list((tmp_path / "out").rglob("*-es-*"))


def test_sound_project_has_no_findings(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    assert capsys.readouterr().out == "no findings\n"


def test_warnings_are_fine_unless_strict(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root / PO, 'msgstr "Hablo español."', 'msgstr ""')
    assert run("check") == 0
    assert run("check", "--strict") == 1
    assert "MSG005" in capsys.readouterr().out


def test_named_language_has_its_own_findings_and_errors_in_what_all_cards_rest_on(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root / PO, 'msgstr "Hablo español."', 'msgstr ""')
    edit(root / PO, 'msgstr "espánish"', 'msgstr "#NAME?"')
    assert run("check", "es", "--strict") == 1
    said = capsys.readouterr().out
    assert "MSG005" in said
    assert "not checked: whether a text is that of another language" in said
    assert run("check", "en", "--strict") == 0
    assert run("check") == 1
    assert run("check", "frobnicate") == 2
    edit(root / "cards/contacts.yaml", "911", "912")
    assert run("check", "en") == 1


def test_json_has_the_fields_of_the_contract(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Llame al 911"')
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
    edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Llame al 911"')
    assert run("check", "--output-format", "github") == 1
    said = capsys.readouterr().out
    assert said.startswith(f"::error file={PO},line=")
    assert len(said.splitlines()) == 1


@each("marked", ["by git", "by the code host"])
def test_annotations_name_files_from_the_root_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], marked: str
) -> None:
    """A code host shows no annotation for a path that the repository does not have."""
    repository = tmp_path / marked
    project = copied(repository / "tools" / "cards", *LOCALES)
    if marked == "by git":
        (repository / ".git").mkdir()
    else:
        monkeypatch.setenv("GITHUB_WORKSPACE", str(repository))
    county = repository / "county"
    county.mkdir()
    (county / "contacts.yaml").write_text("contacts: 0116\n", encoding="utf-8")
    edit(project / PO, 'msgstr "Hablo español."', 'msgstr "Llame al 911"')
    monkeypatch.chdir(repository)
    words = ["check", "--project", "tools/cards", "--output-format", "github"]
    assert main(words) == 1
    assert f"file=tools/cards/{PO},line=" in capsys.readouterr().out
    for overlay in ("county", str(county)):
        assert main([*words, "--overlay", overlay]) == 3
        said = capsys.readouterr().out
        assert "file=county/contacts.yaml,line=1" in said, said


NASTY = [
    'msgstr "Hablo {x\u202e}"',
    'msgstr "Hablo \x1b[2Jespañol."',
    'msgstr "Hablo \x9b2J\u2066"',
    'msgstr "Hablo" \x1b]0;title\x07\u202e',
    "\x1b[31m::error::x\u2028::warning::y",
    'msgstr "Hablo español."\n\nmsgctxt "evil\u202e::error::"\nmsgid "x"\nmsgstr "y"',
]


@each("style", ["text", "json", "github"])
@each("line", NASTY)
def test_what_a_catalog_smuggles_in_never_comes_out_raw(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str], style: str, line: str
) -> None:
    whole = (root / PO).read_bytes()
    edit(root / PO, 'msgstr "Hablo español."', line)
    run("check", "--output-format", style)
    (root / PO).write_bytes(whole)
    said = capsys.readouterr()
    shown = said.out + said.err
    assert "es" in shown
    assert all(char.isprintable() or char == "\n" for char in shown)
    assert not any(text.startswith("::error::") for text in shown.splitlines())


def test_what_was_not_checked_is_told_in_text_alone(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root / PO, 'msgstr "Hablo español."', 'msgstr ""')
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


def _waived(root: Path, code: str, message: str = "speak.self") -> None:
    text = WAIVER.format(code=code).replace("speak.self", message)
    (root / "cards" / "waivers.yaml").write_text(text, encoding="utf-8")


def test_waiver_lets_a_finding_pass_until_its_day(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root / PO, 'msgstr "Mensaje de texto"', 'msgstr "Text message"')
    assert run("check", "--as-of", "2029-12-31") == 1
    assert "MSG019 [es channel.text]" in capsys.readouterr().out
    _waived(root, "MSG019", "channel.text")
    assert run("check", "--as-of", "2029-12-31") == 0
    assert "not checked: MSG019 (es channel.text): waived until 2030-01-01" in capsys.readouterr().out
    assert run("check", "--as-of", "2030-01-02") == 1
    said = capsys.readouterr().out
    assert "MSG019" in said
    assert "cards/waivers.yaml:2: warning WVR001" in said


def test_waiver_of_a_number_is_refused(root: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root / PO, 'msgstr "Hablo español."', 'msgstr "Llame al 911"')
    _waived(root, "MSG002")
    assert run("check") == 1
    said = capsys.readouterr().out
    assert "error MSG002" in said
    assert "error WVR003" in said


def test_waiver_of_another_language_does_not_stop_a_build(root: Path, build: Run) -> None:
    _waived(root, "MSG019")
    assert build("--locale", "zh_Hans", "--card", "hotline") == 0
