"""Findings reach people, programs and code hosts, and nothing that a file could smuggle in."""

from __future__ import annotations

import json
import unicodedata

from pocketcards.commands.report import render, safe, summary
from pocketcards.model.finding import Severity
from tests.builders import finding
from tests.support.each import each

NASTY = (
    "a\x00\x07\x1b[2J\x7f\x85\x9b\u061c\u200e\u200f\u202a\u202e"
    "\u2028\u2029\u2066\u2069\ufeff\U000e0041\ud800z"
)
STYLES = ("text", "json", "github")
FULL = finding(path="cards/a.yaml", line=7, locale="es", msgctxt="help.title")


def test_text_has_place_severity_code_subject_and_way_out() -> None:
    assert render([FULL], "text") == ("cards/a.yaml:7: error MSG001 [es help.title]: a fact\n    a way out")


def test_text_without_a_place_speaks_of_the_project() -> None:
    assert render([finding()], "text") == "project: error MSG001: a fact\n    a way out"


def test_json_has_the_fields_of_the_interface() -> None:
    (read,) = json.loads(render([FULL], "json"))
    assert list(read) == ["code", "severity", "message", "hint", "path", "line", "locale", "msgctxt"]
    assert read == FULL._asdict()


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(render([], "json")) == []


def test_json_gives_every_character_back() -> None:
    (read,) = json.loads(render([finding(message=NASTY)], "json"))
    assert read["message"] == NASTY


@each(
    ("severity", "word"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")],
)
def test_github_has_a_command_for_each_severity(severity: Severity, word: str) -> None:
    assert render([finding(severity=severity)], "github").startswith(f"::{word} ")


def test_github_names_file_line_and_code() -> None:
    assert render([FULL], "github") == (
        "::error file=cards/a.yaml,line=7,title=MSG001::[es help.title] a fact a way out"
    )


def test_github_escapes_what_would_end_a_property() -> None:
    shown = render([finding(path="a,line=9::x%\n::error::y")], "github")
    assert (
        shown == "::error file=a%2Cline=9%3A%3Ax%25<U+000A>%3A%3Aerror%3A%3Ay,title=MSG001::a fact a way out"
    )


def test_github_message_stays_on_its_line() -> None:
    shown = render([finding(message="a\r\n::set-env name=x::y 50%")], "github")
    assert len(shown.splitlines()) == 1
    assert "50%25" in shown


@each("style", STYLES)
@each("field", ["message", "hint", "path", "locale", "msgctxt"])
def test_nothing_that_acts_on_a_terminal_comes_out(style: str, field: str) -> None:
    shown = render([finding(**{field: NASTY})], style)
    assert {unicodedata.category(char) for char in shown.replace("\n", "")}.isdisjoint(
        {"Cc", "Cf", "Cs", "Zl", "Zp"}
    )
    shown.encode("utf-8")


@each("style", ["text", "github"])
def test_a_finding_cannot_fake_another(style: str) -> None:
    shown = render([finding(message="x\ncards/b.yaml:1: error FAKE01: y")], style)
    assert "\ncards/b.yaml" not in shown


@each("text", ["español", "پاکستان", "ខ្មែរ\u200bអ", "क्‍ष", "می‌خواهم", "简体中文", "a b"])
def test_text_of_every_language_is_shown_as_it_is(text: str) -> None:
    assert safe(text) == text


def test_what_does_not_print_is_shown_by_its_code_point() -> None:
    assert safe("a\x1b\u202eb") == "a<U+001B><U+202E>b"


@each("style", STYLES)
def test_findings_come_by_file_and_line(style: str) -> None:
    some = [
        finding(message="4th", path="b", line=1),
        finding(message="3rd", path="a", line=10),
        finding(message="2nd", path="a", line=9),
        finding(message="1st"),
    ]
    shown = render(some, style)
    assert sorted(["1st", "2nd", "3rd", "4th"], key=shown.index) == ["1st", "2nd", "3rd", "4th"]
    assert render(some[::-1], style) == shown


@each(
    ("severities", "said"),
    [
        ([], "no findings"),
        ([Severity.ERROR], "1 error"),
        ([Severity.NOTE, Severity.WARNING, Severity.ERROR, Severity.WARNING], "1 error, 2 warnings, 1 note"),
    ],
)
def test_summary_counts_each_severity(severities: list[Severity], said: str) -> None:
    assert summary([finding(severity=severity) for severity in severities]) == said
